import { escapeXml } from '../../formats/write/escape-xml.ts'
import type { EntityType } from '../../model/index.ts'
import { CANVAS_COLOURS, NODE_LOOKS, STROKE_LOOKS, outlinePoints } from './appearance.ts'
import type { Scheme, Stroke } from './appearance.ts'

/** A node as it is drawn, in CSS pixels of the picture. */
export interface SnapshotNode {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly colour: string
  readonly entityType: EntityType
  /** Empty: no label is shown. */
  readonly label: string
}

/** An edge as it is drawn; `source` and `target` are positions in the list of nodes. */
export interface SnapshotEdge {
  readonly source: number
  readonly target: number
  readonly curvature: number
  readonly width: number
  readonly colour: string
  readonly stroke: Stroke
  readonly bothWays: boolean
  readonly label: string
}

/** What is in view. */
export interface Snapshot {
  readonly width: number
  readonly height: number
  readonly scheme: Scheme
  /** Later ones stand above earlier ones. */
  readonly nodes: readonly SnapshotNode[]
  readonly edges: readonly SnapshotEdge[]
}

export interface PictureText {
  /** Empty: none. */
  readonly title: string
  /** Names of the types and strokes to explain; empty lists: no legend. */
  readonly types: readonly { readonly type: EntityType; readonly label: string }[]
  readonly strokes: readonly { readonly stroke: Stroke; readonly label: string }[]
}

const FONT = '-apple-system, BlinkMacSystemFont, &quot;Segoe UI&quot;, Roboto, Helvetica, Arial, sans-serif'
const TITLE_HEIGHT = 40
const LEGEND_ROW = 22
const LEGEND_COLUMN = 210
const MARGIN = 14
const LABEL_SIZE = 12.5
const EDGE_LABEL_SIZE = 11
const CHARACTER_WIDTH = 0.56

/** The picture as SVG, `scale` times as large as on the page; title above, legend below. All text is escaped. */
export const writePictureSvg = (snapshot: Snapshot, text: PictureText, scale: number): string => {
  const { width, height, scheme } = snapshot
  const colours = CANVAS_COLOURS[scheme]
  const top = text.title === '' ? 0 : TITLE_HEIGHT
  const legend = legendRows(text, scheme, width)
  const edges = snapshot.edges.map((edge) => edgeSvg(edge, snapshot))
  const whole = top + height + legend.height
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width * scale)}" height="${number(whole * scale)}" viewBox="0 0 ${number(width)} ${number(whole)}" font-family="${FONT}">`,
    `<title>${escapeXml(text.title === '' ? 'Relata' : text.title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.background}"/>`,
    text.title === ''
      ? ''
      : `<text x="${MARGIN}" y="26" font-size="18" font-weight="600" fill="${colours.label}">${escapeXml(text.title)}</text>`,
    `<svg y="${top}" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}">`,
    ...edges.map(({ line }) => line),
    ...snapshot.nodes.map(
      ({ x, y, radius, colour, entityType }) =>
        `<polygon transform="translate(${number(x)} ${number(y)})" points="${outlinePoints(NODE_LOOKS[entityType].outline, radius)}" fill="${colour}"/>`,
    ),
    ...writeLabels([...nodeLabels(snapshot), ...edges.flatMap(({ label }) => label ?? [])], scheme),
    '</svg>',
    `<g transform="translate(0 ${number(top + height)})">`,
    ...legend.rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

/** The line with its arrows, and its label. */
const edgeSvg = (
  edge: SnapshotEdge,
  { nodes, scheme }: Snapshot,
): { readonly line: string; readonly label: Label | null } => {
  const [source, target] = [nodes[edge.source], nodes[edge.target]]
  if (!source || !target) return { line: '', label: null }
  const control = {
    x: (source.x + target.x) / 2 + (target.y - source.y) * edge.curvature,
    y: (source.y + target.y) / 2 - (target.x - source.x) * edge.curvature,
  }
  const length = 4 * edge.width
  const tip = towards(target, control, target.radius)
  const tail = edge.bothWays ? towards(source, control, source.radius) : source
  const [from, to] = [edge.bothWays ? towards(tail, control, length) : tail, towards(tip, control, length)]
  const { dashes, double } = STROKE_LOOKS[edge.stroke]
  const path = `d="M${point(from)} Q${point(control)} ${point(to)}" fill="none"`
  const line = `<path ${path} stroke="${edge.colour}" stroke-width="${number(edge.width)}"${dashes.length > 0 ? ` stroke-dasharray="${dashes.join(' ')}"` : ''}/>`
  const gap = double
    ? `<path ${path} stroke="${CANVAS_COLOURS[scheme].background}" stroke-width="${number(edge.width * 0.4)}"/>`
    : ''
  const heads = [arrow(tip, to, edge), ...(edge.bothWays ? [arrow(tail, from, edge)] : [])]
  const middle = { x: (from.x + 2 * control.x + to.x) / 4, y: (from.y + 2 * control.y + to.y) / 4 }
  const label =
    edge.label === '' ? null : { x: middle.x, y: middle.y, size: EDGE_LABEL_SIZE, text: edge.label, isCentred: true }
  return { line: `${line}${gap}${heads.join('')}`, label }
}

