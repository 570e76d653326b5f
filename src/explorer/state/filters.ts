import { assertNever } from '../../model/index.ts'
import type { EntityId } from '../../model/index.ts'
import { filterColumns, overlaps, valueOfEntity } from './filters-columns.ts'
import type { Communities, FilterColumns, OpenRange } from './filters-columns.ts'
import { ENTITY_FACETS, FACETS, TIME_AXES } from './filters-model.ts'
import type { Facet, FilterChange, Filters, TimeAxis } from './filters-model.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

export * from './filters-model.ts'

/** What the filters leave, and how many there would be for each value if it were chosen in its facet. */
export interface Visible {
  readonly entities: ReadonlySet<string>
  readonly statements: ReadonlySet<string>
  /** Entities for the facets of entities, statements for the others. */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>
  /** Times of the statements that every filter but this axis' own range leaves. */
  readonly times: Readonly<Record<TimeAxis, readonly (readonly OpenRange[])[]>>
}

/** Whether any filter narrows the graph. */
export const isFiltering = (filters: Filters): boolean =>
  filters.minDegree > 0 || narrowsStatements(filters) || ENTITY_FACETS.some((facet) => filters.chosen[facet].length > 0)

/** Adds a value to a facet, or takes it away. */
export const toggleValue = (filters: Filters, facet: Facet, value: string): Filters => {
  const before = filters.chosen[facet]
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value]
  return { ...filters, chosen: { ...filters.chosen, [facet]: after } }
}

/** The filters after a change; numbers that make no sense become the nearest that does. */
export const changeFilters = (filters: Filters, change: FilterChange): Filters => {
  switch (change.kind) {
    case 'toggle':
      return toggleValue(filters, change.facet, change.value)
    case 'minConfidence':
      return { ...filters, minConfidence: Math.min(1, atLeastZero(change.value)) }
    case 'minSources':
    case 'minDegree':
      return { ...filters, [change.kind]: Math.round(atLeastZero(change.value)) }
    case 'time':
      return { ...filters, time: { ...filters.time, [change.axis]: change.range } }
    case 'keepUndated':
      return { ...filters, keepUndated: change.keep }
    default:
      return assertNever(change)
  }
}

/**
 * One pass over the statements: those that fail nothing are visible; those that fail one gate only (a facet, or the
 * range of an axis of time) still count for that gate's own values, so that a person sees what another choice would
 * bring.
 */
export const applyFilters = (
  index: KnowledgeIndex,
  filters: Filters,
  communities: Communities | null = null,
): Visible => {
  const columns = filterColumns(index, communities)
  const failures = createGates(index, filters, columns)
  const counts = emptyCounts()
  const times: Record<TimeAxis, (readonly OpenRange[])[]> = { event: [], publication: [] }
  const statements = new Set<string>()
  const touched = new Set<EntityId>()
  const touchedBut = new Map(ENTITY_FACETS.map((facet) => [facet, new Set<EntityId>()]))
  index.knowledge.statements.forEach(({ id, subject, object }, at) => {
    const failed = failures(at)
    if (failed === 'several') return
    for (const facet of FACETS)
      if (failed === null || failed === facet)
        for (const value of columns.values[facet][at] ?? []) bump(counts[facet], value)
    for (const axis of TIME_AXES)
      if (failed === null || failed === axis) times[axis].push(columns.times[axis][at] ?? [])
    for (const [facet, ends] of touchedBut) if (failed === null || failed === facet) ends.add(subject).add(object)
    if (failed !== null) return
    statements.add(id)
    touched.add(subject).add(object)
  })
  const admit = (but: Facet | null, ends: ReadonlySet<EntityId> | undefined) =>
    admitEntities({ index, filters, columns, communities }, but, narrowsStatements(filters) ? ends : undefined)
  for (const facet of ENTITY_FACETS) {
    counts[facet].clear()
    for (const id of admit(facet, touchedBut.get(facet)))
      bump(counts[facet], valueOfEntity(index, id, facet, communities))
  }
  counts.community.delete('')
  return { entities: new Set(admit(null, touched)), statements, counts, times }
}

type Gate = Facet | TimeAxis

/** Tells which gate alone keeps statement `at` out: null is none, `several` more than one or one that never counts. */
const createGates = (index: KnowledgeIndex, filters: Filters, columns: FilterColumns) => {
  const { statements } = index.knowledge
  const chosen = FACETS.filter((facet) => filters.chosen[facet].length > 0).map((facet) => ({
    facet,
    all: ENTITY_FACETS.includes(facet),
    set: new Set(filters.chosen[facet]),
  }))
  const ranges = TIME_AXES.flatMap((axis) => {
    const range = filters.time[axis]
    return range === null ? [] : [{ axis, range }]
  })
  const isFarOut = (at: number): boolean => {
    const statement = statements[at]
    if (!statement) return true
    const { subject, object, confidence } = statement
    const degree = (id: EntityId) => columns.degrees.get(id) ?? 0
    return (
      confidence < filters.minConfidence ||
      (columns.sources[at] ?? 0) < filters.minSources ||
      (filters.minDegree > 0 && Math.min(degree(subject), degree(object)) < filters.minDegree)
    )
  }
  return (at: number): Gate | null | 'several' => {
    if (isFarOut(at)) return 'several'
    let failed: Gate | null = null
    for (const { facet, all, set } of chosen) {
      const values = columns.values[facet][at] ?? []
      if (all ? values.every((value) => set.has(value)) : values.some((value) => set.has(value))) continue
      if (failed !== null) return 'several'
      failed = facet
    }
    for (const { axis, range } of ranges) {
      const times = columns.times[axis][at] ?? []
      if (times.length === 0 ? filters.keepUndated : times.some((time) => overlaps(time, range))) continue
      if (failed !== null) return 'several'
      failed = axis
    }
    return failed
  }
}

interface Admission {
  readonly index: KnowledgeIndex
  readonly filters: Filters
  readonly columns: FilterColumns
  readonly communities: Communities | null
}

/** Entities that pass their own filters, one of them left out, and are among `ends` where those are given. */
const admitEntities = (
  { index, filters, columns, communities }: Admission,
  but: Facet | null,
  ends: ReadonlySet<EntityId> | undefined,
): readonly EntityId[] => {
  const gates = ENTITY_FACETS.filter((facet) => facet !== but && filters.chosen[facet].length > 0).map((facet) => ({
    facet,
    set: new Set(filters.chosen[facet]),
  }))
  const ids: EntityId[] = []
  for (const { id } of index.knowledge.entities) {
    if (ends && !ends.has(id)) continue
    if (filters.minDegree > 0 && (columns.degrees.get(id) ?? 0) < filters.minDegree) continue
    if (gates.every(({ facet, set }) => set.has(valueOfEntity(index, id, facet, communities)))) ids.push(id)
  }
  return ids
}

const narrowsStatements = ({ chosen, minConfidence, minSources, time }: Filters): boolean =>
  minConfidence > 0 ||
  minSources > 1 ||
  TIME_AXES.some((axis) => time[axis] !== null) ||
  FACETS.some((facet) => !ENTITY_FACETS.includes(facet) && chosen[facet].length > 0)

const bump = (counts: Map<string, number>, value: string): void => {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

const emptyCounts = (): Record<Facet, Map<string, number>> =>
  Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Record<Facet, Map<string, number>>

const atLeastZero = (value: number): number => (Number.isFinite(value) ? Math.max(0, value) : 0)
