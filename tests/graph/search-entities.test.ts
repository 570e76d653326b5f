import { expect, test } from 'vitest'
import { createEntitySearch } from '../../src/graph/index.ts'
import { entity, sampleKnowledge } from '../support/knowledge.ts'

const search = createEntitySearch(sampleKnowledge.entities)
const idsFor = (query: string, limit?: number): string[] => search.search(query, limit).map(({ id }) => id)

test.each([
  ['Japan', 'japan', 'a name'],
  ['jap', 'japan', 'the beginning of a name'],
  ['kishdia', 'kishida', 'a slip of the finger'],
  ['treaty talks', 'talks', 'some words of a name'],
  ['northern', 'kurils', 'the beginning of an alias'],
  ['kremlin', 'russia', 'an alias'],
  ['Kishída', 'kishida', 'an accent too many'],
  ['kurils zzzz', 'kurils', 'one word that is known and one that is not'],
])('"%s" finds %s by %s', (query, id) => {
  expect(idsFor(query)[0]).toBe(id)
})

test('the very name comes before the very alias', () => {
  expect(idsFor('Moscow')).toEqual(['moscow', 'russia'])
})

test.each([
  ['', []],
  ['   ', []],
  ['xyzzy', []],
])('"%s" finds nothing', (query, ids) => {
  expect(idsFor(query)).toEqual(ids)
})

test('it gives no more than asked, in an order that does not depend on the order of the entities', () => {
  const entities = ['Kuril Basin', 'Kuril Ainu', 'Kuril Strait'].map((name, index) =>
    entity({ id: `e${String(index)}`, name }),
  )
  const names = (list: typeof entities): string[] =>
    createEntitySearch(list)
      .search('kuril', 2)
      .map(({ name }) => name)
  expect(names(entities)).toEqual(['Kuril Ainu', 'Kuril Basin'])
  expect(names(entities.toReversed())).toEqual(['Kuril Ainu', 'Kuril Basin'])
})
