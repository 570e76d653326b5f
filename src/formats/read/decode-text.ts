import { KnowledgeError } from '../../model/index.ts'
import { findNarrowEncoding, findWideEncoding } from './detect-encoding.ts'
import { textDecoder } from './text-decoder.ts'

/** Characters of a file. `trouble` says in words what had to be guessed or replaced, or is null. */
export interface DecodedText {
  readonly text: string
  readonly trouble: string | null
}

/** First bytes of formats that are no text, after https://en.wikipedia.org/wiki/List_of_file_signatures. */
const SIGNATURES: readonly (readonly [signature: string, what: string])[] = [
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive or an office document (docx, odt, epub)'],
  ['\xd0\xcf\x11\xe0', 'an old Microsoft Office document'],
  ['{\\rtf', 'an RTF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['RIFF', 'a RIFF file (WebP image, WAV or AVI)'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ', 'an xz archive'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  ['SQLite format 3', 'an SQLite database'],
  ['PAR1', 'a Parquet table'],
  ['\x7fELF', 'a program'],
]

/** A text without a byte-order mark holds hardly any control characters; above this share it is no text. */
const MAX_CONTROL_SHARE = 0.02

/**
 * Turns the bytes of a text file into characters: UTF-16 or UTF-8, else what the file says of itself, else Shift_JIS or
 * windows-1252, whichever it looks like. Line breaks become `\n` and the byte-order mark goes; every other character
 * stays as it came.
 *
 * @throws KnowledgeError BINARY_FILE when the bytes are no text.
 */
export const decodeText = (bytes: Uint8Array, name: string): DecodedText => {
  const wide = findWideEncoding(bytes)
  if (wide !== null) {
    const read = decode(bytes, wide)
    if (controlShare(read) <= MAX_CONTROL_SHARE) return replaced(normalizeBreaks(read), name)
  }
  refuseBinary(bytes, name)
  const { encoding, isGuess } = findNarrowEncoding(bytes)
  const text = normalizeBreaks(decode(bytes, encoding))
  if (!isGuess) return replaced(text, name)
  return {
    text,
    trouble: `${name} is not valid UTF-8 and was read as ${encoding}; if letters look wrong, save it as UTF-8.`,
  }
}

const decode = (bytes: Uint8Array, encoding: string): string => {
  const text = textDecoder(encoding).decode(bytes)
  return encoding === 'windows-1252' ? text.replace(/[\x80-\x9F]/g, windows1252) : text
}

/** The letters of windows-1252 at 0x80 to 0x9F, a space where it has none (https://encoding.spec.whatwg.org). */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Some versions of Node read windows-1252 as Latin-1, which has control characters where quotes and dashes stand. */
const windows1252 = (control: string): string => {
  const letter = WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? ' '
  return letter === ' ' ? control : letter
}

/** The share of control characters at the beginning of a text. */
const controlShare = (text: string): number => {
  const sample = text.slice(0, 65_536)
  return count(sample, /[\0-\x08\x0E-\x1A\x1C-\x1F]/g) / Math.max(1, sample.length)
}

const normalizeBreaks = (text: string): string => text.replace(/\r\n?/g, '\n')

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const replaced = (text: string, name: string): DecodedText => {
  const broken = count(text, /\uFFFD/g)
  const trouble = broken > 0 ? `${name} has ${broken} unreadable character(s), kept as U+FFFD.` : null
  return { text, trouble }
}

const refuseBinary = (bytes: Uint8Array, name: string): void => {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  const known = SIGNATURES.find(([signature]) => head.startsWith(signature))
  const what = known ? known[1] : looksBinary(bytes) ? 'binary data (it holds NUL or control bytes)' : null
  if (what === null) return
  throw new KnowledgeError(
    'BINARY_FILE',
    `${name} is ${what}, not text. Convert it to txt, md, html or json (UTF-8) first, or leave it out.`,
  )
}

const looksBinary = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return true
  const sample = bytes.subarray(0, 65_536)
  const controls = sample.reduce((sum, byte) => (isControl(byte) ? sum + 1 : sum), 0)
  return controls > MAX_CONTROL_SHARE * sample.length
}

/** Control bytes other than tab, line feed, vertical tab, form feed, carriage return and escape. */
const isControl = (byte: number): boolean => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b
