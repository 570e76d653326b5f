import { DirectedGraph, UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import betweenness from 'graphology-metrics/centrality/betweenness.js'
import pagerank from 'graphology-metrics/centrality/pagerank.js'
import { arrangeNodes } from './arrange-nodes.ts'
import type { ArrangeRequest, EdgeEnds, MeasureRequest, MeasureResult } from './graph-port.ts'

/** Betweenness takes nodes times edges steps; beyond this it is left out. */
const MAX_BETWEENNESS_STEPS = 40_000_000

/** Answers one request: communities and centralities, or places; the same for the same graph. */
self.addEventListener('message', ({ data }: MessageEvent<MeasureRequest | ArrangeRequest>) => {
  self.postMessage(data.task === 'measure' ? measure(data) : arrangeNodes(data))
})

const measure = ({ order, ends }: MeasureRequest): MeasureResult => {
  const undirected = fill(new UndirectedGraph(), order, ends)
  const directed = fill(new DirectedGraph(), order, ends)
  const empty = undirected.size === 0
  const communities = empty
    ? Uint32Array.from({ length: order }, (_, at) => at)
    : Uint32Array.from(byPlace(order, louvain(undirected, { randomWalk: false, getEdgeWeight: 'weight' })))
  return {
    communities,
    pagerank: Float64Array.from(
      byPlace(order, pagerank(directed, { getEdgeWeight: 'weight', tolerance: 1e-7, maxIterations: 500 })),
    ),
    betweenness:
      order * undirected.size > MAX_BETWEENNESS_STEPS
        ? null
        : Float64Array.from(byPlace(order, betweenness(undirected, { getEdgeWeight: null }))),
  }
}

/** Parallel edges become one that weighs as much as they. */
const fill = <Graph extends DirectedGraph | UndirectedGraph>(graph: Graph, order: number, ends: EdgeEnds): Graph => {
  for (let place = 0; place < order; place++) graph.addNode(String(place))
  for (let at = 0; at + 1 < ends.length; at += 2) {
    if (ends[at] === ends[at + 1]) continue
    graph.updateEdge(String(ends[at]), String(ends[at + 1]), ({ weight }) => ({ weight: (Number(weight) || 0) + 1 }))
  }
  return graph
}

const byPlace = (order: number, values: Readonly<Record<string, number>>): number[] =>
  Array.from({ length: order }, (_, place) => values[place] ?? 0)
