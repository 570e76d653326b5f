import { addPrint } from './fingerprint.ts'
import { insertRows } from './insert-rows.ts'
import { amongNumbers, inNumbers } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'

/** Entities and statements fall into so many parts each, by their id: some 250 in one where there are a million. */
const PARTS = 4096

/** What is to be written, and what is to be taken out before. */
export interface Changes {
  /** Nothing is told of what the tables hold: all that is there goes, and everything is fresh. */
  readonly isWhole: boolean
  /** By place in the list: the number of the row of an item that is new or has changed, 0 for the others. */
  readonly nums: Int32Array
  /** How many are new or have changed. */
  readonly fresh: number
  /** The numbers of rows that have changed or are wanted no more. */
  readonly gone: readonly number[]
}

interface Item {
  readonly id: string
}

/** Tables whose rows are known by parts. */
export type PartedTable = 'graph_entities' | 'graph_statements'

/** The fingerprints of a list's items. */
export interface Printed {
  readonly count: number
  readonly prints: Float64Array
  readonly parts: Uint16Array
  /** Of the prints in each part. */
  readonly sums: Float64Array
}

/** Takes the fingerprints of items, in their order; with room for as many as are expected. */
export const createPrinter = (
  expected: number,
): { readonly add: (id: string, print: number) => void; readonly printed: () => Printed } => {
  let [prints, parts] = [new Float64Array(expected), new Uint16Array(expected)]
  const sums = new Float64Array(PARTS)
  let count = 0
  return {
    add: (id, print) => {
      if (count === prints.length) {
        const [before, partsBefore] = [prints, parts]
        prints = new Float64Array(Math.max(1024, before.length * 2))
        parts = new Uint16Array(prints.length)
        prints.set(before)
        parts.set(partsBefore)
      }
      const part = partOf(id)
      prints[count] = print
      parts[count] = part
      count += 1
      sums[part] = addPrint(sums[part] ?? 0, print)
    },
    printed: () => ({ count, prints, parts, sums }),
  }
}

/**
 * Find what is other in a list than in its table, and keep the list's parts. A part is known by the sum of its items'
 * fingerprints; rows are looked at only in parts where that differs. Numbers of rows stay with their ids.
 */
export const changeParts = async (
  sql: SqlRunner,
  table: PartedTable,
  { items, printed }: { readonly items: Iterable<Item>; readonly printed: Printed },
): Promise<Changes> => {
  const stored = await sql.all<{ part: number; print: number }>('select part, print from graph_parts where kind = ?', [
    table,
  ])
  const isWhole = stored.length === 0
  const changed = changedParts(printed, stored)
  const found = isWhole ? allFresh(printed) : await compare(sql, table, { items, printed, changed })
  const rows = [...found.members].map(([part, nums]) => ({ part, nums, sum: printed.sums[part] ?? 0 }))
  await (isWhole ? insertParts(sql, table, rows) : replaceParts(sql, table, rows))
  return { isWhole, nums: found.nums, fresh: found.fresh, gone: found.gone }
}

interface Found extends Omit<Changes, 'isWhole'> {
  /** The numbers of the rows of each part that is other than before. */
  readonly members: ReadonlyMap<number, number[]>
}

const allFresh = ({ count, parts }: Printed): Found => {
  const members = new Map<number, number[]>()
  const nums = new Int32Array(count)
  for (let at = 0; at < count; at += 1) {
    nums[at] = at + 1
    const part = parts[at] ?? 0
    const own = members.get(part)
    if (own === undefined) members.set(part, [at + 1])
    else own.push(at + 1)
  }
  return { nums, fresh: count, gone: [], members }
}

const compare = async (
  sql: SqlRunner,
  table: PartedTable,
  given: { readonly items: Iterable<Item>; readonly printed: Printed; readonly changed: ReadonlySet<number> },
): Promise<Found> => {
  const { count, prints, parts } = given.printed
  const rows = await readRows(sql, table, given.changed)
  const known = new Map(rows.map((row) => [row.id, row]))
  const gone = new Set(rows.map(({ num }) => num))
  const members = new Map<number, number[]>([...given.changed].map((part) => [part, []]))
  const nums = new Int32Array(count)
  let [at, fresh, next] = [-1, 0, await nextNumber(sql, table)]
  for (const { id } of given.items) {
    at += 1
    const own = members.get(parts[at] ?? 0)
    if (own === undefined) continue
    const before = known.get(id)
    const num = before?.num ?? next++
    own.push(num)
    if (before?.print === prints[at]) gone.delete(num)
    else {
      nums[at] = num
      fresh += 1
    }
  }
  return { nums, fresh, gone: [...gone], members }
}

/** The part that an id falls into (FNV-1a). */
export const partOf = (id: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 15)) & (PARTS - 1)
}

const changedParts = (
  { sums }: Printed,
  stored: readonly { readonly part: number; readonly print: number }[],
): ReadonlySet<number> => {
  const changed = new Set<number>()
  const before = new Map(stored.map(({ part, print }) => [part, print]))
  for (const [part, sum] of sums.entries()) if ((before.get(part) ?? 0) !== sum) changed.add(part)
  return changed
}

interface Row {
  readonly num: number
  readonly id: string
  readonly print: number
}

const readRows = async (sql: SqlRunner, table: PartedTable, parts: ReadonlySet<number>): Promise<readonly Row[]> => {
  const lists = await sql.all<{ nums: string }>(
    `select nums from graph_parts where kind = ? and part ${inNumbers(sql.kind)}`,
    [table, JSON.stringify([...parts])],
  )
  const nums = lists.flatMap((list) => JSON.parse(list.nums) as number[])
  return sql.all<Row>(`select num, id, print from ${table} where num ${inNumbers(sql.kind)}`, [JSON.stringify(nums)])
}

/** The number of the next row of a table. */
export const nextNumber = async (sql: SqlRunner, table: PartedTable): Promise<number> => {
  const [row] = await sql.all<{ most: number | null }>(`select max(num) as most from ${table}`)
  return (row?.most ?? 0) + 1
}

/** A part with the sum of its rows' fingerprints, and their numbers. */
interface PartRow {
  readonly part: number
  readonly sum: number
  readonly nums: readonly number[]
}

/** Put parts in place of what is kept of them; one without rows is kept no more. */
export const replaceParts = async (sql: SqlRunner, table: PartedTable, rows: readonly PartRow[]): Promise<void> => {
  await sql.run(`delete from graph_parts where kind = ? and part ${amongNumbers(sql.kind)}`, [
    table,
    JSON.stringify(rows.map(({ part }) => part)),
  ])
  await insertParts(
    sql,
    table,
    rows.filter(({ nums }) => nums.length > 0),
  )
}

const insertParts = (sql: SqlRunner, table: PartedTable, rows: readonly PartRow[]): Promise<void> =>
  insertRows(sql, 'graph_parts', rows, ({ part, sum, nums }) => [table, part, sum, JSON.stringify(nums)])
