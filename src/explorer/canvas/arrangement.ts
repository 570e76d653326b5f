import { animateNodes } from 'sigma/utils'
import { startArranging } from '../../runtime/browser/graph-port.ts'
import type { ArrangeRequest } from '../../runtime/browser/graph-port.ts'
import type { DrawingGraph } from './drawing-graph.ts'
import type { RunningLayout } from './force-layout.ts'
import type { Point } from './positions.ts'

const MOVE_MS = 700
/** More nodes than this jump to their places: moving them would stutter. */
const MAX_ANIMATED_NODES = 3000

export interface ArrangementOptions {
  readonly task: ArrangeRequest['task']
  /** Key of each entity's group; entities without one are a group together, last. */
  readonly groups: ReadonlyMap<string, string> | null
  /** Units of the graph that a pixel of a node's radius takes up in the whole picture. */
  readonly unitsPerPixel: number
  readonly animate: boolean
  /** New places of the nodes, once they are there. */
  readonly onEnd: (positions: ReadonlyMap<string, Point> | null) => void
}

/** Has a worker place the nodes, then moves them there. Stopped on the way, they stay where they are. */
export const startArrangement = (graph: DrawingGraph, options: ArrangementOptions): RunningLayout => {
  const numbers = groupNumbers(graph, options.groups)
  const size = (node: string) => graph.getNodeAttribute(node, 'size')
  const ids = graph
    .nodes()
    .sort((one, other) => (numbers.get(one) ?? 0) - (numbers.get(other) ?? 0) || size(other) - size(one))
  let stopMoving: (() => void) | null = null
  let ended = false
  const end = (positions: ReadonlyMap<string, Point> | null) => {
    if (ended) return
    ended = true
    options.onEnd(positions)
  }
  const move = (places: ReadonlyMap<string, Point>) => {
    if (!options.animate || graph.order > MAX_ANIMATED_NODES) return end(places)
    stopMoving = animateNodes(graph, targetsOf(places), { duration: MOVE_MS, easing: 'quadraticInOut' }, () =>
      end(places),
    )
  }
  const task = startArranging(
    createRequest(graph, ids, numbers, options),
    (result) => move(new Map(ids.map((id, at) => [id, { x: result[at * 2] ?? 0, y: result[at * 2 + 1] ?? 0 }]))),
    () => end(null),
  )
  return {
    stop: () => {
      task.cancel()
      stopMoving?.()
      end(null)
    },
  }
}

const targetsOf = (places: ReadonlyMap<string, Point>): Record<string, Record<string, number>> =>
  Object.fromEntries([...places].map(([id, { x, y }]) => [id, { x, y }]))

/** Groups in order of their first node; nodes come in the order of the entities in the file. */
const groupNumbers = (graph: DrawingGraph, groups: ArrangementOptions['groups']): ReadonlyMap<string, number> => {
  const known = new Map<string, number>()
  const numbers = new Map<string, number>()
  graph.forEachNode((node) => {
    const group = groups?.get(node)
    if (group === undefined) return
    const number = known.get(group) ?? known.size
    known.set(group, number)
    numbers.set(node, number)
  })
  graph.forEachNode((node) => {
    if (!numbers.has(node)) numbers.set(node, known.size)
  })
  return numbers
}

const createRequest = (
  graph: DrawingGraph,
  ids: readonly string[],
  numbers: ReadonlyMap<string, number>,
  { task, unitsPerPixel }: ArrangementOptions,
): ArrangeRequest => {
  const nodes = new Float32Array(ids.length * 3)
  ids.forEach((id, at) => {
    const { x, y, size } = graph.getNodeAttributes(id)
    nodes.set([x, y, task === 'separate' ? size * unitsPerPixel : size], at * 3)
  })
  return { task, nodes, groups: Uint32Array.from(ids, (id) => numbers.get(id) ?? 0) }
}
