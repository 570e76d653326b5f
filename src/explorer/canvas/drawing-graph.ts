import { indexParallelEdgesIndex } from '@sigma/edge-curve'
import { MultiDirectedGraph } from 'graphology'
import type { KnowledgeGraph } from '../../graph/create-graph.ts'
import type { EntityType } from '../../model/index.ts'
import { NODE_LOOKS } from './appearance.ts'
import type { Outline, Stroke } from './appearance.ts'
import { foldStatements } from './bundles.ts'
import type { Folding, Line } from './bundles.ts'
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
  stroke: Stroke
  bothWays: boolean
  curvature: number
  /** Statements that it stands for. */
  count: number
  /** The pair of a bundle, null for a single statement. */
  bundle: string | null
  parallelIndex?: number | null
  parallelMaxIndex?: number | null
}

export type DrawingGraph = MultiDirectedGraph<DrawnNode, DrawnEdge>

/** What is to be drawn, and how. */
export interface Drawing {
  readonly visible: { readonly entities: ReadonlySet<string>; readonly statements: ReadonlySet<string> }
  readonly positions: ReadonlyMap<string, Point>
  /** Weight of each entity, 0 … 1; null: all the same. */
  readonly weights: ReadonlyMap<string, number> | null
  readonly folding: Folding
}

const MIN_NODE_PIXELS = 5.5
const MAX_NODE_PIXELS = 24
const EVEN_NODE_PIXELS = 8
const FULL_SIZE_NODES = 150
const MIN_CROWD_SCALE = 0.4
const EDGE_PIXELS = 2
const MAX_BUNDLE_PIXELS = 5
const LONE_CURVATURE = 0.08
const PARALLEL_AMPLITUDE = 3.5
const PARALLEL_CURVATURE = 0.25

/**
 * The part of the graph that is visible, as sigma wants it. Made anew after every filter, so that curves are spread
 * over the edges that are there.
 */
export const createDrawingGraph = (
  graph: KnowledgeGraph,
  { visible, positions, weights, folding }: Drawing,
): DrawingGraph => {
  const drawing: DrawingGraph = new MultiDirectedGraph<DrawnNode, DrawnEdge>()
  const crowd = crowdScale(visible.entities.size)
  graph.forEachNode((node, { label, entityType }) => {
    if (!visible.entities.has(node)) return
    const { x, y } = positions.get(node) ?? { x: 0, y: 0 }
    const size = crowd * nodeSize(weights, node)
    drawing.addNode(node, { x, y, size, label, entityType, outline: NODE_LOOKS[entityType].outline })
  })
  let parallel = false
  for (const line of foldStatements(graph, visible.statements, folding)) {
    const { id, source, target } = line
    if (!drawing.hasNode(source) || !drawing.hasNode(target)) continue
    parallel ||= drawing.areNeighbors(source, target)
    drawing.addDirectedEdgeWithKey(id, source, target, edgeOf(line))
  }
  if (parallel) spreadParallelEdges(drawing)
  return drawing
}

/** Other weights for nodes that are drawn already. */
export const resizeNodes = (drawing: DrawingGraph, weights: Drawing['weights']): void => {
  const crowd = crowdScale(drawing.order)
  drawing.updateEachNodeAttributes((node, attributes) => ({ ...attributes, size: crowd * nodeSize(weights, node) }), {
    attributes: ['size'],
  })
}

/** The more nodes, the smaller each: they share one picture. */
const crowdScale = (order: number): number => Math.min(1, Math.max(MIN_CROWD_SCALE, Math.sqrt(FULL_SIZE_NODES / order)))

/** Area, not radius, grows with the weight. */
const nodeSize = (weights: Drawing['weights'], node: string): number =>
  weights === null
    ? EVEN_NODE_PIXELS
    : MIN_NODE_PIXELS + (MAX_NODE_PIXELS - MIN_NODE_PIXELS) * Math.sqrt(weights.get(node) ?? 0)

const edgeOf = ({ stroke, bothWays, label, statements, bundle }: Line): DrawnEdge => ({
  size: Math.min(MAX_BUNDLE_PIXELS, EDGE_PIXELS + 0.9 * Math.log2(statements.length)),
  label,
  stroke,
  bothWays,
  count: statements.length,
  bundle,
  curvature: LONE_CURVATURE,
})

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
