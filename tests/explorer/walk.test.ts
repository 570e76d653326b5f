import { expect, test } from 'vitest'
import { applyFilters, NO_FILTERS, toggleValue } from '../../src/explorer/state/filters.ts'
import { indexKnowledge } from '../../src/explorer/state/knowledge-index.ts'
import { walkTo } from '../../src/explorer/state/walk.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const index = indexKnowledge(sampleKnowledge)
const all = applyFilters(index, NO_FILTERS)
const places: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  e2: { x: 100, y: 100 },
  e1: { x: 20, y: 110 },
  e3: { x: 160, y: 60 },
  e4: { x: 100, y: 200 },
}
const locate = ({ id }: { readonly id: string }) => places[id] ?? null

test.each([
  ['left', { right: -1, down: 0 }, 'e1'],
  ['right', { right: 1, down: 0 }, 'e3'],
  ['up', { right: 0, down: -1 }, 'e3'],
  ['down, where a stranger lies but no neighbour', { right: 0, down: 1 }, null],
] as const)('an arrow %s goes to the neighbour that lies there', (_words, way, expected) => {
  // e1 lies ten lower than e2, yet eighty to the left: that is not down.
  expect(walkTo(index, all, 'e2', way, locate)).toBe(expected)
})

test('what the filters hide and what is not drawn is not walked to', () => {
  const some = applyFilters(index, toggleValue(NO_FILTERS, 'relation', 'signed'))
  expect(walkTo(index, some, 'e2', { right: -1, down: 0 }, locate)).toBeNull()
  expect(walkTo(index, all, 'e5', { right: 1, down: 0 }, locate)).toBeNull()
})
