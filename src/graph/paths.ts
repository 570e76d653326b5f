import type { EntityId, Statement } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph, StatementAttributes } from './create-graph.ts'
import type { EntityReference } from './entity-reference.ts'
import { referTo } from './entity-reference.ts'
import { findEntity } from './find-entity.ts'
import { labelStatement } from './label-statement.ts'
import type { DirectedStatement } from './neighbors.ts'
import type { StatementFilter } from './statement-filter.ts'
import { createStatementFilter } from './statement-filter.ts'
import { byAttestation } from './statement-order.ts'

/** One step: every accepted statement between two entities, those that run along the path (`out`) first. */
export interface PathStep {
  readonly from: EntityReference
  readonly to: EntityReference
  readonly statements: readonly DirectedStatement[]
}

/** A way from one entity to another that meets no entity twice. No steps: both are the same. */
export interface Path {
  readonly entities: readonly EntityReference[]
  readonly steps: readonly PathStep[]
}

/** What to ask of paths. Statements are walked both ways; only those that the filter takes count. */
export interface PathOptions extends StatementFilter {
  /** Most steps of a path, a whole number; 4 for `paths`, any for `shortestPath`. */
  readonly maxLength?: number | undefined
  /** Most paths that `paths` gives; default 100. */
  readonly limit?: number | undefined
}

const DEFAULT_MAX_LENGTH = 4
const DEFAULT_LIMIT = 100

/**
 * The path of fewest steps between two entities (names or ids), or null where none is. Among equals it takes, step by
 * step, the neighbour with the most evidence. Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION.
 */
export const shortestPath = (
  graph: KnowledgeGraph,
  from: string,
  to: string,
  options: PathOptions = {},
): Path | null => {
  const walk = createWalk(graph, [from, to], options)
  const distances = distancesTo(walk, checkCount('maxLength', options.maxLength ?? Infinity), walk.from)
  const distance = distances.get(walk.from)
  return distance === undefined ? null : spellOut(graph, walk, descend(walk, distances, distance))
}

/**
 * All simple paths between two entities (names or ids) of at most `maxLength` steps, the shortest first, then those
 * with more evidence step by step; at most `limit`. Throws like `shortestPath`.
 */
export const paths = (graph: KnowledgeGraph, from: string, to: string, options: PathOptions = {}): Path[] => {
  const maxLength = checkCount('maxLength', options.maxLength ?? DEFAULT_MAX_LENGTH)
  const limit = checkCount('limit', options.limit ?? DEFAULT_LIMIT)
  const walk = createWalk(graph, [from, to], options)
  const distances = distancesTo(walk, maxLength)
  const longest = Math.min(maxLength, graph.order - 1)
  const found: Path[] = []
  for (let length = distances.get(walk.from) ?? Infinity; length <= longest; length += 1) {
    for (const ids of pathsOfLength(walk, distances, length)) {
      if (found.length >= limit) return found
      found.push(spellOut(graph, walk, ids))
    }
  }
  return found
}

/** `Russia —suspended→ peace treaty talks ←wanted— Japan`, for a terminal or a list. */
export const describePath = ({ entities, steps }: Path): string =>
  (entities[0]?.name ?? '') + steps.map((step) => ` ${describeStep(step)} ${step.to.name}`).join('')

const describeStep = ({ statements }: PathStep): string => {
  const labels = (wanted: DirectedStatement['direction']): string[] => [
    ...new Set(
      statements.filter(({ direction }) => direction === wanted).map(({ statement }) => labelStatement(statement)),
    ),
  ]
  const [along, against] = [labels('out').join(', '), labels('in').join(', ')]
  return [along && `—${along}→`, against && `←${against}—`].filter(Boolean).join(' ')
}

interface Walk {
  readonly from: EntityId
  readonly to: EntityId
  readonly accepts: (statement: StatementAttributes) => boolean
  /** Entities one accepted statement away, either direction, the best attested first; computed once an entity. */
  readonly around: (id: EntityId) => readonly EntityId[]
}

const createWalk = (graph: KnowledgeGraph, ends: readonly [string, string], filter: StatementFilter): Walk => {
  const accepts = createStatementFilter(graph, filter)
  const known = new Map<EntityId, readonly EntityId[]>()
  const around = (id: EntityId): readonly EntityId[] => {
    const list = known.get(id) ?? listAround(graph, id, accepts)
    known.set(id, list)
    return list
  }
  return { from: findEntity(graph, ends[0]), to: findEntity(graph, ends[1]), accepts, around }
}

