/** SQL that differs between the databases. */
export interface EitherSql {
  readonly sqlite: readonly string[]
  readonly postgres: readonly string[]
}

/** A table that is kept in the order of its key. */
export const table = (name: string, columns: string, key: string): EitherSql => ({
  sqlite: [`create table ${name} (${columns}, primary key (${key})) without rowid`],
  postgres: [`create table ${name} (${columns.replace(/ text/gu, ' text collate "C"')}, primary key (${key}))`],
})

/** A table of numbered rows. */
export const numberedTable = (name: string, columns: string): EitherSql => ({
  sqlite: [`create table ${name} (num integer primary key, ${columns})`],
  postgres: [`create table ${name} (num integer primary key, ${columns.replace(/ text/gu, ' text collate "C"')})`],
})

const STATEMENT_JOINS =
  'from graph_statements s join graph_entities a on a.num = s.subject join graph_entities b on b.num = s.object join graph_labels r on r.num = s.relation join graph_labels e on e.num = s.event_type left join graph_entities c on c.num = s.speaker'

/**
 * The graph by whole numbers. `graph_ends` has each statement under both its ends, in the order in which they are asked
 * for, so that a page is one range of one index. What SQL of others may ask stays under its names, as views.
 */
export const GRAPH_TABLES: readonly (string | EitherSql)[] = [
  'drop table evidence',
  'drop table statements',
  'drop table aliases',
  'drop table entities',
  numberedTable(
    'graph_entities',
    'id text not null, name text not null, type text not null, wikidata text, statements integer not null, print double precision not null, entity text not null',
  ),
  'create unique index graph_entities_by_id on graph_entities (id)',
  table(
    'graph_names',
    'folded text not null, is_alias integer not null, entity integer not null',
    'folded, is_alias, entity',
  ),
  numberedTable('graph_labels', 'kind text not null, label text not null'),
  numberedTable(
    'graph_statements',
    'id text not null, subject integer not null, object integer not null, relation integer not null, event_type integer not null, polarity text not null, modality text not null, speaker integer, time_start text, time_end text, day text not null, has_time integer not null, confidence double precision not null, weight integer not null, print double precision not null, statement text not null',
  ),
  'create unique index graph_statements_by_id on graph_statements (id)',
  'create index graph_statements_by_speaker on graph_statements (speaker) where speaker is not null',
  "create index graph_statements_rejecting on graph_statements (subject, object, relation) where polarity = 'negative' or modality = 'denied'",
  table(
    'graph_ends',
    'entity integer not null, weight integer not null, id text not null, way integer not null, statement integer not null, other integer not null, relation integer not null, event_type integer not null',
    'entity, weight, id, way',
  ),
  table('graph_sources', 'statement integer not null, document text not null', 'statement, document'),
  'create index graph_sources_by_document on graph_sources (document)',
  numberedTable('graph_links', 'link text not null'),
  numberedTable('graph_edits', 'edit text not null'),
  'create view entities as select id, name, type, wikidata, entity from graph_entities',
  {
    sqlite: [
      `create view statements as select s.id as id, a.id as subject, r.label as relation, e.label as event_type, b.id as object, s.polarity, s.modality, c.id as speaker, s.time_start, s.time_end, s.statement ->> '$.time.precision' as time_precision, s.confidence ${STATEMENT_JOINS}`,
      `create view aliases as select e.id as entity, a.value as name from graph_entities e, json_each(e.entity, '$.aliases') a`,
      `create view evidence as select s.id as statement, v.key as position, v.value ->> '$.document' as document, v.value ->> '$.start' as start_offset, v.value ->> '$.end' as end_offset, v.value ->> '$.quote' as quote, v.value ->> '$.rule' as rule, v.value ->> '$.confidence' as confidence from graph_statements s, json_each(s.statement, '$.evidence') v`,
    ],
    postgres: [
      `create view statements as select s.id as id, a.id as subject, r.label as relation, e.label as event_type, b.id as object, s.polarity, s.modality, c.id as speaker, s.time_start, s.time_end, s.statement::json -> 'time' ->> 'precision' as time_precision, s.confidence ${STATEMENT_JOINS}`,
      `create view aliases as select e.id as entity, a.name from graph_entities e, json_array_elements_text(e.entity::json -> 'aliases') a(name)`,
      `create view evidence as select s.id as statement, v.place::integer - 1 as position, v.value ->> 'document' as document, (v.value ->> 'start')::integer as start_offset, (v.value ->> 'end')::integer as end_offset, v.value ->> 'quote' as quote, v.value ->> 'rule' as rule, (v.value ->> 'confidence')::double precision as confidence from graph_statements s, json_array_elements(s.statement::json -> 'evidence') with ordinality v(value, place)`,
    ],
  },
]

/** What changing a graph row by row asks for: links by their statements, names by their entity, counts of labels. */
export const CHANGEABLE_GRAPH: readonly (string | EitherSql)[] = [
  'create temporary table links_before as select link from graph_links',
  'drop table graph_links',
  table(
    'graph_links',
    'source text not null, target text not null, kind text not null, document text not null, start integer not null, link text not null',
    'source, target, kind, document, start',
  ),
  {
    sqlite: [
      `insert into graph_links select link ->> '$.from', link ->> '$.to', link ->> '$.kind', link ->> '$.document', link ->> '$.start', link from links_before where true on conflict do nothing`,
    ],
    postgres: [
      `insert into graph_links select link::json ->> 'from', link::json ->> 'to', link::json ->> 'kind', link::json ->> 'document', (link::json ->> 'start')::integer, link from links_before on conflict do nothing`,
    ],
  },
  'drop table links_before',
  'create index graph_links_by_target on graph_links (target)',
  // It was the fingerprint of a list: they are written once more with the next graph that is kept whole.
  `delete from graph_parts where kind = 'graph_links'`,
  'create index graph_names_by_entity on graph_names (entity)',
  'alter table graph_labels add column statements integer not null default 0',
  // Of the rows of a statement one has a way above 0.
  'update graph_labels set statements = found.count from (select relation as label, count(*) as count from graph_ends where way > 0 group by relation union all select event_type, count(*) from graph_ends where way > 0 group by event_type) as found where found.label = graph_labels.num',
]
