import type { DocumentId } from '../model/index.ts'
import { wordsOf } from '../resolution/growth/fold-locally.ts'
import type {
  ConceptChange,
  CountRow,
  DescribedRow,
  StateChanges,
  ThingRow,
} from '../resolution/growth/resolved-state.ts'
import { headHash } from '../resolution/growth/state-rows.ts'
import type { StateRows } from '../resolution/growth/state-rows.ts'
import type { ConceptRow } from '../resolution/resolve-concepts.ts'
import { insertRows } from './insert-rows.ts'
import { SURNAMES, VOTES } from './resolved-state.ts'
import { THING_INDEXES } from './resolved-tables.ts'
import { amongTexts, rowsGiven } from './sql-runner.ts'
import type { SqlRunner, SqlValue } from './sql-runner.ts'

const TABLES = [
  'pending_documents',
  'resolved_documents',
  'resolved_counts',
  'resolved_uses',
  'resolved_aliases',
  'resolved_called',
  'resolved_described',
  'resolved_concepts',
  'resolved_words',
  'resolved_things',
  'resolved_groups',
] as const

/** What the state in a store was made by; null where there is none, or none that goes with the graph. */
export const markOf = async (sql: SqlRunner): Promise<string | null> => {
  const [row] = await sql.all<{ value: string }>(`select value from relata_meta where name = 'resolved'`)
  return row?.value ?? null
}

export const setMark = async (sql: SqlRunner, mark: string | null): Promise<void> => {
  await sql.run(`delete from relata_meta where name = 'resolved'`)
  if (mark !== null) await sql.run(`insert into relata_meta (name, value) values ('resolved', ?)`, [mark])
}

/** Put a state in place of the one that a store has; in a transaction of the caller. */
export const keepState = async (sql: SqlRunner, rows: StateRows, mark: string): Promise<void> => {
  for (const table of TABLES) await sql.run(`delete from ${table}`)
  for (const [name] of THING_INDEXES) await sql.run(`drop index ${name}`)
  await insertRows(sql, 'resolved_documents', numbered(rows.documents(), 1), (row) => row)
  await insertCounts(sql, VOTES, rows.votes())
  await insertCounts(sql, SURNAMES, rows.surnames())
  await insertRows(sql, 'resolved_uses', rows.uses(), (row) => row)
  await insertRows(sql, 'resolved_aliases', rows.aliases(), aliasRow)
  await insertRows(sql, 'resolved_called', rows.called(), calledRow)
  await insertRows(sql, 'resolved_described', rows.described(), ([hash, document, row]) => [
    hash,
    document,
    recordOf(row),
  ])
  await insertConcepts(sql, rows.concepts())
  await insertRows(sql, 'resolved_words', rows.words(), (row) => row)
  await insertThings(sql, rows.things(), 1)
  await insertRows(sql, 'resolved_groups', rows.groups(), (row) => row)
  for (const [name, on] of THING_INDEXES) await sql.run(`create index ${name} on ${on}`)
  await setMark(sql, mark)
}

/** Put what changed into the state of a store; in a transaction of the caller. */
export const changeState = async (sql: SqlRunner, changes: StateChanges): Promise<void> => {
  await removeTexts(sql, 'pending_documents', 'id', [...changes.uses.keys()])
  const numbers = await numberDocuments(sql, [...changes.uses.keys()])
  const pairs = (side: 'gone' | 'fresh'): (readonly [number, number])[] =>
    [...changes.uses].flatMap(([id, uses]) => uses[side].map((hash) => [hash, numbers.get(id) ?? 0] as const))
  await removePairs(sql, 'resolved_uses', pairs('gone'))
  await insertRows(sql, 'resolved_uses', pairs('fresh'), (row) => row)
  const described = changes.described.map(({ head, document }) => [head, document] as const)
  await removePairs(
    sql,
    'resolved_described',
    [...changes.goneDescribed, ...described].map(([head, id]) => [headHash(head), numbers.get(id) ?? 0] as const),
  )
  await insertRows(sql, 'resolved_described', changes.described, (row) => [
    headHash(row.head),
    numbers.get(row.document) ?? 0,
    recordOf(row),
  ])
  await changeCounts(sql, VOTES, changes.votes)
  await changeCounts(sql, SURNAMES, changes.surnames)
  await removeTexts(sql, 'resolved_aliases', 'document', [...changes.aliases.keys()])
  await insertRows(sql, 'resolved_aliases', [...changes.aliases.values()].flat(), aliasRow)
  await removeTexts(sql, 'resolved_called', 'label', [
    ...changes.goneCalled,
    ...changes.called.map(({ label }) => label),
  ])
  await insertRows(sql, 'resolved_called', changes.called, calledRow)
  await changeConcepts(sql, changes.concepts)
  await removeTexts(sql, 'resolved_things', 'key', [...changes.goneThings, ...changes.things.map(({ key }) => key)])
  await insertThings(sql, changes.things, await nextNumber(sql, 'resolved_things'))
  await removeTexts(sql, 'resolved_groups', 'said', [...changes.goneGroups, ...changes.groups.map(([said]) => said)])
  await insertRows(sql, 'resolved_groups', changes.groups, (row) => row)
  await removeTexts(sql, 'resolved_documents', 'id', changes.goneDocuments)
}

