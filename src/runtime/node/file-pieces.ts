import { closeSync, openSync, readSync } from 'node:fs'

const PIECE_BYTES = 1 << 16

/**
 * The bytes of a file from its beginning, piece by piece, each time they are asked for; a piece holds until the next
 * one is. Throws what the file system says.
 */
export const filePieces = (path: string): (() => Generator<Uint8Array, void, undefined>) =>
  function* () {
    const buffer = new Uint8Array(PIECE_BYTES)
    const file = openSync(path, 'r')
    try {
      for (;;) {
        const length = readSync(file, buffer)
        if (length === 0) return
        yield buffer.subarray(0, length)
      }
    } finally {
      closeSync(file)
    }
  }

/** Whether a file begins as XML does: with `<`, behind a mark of its encoding and blanks. Throws as `filePieces`. */
export const beginsAsXml = (path: string): boolean => {
  const [head = new Uint8Array(0)] = filePieces(path)()
  const start = head.subarray(0, 1024)
  const at = start.findIndex((byte) => ![0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x20, 0x09, 0x0a, 0x0d, 0].includes(byte))
  return start[at] === 0x3c
}
