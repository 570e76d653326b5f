import { expect, test } from 'vitest'
import { applyFilters, NO_FILTERS, toggleValue } from '../../src/explorer/state/filters.ts'
import { indexKnowledge } from '../../src/explorer/state/knowledge-index.ts'
import { arrangeRows, tableCsv, tableRows } from '../../src/explorer/state/table-rows.ts'
import type { Sorting } from '../../src/explorer/state/table-rows.ts'
import { texts } from '../../src/explorer/state/texts.ts'
import type { ListKind } from '../../src/explorer/state/explorer-state.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const index = indexKnowledge(sampleKnowledge)
const all = applyFilters(index, NO_FILTERS)
const ids = (kind: ListKind, words = '', sorting: Sorting | null = null) =>
  arrangeRows(tableRows(index, all, kind), words, sorting).map(({ selection }) => selection.id)

test.each(['entities', 'statements'] as const)('%s have a cell for each column', (kind) => {
  for (const { cells } of tableRows(index, all, kind)) expect(cells).toHaveLength(texts.tableColumns[kind].length)
})

test('a row says what the graph holds', () => {
  const [first] = tableRows(index, all, 'entities')
  expect(first?.cells.map(({ words }) => words)).toEqual(['Meridia', 'Country or city', '3', '2', '1', ''])
})

test.each([
  ['entities', '', { column: 2, descending: true }, ['e2', 'e3', 'e1', 'e5', 'e4']],
  ['entities', 'kestrel', null, ['e1']],
  ['entities', 'CITY country', null, ['e2', 'e1']],
  ['entities', 'nobody', null, []],
  ['statements', '', { column: 7, descending: false }, ['s4', 's2', 's1', 's3']],
  ['statements', '', { column: 6, descending: false }, ['s1', 's2', 's3', 's4']],
  ['statements', 'voss treaty', null, ['s3']],
] as const)('%s with “%s” sorted by %o', (kind, words, sorting, expected) => {
  expect(ids(kind, words, sorting)).toEqual(expected)
})

test('only what the filters leave is listed', () => {
  const some = applyFilters(index, toggleValue(NO_FILTERS, 'relation', 'signed'))
  expect(tableRows(index, some, 'statements').map(({ selection }) => selection.id)).toEqual(['s2'])
})

test('CSV holds the rows as shown, and no name is a formula in a spreadsheet', () => {
  const hostile = indexKnowledge({
    ...sampleKnowledge,
    entities: sampleKnowledge.entities.map((entity) => (entity.id === 'e4' ? { ...entity, name: '=cmd()' } : entity)),
  })
  const rows = arrangeRows(tableRows(hostile, all, 'entities'), '', { column: 0, descending: true })
  const lines = tableCsv(hostile, rows, 'entities').content.trimEnd().split('\r\n')
  expect(lines[0]).toBe('Id,Label,EntityType,Aliases,Wikidata')
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(rows.map(({ selection }) => selection.id))
  expect(lines.find((line) => line.startsWith('e4'))).toContain("'=cmd()")
  const edges = tableCsv(index, tableRows(index, all, 'statements'), 'statements')
  expect(edges.name).toBe('edges.csv')
  expect(edges.content.trimEnd().split('\r\n')).toHaveLength(5)
})
