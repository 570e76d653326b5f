import { forEachRange } from './for-each-block.ts'
import type { ColumnBuffer } from './narrow-column.ts'
import { takeWords } from './narrow-column.ts'

/** The columns by which statements are ordered. Relations and times are numbers that sort as what they stand for. */
export interface OrderColumns {
  readonly subjects: Uint32Array
  readonly objects: Uint32Array
  readonly relations: Uint32Array
  readonly times: Uint32Array
}

/** How many different values there are. */
export interface OrderLimits {
  readonly entities: number
  readonly relations: number
  readonly times: number
}

/** Room for `orderStatements` to work in: so many words. */
export const wordsToOrder = (statements: number, limits: OrderLimits): number =>
  ORDERS * statements + 2 * (mostGroups(limits) + 1)

const ORDERS = 3

const mostGroups = ({ entities, relations, times }: OrderLimits): number => Math.max(entities, relations, times)

/**
 * Statements grouped by subject and grouped by object, within each group by relation, then time, then as they came.
 * Where the run of each entity begins is written to `starts`. Counting sorts from the last key to the first: the cost
 * grows with the statements alone.
 */
export const orderStatements = (
  { subjects, objects, relations, times }: OrderColumns,
  limits: OrderLimits,
  { room, starts }: { room: ColumnBuffer; starts: { readonly out: Uint32Array; readonly in: Uint32Array } },
): { readonly out: Uint32Array; readonly in: Uint32Array } => {
  const count = subjects.length
  const [first, second, third] = [takeWords(room, count), takeWords(room, count), takeWords(room, count)]
  const [start, next] = [takeWords(room, mostGroups(limits) + 1), takeWords(room, mostGroups(limits) + 1)]
  group({ keys: times, next, sorted: first }, null, start.subarray(0, limits.times + 1))
  group({ keys: relations, next, sorted: second }, first, start.subarray(0, limits.relations + 1))
  group({ keys: subjects, next, sorted: first }, second, starts.out)
  group({ keys: objects, next, sorted: third }, second, starts.in)
  return { out: first, in: third }
}

/** Rows in `order`, or as they came, grouped by their keys; where each group begins and the last ends. */
const group = (placing: Placing, order: Uint32Array | null, start: Uint32Array): void => {
  const { keys, next } = placing
  start.fill(0)
  forEachRange(keys.length, (first, end) => {
    countKeys(keys, start, first, end)
  })
  for (let key = 1; key < start.length; key += 1) start[key] = (start[key] ?? 0) + (start[key - 1] ?? 0)
  next.set(start)
  forEachRange(keys.length, (first, end) => {
    if (order === null) placeAsTheyCame(placing, first, end)
    else placeInOrder(placing, order, first, end)
  })
}

/** How many rows have the key before. */
const countKeys = (keys: Uint32Array, counts: Uint32Array, first: number, end: number): void => {
  for (let row = first; row < end; row += 1) {
    const after = (keys[row] ?? 0) + 1
    counts[after] = (counts[after] ?? 0) + 1
  }
}

interface Placing {
  readonly keys: Uint32Array
  /** Where the next row of each key goes. */
  readonly next: Uint32Array
  readonly sorted: Uint32Array
}

const placeAsTheyCame = ({ keys, next, sorted }: Placing, first: number, end: number): void => {
  for (let row = first; row < end; row += 1) {
    const key = keys[row] ?? 0
    const target = next[key] ?? 0
    sorted[target] = row
    next[key] = target + 1
  }
}

const placeInOrder = ({ keys, next, sorted }: Placing, order: Uint32Array, first: number, end: number): void => {
  for (let place = first; place < end; place += 1) {
    const row = order[place] ?? 0
    const key = keys[row] ?? 0
    const target = next[key] ?? 0
    sorted[target] = row
    next[key] = target + 1
  }
}
