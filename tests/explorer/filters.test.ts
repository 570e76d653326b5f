import { describe, expect, test } from 'vitest'
import { keepVisible } from '../../src/explorer/state/export-graph.ts'
import { ARTICLE, NO_FILTERS, NO_SOURCE, applyFilters, toggleValue } from '../../src/explorer/state/filters.ts'
import type { Facet, Filters } from '../../src/explorer/state/filters.ts'
import { indexKnowledge } from '../../src/explorer/state/knowledge-index.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const index = indexKnowledge(sampleKnowledge)
const choosing = (...pairs: [Facet, string][]): Filters =>
  pairs.reduce((filters, [facet, value]) => toggleValue(filters, facet, value), NO_FILTERS)
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
    ['facets together', choosing(['source', 'Lume Observer'], ['modality', 'asserted']), ['s1', 's3']],
    ['two values of one facet', choosing(['modality', 'denied'], ['modality', 'planned']), ['s2', 's4']],
  ])('%s', (_, filters, left) => {
    expect(statementsAfter(filters)).toEqual(left)
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
