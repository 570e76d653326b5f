import { numberedTable, table } from './graph-tables.ts'
import type { EitherSql } from './graph-tables.ts'

/** The indexes of things, which are made anew after a load of all of them. */
export const THING_INDEXES: readonly (readonly [name: string, on: string])[] = [
  ['resolved_things_by_key', 'resolved_things (key)'],
  ['resolved_things_by_norm', 'resolved_things (norm) where norm is not null'],
  ['resolved_things_by_base', 'resolved_things (base, rank) where base is not null'],
  ['resolved_things_by_id', 'resolved_things (id) where id is not null'],
]

/**
 * What resolution knows besides the graph, so that one document more does not mean all of them anew; see `ResolvedState`.
 * `pending_documents` holds documents as they were when they were resolved, where they have changed since; nothing where
 * they were not there. Numbers of documents in the order in which they came to be resolved.
 */
export const RESOLVED_TABLES: readonly (string | EitherSql)[] = [
  table('pending_documents', 'id text not null, document text, claims text', 'id'),
  numberedTable('resolved_documents', 'id text not null'),
  'create unique index resolved_documents_by_id on resolved_documents (id)',
  table(
    'resolved_counts',
    'kind integer not null, name text not null, item text not null, count integer not null',
    'kind, name, item',
  ),
  table('resolved_uses', 'hash bigint not null, document integer not null', 'hash, document'),
  table(
    'resolved_aliases',
    'document text not null, number integer not null, alias text not null, thing text not null',
    'document, number',
  ),
  table('resolved_called', 'label text not null, document text not null, thing text not null', 'label'),
  'create index resolved_called_by_thing on resolved_called (thing)',
  table(
    'resolved_described',
    'hash bigint not null, document integer not null, record text not null',
    'hash, document',
  ),
  table('resolved_concepts', 'key text not null, record text not null', 'key'),
  table('resolved_words', 'hash bigint not null, concept text not null', 'hash, concept'),
  numberedTable(
    'resolved_things',
    'key text not null, norm text, base text, rank text not null, id text, record text not null',
  ),
  ...THING_INDEXES.map(([name, on]) => `create index ${name} on ${on}`),
  table('resolved_groups', 'said text not null, statement text not null', 'said'),
]
