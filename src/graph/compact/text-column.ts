/**
 * Texts in one buffer of bytes: UTF-8, with halves of surrogate pairs as three bytes (WTF-8), so that every JavaScript
 * string comes back as it was. A text costs its bytes and four more.
 */
export interface TextColumn {
  /** How many texts there are. */
  readonly length: () => number
  /** Add a text; its index. */
  readonly push: (text: string) => number
  /** The text of this index. */
  readonly at: (index: number) => string
  /** Whether the text of this index is this one; plain ASCII is compared without decoding. */
  readonly equals: (index: number, text: string) => boolean
  /** Bytes held. */
  readonly bytes: () => number
  /** Give back the room that was kept for more. */
  readonly trim: () => void
}

const FIRST_BYTES = 4096
/** So many bytes a UTF-16 unit at most. */
const BYTES_A_UNIT = 3

export const createTextColumn = (): TextColumn => {
  let [buffer, ends, length, used] = [new Uint8Array(FIRST_BYTES), new Uint32Array(256), 0, 0]
  const makeRoom = (more: number): void => {
    if (used + more > buffer.length) buffer = grown(buffer, Math.max(buffer.length * 2, used + more))
    if (length === ends.length) ends = grown(ends, ends.length * 2)
  }
  const startOf = (index: number): number => (index === 0 ? 0 : (ends[index - 1] ?? 0))
  return {
    length: () => length,
    push: (text) => {
      makeRoom(text.length * BYTES_A_UNIT)
      used = encode(text, buffer, used)
      ends[length] = used
      length += 1
      return length - 1
    },
    at: (index) => decode(buffer, startOf(index), ends[index] ?? 0),
    equals: (index, text) => {
      const [start, end] = [startOf(index), ends[index] ?? 0]
      if (end - start < text.length) return false
      for (let unit = 0; unit < text.length; unit += 1) {
        const code = text.charCodeAt(unit)
        if (code > MAX_ASCII) return decode(buffer, start, end) === text
        if (buffer[start + unit] !== code) return false
      }
      return end - start === text.length
    },
    bytes: () => buffer.length + ends.byteLength,
    trim: () => {
      buffer = buffer.slice(0, used)
      ends = ends.slice(0, length)
    },
  }
}

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
