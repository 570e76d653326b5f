import { sql } from 'kysely'
import { PostgresAdapter } from 'kysely'
import type { Kysely } from 'kysely'

import { KnowledgeError } from '../model/index.ts'
import { CHANGEABLE_GRAPH, GRAPH_TABLES, table } from './graph-tables.ts'
import type { EitherSql } from './graph-tables.ts'
import { RESOLVED_TABLES } from './resolved-tables.ts'
import type { Tables } from './tables.ts'

/** Steps forward, never back; the number of a step is the version that it makes. The SQL suits SQLite and PostgreSQL. */
const MIGRATIONS: readonly (readonly (string | EitherSql)[])[] = [
  [
    `create table documents (id text primary key, hash text not null, engine text not null, document text not null, claims text not null)`,
    `create table entities (id text primary key, name text not null, type text not null, wikidata text, entity text not null)`,
    `create table aliases (entity text not null, name text not null, primary key (entity, name))`,
    `create index aliases_by_name on aliases (name)`,
    `create table statements (id text primary key, subject text not null, relation text not null, event_type text not null, object text not null, polarity text not null, modality text not null, speaker text, time_start text, time_end text, time_precision text, confidence double precision not null)`,
    `create index statements_by_subject on statements (subject, relation)`,
    `create index statements_by_object on statements (object, relation)`,
    `create table evidence (statement text not null, position integer not null, document text not null, start_offset integer not null, end_offset integer not null, quote text not null, rule text not null, confidence double precision not null, primary key (statement, position))`,
    `create index evidence_by_document on evidence (document)`,
  ],
  [
    `alter table documents add column published_at text`,
    `alter table documents add column source text`,
    `alter table documents add column title text`,
  ],
  GRAPH_TABLES,
  [
    `create table graph_parts (kind text not null, part integer not null, print double precision not null, nums text not null, primary key (kind, part))`,
  ],
  // What is known of each document, without the pages on which its text lies.
  [...CHANGEABLE_GRAPH, 'create index documents_by_state on documents (id, hash, engine)', ...RESOLVED_TABLES],
  // What a person took out, so that it does not come back from a graph file.
  [table('removed_documents', 'id text not null', 'id')],
]

export const STORE_VERSION = MIGRATIONS.length

/** Bring a store to this version, from empty or any earlier one, in one transaction. Throws STORE_VERSION on a newer one. */
export const migrate = async (database: Kysely<Tables>, to = STORE_VERSION): Promise<void> => {
  const kind = database.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
  if (kind === 'sqlite' && (await versionOf(database, to)) === to) return
  await database.transaction().execute(async (transaction) => {
    // Of several that open a new database at once one makes the tables.
    if (kind === 'postgres')
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}, coalesce(hashtext(current_schema()), 0))`.execute(
        transaction,
      )
    const version = await versionOf(transaction, to)
    if (version === to) return
    const steps = MIGRATIONS.slice(version, to).flat()
    for (const statement of steps.flatMap((step) => (typeof step === 'string' ? step : step[kind])))
      await sql.raw(statement).execute(transaction)
    await transaction
      .insertInto('relata_meta')
      .values({ name: 'version', value: String(to) })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(to) }))
      .execute()
  })
}

/** Beside the number that writers lock. */
const MIGRATION_LOCK = 735_283

const versionOf = async (database: Kysely<Tables>, newest: number): Promise<number> => {
  await sql`create table if not exists relata_meta (name text primary key, value text not null)`.execute(database)
  const found = await database
    .selectFrom('relata_meta')
    .select('value')
    .where('name', '=', 'version')
    .executeTakeFirst()
  const version = Number(found?.value ?? 0)
  if (Number.isInteger(version) && version <= newest) return version
  throw new KnowledgeError(
    'STORE_VERSION',
    `The store has version ${found?.value ?? '?'}; this program reads up to ${String(newest)}. Use the newer Relata that wrote it, or another --store.`,
  )
}
