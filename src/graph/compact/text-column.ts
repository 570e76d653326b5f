/**
 * Texts in one buffer of bytes: UTF-8, with halves of surrogate pairs as three bytes (WTF-8), so that every JavaScript
 * string comes back as it was. A text costs its bytes and four more.
 */
export interface TextColumn {
  /** How many texts there are. */
  readonly length: () => number
  /** The text of this index. */
  readonly at: (index: number) => string
  /** Bytes held. */
  readonly bytes: () => number
}

/** The bytes of texts one after the other, and where each ends; there may be room for more. */
export interface PackedTexts {
  buffer: Uint8Array
  ends: Uint32Array
  length: number
}

/** So many bytes a UTF-16 unit at most. */
const BYTES_A_UNIT = 3
const [FIRST_TEXTS, BYTES_A_TEXT] = [256, 16]

/** No texts yet; with room for the ends of `expected`. */
export const packTexts = (expected = FIRST_TEXTS): PackedTexts => ({
  buffer: new Uint8Array(Math.max(expected, FIRST_TEXTS) * BYTES_A_TEXT),
  ends: new Uint32Array(Math.max(expected, 1)),
  length: 0,
})

/** Add a text; its index. */
export const packText = (texts: PackedTexts, text: string): number => {
  const index = texts.length
  const start = startOf(texts, index)
  const most = start + text.length * BYTES_A_UNIT
  if (most > texts.buffer.length) texts.buffer = grown(texts.buffer, Math.max(texts.buffer.length * 2, most))
  if (index === texts.ends.length) texts.ends = grown(texts.ends, index * 2)
  texts.ends[index] = encode(text, texts.buffer, start)
  texts.length = index + 1
  return index
}

/** Where a text begins in the buffer. */
export const startOf = ({ ends }: PackedTexts, index: number): number => (index === 0 ? 0 : (ends[index - 1] ?? 0))

/** The bytes of one text. */
export const encodeText = (text: string): Uint8Array => {
  const buffer = new Uint8Array(text.length * BYTES_A_UNIT)
  return buffer.subarray(0, encode(text, buffer, 0))
}

/** Give back the room that was kept for more. */
export const trimTexts = (texts: PackedTexts): PackedTexts => ({
  buffer: texts.buffer.slice(0, startOf(texts, texts.length)),
  ends: texts.ends.slice(0, texts.length),
  length: texts.length,
})

/** The column of texts to which no more are added. */
export const createTextColumn = (texts: PackedTexts): TextColumn => ({
  length: () => texts.length,
  at: (index) => decode(texts.buffer, startOf(texts, index), texts.ends[index] ?? 0),
  bytes: () => texts.buffer.length + texts.ends.byteLength,
})

const grown = <Numbers extends Uint8Array | Uint32Array>(values: Numbers, length: number): Numbers => {
  const larger = new (values.constructor as new (length: number) => Numbers)(length)
  larger.set(values)
  return larger
}

const MAX_ASCII = 0x7f

/** Write a text at `position`; where it ends. */
const encode = (text: string, buffer: Uint8Array, position: number): number => {
  let at = position
  for (let unit = 0; unit < text.length; unit += 1) {
    const code = text.charCodeAt(unit)
    if (code <= MAX_ASCII) buffer[at++] = code
    else {
      const point = text.codePointAt(unit) ?? code
      if (point > 0xffff) unit += 1
      at = encodePoint(point, buffer, at)
    }
  }
  return at
}

const encodePoint = (point: number, buffer: Uint8Array, position: number): number => {
  let at = position
  if (point <= 0x7ff) buffer[at++] = 0xc0 | (point >> 6)
  else {
    if (point <= 0xffff) buffer[at++] = 0xe0 | (point >> 12)
    else {
      buffer[at++] = 0xf0 | (point >> 18)
      buffer[at++] = 0x80 | ((point >> 12) & 0x3f)
    }
    buffer[at++] = 0x80 | ((point >> 6) & 0x3f)
  }
  buffer[at++] = 0x80 | (point & 0x3f)
  return at
}

const decode = (buffer: Uint8Array, start: number, end: number): string => {
  let [text, at] = ['', start]
  while (at < end) {
    const lead = buffer[at] ?? 0
    const more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
    let point = more === 0 ? lead : lead & (0x3f >> more)
    for (let next = 1; next <= more; next += 1) point = (point << 6) | ((buffer[at + next] ?? 0) & 0x3f)
    text += String.fromCodePoint(point)
    at += more + 1
  }
  return text
}