const listAround = (graph: KnowledgeGraph, id: EntityId, accepts: Walk['accepts']): EntityId[] => {
  const evidence = new Map<EntityId, number>()
  graph.forEachEdge(id, (_key, attributes, source, target) => {
    const other = source === id ? target : source
    if (other !== id && accepts(attributes)) evidence.set(other, (evidence.get(other) ?? 0) + attributes.evidence)
  })
  const nameOf = (other: EntityId): string => graph.getNodeAttribute(other, 'label')
  return [...evidence]
    .sort(
      ([left, leftCount], [right, rightCount]) =>
        rightCount - leftCount || compareText(nameOf(left), nameOf(right)) || compareText(left, right),
    )
    .map(([other]) => other)
}

/** Steps from each entity to the end of the walk, as far as `farthest`, or until `wanted` is reached. */
const distancesTo = (walk: Walk, farthest: number, wanted?: EntityId): ReadonlyMap<EntityId, number> => {
  const distances = new Map([[walk.to, 0]])
  let frontier = [walk.to]
  for (let distance = 1; distance <= farthest && frontier.length > 0; distance += 1) {
    if (wanted !== undefined && distances.has(wanted)) break
    const next: EntityId[] = []
    for (const other of frontier.flatMap((id) => walk.around(id))) {
      if (distances.has(other)) continue
      distances.set(other, distance)
      next.push(other)
    }
    frontier = next
  }
  return distances
}

/** From the start always to the best attested neighbour that is one step nearer to the end. */
const descend = (walk: Walk, distances: ReadonlyMap<EntityId, number>, distance: number): EntityId[] => {
  const ids = [walk.from]
  for (let left = distance - 1; left >= 0; left -= 1) {
    const nearer = walk.around(ids.at(-1) ?? walk.from).find((id) => distances.get(id) === left)
    if (nearer !== undefined) ids.push(nearer)
  }
  return ids
}

/** Depth first with an explicit stack; turns back where the end is too far for the steps that are left. */
function* pathsOfLength(walk: Walk, distances: ReadonlyMap<EntityId, number>, length: number): Generator<EntityId[]> {
  const ids = [walk.from]
  const visited = new Set(ids)
  const choices = [walk.around(walk.from)[Symbol.iterator]()]
  if (length === 0) yield ids
  while (choices.length > 0 && length > 0) {
    const choice = choices.at(-1)?.next()
    if (choice === undefined || choice.done === true) {
      choices.pop()
      visited.delete(ids.pop() ?? '')
      continue
    }
    const next = choice.value
    const left = length - ids.length
    if (visited.has(next) || (distances.get(next) ?? Infinity) > left) continue
    if (left === 0) yield [...ids, next]
    if (left === 0 || next === walk.to) continue
    ids.push(next)
    visited.add(next)
    choices.push(walk.around(next)[Symbol.iterator]())
  }
}

const spellOut = (graph: KnowledgeGraph, walk: Walk, ids: readonly EntityId[]): Path => {
  const steps = ids.slice(1).map((to, index) => {
    const from = ids[index] ?? walk.from
    const statements = [...between(graph, walk, [from, to], 'out'), ...between(graph, walk, [to, from], 'in')]
    return { from: referTo(graph, from), to: referTo(graph, to), statements }
  })
  return { entities: ids.map((id) => referTo(graph, id)), steps }
}

const between = (
  graph: KnowledgeGraph,
  { accepts }: Walk,
  [subject, object]: readonly [EntityId, EntityId],
  direction: DirectedStatement['direction'],
): DirectedStatement[] => {
  const statements: Statement[] = []
  graph.forEachOutEdge(subject, object, (_key, attributes) => {
    if (accepts(attributes)) statements.push(attributes.statement)
  })
  return statements.sort(byAttestation).map((statement) => ({ statement, direction }))
}

const checkCount = (option: string, value: number): number => {
  if (value >= 0 && (Number.isInteger(value) || value === Infinity)) return value
  throw new KnowledgeError('WRONG_OPTION', `${option} is ${String(value)}; it must be a whole number from 0.`)
}
