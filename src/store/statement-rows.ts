import { NO_DAY } from '../graph/page-cursor.ts'
import type { Statement } from '../model/index.ts'
import { createIntColumn } from '../resolution/int-column.ts'
import { insertRows } from './insert-rows.ts'
import { removeRows } from './remove-rows.ts'
import { inNumbers } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'

/** What a row of `graph_statements` is made from; ends, speaker and labels by their numbers. */
export interface StatementRow {
  readonly num: number
  readonly statement: Statement
  readonly subject: number
  readonly object: number
  /** Null where the article itself speaks. */
  readonly speaker: number | null
  readonly relation: number
  readonly eventType: number
  readonly print: number
}

/** The words that occur in some statements. */
export interface Words {
  readonly polarities: readonly string[]
  readonly modalities: readonly string[]
}

/** Statements with the documents that they rest on; not their ends. A row is not looked at again after the next is taken. */
export const insertStatements = async (sql: SqlRunner, rows: Iterable<StatementRow>, words: Words): Promise<void> => {
  const polarities = createWords(words.polarities)
  const modalities = createWords(words.modalities)
  const sources = createSources()
  await insertRows(
    sql,
    'graph_statements',
    rows,
    ({ num, statement, subject, object, speaker, relation, eventType, print }) => {
      const { time } = statement
      sources.add(num, statement)
      return [
        num,
        statement.id,
        subject,
        object,
        relation,
        eventType,
        polarities.numberOf(statement.polarity),
        modalities.numberOf(statement.modality),
        speaker,
        time?.start ?? null,
        time === null || time.end === time.start ? null : time.end,
        time === null ? NO_TIME : time.end === time.start ? ENDS_AS_IT_STARTS : HAS_TIME,
        statement.confidence,
        -statement.evidence.length,
        print,
        JSON.stringify(statement),
      ]
    },
    statementColumns(polarities.sql('column7'), modalities.sql('column8')),
  )
  await insertRows(sql, 'graph_sources', sources.rows(), (row) => row)
}

/** Both ends of each statement, a loop once, in one pass; in the order of the key, so that pages fill one after another. */
export const insertEnds = (sql: SqlRunner, nums: readonly number[] | 'all'): Promise<void> =>
  sql.run(
    `insert into graph_ends select case w.way when 0 then object else subject end as entity, weight, id, w.way, num, case w.way when 0 then subject else object end, relation, event_type from graph_statements cross join (select 0 as way union all select 1 union all select 2) w where (w.way = 2) = (subject = object) ${nums === 'all' ? '' : `and num ${inNumbers(sql.kind)}`} order by entity, weight, num`,
    nums === 'all' ? [] : [JSON.stringify(nums)],
  )

/** Statements with their ends and sources. */
export const removeStatements = async (sql: SqlRunner, nums: readonly number[]): Promise<void> => {
  if (nums.length === 0) return
  // By the key of the table, which begins with the entity.
  for (const end of ['subject', 'object'])
    await sql.run(
      `delete from graph_ends where (entity, weight, id) in (select ${end}, weight, id from graph_statements where num ${inNumbers(sql.kind)})`,
      [JSON.stringify(nums)],
    )
  await removeRows(sql, nums, 'graph_statements.num')
  await removeRows(sql, nums, 'graph_sources.statement')
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
