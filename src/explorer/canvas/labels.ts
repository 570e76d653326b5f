import type { Settings } from 'sigma/settings'
import type { EdgeDisplayData, NodeDisplayData, PartialButFor } from 'sigma/types'
import { CANVAS_COLOURS } from './appearance.ts'
import type { Scheme } from './appearance.ts'

type NodeToLabel = PartialButFor<NodeDisplayData, 'x' | 'y' | 'size' | 'label' | 'color'>
type EdgeToLabel = PartialButFor<EdgeDisplayData, 'label' | 'color' | 'size'>
type LabelSettings = Pick<
  Settings,
  'labelFont' | 'labelSize' | 'labelWeight' | 'edgeLabelFont' | 'edgeLabelSize' | 'edgeLabelWeight'
>
type End = PartialButFor<NodeDisplayData, 'x' | 'y' | 'size'>

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const MAX_NODE_LABEL_CHARACTERS = 34
const PADDING = 3
const GAP = 4

/** Places taken by labels in this frame, by key of node or edge, and names that wait for the larger ones. */
interface LabelFrame {
  readonly boxes: Map<string, Box>
  waiting: { readonly size: number; readonly draw: () => void }[]
}

/** One frame a container. */
const frames = new WeakMap<Element, LabelFrame>()

const frameOf = ({ canvas }: CanvasRenderingContext2D): LabelFrame => {
  const container = canvas.parentElement ?? canvas
  const known = frames.get(container)
  if (known) return known
  const frame: LabelFrame = { boxes: new Map(), waiting: [] }
  frames.set(container, frame)
  return frame
}

/** Which colours the labels of a canvas take; set on its container. */
const schemeOf = (context: CanvasRenderingContext2D): Scheme =>
  context.canvas.parentElement?.dataset['scheme'] === 'dark' ? 'dark' : 'light'

/** Forgets the labels of the last frame. Call before every render. */
export const clearLabels = (container: Element): void => {
  frames.delete(container)
}

/** Draws the names that wait, those of large nodes first. Call after every render. */
export const flushNodeLabels = (container: Element): void => {
  const frame = frames.get(container)
  if (!frame) return
  const waiting = frame.waiting.toSorted((left, right) => right.size - left.size)
  frame.waiting = []
  for (const { draw } of waiting) draw()
}

/** Takes a name for drawing: sigma asks cell by cell, but the largest nodes shall have their names before others. */
export const drawNodeLabel = (context: CanvasRenderingContext2D, data: NodeToLabel, settings: LabelSettings): void => {
  if (!data.label) return
  frameOf(context).waiting.push({ size: data.size, draw: () => drawName(context, data, settings) })
}

/** A name beside its node with a halo; left out where it would cover another one. */
const drawName = (context: CanvasRenderingContext2D, data: NodeToLabel, settings: LabelSettings): void => {
  const label = shorten(data.label ?? '')
  const size = settings.labelSize + Math.min(4, Math.max(0, data.size - 6) / 3)
  context.font = `${settings.labelWeight} ${size}px ${settings.labelFont}`
  const width = context.measureText(label).width
  const left = besideNode(context, data, width)
  const box = { left, top: data.y - size / 2, right: left + width, bottom: data.y + size / 2 }
  if (!claimBox(context, keyOf(data), box)) return
  const colours = CANVAS_COLOURS[schemeOf(context)]
  context.lineWidth = 3.5
  context.lineJoin = 'round'
  context.strokeStyle = colours.background
  context.strokeText(label, left, data.y + size / 3)
  context.fillStyle = colours.label
  context.fillText(label, left, data.y + size / 3)
}

const keyOf = (data: object): string => ('key' in data ? String(data.key) : '')

