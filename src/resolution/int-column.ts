/** Whole numbers of 32 bits, one after the other; grows by doubling. */
export interface IntColumn {
  readonly push: (value: number) => void
  readonly at: (index: number) => number
  readonly length: () => number
}

const FIRST_ROOM = 1024

export const createIntColumn = (): IntColumn => {
  let [values, length] = [new Int32Array(FIRST_ROOM), 0]
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new Int32Array(values.length * 2)
        larger.set(values)
        values = larger
      }
      values[length] = value
      length += 1
    },
    at: (index) => values[index] ?? 0,
    length: () => length,
  }
}
