import { foldName } from '../graph/index.ts'
import { NO_DAY } from '../graph/page-cursor.ts'
import type { Entity, Knowledge, Statement } from '../model/index.ts'
import { fingerprint } from './fingerprint.ts'
import { inNumbers } from './sql-runner.ts'
import type { SqlRunner, SqlValue } from './sql-runner.ts'

/** SQLite takes so many parameters in one statement; PostgreSQL twice as many. */
const MAX_PARAMETERS = 16_000
/** Above such a share of new statements indexes are made anew rather than kept up row by row. */
const BULK_SHARE = 0.5

interface Kept {
  readonly num: number
  readonly id: string
  readonly print: number
}

/**
 * Put Knowledge in place of what the store holds, in one transaction. Entities and statements that have not changed are
 * left alone: what one article adds costs what it changes, and a pass over fingerprints.
 */
export const keepGraph = (runner: SqlRunner, knowledge: Knowledge): Promise<void> =>
  runner.transaction(async (sql) => {
    const entities = await keepEntities(sql, knowledge)
    const labels = await keepLabels(sql, knowledge.statements)
    await keepStatements(sql, knowledge.statements, { entities, labels })
    await sql.run('delete from graph_links')
    await insert(
      sql,
      'graph_links',
      (knowledge.links ?? []).map((link, num) => [num, JSON.stringify(link)]),
    )
    // A number that grows: whoever holds something of the graph in memory sees that it is another one.
    await sql.run(
      `insert into relata_meta (name, value) values ('graph', '1') on conflict (name) do update set value = cast(cast(relata_meta.value as integer) + 1 as text)`,
    )
  })

type Numbers = ReadonlyMap<string, number>

const keepEntities = async (sql: SqlRunner, { entities, statements }: Knowledge): Promise<Numbers> => {
  const stored = await sql.all<Kept>('select num, id, print from graph_entities')
  const known = new Map(stored.map((row) => [row.id, row]))
  const counts = countStatements(statements)
  const numbers = new Map<string, number>()
  const fresh: { readonly entity: Entity; readonly row: readonly SqlValue[] }[] = []
  const gone = new Set(stored.map(({ num }) => num))
  let next = stored.reduce((most, { num }) => Math.max(most, num), 0) + 1
  for (const entity of entities) {
    const count = counts.get(entity.id) ?? 0
    const print = fingerprint(count, entity)
    const before = known.get(entity.id)
    const num = before?.num ?? next++
    numbers.set(entity.id, num)
    if (before?.print === print) gone.delete(num)
    else
      fresh.push({
        entity,
        row: [num, entity.id, entity.name, entity.type, entity.wikidata, count, print, JSON.stringify(entity)],
      })
  }
  await remove(sql, [...gone], ['graph_entities.num', 'graph_names.entity'])
  await insert(
    sql,
    'graph_entities',
    fresh.map(({ row }) => row),
  )
  await insert(
    sql,
    'graph_names',
    fresh.flatMap(({ entity, row }) => namesOf(entity).map(([folded, isAlias]) => [folded, isAlias, row[0] ?? 0])),
  )
  return numbers
}

/** Of how many statements an entity is an end; a loop counts once. */
const countStatements = (statements: readonly Statement[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { subject, object } of statements) {
    counts.set(subject, (counts.get(subject) ?? 0) + 1)
    if (object !== subject) counts.set(object, (counts.get(object) ?? 0) + 1)
  }
  return counts
}

const namesOf = ({ name, aliases }: Entity): (readonly [string, number])[] => [
  [foldName(name), 0],
  ...[...new Set(aliases.map(foldName))].map((folded) => [folded, 1] as const),
]

const keepLabels = async (sql: SqlRunner, statements: readonly Statement[]): Promise<Numbers> => {
  const stored = await sql.all<{ num: number; kind: string; label: string }>(
    'select num, kind, label from graph_labels',
  )
  const numbers = new Map(stored.map(({ num, kind, label }) => [`${kind} ${label}`, num]))
  const used = new Set<string>()
  for (const { relation, eventType } of statements) {
    used.add(`relation ${relation}`)
    used.add(`eventType ${eventType}`)
  }
  let next = stored.reduce((most, { num }) => Math.max(most, num), 0) + 1
  const fresh = [...used].filter((key) => !numbers.has(key))
  for (const key of fresh) numbers.set(key, next++)
  await remove(
    sql,
    [...numbers].filter(([key]) => !used.has(key)).map(([, num]) => num),
    ['graph_labels.num'],
  )
  await insert(
    sql,
    'graph_labels',
    fresh.map((key) => {
      const at = key.indexOf(' ')
      return [numbers.get(key) ?? 0, key.slice(0, at), key.slice(at + 1)]
    }),
  )
  return numbers
}

