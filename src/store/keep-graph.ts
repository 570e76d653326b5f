import { foldName } from '../graph/index.ts'
import { NO_DAY } from '../graph/page-cursor.ts'
import type { Entity, KnowledgeItems, Statement, StatementLink } from '../model/index.ts'
import { createIntColumn } from '../resolution/int-column.ts'
import { fingerprint } from './fingerprint.ts'
import { changeParts, createPrinter } from './graph-parts.ts'
import { insertRows } from './insert-rows.ts'
import { inNumbers, inTexts } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'
import type { Survey } from './survey-graph.ts'
import { NOBODY, surveyGraph, UNLISTED } from './survey-graph.ts'

/** Above such a share of new statements indexes are made anew rather than kept up row by row. */
const BULK_SHARE = 0.5

/**
 * Put Knowledge in place of what the store holds, in one transaction. Entities and statements that have not changed are
 * left alone: what one article adds costs what it changes, and a pass over fingerprints. Statements are gone through up to
 * three times and never held together.
 */
export const keepGraph = (runner: SqlRunner, knowledge: KnowledgeItems): Promise<void> =>
  withoutMapping(runner, async (sql) => {
    const entities = [...knowledge.entities]
    const survey = surveyGraph(entities, knowledge.statements)
    await keepEntities(sql, entities, survey)
    const labels = await keepLabels(sql, survey)
    await keepStatements(sql, { entities, statements: knowledge.statements }, { survey, labels })
    await keepLinks(sql, [...(knowledge.links ?? [])])
    // A number that grows: whoever holds something of the graph in memory sees that it is another one.
    await sql.run(
      `insert into relata_meta (name, value) values ('graph', '1') on conflict (name) do update set value = cast(cast(relata_meta.value as integer) + 1 as text)`,
    )
  })

/** In one transaction, in which SQLite does not map the file into memory: all of it would be there in the end. */
const withoutMapping = async (runner: SqlRunner, work: (sql: SqlRunner) => Promise<void>): Promise<void> => {
  if (runner.kind === 'postgres') return runner.transaction(work)
  const [before] = await runner.all<{ mmap_size: number }>('pragma mmap_size')
  await runner.all('pragma mmap_size = 0')
  try {
    await runner.transaction(work)
  } finally {
    await runner.all(`pragma mmap_size = ${String(before?.mmap_size ?? 0)}`)
  }
}

type Numbers = ReadonlyMap<string, number>

const keepEntities = async (sql: SqlRunner, entities: readonly Entity[], { counts }: Survey): Promise<void> => {
  const printer = createPrinter(entities.length)
  for (const [at, entity] of entities.entries()) printer.add(entity.id, fingerprint(counts[at] ?? 0, entity))
  const printed = printer.printed()
  const { isWhole, nums, gone } = await changeParts(sql, 'graph_entities', { items: entities, printed })
  if (isWhole) await empty(sql, ['graph_entities', 'graph_names'])
  await remove(sql, gone, ['graph_entities.num', 'graph_names.entity'])
  const fresh = [...entities.keys()].filter((at) => nums[at] !== 0)
  await insertRows(sql, 'graph_entities', fresh, (at) => {
    const entity = entities[at] as Entity
    const { id, name, type, wikidata } = entity
    return [nums[at] ?? 0, id, name, type, wikidata, counts[at] ?? 0, printed.prints[at] ?? 0, JSON.stringify(entity)]
  })
  const names = fresh.flatMap((at) => namesOf(entities[at] as Entity).map((name) => [...name, nums[at] ?? 0] as const))
  await insertRows(sql, 'graph_names', names, (row) => row)
}

const namesOf = ({ name, aliases }: Entity): (readonly [string, number])[] => [
  [foldName(name), 0],
  ...[...new Set(aliases.map(foldName))].map((folded) => [folded, 1] as const),
]

/** The numbers of relations and of types of events. */
interface Labels {
  readonly relation: Numbers
  readonly eventType: Numbers
}

