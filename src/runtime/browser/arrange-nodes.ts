import { UndirectedGraph } from 'graphology'
import circlepack from 'graphology-layout/circlepack.js'
import circular from 'graphology-layout/circular.js'
import noverlap from 'graphology-layout-noverlap'
import type { ArrangeRequest, ArrangeResult } from './graph-port.ts'

/** Room between neighbours on a circle and in a group, in radii. */
const CIRCLE_ROOM = 2.6
const GROUP_ROOM = 2.2
const NODE_FLOATS = 3
const SEPARATING_STEPS = 300

interface PlacedNode {
  x: number
  y: number
  size: number
  group: number
}

/** New places for nodes, the same for the same request. */
export const arrangeNodes = ({ task, nodes, groups }: ArrangeRequest): ArrangeResult => {
  const graph = new UndirectedGraph<PlacedNode>()
  groups.forEach((group, place) => {
    const [x = 0, y = 0, size = 1] = nodes.subarray(place * NODE_FLOATS)
    graph.addNode(String(place), { x, y, size: task === 'groups' ? size * GROUP_ROOM : size, group })
  })
  const places = layOut(graph, task)
  return Float32Array.from(
    Array.from(groups, (_, place) => places[String(place)] ?? { x: 0, y: 0 }).flatMap(({ x = 0, y = 0 }) => [x, y]),
  )
}

const layOut = (
  graph: UndirectedGraph<PlacedNode>,
  task: ArrangeRequest['task'],
): Readonly<Record<string, { readonly x?: number; readonly y?: number }>> => {
  switch (task) {
    case 'circle':
      return circular(graph, { scale: circleRadius(graph) })
    case 'groups':
      return circlepack(graph, { hierarchyAttributes: ['group'], rng: evenNumbers() })
    case 'separate':
      return noverlap(graph, { maxIterations: SEPARATING_STEPS, settings: { ratio: 1.15, margin: 0 } })
  }
}

const circleRadius = (graph: UndirectedGraph<PlacedNode>): number =>
  graph.reduceNodes((sum, _, { size }) => sum + size * CIRCLE_ROOM, 0) / (2 * Math.PI)

/** The packing shuffles its circles; numbers that are always the same make it come out the same (Park and Miller). */
const evenNumbers = (): (() => number) => {
  let seed = 1
  return () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
}
