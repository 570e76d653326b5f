import type { NarrowColumn } from './growing-column.ts'
import { createColumn, narrowColumn } from './growing-column.ts'

/** A column whose values come again and again: each different one is kept once, and a number for it in every row. */
export interface DictionaryColumn<Value> {
  readonly push: (value: Value) => void
  readonly finish: (compare: (left: Value, right: Value) => number) => FinishedColumn<Value>
}

/** The values in order, and the place among them of every row: smaller numbers for smaller values. */
export interface FinishedColumn<Value> {
  readonly values: readonly Value[]
  readonly rows: Uint32Array
}

export const createDictionary = <Value>(expected?: number): DictionaryColumn<Value> => {
  const numbers = new Map<Value, number>()
  const rows = createColumn(expected)
  // What most rows have, such as no speaker, is not looked up.
  let [last, lastNumber]: [Value | undefined, number] = [undefined, 0]
  return {
    push: (value) => {
      if (value !== last) {
        let number = numbers.get(value)
        if (number === undefined) {
          number = numbers.size
          numbers.set(value, number)
        }
        last = value
        lastNumber = number
      }
      rows.push(lastNumber)
    },
    finish: (compare) => {
      const values = [...numbers.keys()].sort(compare)
      const places = new Uint32Array(values.length)
      for (const [place, value] of values.entries()) places[numbers.get(value) ?? 0] = place
      const taken = rows.take()
      for (let row = 0; row < taken.length; row += 1) taken[row] = places[taken[row] ?? 0] ?? 0
      return { values, rows: taken }
    },
  }
}

/** The numbers of a column in another order, in as few bytes as the largest, below `limit`, needs. */
export const arrangeNarrow = (values: Uint32Array, order: Uint32Array, limit: number): NarrowColumn => {
  const column = narrowColumn(limit - 1, order.length)
  for (let place = 0; place < order.length; place += 1) column[place] = values[order[place] ?? 0] ?? 0
  return column
}
