import type { EntityId, EntityType, Statement } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph, StatementAttributes } from './create-graph.ts'
import type { EntityReference } from './entity-reference.ts'
import { referTo } from './entity-reference.ts'
import { findEntity } from './find-entity.ts'
import { foldName } from './fold-name.ts'
import { didYouMean } from './nearest.ts'
import { parsePattern } from './pattern.ts'
import type { PatternEdge, PatternNode } from './pattern.ts'
import type { StatementFilter } from './statement-filter.ts'
import { createStatementFilter } from './statement-filter.ts'
import { byAttestation } from './statement-order.ts'

export interface MatchOptions extends StatementFilter {
  /** Most answers; default 100. */
  readonly limit?: number | undefined
}

/** One way in which a pattern fits. */
export interface Match {
  /** What each named variable stands for, in the order of the pattern. */
  readonly bindings: Readonly<Record<string, EntityReference>>
  /** For each edge of the pattern, in its order, the statements that fit it. */
  readonly statements: readonly (readonly Statement[])[]
}

const DEFAULT_LIMIT = 100

/**
 * Where a pattern of statements fits (see `parsePattern`). Different variables may stand for one entity. The edge with
 * the fewest candidates is tried first, then always one that hangs on what is known already. Ordered by the names of
 * the bindings. Throws WRONG_PATTERN, UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION.
 */
export const matchPattern = (graph: KnowledgeGraph, pattern: string, options: MatchOptions = {}): Match[] => {
  const limit = options.limit ?? DEFAULT_LIMIT
  const edges = parsePattern(pattern).map((edge) => prepare(graph, edge))
  const accepts = createStatementFilter(graph, options)
  const found: Match[] = []
  for (const bound of solve(graph, edges, accepts)) {
    if (found.length >= limit) break
    found.push(matchOf(graph, edges, bound, accepts))
  }
  return found.sort((left, right) => compareText(keyOf(left), keyOf(right)))
}

interface Slot {
  /** A key that no other place of the pattern has unless it is the same. */
  readonly key: string
  readonly fixed: EntityId | null
  readonly type: EntityType | null
}

interface PreparedEdge {
  readonly from: Slot
  readonly to: Slot
  readonly isEither: boolean
  readonly fits: (statement: StatementAttributes) => boolean
}

const prepare = (graph: KnowledgeGraph, { from, to, labels, isEither }: PatternEdge): PreparedEdge => {
  const slot = (node: PatternNode): Slot =>
    node.kind === 'entity'
      ? { key: `=${node.name}`, fixed: findEntity(graph, node.name), type: null }
      : { key: `?${node.name}`, fixed: null, type: node.type }
  const tests = labels.map((label) => labelTest(graph, label))
  return {
    from: slot(from),
    to: slot(to),
    isEither,
    fits: (statement) => tests.length === 0 || tests.some((test) => test(statement)),
  }
}

const labelTest = (graph: KnowledgeGraph, label: string): ((statement: StatementAttributes) => boolean) => {
  const folded = foldName(label)
  const relations = graph.getAttribute('relations').filter((known) => foldName(known) === folded)
  const eventTypes = graph.getAttribute('eventTypes').filter((known) => foldName(known) === folded)
  if (relations.length + eventTypes.length === 0) {
    const hint = didYouMean(label, [...graph.getAttribute('relations'), ...graph.getAttribute('eventTypes')])
    throw new KnowledgeError('UNKNOWN_RELATION', `No statement has the relation or event type "${label}".${hint}`)
  }
  return ({ relation, eventType }) => relations.includes(relation) || eventTypes.includes(eventType)
}

type Bound = ReadonlyMap<string, EntityId>
type Accepts = (statement: StatementAttributes) => boolean

