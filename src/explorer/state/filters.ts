import type { Statement } from '../../model/index.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

/** What statements can be filtered by. `speaker` holds entity ids, or `ARTICLE` for the article's own voice. */
export type Facet = 'entityType' | 'eventType' | 'modality' | 'polarity' | 'speaker' | 'source'

export const FACETS: readonly Facet[] = ['entityType', 'eventType', 'modality', 'polarity', 'speaker', 'source']

/** Value of the facet `speaker` for statements that nobody is quoted for. */
export const ARTICLE = 'ARTICLE'

/** Value of the facet `source` for documents that name no outlet. */
export const NO_SOURCE = ''

/** An empty list lets everything through; facets add up. */
export interface Filters {
  readonly chosen: Readonly<Record<Facet, readonly string[]>>
  /** Between 0 and 1. */
  readonly minConfidence: number
}

export const NO_FILTERS: Filters = {
  chosen: { entityType: [], eventType: [], modality: [], polarity: [], speaker: [], source: [] },
  minConfidence: 0,
}

/** What the filters leave, and how many there would be for each value if it were chosen in its facet. */
export interface Visible {
  readonly entities: ReadonlySet<string>
  readonly statements: ReadonlySet<string>
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>
}

/** Whether any filter narrows the graph. */
export const isFiltering = (filters: Filters): boolean =>
  filters.minConfidence > 0 || FACETS.some((facet) => filters.chosen[facet].length > 0)

/** Adds a value to a facet, or takes it away. */
export const toggleValue = (filters: Filters, facet: Facet, value: string): Filters => {
  const before = filters.chosen[facet]
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value]
  return { ...filters, chosen: { ...filters.chosen, [facet]: after } }
}

/**
 * One pass over the statements: those that fail nothing are visible; those that fail one facet only still count for
 * that facet's own values, so that a person sees what choosing another value would bring.
 */
export const applyFilters = (index: KnowledgeIndex, filters: Filters): Visible => {
  const chosen = FACETS.map((facet) => new Set(filters.chosen[facet]))
  const counts = emptyCounts()
  const statements = new Set<string>()
  const touched = new Set<string>()
  const touchedButForType = new Set<string>()
  for (const statement of index.knowledge.statements) {
    if (statement.confidence < filters.minConfidence) continue
    const values = FACETS.map((facet) => valuesOf(index, statement, facet))
    const failed = FACETS.filter((facet, at) => !passes(facet, values[at] ?? [], chosen[at]))
    if (failed.length > 1) continue
    FACETS.forEach((facet, at) => {
      if (failed.length === 0 || failed[0] === facet)
        for (const value of new Set(values[at])) bump(counts[facet], value)
    })
    if (failed.length === 0) {
      statements.add(statement.id)
      touched.add(statement.subject).add(statement.object)
    }
    if (failed.length === 0 || failed[0] === 'entityType')
      touchedButForType.add(statement.subject).add(statement.object)
  }
  const narrowed = narrowsStatements(filters)
  counts.entityType = countTypes(index, narrowed ? touchedButForType : null)
  return { entities: visibleEntities(index, filters, narrowed ? touched : null), statements, counts }
}

/** Values a statement has in a facet. */
export const valuesOf = (index: KnowledgeIndex, statement: Statement, facet: Facet): readonly string[] => {
  switch (facet) {
    case 'entityType':
      return [statement.subject, statement.object].map((id) => index.entities.get(id)?.type ?? 'MISC')
    case 'source':
      return statement.evidence.map(({ document }) => index.documents.get(document)?.source ?? NO_SOURCE)
    case 'speaker':
      return [statement.attributedTo ?? ARTICLE]
    default:
      return [statement[facet]]
  }
}

const passes = (facet: Facet, values: readonly string[], chosen: ReadonlySet<string> | undefined): boolean => {
  if (!chosen || chosen.size === 0) return true
  return facet === 'entityType' ? values.every((value) => chosen.has(value)) : values.some((value) => chosen.has(value))
}

const narrowsStatements = ({ chosen, minConfidence }: Filters): boolean =>
  minConfidence > 0 || FACETS.some((facet) => facet !== 'entityType' && chosen[facet].length > 0)

const visibleEntities = (
  index: KnowledgeIndex,
  filters: Filters,
  touched: ReadonlySet<string> | null,
): ReadonlySet<string> => {
  const types = new Set<string>(filters.chosen.entityType)
  const shown = index.knowledge.entities.filter(
    ({ id, type }) => (types.size === 0 || types.has(type)) && (touched === null || touched.has(id)),
  )
  return new Set(shown.map(({ id }) => id))
}

const countTypes = (index: KnowledgeIndex, touched: ReadonlySet<string> | null): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { id, type } of index.knowledge.entities) if (touched === null || touched.has(id)) bump(counts, type)
  return counts
}

const bump = (counts: Map<string, number>, value: string): void => {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

const emptyCounts = (): Record<Facet, Map<string, number>> => ({
  entityType: new Map(),
  eventType: new Map(),
  modality: new Map(),
  polarity: new Map(),
  speaker: new Map(),
  source: new Map(),
})
