import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import type { Knowledge } from '../../src/model/index.ts'
import { KnowledgeError } from '../../src/model/index.ts'
import { memorySource, storeSource } from '../../src/server/graph-source.ts'
import type { GraphSource } from '../../src/server/graph-source.ts'
import { QUESTIONS } from '../../src/server/questions.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { OpenStore } from '../../src/store/open-store.ts'
import { NAMES, anyGraph, papers } from './any-graph.ts'
import { driversWith } from './drivers.ts'
import { startPostgres } from './postgres-server.ts'

const server = startPostgres()
afterAll(() => server?.stop())

const inMemory = (knowledge: Knowledge): GraphSource =>
  memorySource({ knowledge: () => Promise.resolve(knowledge), stamp: () => Promise.resolve('') })

const inStore = async (store: OpenStore, knowledge: Knowledge): Promise<GraphSource> => {
  for (const document of papers)
    await store.put({ document, claims: { document: document.id, mentions: [], claims: [] } as never, engine: 'none' })
  await store.keepKnowledge(knowledge)
  return storeSource(store)
}

const name = fc.constantFrom(...NAMES, 'Nobody')
const filter = {
  relation: fc.constantFrom('met', 'joined', 'ate'),
  polarity: fc.constantFrom('positive', 'negative'),
  speaker: name,
  since: fc.constantFrom('2021', '2022-01-01'),
  until: fc.constantFrom('2021-05', '2022'),
  minConfidence: fc.constantFrom(0.4, 0.9),
}
const page = { limit: fc.integer({ min: 1, max: 3 }), cursor: fc.constantFrom('after-1', 'after-2', 'after-40') }
const some = <Shape extends Record<string, fc.Arbitrary<unknown>>>(always: Shape, sometimes = {}) =>
  fc.record({ ...always, ...sometimes }, { requiredKeys: Object.keys(always) })
/** What may be asked, by the name of the question. */
const asked: readonly fc.Arbitrary<readonly [string, Record<string, unknown>]>[] = [
  fc.tuple(fc.constant('search_entities'), some({ query: fc.constantFrom('Holm', 'Albrehct', 'cora') }, page)),
  fc.tuple(fc.constant('top_entities'), some({}, { by: fc.constantFrom('degree', 'pagerank'), ...page })),
  fc.tuple(
    fc.constant('neighbors'),
    some(
      { entity: name },
      { direction: fc.constantFrom('in', 'out', 'both'), type: fc.constantFrom('ORG', 'PERSON'), ...filter, ...page },
    ),
  ),
  fc.tuple(
    fc.constant('paths'),
    some({ from: name, to: name }, { maxLength: fc.integer({ min: 1, max: 4 }), ...filter, ...page }),
  ),
  fc.tuple(fc.constant('timeline'), some({ entity: name }, { with: name, ...filter, ...page })),
  fc.tuple(
    fc.constant('co_mentions'),
    some({ entity: name }, { type: fc.constantFrom('ORG', 'PERSON'), ...filter, ...page }),
  ),
  fc.tuple(fc.constant('communities'), some({}, { resolution: fc.constantFrom(0.5, 2), ...filter, ...page })),
  fc.tuple(fc.constant('evidence'), some({ statement: fc.constantFrom('s00', 's03', 's1') }, page)),
  fc.tuple(fc.constant('disputes'), some({}, { entity: name, ...page })),
  fc.tuple(
    fc.constant('match'),
    some({ pattern: fc.constantFrom('(Alda)-[]-(?x)', '(?x)-[met]->(?y)<-[]-(?z)') }, page),
  ),
]

const told = async (source: GraphSource, [wanted, given]: readonly [string, Record<string, unknown>]) => {
  const question = QUESTIONS.find(({ name: known }) => known === wanted)
  if (question === undefined) throw new Error(`There is no question ${wanted}.`)
  try {
    const input = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    return await question.answer(source, input)
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    // Of two things that are wrong either may be told first.
    return error.code.startsWith('UNKNOWN_') ? 'unknown' : error.code
  }
}

describe.each(driversWith(server))('what the server answers from a store in %s', (_driver, newPlace) => {
  test('is what it answers from memory, whatever is asked and on whatever page', async () => {
    const store = await openStore(await newPlace(), 'write')
    await fc.assert(
      fc.asyncProperty(anyGraph, fc.array(fc.oneof(...asked), { minLength: 4, maxLength: 10 }), async (graph, list) => {
        const [memory, stored] = [inMemory(graph), await inStore(store, graph)]
        for (const question of list) {
          expect(await told(stored, question), JSON.stringify(question)).toEqual(await told(memory, question))
        }
      }),
      { numRuns: 60 },
    )
    await store.close()
  }, 60_000)

  test('parts for the picture are those of memory, and hold nothing that is not asked for', async () => {
    const store = await openStore(await newPlace(), 'write')
    const count = fc.integer({ min: 1, max: 6 })
    const part = fc.oneof(
      fc.record({ ask: fc.constant('overview' as const), entities: count, statements: count }),
      fc.record({
        ask: fc.constant('surroundings' as const),
        entity: name,
        start: fc.nat({ max: 3 }),
        entities: count,
        statements: count,
      }),
    )
    const plain = ({ documents, entities, statements }: Knowledge) => ({ documents, entities, statements })
    await fc.assert(
      fc.asyncProperty(anyGraph, part, async (graph, wanted) => {
        const [memory, stored] = [inMemory(graph), await inStore(store, graph)]
        const [one, other] = await Promise.allSettled([memory.part(wanted), stored.part(wanted)])
        expect(other.status).toBe(one.status)
        if (one.status !== 'fulfilled' || other.status !== 'fulfilled') return
        expect(other.value.total).toBe(one.value.total)
        expect(plain(other.value.knowledge)).toEqual(plain(one.value.knowledge))
        expect(one.value.knowledge.statements.length).toBeLessThanOrEqual(wanted.statements)
      }),
      { numRuns: 60 },
    )
    await store.close()
  }, 60_000)

  test('tells how much there is, changes its stamp with the graph, and gives single documents', async () => {
    const store = await openStore(await newPlace(), 'write')
    const [graph] = fc.sample(anyGraph, { numRuns: 1, seed: 5 })
    if (graph === undefined) throw new Error('There is no graph.')
    const source = await inStore(store, graph)
    const before = await source.stamp()
    expect(await source.size()).toEqual({
      documents: papers.length,
      entities: graph.entities.length,
      statements: graph.statements.length,
    })
    expect(await source.document('a')).toEqual(papers[0])
    expect(await source.document('none')).toBeNull()
    expect((await source.list('entities', { start: 0, limit: 2 })).map(({ id }) => id)).toEqual(['e0', 'e1'])
    expect((await source.list('entities', { start: 1, limit: 1 })).map(({ id }) => id)).toEqual(['e1'])
    await store.keepKnowledge({ ...graph, statements: [] })
    expect(await source.stamp()).not.toBe(before)
    await store.close()
  })
})