/** The name of a hovered or selected node, whole, on a plate. */
export const drawNodeHover = (context: CanvasRenderingContext2D, data: NodeToLabel, settings: LabelSettings): void => {
  const size = settings.labelSize + 1
  const colours = CANVAS_COLOURS[schemeOf(context)]
  context.font = `600 ${size}px ${settings.labelFont}`
  const label = data.label ?? ''
  const width = label === '' ? 0 : context.measureText(label).width + 8
  const reach = data.size * 1.3 + 4
  context.beginPath()
  context.arc(data.x, data.y, reach, 0, Math.PI * 2)
  if (width > 0) context.roundRect(data.x, data.y - size * 0.8, reach + width, size * 1.6, 6)
  context.shadowBlur = 8
  context.shadowColor = 'rgba(0, 0, 0, 0.35)'
  context.fillStyle = colours.box
  context.fill('nonzero')
  context.shadowBlur = 0
  context.fillStyle = colours.label
  context.fillText(label, data.x + reach + 2, data.y + size / 3)
}

/** A bundle shows its number only where its line is longer than this. */
const MIN_BADGED_PIXELS = 54

/**
 * The relation, level, on a plate at the middle of the curve; moved down or left out where another one stands. A bundle
 * shows its number there.
 */
export const drawEdgeLabel = (
  context: CanvasRenderingContext2D,
  data: EdgeToLabel,
  source: End,
  target: End,
  settings: LabelSettings,
): void => {
  if (!data.label) return
  flushNodeLabels(context.canvas.parentElement ?? context.canvas)
  const badge = data['badge'] === true
  if (badge && Math.hypot(source.x - target.x, source.y - target.y) < MIN_BADGED_PIXELS) return
  const size = settings.edgeLabelSize
  const colours = CANVAS_COLOURS[schemeOf(context)]
  context.font = `${settings.edgeLabelWeight} ${size}px ${settings.edgeLabelFont}`
  const label = shorten(data.label)
  const width = context.measureText(label).width + PADDING * 2
  const middle = curveMiddle(source, target, typeof data['curvature'] === 'number' ? data['curvature'] : 0)
  const box = freeBox(
    context,
    keyOf(data),
    { x: middle.x, y: middle.y, width, height: size + PADDING * 2 },
    badge ? [0] : STEPS,
  )
  if (!box) return
  context.beginPath()
  context.roundRect(box.left, box.top, width, size + PADDING * 2, badge ? 9 : 4)
  context.fillStyle = colours.box
  context.fill()
  context.strokeStyle = data.color
  context.lineWidth = 1
  context.stroke()
  context.fillStyle = colours.label
  context.fillText(label, box.left + PADDING, box.top + PADDING + size * 0.85)
}

/** Half-way point of the quadratic curve that `@sigma/edge-curve` draws, in viewport pixels. */
export const curveMiddle = (
  source: { readonly x: number; readonly y: number },
  target: { readonly x: number; readonly y: number },
  curvature: number,
): { readonly x: number; readonly y: number } => ({
  x: (source.x + target.x) / 2 + ((target.y - source.y) * curvature) / 2,
  y: (source.y + target.y) / 2 - ((target.x - source.x) * curvature) / 2,
})

/** Right of the node; left of it where the canvas ends and there is room. */
const besideNode = (context: CanvasRenderingContext2D, { x, size }: NodeToLabel, width: number): number => {
  const right = x + size + GAP
  const overflows = right + width > context.canvas.clientWidth && x < context.canvas.clientWidth
  const left = x - size - GAP - width
  return overflows && left > 0 ? left : right
}

const shorten = (label: string): string =>
  label.length > MAX_NODE_LABEL_CHARACTERS ? `${label.slice(0, MAX_NODE_LABEL_CHARACTERS - 1).trimEnd()}…` : label

/** Where a label may stand: at its place, or so many heights below or above it. */
const STEPS = [0, 1, -1, 2, -2]

const freeBox = (
  context: CanvasRenderingContext2D,
  key: string,
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  steps: readonly number[],
): Box | null => {
  for (const step of steps) {
    const top = y - height / 2 + step * (height + 2)
    const box = { left: x - width / 2, top, right: x + width / 2, bottom: top + height }
    if (claimBox(context, key, box)) return box
  }
  return null
}

const claimBox = (context: CanvasRenderingContext2D, key: string, box: Box): boolean => {
  const { boxes } = frameOf(context)
  for (const [other, { left, top, right, bottom }] of boxes) {
    if (other === key) continue
    if (right >= box.left && left <= box.right && bottom >= box.top && top <= box.bottom) return false
  }
  boxes.set(key, box)
  return true
}