const keepLabels = async (sql: SqlRunner, survey: Survey): Promise<Labels> => {
  const stored = await sql.all<{ num: number; kind: string; label: string }>(
    'select num, kind, label from graph_labels',
  )
  let next = stored.reduce((most, { num }) => Math.max(most, num), 0) + 1
  const keep = async (kind: keyof Labels): Promise<Numbers> => {
    const numbers = new Map(stored.filter((row) => row.kind === kind).map(({ num, label }) => [label, num]))
    const used = survey[kind]
    const gone = [...numbers].filter(([label]) => !used.has(label)).map(([, num]) => num)
    await remove(sql, gone, ['graph_labels.num'])
    const fresh = [...used].filter((label) => !numbers.has(label))
    for (const label of fresh) numbers.set(label, next++)
    await insertRows(sql, 'graph_labels', fresh, (label) => [numbers.get(label) ?? 0, kind, label])
    return numbers
  }
  return { relation: await keep('relation'), eventType: await keep('eventType') }
}

/** What is needed beside the statements to write them. */
interface Around {
  readonly survey: Survey
  readonly labels: Labels
}

interface Listed {
  readonly entities: readonly Entity[]
  readonly statements: Iterable<Statement>
}

const keepStatements = async (sql: SqlRunner, listed: Listed, around: Around): Promise<void> => {
  const { printed } = around.survey
  const changes = await changeParts(sql, 'graph_statements', { items: listed.statements, printed })
  const { isWhole, nums, fresh, gone } = changes
  if (isWhole) await empty(sql, ['graph_ends', 'graph_statements', 'graph_sources'])
  await remove(sql, gone, ['graph_ends.statement', 'graph_statements.num', 'graph_sources.statement'])
  const isBulk = fresh > printed.count * BULK_SHARE && fresh > 1000
  const indexes = isBulk ? BULK_INDEXES : []
  for (const [name] of indexes) await sql.run(`drop index ${name}`)
  if (fresh > 0) await insertStatements(sql, listed, { nums, ...around })
  for (const [name, on] of indexes)
    await sql.run(`create ${name.endsWith('_id') ? 'unique ' : ''}index ${name} on ${on}`)
  // Both ends of each statement, a loop once, in one pass; in the order of the key, so that pages fill one after another.
  await sql.run(
    `insert into graph_ends select case w.way when 0 then object else subject end as entity, weight, id, w.way, num, case w.way when 0 then subject else object end, relation, event_type from graph_statements cross join (select 0 as way union all select 1 union all select 2) w where (w.way = 2) = (subject = object) ${isWhole ? '' : `and num ${inNumbers(sql.kind)}`} order by entity, weight, num`,
    isWhole ? [] : [JSON.stringify([...nums.subarray(0, printed.count).filter((num) => num !== 0)])],
  )
  if (isBulk) await sql.run('analyze')
}

const insertStatements = async (
  sql: SqlRunner,
  { entities, statements }: Listed,
  { nums, survey, labels }: Around & { readonly nums: Int32Array },
): Promise<void> => {
  const { subjects, objects, speakers, printed } = survey
  const numbers = await numbersByPlace(sql, entities, { nums, survey })
  const number = (place: number | undefined): number => numbers[place ?? UNLISTED] ?? -1
  const polarities = createWords(survey.polarities)
  const modalities = createWords(survey.modalities)
  const sources = createSources()
  await insertRows(
    sql,
    'graph_statements',
    freshOf(statements, nums),
    ([at, statement]) => {
      const { time } = statement
      const speaker = speakers[at]
      const num = nums[at] ?? 0
      sources.add(num, statement)
      return [
        num,
        statement.id,
        number(subjects[at]),
        number(objects[at]),
        labels.relation.get(statement.relation) ?? -1,
        labels.eventType.get(statement.eventType) ?? -1,
        polarities.numberOf(statement.polarity),
        modalities.numberOf(statement.modality),
        speaker === NOBODY ? null : number(speaker),
        time?.start ?? null,
        time === null || time.end === time.start ? null : time.end,
        time === null ? NO_TIME : time.end === time.start ? ENDS_AS_IT_STARTS : HAS_TIME,
        statement.confidence,
        -statement.evidence.length,
        printed.prints[at] ?? 0,
        JSON.stringify(statement),
      ]
    },
    statementColumns(polarities.sql('column7'), modalities.sql('column8')),
  )
  await insertRows(sql, 'graph_sources', sources.rows(), (row) => row)
}

/** Statements that are to be written, with their places. */
function* freshOf(statements: Iterable<Statement>, nums: Int32Array): Generator<readonly [number, Statement]> {
  let at = 0
  for (const statement of statements) {
    if (nums[at] !== 0) yield [at, statement]
    at += 1
  }
}

