import { indexParallelEdgesIndex } from '@sigma/edge-curve'
import { MultiDirectedGraph } from 'graphology'
import type { KnowledgeGraph } from '../../graph/create-graph.ts'
import type { EntityType } from '../../model/index.ts'
import { toneOf } from '../state/tone.ts'
import type { Tone } from '../state/tone.ts'
import { NODE_LOOKS } from './appearance.ts'
import type { Outline } from './appearance.ts'
import type { Point } from './positions.ts'

/** Attributes of a drawn node. `entityType`, never `type`: sigma reads `type` as the name of a renderer. */
export interface DrawnNode {
  x: number
  y: number
  size: number
  label: string
  entityType: EntityType
  outline: Outline
}

/** Attributes of a drawn edge. */
export interface DrawnEdge {
  size: number
  label: string
  tone: Tone
  curvature: number
  parallelIndex?: number | null
  parallelMaxIndex?: number | null
}

export type DrawingGraph = MultiDirectedGraph<DrawnNode, DrawnEdge>

const MIN_NODE_PIXELS = 5
const MAX_NODE_PIXELS = 20
const EDGE_PIXELS = 2
const LONE_CURVATURE = 0.08
const PARALLEL_AMPLITUDE = 3.5
const PARALLEL_CURVATURE = 0.25

/**
 * The part of the graph that is visible, as sigma wants it. Made anew after every filter, so that curves are spread
 * over the edges that are there. An entity stated about itself has no edge to draw; the list shows it.
 */
export const createDrawingGraph = (
  graph: KnowledgeGraph,
  visible: { readonly entities: ReadonlySet<string>; readonly statements: ReadonlySet<string> },
  positions: ReadonlyMap<string, Point>,
): DrawingGraph => {
  const drawing: DrawingGraph = new MultiDirectedGraph<DrawnNode, DrawnEdge>()
  const most = graph.reduceNodes((max, _, { statements }) => Math.max(max, statements), 1)
  graph.forEachNode((node, { label, entityType, statements }) => {
    if (!visible.entities.has(node)) return
    const { x, y } = positions.get(node) ?? { x: 0, y: 0 }
    const size = nodeSize(statements, most)
    drawing.addNode(node, { x, y, size, label, entityType, outline: NODE_LOOKS[entityType].outline })
  })
  graph.forEachEdge((edge, attributes, source, target) => {
    if (!visible.statements.has(edge) || source === target) return
    if (!drawing.hasNode(source) || !drawing.hasNode(target)) return
    const { label, polarity, modality, attributedTo } = attributes
    const tone = toneOf({ polarity, modality, attributedTo })
    drawing.addDirectedEdgeWithKey(edge, source, target, { size: EDGE_PIXELS, label, tone, curvature: LONE_CURVATURE })
  })
  spreadParallelEdges(drawing)
  return drawing
}

/** Area, not radius, grows with the number of statements. */
const nodeSize = (statements: number, most: number): number =>
  MIN_NODE_PIXELS + (MAX_NODE_PIXELS - MIN_NODE_PIXELS) * Math.sqrt(statements / most)

const spreadParallelEdges = (drawing: DrawingGraph): void => {
  indexParallelEdgesIndex(drawing)
  drawing.forEachEdge((edge, { parallelIndex, parallelMaxIndex }) => {
    drawing.setEdgeAttribute(edge, 'curvature', curvatureOf(parallelIndex ?? null, parallelMaxIndex ?? null))
  })
}

/** After sigma's example of parallel edges. Never quite zero: the curve's shader has no answer for a straight line. */
const curvatureOf = (index: number | null, maxIndex: number | null): number => {
  if (index === null || !maxIndex) return LONE_CURVATURE
  const widest = PARALLEL_AMPLITUDE * (1 - Math.exp(-maxIndex / PARALLEL_AMPLITUDE)) * PARALLEL_CURVATURE
  return (widest * index) / maxIndex || LONE_CURVATURE / 4
}
