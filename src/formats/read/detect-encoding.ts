import { textDecoder } from './text-decoder.ts'

/** The encoding of a text; `isGuess` where neither a mark, a declaration nor valid UTF-8 tells it. */
export interface FoundEncoding {
  readonly encoding: string
  readonly isGuess: boolean
}

/** Of the characters outside ASCII, the share that may be broken before UTF-8 is given up. */
const MAX_BROKEN_SHARE = 0.2

/** Of a text's characters outside ASCII, the share of kana from which on it is Japanese and not a row of accents. */
const MIN_KANA_SHARE = 0.2

/** A few zero bytes in a row of letters are no UTF-16 yet; of English in UTF-16 nearly half of the bytes are zero. */
const MIN_WIDE_BYTES = 16
const MIN_ZERO_SHARE = 0.4

const SAMPLE_BYTES = 65_536
const DECLARATION_BYTES = 2048

/**
 * UTF-16 by its mark, or without one by the zero bytes of its ASCII letters; null: the bytes are no UTF-16.
 */
export const findWideEncoding = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.length < MIN_WIDE_BYTES || bytes.length % 2 === 1) return null
  const sample = bytes.subarray(0, 4096)
  const zeros: [even: number, odd: number] = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1
  })
  const [even, odd] = zeros
  const many = sample.length * MIN_ZERO_SHARE
  if (odd > many && even === 0) return 'utf-16le'
  if (even > many && odd === 0) return 'utf-16be'
  return null
}

/**
 * The encoding of a text that is no UTF-16: UTF-8 where it is valid or nearly so, else what the page or the XML says of
 * itself, else Shift_JIS where kana prevail, else windows-1252.
 */
export const findNarrowEncoding = (bytes: Uint8Array): FoundEncoding => {
  if (isNearly(bytes, 'utf-8')) return { encoding: 'utf-8', isGuess: false }
  const declared = declaredEncoding(bytes)
  if (declared !== null && !/^utf-/.test(declared)) return { encoding: declared, isGuess: false }
  return { encoding: isJapanese(bytes) ? 'shift_jis' : 'windows-1252', isGuess: true }
}

const isNearly = (bytes: Uint8Array, encoding: string): boolean => {
  const text = textDecoder(encoding).decode(bytes)
  const broken = count(text, /\uFFFD/g)
  return broken === 0 || broken <= MAX_BROKEN_SHARE * count(text, /[^\0-\x7F]/g)
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const DECLARATIONS = [
  /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i,
  /<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i,
]

/** What an XML declaration or a `meta` element names, where the machine knows it. */
const declaredEncoding = (bytes: Uint8Array): string | null => {
  const head = textDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES))
  const label = DECLARATIONS.flatMap((pattern) => pattern.exec(head)?.[1] ?? [])[0]
  if (label === undefined) return null
  try {
    return textDecoder(label).encoding
  } catch {
    return null // A name that nobody knows says nothing: the bytes must tell.
  }
}

/** Western quotes and accents, too, can be read as a few Han characters, but never as many kana. */
const isJapanese = (bytes: Uint8Array): boolean => {
  const text = textDecoder('shift_jis').decode(bytes.subarray(0, SAMPLE_BYTES))
  const others = count(text, /[^\0-\x7F]/g)
  const broken = count(text.slice(0, -1), /\uFFFD/g)
  return broken <= others * 0.01 && count(text, /[\u3041-\u30FE]/g) >= Math.max(2, others * MIN_KANA_SHARE)
}