const keepStatements = async (
  sql: SqlRunner,
  statements: readonly Statement[],
  { entities, labels }: { readonly entities: Numbers; readonly labels: Numbers },
): Promise<void> => {
  const stored = await sql.all<Kept>('select num, id, print from graph_statements')
  const known = new Map(stored.map((row) => [row.id, row]))
  const gone = new Set(stored.map(({ num }) => num))
  const fresh: { readonly num: number; readonly statement: Statement; readonly print: number }[] = []
  let next = stored.reduce((most, { num }) => Math.max(most, num), 0) + 1
  for (const statement of statements) {
    const { subject, object, attributedTo } = statement
    // An entity that came back under another number makes its statements anew.
    const speaker = attributedTo === null ? null : entities.get(attributedTo)
    const print = fingerprint(entities.get(subject), entities.get(object), speaker, statement)
    const before = known.get(statement.id)
    if (before?.print === print) gone.delete(before.num)
    else fresh.push({ num: before?.num ?? next++, statement, print })
  }
  await remove(sql, [...gone], ['graph_ends.statement', 'graph_statements.num', 'graph_sources.statement'])
  const isBulk = fresh.length > statements.length * BULK_SHARE && fresh.length > 1000
  const indexes = isBulk ? BULK_INDEXES : []
  for (const [name] of indexes) await sql.run(`drop index ${name}`)
  const number = (map: Numbers, key: string): number => map.get(key) ?? -1
  await insertEach(sql, 'graph_statements', fresh, ({ num, statement, print }) => [
    num,
    statement.id,
    number(entities, statement.subject),
    number(entities, statement.object),
    number(labels, `relation ${statement.relation}`),
    number(labels, `eventType ${statement.eventType}`),
    statement.polarity,
    statement.modality,
    statement.attributedTo === null ? null : number(entities, statement.attributedTo),
    statement.time?.start ?? null,
    statement.time?.end ?? null,
    statement.time?.start ?? statement.time?.end ?? NO_DAY,
    statement.time === null ? 0 : 1,
    statement.confidence,
    -statement.evidence.length,
    print,
    JSON.stringify(statement),
  ])
  await insert(
    sql,
    'graph_sources',
    fresh.flatMap(({ num, statement: { evidence } }) =>
      [...new Set(evidence.map(({ document }) => document))].map((document) => [num, document]),
    ),
  )
  for (const [name, on] of indexes)
    await sql.run(`create ${name.endsWith('_id') ? 'unique ' : ''}index ${name} on ${on}`)
  const nums = JSON.stringify(fresh.map(({ num }) => num))
  const which = isBulk && gone.size === 0 && stored.length === 0 ? '' : `and num ${inNumbers(sql.kind)}`
  const values = which === '' ? [] : [nums]
  // Both ends of each statement, a loop once, in one pass; in the order of the key, so that pages fill one after another.
  await sql.run(
    `insert into graph_ends select case w.way when 0 then object else subject end as entity, weight, id, w.way, num, case w.way when 0 then subject else object end, relation, event_type from graph_statements cross join (select 0 as way union all select 1 union all select 2) w where (w.way = 2) = (subject = object) ${which} order by entity, weight, num`,
    values,
  )
  if (isBulk) await sql.run('analyze')
}

const BULK_INDEXES = [
  ['graph_statements_by_id', 'graph_statements (id)'],
  ['graph_statements_by_speaker', 'graph_statements (speaker) where speaker is not null'],
  ['graph_sources_by_document', 'graph_sources (document)'],
] as const

const remove = async (sql: SqlRunner, nums: readonly number[], columns: readonly string[]): Promise<void> => {
  if (nums.length === 0) return
  for (const column of columns) {
    const [table = '', name = ''] = column.split('.')
    if (table === 'graph_ends') {
      // By the key of the table, which begins with the entity.
      for (const end of ['subject', 'object'])
        await sql.run(
          `delete from graph_ends where (entity, weight, id) in (select ${end}, weight, id from graph_statements where num ${inNumbers(sql.kind)})`,
          [JSON.stringify(nums)],
        )
      continue
    }
    await sql.run(`delete from ${table} where ${name} ${inNumbers(sql.kind)}`, [JSON.stringify(nums)])
  }
}

const insert = (sql: SqlRunner, table: string, rows: readonly (readonly SqlValue[])[]): Promise<void> =>
  insertEach(sql, table, rows, (row) => row)

/** Many rows in one statement of SQL, whose text is the same for all but the last. */
const insertEach = async <Item>(
  sql: SqlRunner,
  table: string,
  items: readonly Item[],
  rowOf: (item: Item) => readonly SqlValue[],
): Promise<void> => {
  const [first] = items
  if (first === undefined) return
  const width = rowOf(first).length
  const most = Math.floor(MAX_PARAMETERS / width)
  const row = `(${Array.from({ length: width }, () => '?').join(',')})`
  for (let start = 0; start < items.length; start += most) {
    const values: SqlValue[] = []
    const end = Math.min(items.length, start + most)
    for (let index = start; index < end; index += 1) values.push(...rowOf(items[index] as Item))
    await sql.run(`insert into ${table} values ${Array.from({ length: end - start }, () => row).join(',')}`, values)
  }
}
