import { addPrint, takePrint } from './fingerprint.ts'
import { partOf, replaceParts } from './graph-parts.ts'
import type { PartedTable } from './graph-parts.ts'
import { amongNumbers } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'

/** A row of a table by what its part knows of it. */
export interface PrintedRow {
  readonly num: number
  readonly id: string
  readonly print: number
}

/** Rows as they were, and as they are; one that has changed is in both. */
export interface RowChanges {
  readonly gone: readonly PrintedRow[]
  readonly fresh: readonly PrintedRow[]
}

/** Keep the parts of a table up with some rows of it. Only the parts of these rows are read. */
export const shiftParts = async (sql: SqlRunner, table: PartedTable, { gone, fresh }: RowChanges): Promise<void> => {
  const touched = [...new Set([...gone, ...fresh].map(({ id }) => partOf(id)))]
  if (touched.length === 0) return
  const parts = await readParts(sql, table, touched)
  const partFor = (id: string): Part => parts.get(partOf(id)) as Part
  for (const { num, id, print } of gone) {
    const part = partFor(id)
    part.nums.delete(num)
    part.sum = takePrint(part.sum, print)
  }
  for (const { num, id, print } of fresh) {
    const part = partFor(id)
    part.nums.add(num)
    part.sum = addPrint(part.sum, print)
  }
  const rows = [...parts].map(([part, { sum, nums }]) => ({ part, sum, nums: [...nums] }))
  await replaceParts(sql, table, rows)
}

interface Part {
  sum: number
  readonly nums: Set<number>
}

const readParts = async (sql: SqlRunner, table: PartedTable, wanted: readonly number[]): Promise<Map<number, Part>> => {
  const rows = await sql.all<{ part: number; print: number; nums: string }>(
    `select part, print, nums from graph_parts where kind = ? and part ${amongNumbers(sql.kind)}`,
    [table, JSON.stringify(wanted)],
  )
  const parts = new Map(wanted.map((part): [number, Part] => [part, { sum: 0, nums: new Set() }]))
  for (const { part, print, nums } of rows) parts.set(part, { sum: print, nums: new Set(JSON.parse(nums) as number[]) })
  return parts
}