/** Depth first: bind the ends of one edge after the other. */
function* solve(graph: KnowledgeGraph, edges: readonly PreparedEdge[], accepts: Accepts): Generator<Bound> {
  const start = new Map<string, EntityId>()
  for (const { from, to } of edges) for (const { key, fixed } of [from, to]) if (fixed !== null) start.set(key, fixed)
  yield* extend(graph, edges, start, accepts)
}

function* extend(
  graph: KnowledgeGraph,
  open: readonly PreparedEdge[],
  bound: Bound,
  accepts: Accepts,
): Generator<Bound> {
  const next = cheapest(graph, open, bound)
  if (next === null) {
    yield bound
    return
  }
  const rest = open.filter((edge) => edge !== next)
  for (const [from, to] of pairsOf(graph, next, bound, accepts))
    yield* extend(graph, rest, new Map([...bound, [next.from.key, from], [next.to.key, to]]), accepts)
}

const cheapest = (graph: KnowledgeGraph, open: readonly PreparedEdge[], bound: Bound): PreparedEdge | null => {
  let best: PreparedEdge | null = null
  let least = Infinity
  for (const edge of open) {
    const degrees = [edge.from, edge.to].flatMap(({ key }) => {
      const id = bound.get(key)
      return id === undefined ? [] : [graph.degree(id)]
    })
    const cost = degrees.length === 2 ? 0 : (degrees[0] ?? graph.size + 1)
    if (cost >= least) continue
    best = edge
    least = cost
  }
  return best
}

/** The pairs of ends, each once and in the order of their ids, that an edge allows with what is bound. */
const pairsOf = (
  graph: KnowledgeGraph,
  edge: PreparedEdge,
  bound: Bound,
  accepts: Accepts,
): (readonly [EntityId, EntityId])[] => {
  const [from, to] = [bound.get(edge.from.key), bound.get(edge.to.key)]
  const pairs = new Map<string, readonly [EntityId, EntityId]>()
  const allows = ({ type }: Slot, id: EntityId): boolean =>
    type === null || graph.getNodeAttribute(id, 'entityType') === type
  const take = (subject: EntityId, object: EntityId): void => {
    if ((from ?? subject) !== subject || (to ?? object) !== object) return
    if (edge.from.key === edge.to.key && subject !== object) return
    if (allows(edge.from, subject) && allows(edge.to, object))
      pairs.set(JSON.stringify([subject, object]), [subject, object])
  }
  const look = (_key: string, attributes: StatementAttributes, source: EntityId, target: EntityId): void => {
    if (!edge.fits(attributes) || !accepts(attributes)) return
    take(source, target)
    if (edge.isEither) take(target, source)
  }
  const known = from ?? to
  if (known === undefined) graph.forEachEdge(look)
  else graph.forEachEdge(known, look)
  return [...pairs].sort(([left], [right]) => compareText(left, right)).map(([, pair]) => pair)
}

const matchOf = (graph: KnowledgeGraph, edges: readonly PreparedEdge[], bound: Bound, accepts: Accepts): Match => ({
  bindings: Object.fromEntries(
    [...new Set(edges.flatMap(({ from, to }) => [from.key, to.key]))]
      .filter((key) => key.startsWith('?') && !key.startsWith('?_'))
      .map((key) => [key.slice(1), referTo(graph, bound.get(key) ?? '')]),
  ),
  statements: edges.map((edge) => {
    const [from, to] = [bound.get(edge.from.key) ?? '', bound.get(edge.to.key) ?? '']
    const statements: Statement[] = []
    const keep = (_key: string, attributes: StatementAttributes): void => {
      if (edge.fits(attributes) && accepts(attributes)) statements.push(attributes.statement)
    }
    graph.forEachOutEdge(from, to, keep)
    if (edge.isEither && from !== to) graph.forEachOutEdge(to, from, keep)
    return statements.sort(byAttestation)
  }),
})

const keyOf = ({ bindings }: Match): string => JSON.stringify(Object.values(bindings).map(({ name, id }) => [name, id]))
