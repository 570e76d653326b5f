import { inNumbers } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'

export const emptyTables = async (sql: SqlRunner, tables: readonly string[]): Promise<void> => {
  for (const table of tables) await sql.run(`delete from ${table}`)
}

/** Take out the rows in which a column, `table.column`, has one of some numbers. */
export const removeRows = async (sql: SqlRunner, nums: readonly number[], column: string): Promise<void> => {
  if (nums.length === 0) return
  const [table = '', name = ''] = column.split('.')
  await sql.run(`delete from ${table} where ${name} ${inNumbers(sql.kind)}`, [JSON.stringify(nums)])
}
