import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import Database from 'libsql'
import pg from 'pg'

import type { Knowledge } from '../../src/model/index.ts'
import { openStore } from '../../src/store/open-store.ts'
import { postgresRunner, sqliteRunner } from '../../src/store/sql-runner.ts'
import type { SqlRunner } from '../../src/store/sql-runner.ts'
import type { Tables } from '../../src/store/tables.ts'

const isServer = (place: string): boolean => place.startsWith('postgres')

/** The database behind a store, for what the store itself does not offer. */
export const raw = (place: string): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: isServer(place)
      ? new PostgresDialect({ pool: new pg.Pool({ connectionString: place }) })
      : new SqliteDialect({ database: new Database(place) }),
  })

/** Work with plain SQL on a store. */
export const withSql = async <Result>(place: string, work: (sql: SqlRunner) => Promise<Result>): Promise<Result> => {
  if (isServer(place)) {
    const pool = new pg.Pool({ connectionString: place })
    return work(postgresRunner(pool)).finally(() => pool.end())
  }
  const database = new Database(place)
  return work(sqliteRunner(database)).finally(() => database.close())
}

/** All that the tables hold, by ids: numbers of rows tell of the past. */
const CONTENT = [
  'select id, name, type, wikidata, statements, print, entity from graph_entities order by id',
  'select n.folded, n.is_alias, e.id from graph_names n left join graph_entities e on e.num = n.entity order by 1, 2, 3',
  'select kind, label, statements from graph_labels order by 1, 2',
  'select s.id, a.id as subject, b.id as object, r.label as relation, e.label as type, polarity, modality, s.speaker >= 0 as is_listed, c.id as speaker, time_start, time_end, day, has_time, confidence, weight, s.print, statement from graph_statements s left join graph_entities a on a.num = s.subject left join graph_entities b on b.num = s.object left join graph_labels r on r.num = s.relation left join graph_labels e on e.num = s.event_type left join graph_entities c on c.num = s.speaker order by 1',
  'select e.id as entity, g.weight, g.id, way, s.id as statement, o.id as other, r.label as relation, t.label as type from graph_ends g left join graph_entities e on e.num = g.entity left join graph_entities o on o.num = g.other left join graph_statements s on s.num = g.statement left join graph_labels r on r.num = g.relation left join graph_labels t on t.num = g.event_type order by 1, 2, 3, 4',
  'select s.id, g.document from graph_sources g left join graph_statements s on s.num = g.statement order by 1, 2',
  'select source, target, kind, document, start, link from graph_links order by 1, 2, 3, 4, 5',
  'select kind, part, print from graph_parts order by 1, 2',
]

export const contentOf = async (place: string): Promise<string> => {
  const database = raw(place)
  const tables = []
  for (const text of CONTENT) tables.push((await sql.raw(text).execute(database)).rows)
  tables.push(await listedRows(database))
  await database.destroy()
  return JSON.stringify(tables, null, 1)
}

/** By kind and part, the ids of the rows that it lists. */
const listedRows = async (database: Kysely<Tables>): Promise<readonly unknown[]> => {
  const listed: unknown[] = []
  for (const table of ['graph_entities', 'graph_statements']) {
    const rows = await sql.raw<{ num: number; id: string }>(`select num, id from ${table}`).execute(database)
    const ids = new Map(rows.rows.map(({ num, id }) => [num, id]))
    const parts = await sql
      .raw<{ part: number; nums: string }>(`select part, nums from graph_parts where kind = '${table}' order by part`)
      .execute(database)
    for (const { part, nums } of parts.rows)
      listed.push([table, part, (JSON.parse(nums) as number[]).map((num) => ids.get(num) ?? num).sort()])
  }
  return listed
}

export const keepAt = async (place: string, states: readonly Knowledge[]): Promise<void> => {
  const store = await openStore(place, 'write')
  for (const state of states) await store.keepKnowledge(state)
  await store.close()
}

/** All that is kept of resolution, without the numbers of rows. */
const STATE = [
  'select id from resolved_documents order by 1',
  'select kind, name, item, count from resolved_counts order by 1, 2, 3',
  'select u.hash, d.id from resolved_uses u left join resolved_documents d on d.num = u.document order by 1, 2',
  'select document, number, alias, thing from resolved_aliases order by 1, 2',
  'select label, document, thing from resolved_called order by 1',
  'select r.hash, d.id, r.record from resolved_described r left join resolved_documents d on d.num = r.document order by 1, 2',
  'select key, record from resolved_concepts order by 1',
  'select hash, concept from resolved_words order by 1, 2',
  'select key, norm, base, rank, id, record from resolved_things order by 1',
  'select said, statement from resolved_groups order by 1',
  'select id from pending_documents',
  `select value from relata_meta where name = 'resolved'`,
]

export const stateOf = async (place: string): Promise<string> => {
  const database = raw(place)
  const tables = []
  for (const text of STATE) tables.push((await sql.raw(text).execute(database)).rows)
  await database.destroy()
  return JSON.stringify(tables, null, 1)
}

/** What the sixth and fifth steps made, undone. */
const BEFORE_FIFTH = [
  'drop table removed_documents',
  ...[
    'pending_documents',
    ...'documents counts uses aliases called described concepts words things groups'
      .split(' ')
      .map((name) => `resolved_${name}`),
  ].map((table) => `drop table ${table}`),
  `delete from relata_meta where name = 'resolved'`,
  'drop index documents_by_state',
  'drop index graph_names_by_entity',
  'alter table graph_labels drop column statements',
  'create table links_after as select row_number() over (order by source, target, kind, document, start) as num, link from graph_links',
  'drop table graph_links',
  'create table graph_links (num integer primary key, link text not null)',
  'insert into graph_links select num, link from links_after',
  'drop table links_after',
  `update graph_parts set print = 5 where kind = 'graph_links'`,
]
const BEFORE_FOURTH = ['drop table graph_parts', 'update graph_statements set print = 1']

/** Make a store what an earlier version left there. */
export const putBack = async (place: string, version: 3 | 4): Promise<void> => {
  const database = raw(place)
  for (const text of [...BEFORE_FIFTH, ...(version === 3 ? BEFORE_FOURTH : [])]) await sql.raw(text).execute(database)
  const value = String(version)
  await database.updateTable('relata_meta').set({ value }).where('name', '=', 'version').execute()
  await database.destroy()
}
