import { inferSettings } from 'graphology-layout-forceatlas2'
import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2'
import { startLayoutWorker } from '../../runtime/browser/layout-port.ts'
import type { LayoutWorker } from '../../runtime/browser/layout-port.ts'
import type { ForceSettings } from '../state/picture.ts'
import type { DrawingGraph } from './drawing-graph.ts'
import type { Point } from './positions.ts'

/** Steps of ForceAtlas2 after which the picture rests; a large graph gets fewer, for each takes longer. */
const SPREADING_STEPS = 500
const LARGE_SPREADING_STEPS = 200
/** Last steps, in which nodes keep off each other. */
const SEPARATING_STEPS = 120
const LARGE_SEPARATING_STEPS = 20
const LARGE_ORDER = 3000
const STEPS_PER_MESSAGE = 10
const LARGE_STEPS_PER_MESSAGE = 2
const NODE_FLOATS = 10
const EDGE_FLOATS = 3
const SIZE_FLOAT = 8
const AIR = 1.3

/** `iterate` takes settings as they are: what is missing becomes NaN. */
const DEFAULTS = { edgeWeightInfluence: 1, barnesHutTheta: 0.5 } as const

export interface LayoutOptions {
  readonly settings: ForceSettings
  /** Shorter side of the picture, in the pixels that sizes of nodes count. */
  readonly pixels: number
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
  const large = graph.order > LARGE_ORDER
  const spreading = large ? LARGE_SPREADING_STEPS : SPREADING_STEPS
  const all = spreading + (large ? LARGE_SEPARATING_STEPS : SEPARATING_STEPS)
  const stride = large ? LARGE_STEPS_PER_MESSAGE : STEPS_PER_MESSAGE
  let step = 0
  let ended = false
  let port: LayoutWorker | null = null
  const pace = createPace()
  const end = () => {
    if (ended) return
    ended = true
    port?.terminate()
    options.onEnd()
  }
  const ask = (nodes: Float32Array<ArrayBuffer>) => {
    const settings = { ...forceSettings(graph.order, options.settings), adjustSizes: step >= spreading }
    if (step === spreading) takeRoom(nodes, graph, options.pixels)
    step += stride
    port?.run({ settings, steps: stride, nodes, edges })
  }
  const receive = (nodes: Float32Array<ArrayBuffer>) => {
    if (ended) return
    const last = step >= all
    const show = last || (options.animate && pace.isTime())
    if (show) options.onPositions(readPositions(ids, nodes))
    // The page hears of the end in a task of its own: to move all nodes is work enough for one.
    if (last) setTimeout(end)
    else if (show) pace.whenDrawn(() => ended || ask(nodes))
    else ask(nodes)
  }
  port = startLayoutWorker(receive, end)
  ask(nodeMatrix(graph))
  return { stop: end }
}

/** Share of the page's time that showing a layout may take: the rest is for the person. */
const SHOWING_SHARE = 0.25
/** A page in the background draws nothing; the layout goes on. */
const LONGEST_WAIT_MS = 1000

/**
 * Shows less often what takes long to draw, and lets the worker rest meanwhile: where no graphics card helps, both want
 * the same processor. It has no part in where nodes go.
 */
const createPace = () => {
  let ended = -Infinity
  let cost = 0
  return {
    isTime: () => (performance.now() - ended) * SHOWING_SHARE >= cost,
    whenDrawn: (then: () => void) => {
      const begun = performance.now()
      let done = false
      const finish = () => {
        if (done) return
        done = true
        ended = performance.now()
        cost = ended - begun
        then()
      }
      // The second frame begins when the first one has been drawn.
      requestAnimationFrame(() => requestAnimationFrame(finish))
      setTimeout(finish, LONGEST_WAIT_MS)
    },
  }
}

/** What a person tunes, in terms of ForceAtlas2 (Jacomy et al. 2014). */
const forceSettings = (order: number, { gravity, spread, tightClusters, dissuadeHubs }: ForceSettings) => {
  const inferred = inferSettings(order)
  return {
    ...DEFAULTS,
    ...inferred,
    gravity: (inferred.gravity ?? 1) * gravity,
    scalingRatio: spread,
    linLogMode: tightClusters,
    outboundAttractionDistribution: dissuadeHubs,
  } satisfies ForceAtlas2Settings
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

/** Sizes in units of the graph, as large as they look when the whole picture is in view, and some air. */
const takeRoom = (nodes: Float32Array, graph: DrawingGraph, pixels: number): void => {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let row = 0; row < nodes.length; row += NODE_FLOATS) {
    const [x = 0, y = 0] = nodes.subarray(row, row + 2)
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  const unitsPerPixel = Math.max(right - left, top - bottom) / pixels
  let row = 0
  graph.forEachNode((_, { size }) => {
    nodes[row + SIZE_FLOAT] = size * AIR * unitsPerPixel
    row += NODE_FLOATS
  })
}

/** Rows of source, target, weight; ends are offsets of node rows. A bundle pulls more, but not for each statement. */
const edgeMatrix = (graph: DrawingGraph, ids: readonly string[]): Float32Array<ArrayBuffer> => {
  const rowOf = new Map(ids.map((id, at) => [id, at * NODE_FLOATS]))
  const matrix = new Float32Array(graph.size * EDGE_FLOATS)
  let row = 0
  graph.forEachEdge((_edge, { count }, source, target) => {
    matrix.set([rowOf.get(source) ?? 0, rowOf.get(target) ?? 0, 1 + Math.log2(count)], row)
    row += EDGE_FLOATS
  })
  return matrix
}

const readPositions = (ids: readonly string[], nodes: Float32Array): ReadonlyMap<string, Point> =>
  new Map(ids.map((id, at) => [id, { x: nodes[at * NODE_FLOATS] ?? 0, y: nodes[at * NODE_FLOATS + 1] ?? 0 }]))