/** Which statement rests on which documents, until all statements are there: in numbers, for there are many. */
const createSources = () => {
  const [statements, documents] = [createIntColumn(), createIntColumn()]
  const numbers = new Map<string, number>()
  return {
    add: (num: number, { evidence }: Statement): void => {
      const found = evidence.length === 1 ? [evidence[0].document] : new Set(evidence.map(({ document }) => document))
      for (const document of found) {
        const known = numbers.get(document)
        if (known === undefined) numbers.set(document, numbers.size)
        statements.push(num)
        documents.push(known ?? numbers.size - 1)
      }
    },
    *rows(): Generator<readonly [number, string]> {
      const names = [...numbers.keys()]
      for (let at = 0; at < statements.length(); at += 1) yield [statements.at(at), names[documents.at(at)] ?? '']
    },
  }
}

const [NO_TIME, HAS_TIME, ENDS_AS_IT_STARTS] = [0, 1, 2]

/** Texts cost most of what is given to the database: what a number can tell is told by a number. */
const statementColumns = (polarity: string, modality: string): string => {
  const end = `case cast(column12 as integer) when ${String(ENDS_AS_IT_STARTS)} then column10 else column11 end`
  const integers = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => `cast(column${String(from + index)} as integer)`)
  return [
    'cast(column1 as integer)',
    'column2',
    ...integers(3, 6),
    polarity,
    modality,
    'cast(column9 as integer)',
    'column10',
    end,
    `coalesce(column10, ${end}, '${NO_DAY}')`,
    `case cast(column12 as integer) when ${String(NO_TIME)} then 0 else 1 end`,
    'cast(column13 as double precision)',
    'cast(column14 as integer)',
    'cast(column15 as double precision)',
    'column16',
  ].join(', ')
}

/** The different words of a column, each with a number; `sql` is the word of the number in a column. */
const createWords = (words: readonly string[]) => ({
  numberOf: (word: string): number => words.indexOf(word),
  sql: (column: string): string =>
    `case cast(${column} as integer) ${words.map((word, number) => `when ${String(number)} then '${word.replaceAll("'", "''")}'`).join(' ')} end`,
})

/** By place, the numbers of the entities that fresh statements speak of. */
const numbersByPlace = async (
  sql: SqlRunner,
  entities: readonly Entity[],
  { nums, survey }: { readonly nums: Int32Array; readonly survey: Survey },
): Promise<Int32Array> => {
  const isUsed = new Uint8Array(entities.length)
  for (let at = 0; at < survey.printed.count; at += 1) {
    if (nums[at] === 0) continue
    for (const column of [survey.subjects, survey.objects, survey.speakers]) isUsed[column[at] ?? UNLISTED] = 1
  }
  const ids = entities.filter((_, place) => isUsed[place] === 1).map(({ id }) => id)
  const rows = await sql.all<{ num: number; id: string }>(
    `select num, id from graph_entities where id ${inTexts(sql.kind)}`,
    [JSON.stringify(ids)],
  )
  const numbers = new Int32Array(entities.length)
  for (const { num, id } of rows) numbers[survey.places.get(id) ?? UNLISTED] = num
  return numbers
}

/** All of them, or none where they are the same in the same order. */
const keepLinks = async (sql: SqlRunner, links: readonly StatementLink[]): Promise<void> => {
  const print = fingerprint(links)
  const [kept] = await sql.all<{ print: number }>(`select print from graph_parts where kind = 'graph_links'`)
  if (kept?.print === print) return
  await empty(sql, ['graph_links'])
  await insertRows(
    sql,
    'graph_links',
    links.map((link, num) => [num, JSON.stringify(link)]),
    (row) => row,
  )
  await sql.run(`delete from graph_parts where kind = 'graph_links'`)
  await sql.run(`insert into graph_parts values ('graph_links', 0, ?, '[]')`, [print])
}

const BULK_INDEXES = [
  ['graph_statements_by_id', 'graph_statements (id)'],
  ['graph_statements_by_speaker', 'graph_statements (speaker) where speaker is not null'],
  ['graph_sources_by_document', 'graph_sources (document)'],
] as const

const empty = async (sql: SqlRunner, tables: readonly string[]): Promise<void> => {
  for (const table of tables) await sql.run(`delete from ${table}`)
}

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
