import fc from 'fast-check'
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import Database from 'libsql'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'

import type { Knowledge } from '../../src/model/index.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Tables } from '../../src/store/tables.ts'
import { anyGraph } from './any-graph.ts'
import { driversWith } from './drivers.ts'
import { startPostgres } from './postgres-server.ts'

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

const raw = (place: string): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: place.startsWith('postgres')
      ? new PostgresDialect({ pool: new pg.Pool({ connectionString: place }) })
      : new SqliteDialect({ database: new Database(place) }),
  })

/** All that the tables hold, by ids: numbers of rows tell of the past. */
const CONTENT = [
  'select id, name, type, wikidata, statements, entity from graph_entities order by id',
  'select n.folded, n.is_alias, e.id from graph_names n join graph_entities e on e.num = n.entity order by 1, 2, 3',
  'select kind, label from graph_labels order by 1, 2',
  'select s.id, a.id as subject, b.id as object, r.label as relation, e.label as type, polarity, modality, s.speaker >= 0 as is_listed, c.id as speaker, time_start, time_end, day, has_time, confidence, weight, statement from graph_statements s left join graph_entities a on a.num = s.subject left join graph_entities b on b.num = s.object left join graph_labels r on r.num = s.relation left join graph_labels e on e.num = s.event_type left join graph_entities c on c.num = s.speaker order by 1',
  'select e.id as entity, g.weight, g.id, way, s.id as statement, o.id as other, r.label as relation, t.label as type from graph_ends g left join graph_entities e on e.num = g.entity left join graph_entities o on o.num = g.other left join graph_statements s on s.num = g.statement left join graph_labels r on r.num = g.relation left join graph_labels t on t.num = g.event_type order by 1, 2, 3, 4',
  'select s.id, g.document from graph_sources g join graph_statements s on s.num = g.statement order by 1, 2',
  'select count(*) as sources from graph_sources',
  'select link from graph_links order by num',
  'select kind, part, print from graph_parts order by 1, 2',
]

const contentOf = async (place: string): Promise<string> => {
  const database = raw(place)
  const tables = []
  for (const text of CONTENT) tables.push((await sql.raw(text).execute(database)).rows)
  await database.destroy()
  return JSON.stringify(tables, null, 1)
}

const keepAt = async (place: string, states: readonly Knowledge[]): Promise<void> => {
  const store = await openStore(place, 'write')
  for (const state of states) await store.keepKnowledge(state)
  await store.close()
}

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
        const database = raw(old)
        await sql`drop table graph_parts`.execute(database)
        await sql`update graph_statements set print = 1`.execute(database)
        await database.updateTable('relata_meta').set({ value: '3' }).where('name', '=', 'version').execute()
        await database.destroy()
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
