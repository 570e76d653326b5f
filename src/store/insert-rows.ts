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
  items: Iterable<Item>,
  rowOf: (item: Item) => readonly SqlValue[],
  columns?: string,
): Promise<void> => {
  let [width, most, text] = [0, 0, '']
  const textFor = (rows: number): string => {
    const row = `(${Array.from({ length: width }, () => '?').join(',')})`
    const values = `values ${Array.from({ length: rows }, () => row).join(',')}`
    return `insert into ${table} ${columns === undefined ? values : `select ${columns} from (${values}) as given`}`
  }
  let values: SqlValue[] = []
  for (const item of items) {
    const row = rowOf(item)
    if (width === 0) {
      width = row.length
      most = Math.floor(MAX_PARAMETERS / width)
      text = textFor(most)
    }
    for (const value of row) values.push(value)
    if (values.length < most * width) continue
    await sql.run(text, values)
    values = []
  }
  if (values.length > 0) await sql.run(textFor(values.length / width), values)
}
