import { countIndependentSources } from '../../graph/independent-sources.ts'
import type { EntityId, Statement } from '../../model/index.ts'
import { ARTICLE, FACETS, NO_SOURCE } from './filters-model.ts'
import type { DayRange, Facet, TimeAxis, ENTITY_FACETS } from './filters-model.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { toneOf } from './tone.ts'

/** Community of each entity, named by the id of its leading member. */
export type Communities = ReadonlyMap<EntityId, EntityId>

/** A known end of a time is a day; an open one is null. */
export interface OpenRange {
  readonly start: string | null
  readonly end: string | null
}

/** What filters ask of each statement, worked out once: `columns.values.source[at]` belongs to statement `at`. */
export interface FilterColumns {
  readonly values: Readonly<Record<Facet, readonly (readonly string[])[]>>
  /** Times of each statement on each axis; none: it is undated there. */
  readonly times: Readonly<Record<TimeAxis, readonly (readonly OpenRange[])[]>>
  readonly sources: Uint16Array
  /** How many other entities each one shares a statement with. */
  readonly degrees: ReadonlyMap<EntityId, number>
}

const made = new WeakMap<
  KnowledgeIndex,
  { readonly communities: Communities | null; readonly columns: FilterColumns }
>()

/** The columns of a graph; made again only when the graph or its communities are others. */
export const filterColumns = (index: KnowledgeIndex, communities: Communities | null): FilterColumns => {
  const before = made.get(index)
  if (before?.communities === communities) return before.columns
  const columns = before ? withCommunities(index, before.columns, communities) : makeColumns(index, communities)
  made.set(index, { communities, columns })
  return columns
}

/** Whether a time touches a range of days; both ends of both are included. */
export const overlaps = ({ start, end }: OpenRange, { from, to }: DayRange): boolean =>
  (start === null || start <= to) && (end === null || end >= from)

const makeColumns = (index: KnowledgeIndex, communities: Communities | null): FilterColumns => {
  const { statements } = index.knowledge
  const column = (facet: Facet) => statements.map((statement) => valuesOf(index, statement, facet, communities))
  return {
    values: Object.fromEntries(FACETS.map((facet) => [facet, column(facet)])) as Record<Facet, string[][]>,
    times: {
      event: statements.map(({ time }) => (time === null ? [] : [time])),
      publication: statements.map((statement) => publicationOf(index, statement)),
    },
    sources: Uint16Array.from(statements, (statement) => sourcesOf(index, statement)),
    degrees: degreesOf(statements),
  }
}

const withCommunities = (
  index: KnowledgeIndex,
  columns: FilterColumns,
  communities: Communities | null,
): FilterColumns => {
  const community = index.knowledge.statements.map((one) => valuesOf(index, one, 'community', communities))
  return { ...columns, values: { ...columns.values, community } }
}

/** Values that a statement has in a facet, each once; of an entity's facet those of both ends. */
const valuesOf = (
  index: KnowledgeIndex,
  statement: Statement,
  facet: Facet,
  communities: Communities | null,
): readonly string[] => {
  switch (facet) {
    case 'entityType':
    case 'community':
      return distinct([statement.subject, statement.object].map((id) => valueOfEntity(index, id, facet, communities)))
    case 'source':
      return distinct(statement.evidence.map(({ document }) => index.documents.get(document)?.source ?? NO_SOURCE))
    case 'tone':
      return [toneOf(statement)]
    case 'speaker':
      return [statement.attributedTo ?? ARTICLE]
    default:
      return [statement[facet]]
  }
}

/** Value that an entity has in one of the facets of entities; an entity of no known community has none: `''`. */
export const valueOfEntity = (
  index: KnowledgeIndex,
  id: EntityId,
  facet: (typeof ENTITY_FACETS)[number],
  communities: Communities | null,
): string => (facet === 'community' ? (communities?.get(id) ?? '') : (index.entities.get(id)?.type ?? 'MISC'))

const publicationOf = (index: KnowledgeIndex, { evidence }: Statement): readonly OpenRange[] =>
  distinct(evidence.flatMap(({ document }) => index.documents.get(document)?.publishedAt ?? [])).map((day) => ({
    start: day,
    end: day,
  }))

const sourcesOf = (index: KnowledgeIndex, { evidence }: Statement): number => {
  const [first] = evidence
  return evidence.every(({ document }) => document === first.document)
    ? 1
    : countIndependentSources(evidence, index.documents)
}

const degreesOf = (statements: readonly Statement[]): ReadonlyMap<EntityId, number> => {
  const neighbours = new Map<EntityId, Set<EntityId>>()
  const meet = (one: EntityId, other: EntityId) => {
    const known = neighbours.get(one)
    if (known) known.add(other)
    else neighbours.set(one, new Set([other]))
  }
  for (const { subject, object } of statements) {
    if (subject === object) continue
    meet(subject, object)
    meet(object, subject)
  }
  return new Map([...neighbours].map(([id, others]) => [id, others.size]))
}

const distinct = <Item>(items: readonly Item[]): readonly Item[] =>
  items.length < 2 || (items.length === 2 && items[0] !== items[1]) ? items : [...new Set(items)]
