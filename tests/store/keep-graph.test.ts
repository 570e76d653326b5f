import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import type { Knowledge } from '../../src/model/index.ts'
import { openStore } from '../../src/store/open-store.ts'
import { anyGraph } from './any-graph.ts'
import { driversWith } from './drivers.ts'
import { startPostgres } from './postgres-server.ts'
import { contentOf, keepAt, putBack } from './store-content.ts'

const server = startPostgres()
afterAll(() => server?.stop())

/** Entities come and go with what is said of them; some speakers are listed nowhere. */
const anyState: fc.Arbitrary<Knowledge> = fc
  .tuple(anyGraph, fc.subarray(['e0', 'e1', 'e2', 'e3', 'e4', 'e5']), fc.boolean())
  .map(([{ documents, entities, statements }, listed, isLinked]) => {
    const isThere = (id: string): boolean => listed.includes(id)
    const kept = statements.filter(({ subject, object }) => isThere(subject) && isThere(object))
    const [from, to] = [kept.at(0)?.id, kept.at(-1)?.id]
    const link = { kind: 'because', from, to, document: 'a', start: 0, end: 1, words: 'as' }
    return {
      documents,
      entities: entities.filter(({ id }) => isThere(id)),
      statements: kept,
      links: isLinked && from !== undefined ? [link as NonNullable<Knowledge['links']>[number]] : [],
    }
  })

/** Of the links it is told anew with the next graph. */
const withoutLinksPrint = (content: string): unknown =>
  (JSON.parse(content) as { readonly kind?: string }[][]).map((rows) =>
    rows.filter(({ kind }) => kind !== 'graph_links'),
  )

const FEW = { numRuns: 12 }

describe.each(driversWith(server))('what a store keeps in %s', (_driver, newPlace) => {
  test('after any number of changes is what a new store keeps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyState, { minLength: 2, maxLength: 6 }), async (states) => {
        const [changed, fresh] = [await newPlace(), await newPlace()]
        await keepAt(changed, states)
        await keepAt(fresh, states.slice(-1))
        expect(await contentOf(changed)).toBe(await contentOf(fresh))
      }),
      FEW,
    )
  }, 120_000)

  test('after a version without parts is what a new store keeps', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, anyState, async (before, after) => {
        const [old, fresh] = [await newPlace(), await newPlace()]
        await keepAt(old, [before])
        await putBack(old, 3)
        await keepAt(old, [after])
        await keepAt(fresh, [after])
        expect(await contentOf(old)).toBe(await contentOf(fresh))
      }),
      FEW,
    )
  }, 120_000)

  test('by a version without counts of labels or keys of links is the same after it is opened', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, anyState, async (before, after) => {
        const [old, fresh] = [await newPlace(), await newPlace()]
        await keepAt(old, [before])
        await keepAt(fresh, [before])
        await putBack(old, 4)
        await keepAt(old, [])
        expect(withoutLinksPrint(await contentOf(old))).toEqual(withoutLinksPrint(await contentOf(fresh)))
        await keepAt(old, [after])
        await keepAt(fresh, [after])
        expect(await contentOf(old)).toBe(await contentOf(fresh))
      }),
      FEW,
    )
  }, 120_000)

  test('a graph that could not be kept leaves what was there, parts included', async () => {
    const place = await newPlace()
    const [state] = fc.sample(
      anyState.filter(({ statements }) => statements.length > 2),
      { numRuns: 1, seed: 5 },
    )
    if (state === undefined) throw new Error('There is a graph.')
    await keepAt(place, [state])
    const before = await contentOf(place)
    const store = await openStore(place, 'write')
    const [first] = state.statements
    const twice = { ...state, statements: [...state.statements, { ...first, confidence: 0.1 }] } as Knowledge
    await expect(store.keepKnowledge(twice)).rejects.toMatchObject({ code: 'STORE_FAILED' })
    await store.close()
    expect(await contentOf(place)).toBe(before)
  })
})
