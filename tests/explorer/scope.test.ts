import { describe, expect, test } from 'vitest'
import { applyFilters, NO_FILTERS, toggleValue } from '../../src/explorer/state/filters.ts'
import { INITIAL_STATE, reduceExplorer } from '../../src/explorer/state/explorer-state.ts'
import type { Action } from '../../src/explorer/state/explorer-state.ts'
import { indexKnowledge } from '../../src/explorer/state/knowledge-index.ts'
import { liesWithin } from '../../src/explorer/state/lasso.ts'
import { around, changeScope, keepKnown, restrictVisible, WHOLE } from '../../src/explorer/state/scope.ts'
import type { Scope, ScopeChange } from '../../src/explorer/state/scope.ts'
import { viewOf } from '../../src/explorer/state/saved-view.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const index = indexKnowledge(sampleKnowledge)
const all = applyFilters(index, NO_FILTERS)
const after = (...changes: readonly ScopeChange[]): Scope =>
  changes.reduce((scope, change) => changeScope(index, all, scope, change), WHOLE)
const shown = (scope: Scope, visible = all) => {
  const { entities, statements } = restrictVisible(index, visible, scope)
  return [[...entities].sort().join(' '), [...statements].sort().join(' ')]
}

// e5 – e1 – e2 = e3, and e4 alone.
describe('what is in scope', () => {
  test.each<readonly [string, readonly ScopeChange[], string, string]>([
    ['nothing done', [], 'e1 e2 e3 e4 e5', 's1 s2 s3 s4'],
    ['only two', [{ kind: 'only', ids: ['e1', 'e2'] }], 'e1 e2', 's1'],
    ['one hidden', [{ kind: 'hide', ids: ['e2'] }], 'e1 e3 e4 e5', 's4'],
    ['one step around', [{ kind: 'around', ids: ['e3'], depth: 1, keep: false }], 'e2 e3', 's2 s3'],
    ['two steps around', [{ kind: 'around', ids: ['e3'], depth: 2, keep: false }], 'e1 e2 e3', 's1 s2 s3'],
    ['collapsed', [{ kind: 'collapse', ids: ['e2'] }], 'e1 e2 e4 e5', 's1 s4'],
    [
      'one, then expanded',
      [
        { kind: 'only', ids: ['e3'] },
        { kind: 'around', ids: ['e3'], depth: 1, keep: true },
      ],
      'e2 e3',
      's2 s3',
    ],
    [
      'collapsed, then expanded again',
      [
        { kind: 'collapse', ids: ['e2'] },
        { kind: 'around', ids: ['e2'], depth: 1, keep: true },
      ],
      'e1 e2 e3 e4 e5',
      's1 s2 s3 s4',
    ],
    ['all again', [{ kind: 'hide', ids: ['e1', 'e2'] }, { kind: 'all' }], 'e1 e2 e3 e4 e5', 's1 s2 s3 s4'],
    ['an entity that is not there', [{ kind: 'only', ids: ['nobody'] }], '', ''],
  ])('%s', (_words, changes, entities, statements) => {
    expect(shown(after(...changes))).toEqual([entities, statements])
  })

  test('filters and scope add up, and neighbours are those that the filters leave', () => {
    const signed = applyFilters(index, toggleValue(NO_FILTERS, 'relation', 'signed'))
    expect(shown({ only: ['e1', 'e2', 'e3'], hidden: [] }, signed)).toEqual(['e2 e3', 's2'])
    expect([...around(index, signed, ['e2'], 3)].sort()).toEqual(['e2', 'e3'])
  })
})

test('a scope that was kept lets go what is not in the graph; if nothing stays, all is shown', () => {
  const isKnown = (id: string) => index.entities.has(id)
  expect(keepKnown({ only: ['e1', 'gone'], hidden: ['gone', 'e2'] }, isKnown)).toEqual({ only: ['e1'], hidden: ['e2'] })
  expect(keepKnown({ only: ['gone'], hidden: [] }, isKnown)).toEqual(WHOLE)
  const restored = {
    type: 'restored',
    view: { ...viewOf(INITIAL_STATE), scope: { only: ['e1'], hidden: [] } },
  } as const
  const state = [{ type: 'loaded', knowledge: sampleKnowledge } as const, restored].reduce(
    reduceExplorer,
    INITIAL_STATE,
  )
  expect(state.scope).toEqual({ only: ['e1'], hidden: [] })
})

test('entities are chosen and let go; strangers cannot be chosen; clearing lets all go', () => {
  const marked = (...actions: Action[]) =>
    [{ type: 'loaded', knowledge: sampleKnowledge } as const, ...actions].reduce(reduceExplorer, INITIAL_STATE).marked
  const toggle = (...ids: string[]) => ({ type: 'mark', ids, how: 'toggle' }) as const
  expect(marked(toggle('e2'), toggle('e1'), toggle('nobody'))).toEqual(['e2', 'e1'])
  expect(marked(toggle('e2'), toggle('e1'), toggle('e2'))).toEqual(['e1'])
  expect(marked(toggle('e2'), { type: 'mark', ids: ['e2', 'e3'], how: 'add' })).toEqual(['e2', 'e3'])
  expect(marked(toggle('e2'), { type: 'clear' })).toEqual([])
})

test.each([
  [{ x: 5, y: 5 }, true],
  [{ x: 15, y: 5 }, false],
  // In the dent of the outline.
  [{ x: 5, y: 9 }, false],
])('%o lies within a drawn line: %s', (place, expected) => {
  const line = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 5, y: 7 },
    { x: 0, y: 10 },
  ]
  expect(liesWithin(place, line)).toBe(expected)
})
