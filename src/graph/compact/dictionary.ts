import type { NarrowColumn } from './growing-column.ts'
import { narrowColumn } from './growing-column.ts'

/** Values that come again and again: each different one is kept once, and a number for it stands in every row. */
export interface Dictionary<Value> {
  /** The number of a value, a new one if it is new. */
  readonly numberOf: (value: Value) => number
  /** The values in the order of their numbers. */
  readonly values: () => readonly Value[]
  /** The values in order; the numbers in the rows become places in it. */
  readonly finish: (rows: Uint32Array, compare: (left: Value, right: Value) => number) => FinishedColumn<Value>
}

/** The values in order, and the place among them of every row: smaller numbers for smaller values. */
export interface FinishedColumn<Value> {
  readonly values: readonly Value[]
  readonly rows: Uint32Array
}

export const createDictionary = <Value>(): Dictionary<Value> => {
  const numbers = new Map<Value, number>()
  return {
    numberOf: (value) => {
      const known = numbers.get(value)
      if (known !== undefined) return known
      const number = numbers.size
      numbers.set(value, number)
      return number
    },
    values: () => [...numbers.keys()],
    finish: (rows, compare) => {
      const values = [...numbers.keys()].sort(compare)
      const places = new Uint32Array(values.length)
      for (const [place, value] of values.entries()) places[numbers.get(value) ?? 0] = place
      for (let row = 0; row < rows.length; row += 1) rows[row] = places[rows[row] ?? 0] ?? 0
      return { values, rows }
    },
  }
}

/** The numbers of a column in another order, in as few bytes as the largest, below `limit`, needs. */
export const arrangeNarrow = (values: Uint32Array, order: Uint32Array, limit: number): NarrowColumn => {
  const column = narrowColumn(limit - 1, order.length)
  for (let place = 0; place < order.length; place += 1) column[place] = values[order[place] ?? 0] ?? 0
  return column
}
