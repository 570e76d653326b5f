import { KnowledgeError } from '../../model/index.ts'
import { compareText } from '../compare-text.ts'
import type { EntityReference } from '../entity-reference.ts'
import type { PathOptions } from '../paths.ts'
import type { AcceptsStatement } from './compact-filter.ts'
import { createCompactFilter } from './compact-filter.ts'
import type { CompactGraph } from './compact-graph.ts'
import type { CompactCrossing } from './compact-neighbors.ts'
import { byAttestation } from './compact-neighbors.ts'
import { compactName, findCompactEntity, referToCompact } from './find-compact-entity.ts'
import { forEachAround, forEachOut } from './walk.ts'

/** A path, and for each step the accepted statements between its two entities, those along the path first. */
export interface CompactPath {
  readonly entities: readonly EntityReference[]
  readonly steps: readonly (readonly CompactCrossing[])[]
}

/**
 * What `shortestPath` answers, searched from both ends at once: of two entities with a million statements around them
 * only those nearer than half the way are looked at. Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION.
 */
export const compactShortestPath = (
  graph: CompactGraph,
  from: string,
  to: string,
  options: Omit<PathOptions, 'limit'> = {},
): CompactPath | null => {
  const accepts = createCompactFilter(graph, options)
  const [start, end] = [findCompactEntity(graph, from), findCompactEntity(graph, to)]
  const { maxLength = Infinity } = options
  if (!(maxLength >= 0 && (Number.isInteger(maxLength) || maxLength === Infinity)))
    throw new KnowledgeError('WRONG_OPTION', `maxLength is ${String(maxLength)}; it must be a whole number from 0.`)
  const search = { graph, accepts }
  const left = meet(search, { start, end, maxLength })
  return left === null ? null : spellOut(search, descend(search, start, left))
}

interface Search {
  readonly graph: CompactGraph
  readonly accepts: AcceptsStatement
}

/** How far entities are from where a side of the search began, and the farthest of them. */
interface Side {
  readonly distances: Map<number, number>
  frontier: number[]
  depth: number
}

/** Steps that are left to the end, for every entity on some shortest path; null where there is none. */
const meet = (
  search: Search,
  { start, end, maxLength }: { readonly start: number; readonly end: number; readonly maxLength: number },
): ReadonlyMap<number, number> | null => {
  const [near, far] = [sideFrom(start), sideFrom(end)]
  let met = near.distances.has(end) ? [start] : []
  while (met.length === 0) {
    if (near.depth + far.depth >= maxLength || near.frontier.length === 0 || far.frontier.length === 0) return null
    const [side, other] = near.frontier.length <= far.frontier.length ? [near, far] : [far, near]
    advance(search, side)
    met = side.frontier.filter((entity) => other.distances.has(entity))
  }
  const length = near.depth + far.depth
  const left = new Map<number, number>()
  for (const entity of met) left.set(entity, length - near.depth)
  spread(search, { from: met, side: near, onto: left, stepsTo: (distance) => length - distance })
  spread(search, { from: met, side: far, onto: left, stepsTo: (distance) => distance })
  return left
}

const sideFrom = (entity: number): Side => ({ distances: new Map([[entity, 0]]), frontier: [entity], depth: 0 })

/** One step more. */
const advance = ({ graph, accepts }: Search, side: Side): void => {
  const next: number[] = []
  side.depth += 1
  for (const entity of side.frontier)
    forEachAround(graph, entity, (other, statement) => {
      if (side.distances.has(other) || !accepts(statement)) return
      side.distances.set(other, side.depth)
      next.push(other)
    })
  side.frontier = next
}

/** From where the sides met back to where one began, over the entities that lie on a shortest path. */
const spread = (
  { graph, accepts }: Search,
  given: {
    readonly from: readonly number[]
    readonly side: Side
    readonly onto: Map<number, number>
    readonly stepsTo: (distance: number) => number
  },
): void => {
  const { side, onto, stepsTo } = given
  let level = new Set(given.from)
  for (let distance = side.depth - 1; distance >= 0; distance -= 1) {
    const next = new Set<number>()
    for (const entity of level)
      forEachAround(graph, entity, (other, statement) => {
        if (side.distances.get(other) !== distance || !accepts(statement)) return
        onto.set(other, stepsTo(distance))
        next.add(other)
      })
    level = next
  }
}

/** From the start always to the best attested neighbour that is one step nearer to the end. */
const descend = (search: Search, start: number, left: ReadonlyMap<number, number>): number[] => {
  const path = [start]
  for (let steps = (left.get(start) ?? 0) - 1; steps >= 0; steps -= 1)
    path.push(bestNeighbor(search, path.at(-1) ?? start, (other) => left.get(other) === steps))
  return path
}

const bestNeighbor = ({ graph, accepts }: Search, entity: number, isNearer: (other: number) => boolean): number => {
  const evidence = new Map<number, number>()
  forEachAround(graph, entity, (other, statement) => {
    if (isNearer(other) && accepts(statement))
      evidence.set(other, (evidence.get(other) ?? 0) + (graph.evidence[statement] ?? 0))
  })
  const [best] = [...evidence].sort(
    ([left, leftCount], [right, rightCount]) =>
      rightCount - leftCount ||
      compareText(compactName(graph, left), compactName(graph, right)) ||
      compareText(graph.entityIds.at(left), graph.entityIds.at(right)),
  )
  if (best === undefined) throw new RangeError('A path ends before its end')
  return best[0]
}

const spellOut = ({ graph, accepts }: Search, path: readonly number[]): CompactPath => {
  const between = (subject: number, object: number): number[] => {
    const statements: number[] = []
    forEachOut(graph, subject, (other, statement) => {
      if (other === object && accepts(statement)) statements.push(statement)
    })
    return statements
  }
  const crossings = (statements: number[], direction: CompactCrossing['direction']): CompactCrossing[] =>
    byAttestation(
      graph,
      statements.map((statement) => ({ statement, direction })),
    )
  return {
    entities: path.map((entity) => referToCompact(graph, entity)),
    steps: path.slice(1).map((to, index) => {
      const from = path[index] ?? to
      return [...crossings(between(from, to), 'out'), ...crossings(between(to, from), 'in')]
    }),
  }
}
