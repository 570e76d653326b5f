import { inferSettings } from 'graphology-layout-forceatlas2'
import { startLayoutWorker } from '../../runtime/browser/layout-port.ts'
import type { LayoutWorker } from '../../runtime/browser/layout-port.ts'
import type { DrawingGraph } from './drawing-graph.ts'
import type { Point } from './positions.ts'

/** Steps of ForceAtlas2 after which the picture rests. */
const SPREADING_STEPS = 500
/** Last steps, in which nodes keep off each other. */
const SEPARATING_STEPS = 120
const STEPS_PER_MESSAGE = 10
const NODE_FLOATS = 10
const EDGE_FLOATS = 3

/** `iterate` takes settings as they are: what is missing becomes NaN. */
const DEFAULTS = {
  linLogMode: false,
  outboundAttractionDistribution: false,
  edgeWeightInfluence: 1,
  barnesHutTheta: 0.5,
} as const

export interface LayoutOptions {
  readonly onPositions: (positions: ReadonlyMap<string, Point>) => void
  readonly onEnd: () => void
  /** False: positions are told once, at the end (people who want less motion). */
  readonly animate: boolean
}

/** A layout under way. */
export interface RunningLayout {
  readonly stop: () => void
}

/** Runs ForceAtlas2 in a worker: the same graph from the same positions always comes to the same places. */
export const startForceLayout = (graph: DrawingGraph, options: LayoutOptions): RunningLayout => {
  const ids = graph.nodes()
  const edges = edgeMatrix(graph, ids)
  let step = 0
  let ended = false
  let port: LayoutWorker | null = null
  const end = () => {
    if (ended) return
    ended = true
    port?.terminate()
    options.onEnd()
  }
  const ask = (nodes: Float32Array<ArrayBuffer>) => {
    const separate = step >= SPREADING_STEPS
    const settings = { ...DEFAULTS, ...inferSettings(graph.order), adjustSizes: separate }
    step += STEPS_PER_MESSAGE
    port?.run({ settings, steps: STEPS_PER_MESSAGE, nodes, edges })
  }
  const receive = (nodes: Float32Array<ArrayBuffer>) => {
    if (ended) return
    const last = step >= SPREADING_STEPS + SEPARATING_STEPS
    if (options.animate || last) options.onPositions(readPositions(ids, nodes))
    if (last) end()
    else ask(nodes)
  }
  port = startLayoutWorker(receive, end)
  ask(nodeMatrix(graph))
  return { stop: end }
}

/** Rows of ten floats as `graphology-layout-forceatlas2/iterate` wants them; see its helpers.js. */
const nodeMatrix = (graph: DrawingGraph): Float32Array<ArrayBuffer> => {
  const matrix = new Float32Array(graph.order * NODE_FLOATS)
  let row = 0
  graph.forEachNode((node, { x, y, size }) => {
    matrix.set([x, y, 0, 0, 0, 0, 1 + graph.degree(node), 1, size, 0], row)
    row += NODE_FLOATS
  })
  return matrix
}

/** Rows of source, target, weight; ends are offsets of node rows. */
const edgeMatrix = (graph: DrawingGraph, ids: readonly string[]): Float32Array<ArrayBuffer> => {
  const rowOf = new Map(ids.map((id, at) => [id, at * NODE_FLOATS]))
  const matrix = new Float32Array(graph.size * EDGE_FLOATS)
  let row = 0
  graph.forEachEdge((_edge, _attributes, source, target) => {
    matrix.set([rowOf.get(source) ?? 0, rowOf.get(target) ?? 0, 1], row)
    row += EDGE_FLOATS
  })
  return matrix
}

const readPositions = (ids: readonly string[], nodes: Float32Array): ReadonlyMap<string, Point> =>
  new Map(ids.map((id, at) => [id, { x: nodes[at * NODE_FLOATS] ?? 0, y: nodes[at * NODE_FLOATS + 1] ?? 0 }]))
