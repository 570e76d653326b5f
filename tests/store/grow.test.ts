import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'

import { updateGraph } from '../../src/builder/update-store.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import type { KnowledgeItems } from '../../src/model/index.ts'
import { parseOverrides } from '../../src/resolution/overrides.ts'
import { resolveKnowledge } from '../../src/resolution/resolve-knowledge.ts'
import type { ReadDocument } from '../../src/resolution/resolve-knowledge.ts'
import { openStore } from '../../src/store/open-store.ts'
import { gazetteer } from '../resolution/read-document.ts'
import { anySteps } from '../resolution/small-worlds.ts'
import { driversWith } from './drivers.ts'
import { startPostgres } from './postgres-server.ts'
import { contentOf, raw, stateOf } from './store-content.ts'

const server = startPostgres()
afterAll(() => server?.stop())

const json = (knowledge: KnowledgeItems): string => [...writeKnowledgeJson(knowledge)].join('')
const analyser = { gazetteer }
const RUNS = { numRuns: 10 }

/** Put what was read into a store, or take it out. */
const change = async (
  place: string,
  steps: readonly (readonly [id: string, read: ReadDocument | null])[],
): Promise<{ readonly isGrown: boolean; readonly text: string }> => {
  const store = await openStore(place, 'write')
  try {
    for (const [id, read] of steps)
      if (read === null) await store.remove([id])
      else await store.put({ ...read, engine: 'test' })
    const { isGrown, knowledge, size } = await updateGraph(store, analyser)
    const whole = await knowledge()
    expect(size).toEqual({
      documents: [...whole.documents].length,
      entities: [...whole.entities].length,
      statements: [...whole.statements].length,
    })
    return { isGrown, text: json(whole) }
  } finally {
    await store.close()
  }
}

describe.each(driversWith(server))('a store that grows by a few documents in %s', (_driver, newPlace) => {
  test('holds what a new one of the same documents holds', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const [place, documents] = [await newPlace(), new Map<string, ReadDocument>()]
        for (const [number, step] of steps.entries()) {
          for (const [id, read] of step)
            if (read === null) documents.delete(id)
            else documents.set(id, read)
          const { isGrown, text } = await change(place, step)
          expect(isGrown).toBe(number > 0)
          expect(text).toBe(json(resolveKnowledge(documents.values(), gazetteer)))
        }
        const fresh = await newPlace()
        await change(fresh, [...documents])
        expect(await contentOf(place)).toBe(await contentOf(fresh))
        expect(await stateOf(place)).toBe(await stateOf(fresh))
      }),
      RUNS,
    )
  }, 180_000)

  test('is resolved anew where a person decided otherwise, and then grows on', async () => {
    const [[step = []] = []] = fc.sample(anySteps, { numRuns: 1, seed: 7 })
    const place = await newPlace()
    await change(place, step)
    const store = await openStore(place, 'write')
    const overrides = parseOverrides({ sameAs: { name: 'same.txt', text: 'Zenda = Peru' } })
    const update = async (options = {}): Promise<boolean> => (await updateGraph(store, analyser, options)).isGrown
    expect(await update()).toBe(true)
    expect(await update({ overrides })).toBe(false)
    expect(await update({ overrides })).toBe(true)
    expect(await update()).toBe(false)
    await store.keepKnowledge({ documents: [], entities: [], statements: [] })
    expect(await update()).toBe(false)
    await store.close()
  })

  test('what changes twice before it is resolved is taken as it was resolved', async () => {
    const [steps = []] = fc.sample(
      anySteps.filter((list) => list.length > 3),
      { numRuns: 1, seed: 3 },
    )
    const place = await newPlace()
    const documents = new Map<string, ReadDocument>()
    const [first = [], ...more] = steps
    for (const [id, read] of first) if (read !== null) documents.set(id, read)
    await change(place, [...documents])
    for (const [id, read] of more.flat())
      if (read === null) documents.delete(id)
      else documents.set(id, read)
    const { isGrown, text } = await change(place, more.flat())
    expect(isGrown).toBe(true)
    expect(text).toBe(json(resolveKnowledge(documents.values(), gazetteer)))
  })

  test.each(['resolved_things', 'resolved_described', 'resolved_concepts', 'pending_documents'])(
    'is resolved anew where %s cannot be read',
    async (table) => {
      const [steps = []] = fc.sample(
        anySteps.filter((list) => list.length > 3),
        { numRuns: 1, seed: 5 },
      )
      const place = await newPlace()
      const documents = new Map(steps.flat().flatMap(([id, read]) => (read === null ? [] : [[id, read] as const])))
      await change(place, [...documents])
      const [id = 'a'] = documents.keys()
      const store = await openStore(place, 'write')
      await store.remove([id])
      documents.delete(id)
      await store.close()
      const database = raw(place)
      const column = table === 'pending_documents' ? 'claims' : 'record'
      await sql.raw(`update ${table} set ${column} = 'no JSON'`).execute(database)
      await database.destroy()
      const { isGrown, text } = await change(place, [])
      expect(isGrown).toBe(false)
      expect(text).toBe(json(resolveKnowledge(documents.values(), gazetteer)))
    },
  )
})
