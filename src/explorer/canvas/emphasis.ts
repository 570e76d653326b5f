import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types'
import type { Selection } from '../state/explorer-state.ts'
import { CANVAS_COLOURS, NODE_LOOKS, STROKE_LOOKS, paleStroke } from './appearance.ts'
import type { Scheme } from './appearance.ts'
import type { DrawingGraph, DrawnEdge, DrawnNode } from './drawing-graph.ts'
import { styleNumber } from './edge-stroke-program.ts'
import { STROKE_PROGRAM, THIN_PROGRAM } from './level-of-detail.ts'
import type { IsCrowded } from './level-of-detail.ts'

/** Nodes and edges that stand out; everything else goes faint. */
interface Lit {
  readonly nodes: ReadonlySet<string>
  readonly edges: ReadonlySet<string>
  readonly centres: ReadonlySet<string>
}

/** Ids of entities and of edges as they are drawn. */
export interface DrawnLight {
  readonly nodes: ReadonlySet<string>
  readonly edges: ReadonlySet<string>
}

export interface EmphasisView {
  readonly selection: Selection | null
  readonly scheme: Scheme
  /** An answer: it stands out as long as nothing is hovered over. */
  readonly light: (() => DrawnLight) | null
}

export interface Emphasis {
  readonly setView: (view: EmphasisView, scale: number) => void
  /** Share of their full size at which nodes are drawn. */
  readonly setScale: (scale: number) => void
  /** While a layout moves nodes, edges of a crowded picture are not drawn. */
  readonly setMoving: (moving: boolean) => void
  readonly setHover: (hover: Selection | null) => void
  readonly reduceNode: (node: string, data: DrawnNode) => Partial<NodeDisplayData>
  readonly reduceEdge: (edge: string, data: DrawnEdge) => Partial<EdgeDisplayData>
}

/** A hub with more edges than this shows their labels only one by one, on hovering: measuring text takes its time. */
const MAX_EDGE_LABELS = 80

/** What is selected or hovered, as colours and labels. The graph stays as it is: reducers only draw. */
export const createEmphasis = (graphNow: () => DrawingGraph, isCrowded: IsCrowded): Emphasis => {
  let scheme: Scheme = 'light'
  let scale = 1
  let selection: Selection | null = null
  let light: EmphasisView['light'] = null
  let hover: Selection | null = null
  let moving = false
  let lit: Lit | null = null
  let litGraph: DrawingGraph | null = null
  const litNow = () => {
    if (litGraph !== graphNow()) {
      litGraph = graphNow()
      lit = hover === null && light !== null ? centred(light(), selection) : lightUp(litGraph, hover ?? selection)
    }
    return lit
  }
  const relight = () => {
    litGraph = null
  }
  return {
    setView: (view, nextScale) => {
      ;({ selection, scheme, light } = view)
      scale = nextScale
      relight()
    },
    setScale: (next) => {
      scale = next
    },
    setMoving: (next) => {
      moving = next
    },
    setHover: (next) => {
      hover = next
      relight()
    },
    reduceNode: (node, data) =>
      drawNode({ ...data, size: data.size * scale }, scheme, standing(litNow()?.nodes, node), isCentre(litNow(), node)),
    reduceEdge: (edge, data) => {
      const crowded = isCrowded(graphNow().size)
      if (crowded && moving) return { hidden: true, type: THIN_PROGRAM }
      return drawEdge(data, scheme, { at: standing(litNow()?.edges, edge), label: labelsFit(litNow()), crowded })
    },
  }
}

type Standing = 'lit' | 'plain' | 'faint'

const standing = (set: ReadonlySet<string> | undefined, id: string): Standing =>
  set === undefined ? 'plain' : set.has(id) ? 'lit' : 'faint'

const isCentre = (lit: Lit | null, node: string): boolean => lit?.centres.has(node) ?? false
const labelsFit = (lit: Lit | null): boolean => lit !== null && lit.edges.size <= MAX_EDGE_LABELS

const centred = (light: DrawnLight, selection: Selection | null): Lit => ({
  ...light,
  centres: new Set(selection?.kind === 'entity' ? [selection.id] : []),
})

const lightUp = (graph: DrawingGraph, focus: Selection | null): Lit | null => {
  if (focus?.kind === 'entity' && graph.hasNode(focus.id))
    return {
      nodes: new Set([focus.id, ...graph.neighbors(focus.id)]),
      edges: new Set(graph.edges(focus.id)),
      centres: new Set([focus.id]),
    }
  if (focus?.kind === 'statement' && graph.hasEdge(focus.id)) {
    const ends = new Set(graph.extremities(focus.id))
    return { nodes: ends, edges: new Set([focus.id]), centres: ends }
  }
  return null
}

const drawNode = (data: DrawnNode, scheme: Scheme, at: Standing, centre: boolean): Partial<NodeDisplayData> => {
  const colour = NODE_LOOKS[data.entityType].colour[scheme]
  if (at === 'faint') return { ...data, color: CANVAS_COLOURS[scheme].faint, label: '', zIndex: 0 }
  return { ...data, color: colour, forceLabel: at === 'lit', highlighted: centre, zIndex: at === 'lit' ? 2 : 1 }
}

interface EdgeStanding {
  readonly at: Standing
  /** Whether the label fits. */
  readonly label: boolean
  readonly crowded: boolean
}

const drawEdge = (data: DrawnEdge, scheme: Scheme, { at, label, crowded }: EdgeStanding): Partial<EdgeDisplayData> => {
  const { stroke, bothWays, ...rest } = data
  const lit = at === 'lit'
  const badge = !lit && at === 'plain' && !crowded && data.count > 1
  const base = {
    ...rest,
    type: crowded && !lit ? THIN_PROGRAM : STROKE_PROGRAM,
    style: styleNumber(stroke, bothWays),
    label: lit && label ? data.label : badge ? String(data.count) : '',
    badge,
    forceLabel: lit || badge,
  }
  if (at === 'faint') return { ...base, color: CANVAS_COLOURS[scheme].faintEdge, zIndex: 0 }
  return {
    ...base,
    color: crowded && !lit ? paleStroke(stroke, scheme) : STROKE_LOOKS[stroke].colour[scheme],
    size: lit ? Math.max(2.6, data.size) : data.size,
    zIndex: lit ? 2 : 1,
  }
}
