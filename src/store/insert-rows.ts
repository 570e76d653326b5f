import type { SqlRunner, SqlValue } from './sql-runner.ts'

/** SQLite takes so many parameters in one statement; PostgreSQL twice as many. */
const MAX_PARAMETERS = 16_000

/**
 * Put a row for each item into a table, many in one statement of SQL, whose text is the same for all but the last.
 * `columns`, where they are given, make the row out of what was given: `column1`, `column2` …
 */
export const insertRows = async <Item>(
  sql: SqlRunner,
  table: string,
  items: readonly Item[],
  rowOf: (item: Item) => readonly SqlValue[],
  columns?: string,
): Promise<void> => {
  const [first] = items
  if (first === undefined) return
  const width = rowOf(first).length
  const most = Math.floor(MAX_PARAMETERS / width)
  const row = `(${Array.from({ length: width }, () => '?').join(',')})`
  const textFor = (rows: number): string => {
    const values = `values ${Array.from({ length: rows }, () => row).join(',')}`
    return `insert into ${table} ${columns === undefined ? values : `select ${columns} from (${values}) as given`}`
  }
  const text = textFor(most)
  for (let start = 0; start < items.length; start += most) {
    const values: SqlValue[] = []
    const end = Math.min(items.length, start + most)
    for (let index = start; index < end; index += 1) for (const value of rowOf(items[index] as Item)) values.push(value)
    await sql.run(end - start === most ? text : textFor(end - start), values)
  }
}
