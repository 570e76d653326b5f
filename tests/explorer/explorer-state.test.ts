import { describe, expect, test } from 'vitest'
import { INITIAL_STATE, reduceExplorer } from '../../src/explorer/state/explorer-state.ts'
import type { Action, ExplorerState } from '../../src/explorer/state/explorer-state.ts'
import { createExplorerStore } from '../../src/explorer/state/store.ts'
import { announceSelection } from '../../src/explorer/state/words.ts'
import { HOSTILE_NAME, sampleKnowledge } from './sample-knowledge.ts'

const after = (...actions: Action[]): ExplorerState =>
  [{ type: 'loaded', knowledge: sampleKnowledge } as const, ...actions].reduce(reduceExplorer, INITIAL_STATE)

const entity = (id: string) => ({ type: 'select', selection: { kind: 'entity', id } }) as const
const statement = (id: string) => ({ type: 'select', selection: { kind: 'statement', id } }) as const

describe('the state of the explorer', () => {
  test('starts loading and becomes ready or failed', () => {
    expect(INITIAL_STATE.content.kind).toBe('loading')
    expect(after().content.kind).toBe('ready')
    expect(reduceExplorer(INITIAL_STATE, { type: 'failed', message: 'broken' }).content).toEqual({
      kind: 'failed',
      message: 'broken',
    })
  })

  test('a selection opens the details and is remembered when the next one comes', () => {
    const state = after(entity('e1'), statement('s2'))
    expect(state.selection).toEqual({ kind: 'statement', id: 's2' })
    expect(state.tab).toBe('details')
    expect(state.trail).toEqual([{ kind: 'entity', id: 'e1' }])
  })

  test('after the details one is back in the panel before them, and the light stays on what is lit only', () => {
    const light = { entities: ['e1', 'e2'], statements: ['s1'] }
    const asked = after({ type: 'showTab', tab: 'ask' }, { type: 'light', light }, statement('s1'))
    expect([asked.tab, asked.panel, asked.light]).toEqual(['details', 'ask', light])
    expect(reduceExplorer(asked, entity('e3')).light).toBeNull()
    const closed = reduceExplorer(asked, { type: 'clear' })
    expect([closed.tab, closed.light]).toEqual(['ask', null])
  })

  test('what the graph does not hold cannot be selected', () => {
    expect(after(entity('nobody')).selection).toBeNull()
    expect(after(statement('e1')).selection).toBeNull()
  })

  test('selecting the same again leaves no trail', () => {
    expect(after(entity('e1'), entity('e1')).trail).toEqual([])
  })

  test('back returns to the one before and moves the camera there', () => {
    const state = after(entity('e1'), entity('e2'), { type: 'back' })
    expect(state.selection).toEqual({ kind: 'entity', id: 'e1' })
    expect(state.cameraTarget?.selection).toEqual({ kind: 'entity', id: 'e1' })
    expect(reduceExplorer(state, { type: 'back' })).toBe(state)
  })

  test('the camera moves only when asked to', () => {
    expect(after(entity('e1')).cameraTarget).toBeNull()
    expect(after({ ...entity('e1'), centre: true }).cameraTarget?.selection.id).toBe('e1')
  })

  test('clearing forgets selection and trail but keeps the filters', () => {
    const state = after({ type: 'toggleFilter', facet: 'entityType', value: 'GPE' }, entity('e1'), entity('e2'), {
      type: 'clear',
    })
    expect(state.selection).toBeNull()
    expect(state.trail).toEqual([])
    expect(state.filters.chosen.entityType).toEqual(['GPE'])
  })

  test.each([
    [-1, 0],
    [0.5, 0.5],
    [7, 1],
    [Number.NaN, 0],
  ])('a least confidence of %d becomes %d', (asked, kept) => {
    expect(after({ type: 'setMinConfidence', minConfidence: asked }).filters.minConfidence).toBe(kept)
  })

  test('state survives structuredClone: it is plain', () => {
    const state = after(entity('e1'))
    expect(structuredClone(state)).toEqual(state)
  })
})

describe('the store', () => {
  test('tells its subscribers of changes, and only of changes, until they leave', () => {
    const store = createExplorerStore(after())
    let calls = 0
    const leave = store.subscribe(() => calls++)
    store.dispatch(entity('e1'))
    store.dispatch(entity('nobody'))
    leave()
    store.dispatch(entity('e2'))
    expect(calls).toBe(1)
    expect(store.getState().selection?.id).toBe('e2')
  })
})

describe('the announcement of the selection', () => {
  test.each([
    [after(), 'Nothing selected'],
    [after(entity('e1')), 'Valdoria, Country or city, 2 statements'],
    [after(entity('e5')), `${HOSTILE_NAME}, Other, 1 statement`],
    [after(statement('s2')), 'Meridia – signed → Treaty of Lume, Negated or denied, denied'],
  ])('%# is in words', (state, words) => {
    expect(announceSelection(state)).toBe(words)
  })
})
