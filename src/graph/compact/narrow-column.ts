/** Numbers in as few bytes each as the largest of them needs. */
export type NarrowColumn = Uint8Array | Uint16Array | Uint32Array

/** The buffer that columns share, and how much of it is given out. */
export interface ColumnBuffer {
  readonly buffer: ArrayBuffer
  used: number
}

/** Largest numbers of one byte and of two. */
const [BYTE, TWO_BYTES] = [0xff, 0xffff]
/** Every column begins at a multiple. */
const BYTES_A_WORD = 4

/**
 * Room for so many words, and for columns of `length` numbers up to each of `largest`. One buffer for all of them: V8
 * may look after its heap at each that is asked for, once there are some 64 megabytes of them.
 */
export const createColumnBuffer = (words: number, length = 0, largest: readonly number[] = []): ColumnBuffer => {
  let bytes = words * BYTES_A_WORD
  for (const number of largest) bytes += wholeWords(length * bytesOf(number))
  return { buffer: new ArrayBuffer(bytes), used: 0 }
}

/** The next column of `length` numbers up to `largest`. */
export const takeColumn = (from: ColumnBuffer, length: number, largest: number): NarrowColumn => {
  const start = from.used
  from.used += wholeWords(length * bytesOf(largest))
  if (largest <= BYTE) return new Uint8Array(from.buffer, start, length)
  return largest <= TWO_BYTES
    ? new Uint16Array(from.buffer, start, length)
    : new Uint32Array(from.buffer, start, length)
}

/** The next column of `length` bytes. */
export const takeBytes = (from: ColumnBuffer, length: number): Uint8Array => {
  const start = from.used
  from.used += wholeWords(length)
  return new Uint8Array(from.buffer, start, length)
}

/** The next column of `length` numbers of any size. */
export const takeWords = (from: ColumnBuffer, length: number): Uint32Array => {
  const start = from.used
  from.used += length * BYTES_A_WORD
  return new Uint32Array(from.buffer, start, length)
}

const bytesOf = (largest: number): number => (largest <= BYTE ? 1 : largest <= TWO_BYTES ? 2 : BYTES_A_WORD)

const wholeWords = (bytes: number): number => Math.ceil(bytes / BYTES_A_WORD) * BYTES_A_WORD
