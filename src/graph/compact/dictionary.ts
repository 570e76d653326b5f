/** Values that come again and again: each different one is kept once, and a number for it stands in every row. */
export interface Dictionary<Value> {
  readonly numbers: Map<Value, number>
  /** The values in the order of their numbers. */
  readonly values: Value[]
}

export const createDictionary = <Value>(): Dictionary<Value> => ({ numbers: new Map(), values: [] })

/** The number of a value, a new one if it is new. */
export const numberOf = <Value>({ numbers, values }: Dictionary<Value>, value: Value): number => {
  const known = numbers.get(value)
  if (known !== undefined) return known
  numbers.set(value, values.length)
  return values.push(value) - 1
}

/** Different values in order, and the place among them of each number that stands for one. */
export interface Ranking<Value> {
  readonly values: readonly Value[]
  readonly places: Uint32Array
}

/** The values in order: smaller places for smaller values. */
export const rank = <Value>(
  values: readonly Value[],
  compare: (left: Value, right: Value) => number,
): Ranking<Value> => {
  const entries = values
    .map((value, number) => ({ value, number }))
    .sort((left, right) => compare(left.value, right.value))
  const places = new Uint32Array(values.length)
  for (const [place, { number }] of entries.entries()) places[number] = place
  return { values: entries.map(({ value }) => value), places }
}
