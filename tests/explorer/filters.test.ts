import { describe, expect, test } from 'vitest'
import { keepVisible } from '../../src/explorer/state/export-graph.ts'
import { filterChips } from '../../src/explorer/state/filter-chips.ts'
import {
  ARTICLE,
  NO_FILTERS,
  NO_SOURCE,
  applyFilters,
  changeFilters,
  isFiltering,
  toggleValue,
} from '../../src/explorer/state/filters.ts'
import type { Facet, FilterChange, Filters } from '../../src/explorer/state/filters.ts'
import { indexKnowledge } from '../../src/explorer/state/knowledge-index.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const index = indexKnowledge(sampleKnowledge)
const choosing = (...pairs: [Facet, string][]): Filters =>
  pairs.reduce((filters, [facet, value]) => toggleValue(filters, facet, value), NO_FILTERS)
const changed = (change: FilterChange) => changeFilters(NO_FILTERS, change)
const during = (axis: 'event' | 'publication', from: string, to: string) =>
  changed({ kind: 'time', axis, range: { from, to } })
const statementsAfter = (filters: Filters) => [...applyFilters(index, filters).statements]
const entitiesAfter = (filters: Filters) => [...applyFilters(index, filters).entities]

describe('filters', () => {
  test('nothing chosen shows everything, entities without statements too', () => {
    expect(statementsAfter(NO_FILTERS)).toEqual(['s1', 's2', 's3', 's4'])
    expect(entitiesAfter(NO_FILTERS)).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
  })

  test.each<[string, Filters, string[]]>([
    ['an entity type keeps statements between entities of that type', choosing(['entityType', 'GPE']), ['s1']],
    [
      'two entity types keep statements between them',
      choosing(['entityType', 'GPE'], ['entityType', 'LAW']),
      ['s1', 's2', 's3'],
    ],
    ['an event type', choosing(['eventType', 'REJECT']), ['s3']],
    ['a modality', choosing(['modality', 'denied']), ['s2']],
    ['a polarity that nothing has', choosing(['polarity', 'negative']), []],
    ['a speaker', choosing(['speaker', 'e4']), ['s3']],
    ['the voice of the article', choosing(['speaker', ARTICLE]), ['s1', 's2', 's4']],
    ['a source', choosing(['source', 'Lume Observer']), ['s1', 's2', 's3']],
    ['documents without a source', choosing(['source', NO_SOURCE]), ['s4']],
    ['a least confidence', { ...NO_FILTERS, minConfidence: 0.6 }, ['s1', 's2', 's3']],
    ['a standing', choosing(['tone', 'denied']), ['s2']],
    ['a relation', choosing(['relation', 'met with']), ['s4']],
    ['a time of the fact', during('event', '2024-05-01', '2024-05-31'), ['s1']],
    ['a time of the fact in which nothing happened', during('event', '2023-01-01', '2023-12-31'), []],
    [
      'a time, and what has none',
      { ...during('event', '2023-01-01', '2023-12-31'), keepUndated: true },
      ['s2', 's3', 's4'],
    ],
    ['a time of publication', during('publication', '2024-05-12', '2024-05-12'), ['s1', 's2', 's3', 's4']],
    ['a time before publication', during('publication', '2020-01-01', '2024-05-11'), []],
    ['two independent sources', changed({ kind: 'minSources', value: 2 }), []],
    ['entities with two neighbours', changed({ kind: 'minDegree', value: 2 }), ['s1']],
    ['facets together', choosing(['source', 'Lume Observer'], ['modality', 'asserted']), ['s1', 's3']],
    ['two values of one facet', choosing(['modality', 'denied'], ['modality', 'planned']), ['s2', 's4']],
  ])('%s', (_, filters, left) => {
    expect(statementsAfter(filters)).toEqual(left)
  })

  test('a community keeps what is said among its members', () => {
    const communities = new Map([
      ['e1', 'e1'],
      ['e2', 'e1'],
      ['e3', 'e3'],
    ])
    const { entities, statements, counts } = applyFilters(index, choosing(['community', 'e1']), communities)
    expect([...statements]).toEqual(['s1'])
    expect([...entities]).toEqual(['e1', 'e2'])
    expect(Object.fromEntries(counts.community)).toEqual({ e1: 2, e3: 1 })
    expect(Object.fromEntries(applyFilters(index, NO_FILTERS).counts.community)).toEqual({})
  })

  test('entities with fewer neighbours than asked for go, without statements of theirs or with them', () => {
    expect(entitiesAfter(changed({ kind: 'minDegree', value: 1 }))).toEqual(['e1', 'e2', 'e3', 'e5'])
  })

  test('the times that are told ignore the range of their own axis only', () => {
    const { times } = applyFilters(index, during('event', '2023-01-01', '2023-12-31'))
    expect(times.event.flat()).toHaveLength(1)
    expect(times.publication.flat()).toHaveLength(0)
  })

  test.each<[FilterChange, Partial<Filters>]>([
    [{ kind: 'minConfidence', value: 7 }, { minConfidence: 1 }],
    [{ kind: 'minConfidence', value: Number.NaN }, { minConfidence: 0 }],
    [{ kind: 'minSources', value: -3 }, { minSources: 0 }],
    [{ kind: 'minDegree', value: 2.4 }, { minDegree: 2 }],
  ])('%o is put right', (change, filters) => {
    expect(changed(change)).toMatchObject(filters)
  })

  test('every filter in force has a chip that takes it away', () => {
    const changes: readonly FilterChange[] = [
      { kind: 'toggle', facet: 'relation', value: 'signed' },
      { kind: 'minConfidence', value: 0.5 },
      { kind: 'minSources', value: 2 },
      { kind: 'minDegree', value: 3 },
      { kind: 'time', axis: 'event', range: { from: '2018-01-01', to: '2018-12-31' } },
      { kind: 'time', axis: 'publication', range: { from: '2018-02-01', to: '2018-03-31' } },
      { kind: 'keepUndated', keep: true },
    ]
    const filters = changes.reduce(changeFilters, NO_FILTERS)
    const chips = filterChips(index, filters)
    expect(chips.map(({ label }) => label)).toEqual([
      'Relation: signed',
      'Confidence from 50 %',
      'Sources from 2',
      'Neighbours from 3',
      'When it happened: 2018',
      'When it was published: February 2018 to March 2018',
      'With those without a date',
    ])
    expect(isFiltering(filters)).toBe(true)
    expect(chips.map(({ remove }) => remove).reduce(changeFilters, filters)).toEqual(NO_FILTERS)
  })

  test('entities that no remaining statement speaks of go too', () => {
    expect(entitiesAfter(choosing(['eventType', 'REJECT']))).toEqual(['e2', 'e3'])
  })

  test('an entity type alone keeps its lonely entities', () => {
    expect(entitiesAfter(choosing(['entityType', 'PERSON']))).toEqual(['e4'])
  })

  test('counts say what choosing another value of the same facet would bring', () => {
    const { counts } = applyFilters(index, choosing(['modality', 'denied']))
    expect(Object.fromEntries(counts.modality)).toEqual({ asserted: 2, denied: 1, planned: 1 })
    expect(Object.fromEntries(counts.eventType)).toEqual({ AGREE: 1 })
  })

  test('entity types count entities', () => {
    const { counts } = applyFilters(index, NO_FILTERS)
    expect(Object.fromEntries(counts.entityType)).toEqual({ GPE: 2, LAW: 1, PERSON: 1, MISC: 1 })
  })

  test('toggling twice is nothing', () => {
    expect(choosing(['source', 'x'], ['source', 'x'])).toEqual(NO_FILTERS)
  })

  test('what is kept for export is whole in itself: speakers and documents come along', () => {
    const kept = keepVisible(sampleKnowledge, applyFilters(index, choosing(['speaker', 'e4'])))
    expect(kept.entities.map(({ id }) => id)).toEqual(['e2', 'e3', 'e4'])
    expect(kept.statements.map(({ id }) => id)).toEqual(['s3'])
    expect(kept.documents.map(({ id }) => id)).toEqual(['d1'])
  })
})
