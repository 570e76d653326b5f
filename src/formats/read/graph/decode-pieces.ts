import { textDecoder } from '../text-decoder.ts'

/** What a graph file is read from: all of it, or something that gives its pieces from the beginning, each time. */
export type GraphFileSource = Uint8Array | (() => Iterable<Uint8Array>)

const PIECE_BYTES = 1 << 16
/** The longest character of UTF-8. */
const MAX_SEQUENCE = 4

/** The text of an XML file, piece by piece, without its byte order mark. */
export function* decodePieces(source: GraphFileSource): Generator<string> {
  let encoding: string | null = null
  let decode: ((bytes: Uint8Array, isLast: boolean) => string) | null = null
  for (const bytes of typeof source === 'function' ? source() : piecesOf(source)) {
    encoding ??= encodingOf(bytes)
    decode ??= encoding === 'utf-8' ? createUtf8() : createOther(encoding)
    yield decode(bytes, false)
  }
  if (decode) yield decode(new Uint8Array(0), true)
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) yield bytes.subarray(start, start + PIECE_BYTES)
}

const createOther = (encoding: string) => {
  const decoder = textDecoder(encoding)
  return (bytes: Uint8Array, isLast: boolean): string => decoder.decode(bytes, { stream: !isLast })
}

/**
 * Decodes whole characters and keeps the beginning of one for the next piece. Node's own way of doing so makes strings
 * of two bytes a character, and so do all that are cut from them.
 */
const createUtf8 = () => {
  const decoder = textDecoder('utf-8', { ignoreBOM: true })
  let waiting = new Uint8Array(0)
  let isFirst = true
  return (bytes: Uint8Array, isLast: boolean): string => {
    const whole = waiting.length === 0 ? bytes : joined(waiting, bytes)
    const end = isLast ? whole.length : wholeCharacters(whole)
    waiting = whole.slice(end)
    const text = decoder.decode(whole.subarray(0, end))
    const isMarked = isFirst && text.startsWith('\uFEFF')
    if (text !== '') isFirst = false
    return isMarked ? text.slice(1) : text
  }
}

/** How many bytes are whole characters: all but the beginning of one at the end. */
const wholeCharacters = (bytes: Uint8Array): number => {
  for (let back = 1; back < MAX_SEQUENCE && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return needed > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

const joined = (left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(left.length + right.length)
  whole.set(left)
  whole.set(right, left.length)
  return whole
}

/** UTF-16 by its mark, else what the declaration says where the machine knows it, else UTF-8. */
const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = textDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^<\?xml[^>]*encoding=["']([\w.-]+)["']/u.exec(head)?.[1]
  try {
    return textDecoder(declared ?? 'utf-8').encoding
  } catch {
    return 'utf-8'
  }
}