/** The numbers of documents; those that have none get one. */
const numberDocuments = async (
  sql: SqlRunner,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, number>> => {
  const rows = await sql.all<{ id: DocumentId; num: number }>(
    `select id, num from resolved_documents where id ${amongTexts(sql.kind)}`,
    [JSON.stringify(ids)],
  )
  const numbers = new Map(rows.map(({ id, num }) => [id, num]))
  const fresh = [
    ...numbered(
      ids.filter((id) => !numbers.has(id)),
      await nextNumber(sql, 'resolved_documents'),
    ),
  ]
  for (const [number, id] of fresh) numbers.set(id, number)
  await insertRows(sql, 'resolved_documents', fresh, (row) => row)
  return numbers
}

function* numbered(ids: Iterable<DocumentId>, from: number): Generator<readonly [number, DocumentId]> {
  let number = from
  for (const id of ids) yield [number++, id]
}

const nextNumber = async (sql: SqlRunner, table: string): Promise<number> => {
  const [row] = await sql.all<{ most: number | null }>(`select max(num) as most from ${table}`)
  return (row?.most ?? 0) + 1
}

const insertCounts = (sql: SqlRunner, kind: number, rows: Iterable<CountRow>): Promise<void> =>
  insertRows(sql, 'resolved_counts', rows, ({ name, item, count }) => [kind, name, item, count])

const changeCounts = async (sql: SqlRunner, kind: number, rows: readonly CountRow[]): Promise<void> => {
  const given = rowsGiven(sql.kind, ['name text', 'item text'])
  await sql.run(`delete from resolved_counts where kind = ? and (name, item) in (select name, item from ${given})`, [
    kind,
    JSON.stringify(rows.map(({ name, item }) => [name, item])),
  ])
  await insertCounts(
    sql,
    kind,
    rows.filter(({ count }) => count > 0),
  )
}

const insertConcepts = (sql: SqlRunner, rows: Iterable<ConceptRow>): Promise<void> =>
  insertRows(sql, 'resolved_concepts', rows, (row) => [row.key, JSON.stringify(row)])

const changeConcepts = async (sql: SqlRunner, changes: readonly ConceptChange[]): Promise<void> => {
  const pairs = (side: keyof ConceptChange): (readonly [number, string])[] =>
    changes.flatMap(({ [side]: row }) =>
      row === null ? [] : [...new Set(wordsOf(row))].map((hash) => [hash, row.key] as const),
    )
  const keys = changes.flatMap(({ before }) => before?.key ?? [])
  await removeTexts(sql, 'resolved_concepts', 'key', keys)
  await sql.run(
    `delete from resolved_words where (hash, concept) in (select hash, concept from ${rowsGiven(sql.kind, ['hash bigint', 'concept text'])})`,
    [JSON.stringify(pairs('before'))],
  )
  await insertConcepts(
    sql,
    changes.flatMap(({ after }) => after ?? []),
  )
  await insertRows(sql, 'resolved_words', pairs('after'), (row) => row)
}

const insertThings = async (sql: SqlRunner, things: Iterable<ThingRow>, from: number): Promise<void> => {
  let number = from
  await insertRows(sql, 'resolved_things', things, (row) => {
    const { key, norm, base, rank, id } = row
    return [number++, key, norm, base, rank, id, JSON.stringify(row)]
  })
}

const aliasRow = ({ document, number, alias, thing }: Parameters<StateRows['sink']['alias']>[0]): SqlValue[] => [
  document,
  number,
  alias,
  thing,
]

const calledRow = ({ label, document, key }: Parameters<StateRows['sink']['called']>[0]): SqlValue[] => [
  label,
  document,
  key,
]

/** The document has a column of its own. */
const recordOf = ({ head, described, keys }: DescribedRow): string => JSON.stringify({ head, described, keys })

const removePairs = (
  sql: SqlRunner,
  table: string,
  pairs: readonly (readonly [hash: number, document: number])[],
): Promise<void> =>
  sql.run(
    `delete from ${table} where (hash, document) in (select hash, document from ${rowsGiven(sql.kind, ['hash bigint', 'document integer'])})`,
    [JSON.stringify(pairs)],
  )

const removeTexts = (sql: SqlRunner, table: string, column: string, texts: readonly string[]): Promise<void> =>
  sql.run(`delete from ${table} where ${column} ${amongTexts(sql.kind)}`, [JSON.stringify(texts)])
