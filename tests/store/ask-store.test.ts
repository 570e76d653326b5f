import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { askKnowledge } from '../../src/graph/ask-knowledge.ts'
import { questionSchema } from '../../src/graph/graph-questions.ts'
import type { GraphQuestion } from '../../src/graph/graph-questions.ts'
import type { Knowledge, Statement } from '../../src/model/index.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { OpenStore } from '../../src/store/open-store.ts'
import { sampleKnowledge } from '../support/knowledge.ts'
import { anyGraph } from './any-graph.ts'
import { driversWith, newStoreFile } from './drivers.ts'
import { startPostgres } from './postgres-server.ts'

const server = startPostgres()
afterAll(() => server?.stop())

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 1 })
const name = fc.constantFrom('Alda', 'berta', 'e3', 'Cora Holm', 'Dora')
const filter = {
  relation: maybe(fc.constantFrom('met', 'Praised', 'founded')),
  eventType: maybe(fc.constantFrom('CONSULT')),
  polarity: maybe(fc.constantFrom('positive' as const)),
  modality: maybe(fc.constantFrom('denied' as const)),
  attributedTo: maybe(fc.option(name)),
  since: maybe(fc.constantFrom('2021-06', '2022', 'soon')),
  until: maybe(fc.constantFrom('2021', '2021-05-01')),
  minConfidence: maybe(fc.constantFrom(0.5)),
  source: maybe(fc.constantFrom('a', 'the gazette', 'nobody')),
}
const entityType = maybe(fc.constantFrom('PERSON' as const))
const direction = maybe(fc.constantFrom('in' as const, 'out' as const))
const limit = maybe(fc.integer({ min: 1, max: 4 }))
const ask = <Ask extends string>(value: Ask) => fc.constant(value)
const order = maybe(fc.constantFrom('time' as const, 'confidence' as const))
const anyQuestion: fc.Arbitrary<GraphQuestion> = fc.oneof(
  fc.record({ ask: ask('neighbors'), entity: name, ...filter, entityType, direction, order, limit }),
  fc.record({ ask: ask('around'), entity: name, ...filter, direction, depth: maybe(fc.constantFrom(1, 3)), limit }),
  fc.record({
    ask: ask('search'),
    query: fc.constantFrom('alda', 'bert', 'Albrehct', 'holm', 'cora holn', 'x'),
    limit,
  }),
  fc.record({ ask: ask('shortestPath'), from: name, to: name, ...filter }),
  fc.record({ ask: ask('paths'), from: name, to: name, ...filter, maxLength: fc.integer({ min: 0, max: 5 }), limit }),
  fc.record({
    ask: ask('subgraph'),
    entities: fc.array(name, { minLength: 1, maxLength: 2 }),
    depth: maybe(fc.nat(2)),
  }),
  fc.record({ ask: ask('top'), ...filter, by: maybe(fc.constantFrom('degree' as const)), entityType, limit }),
  fc.record({ ask: ask('communities'), ...filter }),
  fc.record({ ask: ask('timeline'), entity: name, with: maybe(name), ...filter }),
  fc.record({ ask: ask('disputes'), entity: maybe(name), ...filter }),
  fc.record({ ask: ask('coMentions'), entity: name, ...filter, entityType, limit }),
  fc.record({
    ask: ask('match'),
    pattern: fc.constantFrom('(Alda)-[met]->(?x)<-[ALLY]-(?y)', '(?x:PERSON)-[]-(Dora)', '(?x)-['),
    ...filter,
    limit: fc.constant(undefined),
  }),
)

/** What was answered, or the code of the refusal. */
const outcome = async (answer: () => unknown): Promise<unknown> => {
  try {
    return await answer()
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : Promise.reject(error as Error)
  }
}

const keep = async (store: OpenStore, knowledge: Knowledge): Promise<void> => {
  for (const one of knowledge.documents)
    await store.put({ document: one, claims: { document: one.id, sentences: 1 } as never, engine: 'test' })
  await store.keepKnowledge(knowledge)
}

/** What a question for neighbours means, in as few words as can be. */
const naive = ({ statements }: Knowledge, id: string, wanted: { relation?: string | undefined }): Statement[] =>
  statements
    .filter(({ subject, object }) => (subject === id) !== (object === id))
    .filter(({ relation }) => wanted.relation === undefined || relation === wanted.relation.toLowerCase())
    .sort((left, right) => right.evidence.length - left.evidence.length || (left.id < right.id ? -1 : 1))

describe.each(driversWith(server))('%s', (_name, newPlace) => {
  test('answers what memory answers, or refuses for the same reason, after any number of changes', async () => {
    const store = await openStore(await newPlace(), 'write')
    await fc.assert(
      fc.asyncProperty(
        anyGraph,
        fc.array(anyQuestion, { minLength: 6, maxLength: 12 }),
        async (knowledge, questions) => {
          await keep(store, knowledge)
          for (const question of questions) {
            const expected = await outcome(() => askKnowledge(knowledge, question))
            expect(await outcome(() => store.ask(question)), JSON.stringify(question)).toEqual(expected)
          }
        },
      ),
      { numRuns: 25 },
    )
    await store.close()
  }, 120_000)

  test('pages put together are the whole, as a naive reading gives it', async () => {
    const store = await openStore(await newPlace(), 'write')
    await fc.assert(
      fc.asyncProperty(
        anyGraph,
        fc.constantFrom(undefined, 'met'),
        fc.integer({ min: 1, max: 3 }),
        async (knowledge, relation, size) => {
          await keep(store, knowledge)
          if (relation !== undefined && !knowledge.statements.some((one) => one.relation === relation)) return
          const found: Statement[] = []
          let after: string | null | undefined
          do {
            const page = await store.ask({
              ask: 'neighbors',
              entity: 'e0',
              relation,
              limit: size,
              after: after ?? undefined,
            })
            found.push(...page.items.map((item) => item.statement))
            after = page.next
          } while (after !== null)
          expect(found).toEqual(naive(knowledge, 'e0', { relation }))
        },
      ),
      { numRuns: 15 },
    )
    await store.close()
  }, 60_000)

  test('a store that no graph was kept in says so; edits come back in their order', async () => {
    const store = await openStore(await newPlace(), 'write')
    await expect(store.ask({ ask: 'search', query: 'x' })).rejects.toMatchObject({ code: 'MISSING_GRAPH' })
    await store.appendEdits(['{"kind":"rename"}', '{"kind":"merge"}'])
    await store.appendEdits(['{"kind":"split"}'])
    expect(await store.edits()).toEqual(['{"kind":"rename"}', '{"kind":"merge"}', '{"kind":"split"}'])
    await store.close()
  })
})

test('a cursor of another order, or none at all, is refused', async () => {
  const store = await openStore(newStoreFile(), 'write')
  await keep(store, sampleKnowledge)
  const { next } = await store.ask({ ask: 'neighbors', entity: 'japan', limit: 1 })
  expect(next).not.toBeNull()
  for (const after of ['%', 'x', next ?? ''])
    await expect(store.ask({ ask: 'neighbors', entity: 'japan', order: 'time', after })).rejects.toMatchObject({
      code: 'WRONG_OPTION',
    })
  await store.close()
})

test('the schema takes questions and nothing else', () => {
  expect(questionSchema.safeParse({ ask: 'neighbors', entity: 'Japan', limit: 3 }).success).toBe(true)
  expect(questionSchema.safeParse({ ask: 'neighbors', entity: '' }).success).toBe(false)
  expect(questionSchema.safeParse({ ask: 'everything' }).success).toBe(false)
})
