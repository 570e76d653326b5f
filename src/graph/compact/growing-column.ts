/** Whole numbers from 0 to below 2^32, one after the other; grows by doubling. */
export interface GrowingColumn {
  readonly push: (value: number) => void
  readonly length: () => number
  /** What was pushed, cut to its length. */
  readonly take: () => Uint32Array
}

const FIRST_ROOM = 1024

/** With room for `expected` numbers: where that is right, nothing is copied. */
export const createColumn = (expected = FIRST_ROOM): GrowingColumn => {
  let [values, length] = [new Uint32Array(Math.max(expected, 1)), 0]
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new Uint32Array(values.length * 2)
        larger.set(values)
        values = larger
      }
      values[length] = value
      length += 1
    },
    length: () => length,
    take: () => (length === values.length ? values : values.slice(0, length)),
  }
}

/** Numbers in as few bytes each as the largest of them needs. */
export type NarrowColumn = Uint8Array | Uint16Array | Uint32Array

const [BYTE, TWO_BYTES] = [0xff, 0xffff]

/** A column of `length` numbers up to `largest`. */
export const narrowColumn = (largest: number, length: number): NarrowColumn =>
  largest <= BYTE ? new Uint8Array(length) : largest <= TWO_BYTES ? new Uint16Array(length) : new Uint32Array(length)