const arrow = (tip: Point, base: Point, { width, colour }: SnapshotEdge): string => {
  const [x, y] = [tip.x - base.x, tip.y - base.y]
  const size = Math.hypot(x, y) || 1
  const [acrossX, acrossY] = [(-y / size) * width * 1.5, (x / size) * width * 1.5]
  const corners = [tip, { x: base.x + acrossX, y: base.y + acrossY }, { x: base.x - acrossX, y: base.y - acrossY }]
  return `<polygon points="${corners.map(point).join(' ')}" fill="${colour}"/>`
}

interface Label extends Point {
  readonly size: number
  readonly text: string
  /** Whether `x` is its middle, not its left end. */
  readonly isCentred: boolean
}

/** Those of larger nodes first. */
const nodeLabels = ({ nodes }: Snapshot): readonly Label[] =>
  nodes
    .filter(({ label }) => label !== '')
    .toSorted((one, other) => other.radius - one.radius)
    .map(({ x, y, radius, label }) => ({ x: x + radius + 4, y, size: LABEL_SIZE, text: label, isCentred: false }))

/** Above all lines and nodes; a label that would stand on an earlier one is left out. */
const writeLabels = (labels: readonly Label[], scheme: Scheme): readonly string[] => {
  const taken: Box[] = []
  const { label: colour, background } = CANVAS_COLOURS[scheme]
  return labels.flatMap(({ x, y, size, text, isCentred }) => {
    const width = text.length * size * CHARACTER_WIDTH
    const left = isCentred ? x - width / 2 : x
    const box = { left, right: left + width, top: y - size / 2 }
    if (taken.some((other) => overlap(box, other))) return []
    taken.push(box)
    return [
      `<text x="${number(x)}" y="${number(y + size / 3)}" font-size="${size}"${isCentred ? ' text-anchor="middle"' : ''} fill="${colour}" stroke="${background}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${escapeXml(text)}</text>`,
    ]
  })
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && Math.abs(one.top - other.top) < LABEL_SIZE

const legendRows = (
  { types, strokes }: PictureText,
  scheme: Scheme,
  width: number,
): { readonly rows: readonly string[]; readonly height: number } => {
  const marks = [
    ...types.map(({ type, label }) => {
      const { outline, colour } = NODE_LOOKS[type]
      return {
        mark: `<polygon transform="translate(12 0)" points="${outlinePoints(outline, 6)}" fill="${colour[scheme]}"/>`,
        label,
      }
    }),
    ...strokes.map(({ stroke, label }) => {
      const { dashes, double, colour } = STROKE_LOOKS[stroke]
      const line = (y: number, thickness: number) =>
        `<path d="M0 ${y}H24" stroke="${colour[scheme]}" stroke-width="${thickness}"${dashes.length > 0 ? ` stroke-dasharray="${dashes.join(' ')}"` : ''}/>`
      return { mark: double ? line(-2, 1.5) + line(2, 1.5) : line(0, 2.5), label }
    }),
  ]
  if (marks.length === 0) return { rows: [], height: 0 }
  const columns = Math.max(1, Math.floor((width - 2 * MARGIN) / LEGEND_COLUMN))
  const rows = marks.map(({ mark, label }, at) => {
    const [x, y] = [MARGIN + (at % columns) * LEGEND_COLUMN, LEGEND_ROW * (Math.floor(at / columns) + 0.75)]
    return `<g transform="translate(${x} ${number(y)})">${mark}<text x="32" y="4" font-size="12" fill="${CANVAS_COLOURS[scheme].label}">${escapeXml(label)}</text></g>`
  })
  return { rows, height: LEGEND_ROW * (Math.ceil(marks.length / columns) + 0.5) }
}

interface Point {
  readonly x: number
  readonly y: number
}

const towards = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: from.x + ((to.x - from.x) / length) * distance, y: from.y + ((to.y - from.y) / length) * distance }
}

const point = ({ x, y }: Point): string => `${number(x)},${number(y)}`
const number = (value: number): string => String(Math.round(value * 100) / 100)
