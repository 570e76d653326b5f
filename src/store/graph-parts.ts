import { FINGERPRINTS } from './fingerprint.ts'
import { insertRows } from './insert-rows.ts'
import { inNumbers } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'

/** Entities and statements fall into so many parts each, by their id: some 250 in one where there are a million. */
const PARTS = 4096

/** What is to be written, and what is to be taken out before. */
export interface Changes {
  /** Nothing is told of what the tables hold: all that is there goes, and everything is fresh. */
  readonly isWhole: boolean
  readonly fresh: readonly Fresh[]
  /** The numbers of rows that have changed or are wanted no more. */
  readonly gone: readonly number[]
}

/** An item that is new or has changed: its place in the list, the number of its row, its fingerprint. */
export interface Fresh {
  readonly at: number
  readonly num: number
  readonly print: number
}

interface Item {
  readonly id: string
}

/**
 * Find what is other in a list than in its table, and keep the list's parts. A part is known by the sum of its items'
 * fingerprints; rows are looked at only in parts where that differs. Numbers of rows stay with their ids.
 */
export const changeParts = async <Thing extends Item>(
  sql: SqlRunner,
  table: 'graph_entities' | 'graph_statements',
  { items, printOf }: { readonly items: readonly Thing[]; readonly printOf: (item: Thing, at: number) => number },
): Promise<Changes> => {
  const printed = printItems(items, printOf)
  const stored = await sql.all<{ part: number; print: number }>('select part, print from graph_parts where kind = ?', [
    table,
  ])
  const isWhole = stored.length === 0
  const changed = changedParts(printed, stored)
  const rows = isWhole ? [] : await readRows(sql, table, changed)
  const known = new Map(rows.map((row) => [row.id, row]))
  let next = isWhole ? 1 : await nextNumber(sql, table)
  const gone = new Set(rows.map(({ num }) => num))
  const fresh: Fresh[] = []
  const members = new Map<number, number[]>([...changed].map((part) => [part, []]))
  for (const [at, item] of items.entries()) {
    const own = members.get(printed.parts[at] ?? 0)
    if (own === undefined) continue
    const print = printed.prints[at] ?? 0
    const before = known.get(item.id)
    const num = before?.num ?? next++
    own.push(num)
    if (before?.print === print) gone.delete(num)
    else fresh.push({ at, num, print })
  }
  await keepParts(sql, table, { members, sums: printed.sums, isWhole })
  return { isWhole, fresh, gone: [...gone] }
}

interface Printed {
  readonly prints: Float64Array
  readonly parts: Uint16Array
  /** Of the prints in each part. */
  readonly sums: Float64Array
}

const printItems = <Thing extends Item>(
  items: readonly Thing[],
  printOf: (item: Thing, at: number) => number,
): Printed => {
  const [prints, parts] = [new Float64Array(items.length), new Uint16Array(items.length)]
  const sums = new Float64Array(PARTS)
  for (const [at, item] of items.entries()) {
    const print = printOf(item, at)
    const part = partOf(item.id)
    prints[at] = print
    parts[at] = part
    const sum = (sums[part] ?? 0) + print
    sums[part] = sum < FINGERPRINTS ? sum : sum - FINGERPRINTS
  }
  return { prints, parts, sums }
}

/** FNV-1a. */
const partOf = (id: string): number => {
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

const readRows = async (sql: SqlRunner, table: string, parts: ReadonlySet<number>): Promise<readonly Row[]> => {
  const lists = await sql.all<{ nums: string }>(
    `select nums from graph_parts where kind = ? and part ${inNumbers(sql.kind)}`,
    [table, JSON.stringify([...parts])],
  )
  const nums = lists.flatMap((list) => JSON.parse(list.nums) as number[])
  return sql.all<Row>(`select num, id, print from ${table} where num ${inNumbers(sql.kind)}`, [JSON.stringify(nums)])
}

const nextNumber = async (sql: SqlRunner, table: string): Promise<number> => {
  const [row] = await sql.all<{ most: number | null }>(`select max(num) as most from ${table}`)
  return (row?.most ?? 0) + 1
}

const keepParts = async (
  sql: SqlRunner,
  table: string,
  { members, sums, isWhole }: { members: ReadonlyMap<number, number[]>; sums: Float64Array; isWhole: boolean },
): Promise<void> => {
  if (!isWhole)
    await sql.run(`delete from graph_parts where kind = ? and part ${inNumbers(sql.kind)}`, [
      table,
      JSON.stringify([...members.keys()]),
    ])
  const rows = [...members].filter(([, nums]) => nums.length > 0)
  await insertRows(sql, 'graph_parts', rows, ([part, nums]) => [table, part, sums[part] ?? 0, JSON.stringify(nums)])
}
