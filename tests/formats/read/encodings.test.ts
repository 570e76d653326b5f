import { describe, expect, test } from 'vitest'

import { readDocuments } from '../../../src/formats/read/read-documents.ts'
import { codeOf } from './read-string.ts'

const ENGLISH = 'Peru left the talks on Monday, and Chile regretted it.'
const FRENCH = '“Pérou” a quitté les négociations – c’est sûr, dit-il à l’été.'
/** ロシアは日本との交渉を中断した。 */
const SHIFT_JIS = Uint8Array.from(
  Buffer.from('838d83568341 82cd 93fa967b 82c6 82cc 8cf08fc2 82f0 9286926682b582bd 8142'.replaceAll(' ', ''), 'hex'),
)
const WINDOWS_1252: Readonly<Record<string, number>> = { '“': 0x93, '”': 0x94, '–': 0x96, '’': 0x92 }

const western = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((letter) => WINDOWS_1252[letter] ?? letter.charCodeAt(0)))

const swapped = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16()

const read = (bytes: Uint8Array, name = 'a.txt') => {
  const { documents, diagnostics } = readDocuments({ name, bytes })
  const isGuess = diagnostics.some(({ code }) => code === 'REPLACED_CHARACTERS')
  return { text: documents[0]?.text, isGuess }
}

describe('the encoding of a file is found', () => {
  test.each([
    ['UTF-8', Buffer.from(FRENCH), FRENCH, false],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${FRENCH}`), FRENCH, false],
    ['UTF-16, little end first, with its mark', Buffer.from(`\uFEFF${FRENCH}`, 'utf16le'), FRENCH, false],
    ['UTF-16, big end first, with its mark', swapped(`\uFEFF${FRENCH}`), FRENCH, false],
    ['UTF-16, little end first, without a mark', Buffer.from(ENGLISH, 'utf16le'), ENGLISH, false],
    ['UTF-16, big end first, without a mark', swapped(ENGLISH), ENGLISH, false],
    ['windows-1252', western(FRENCH), FRENCH, true],
    ['windows-1252 with curly quotes only', western('“Peru” left’s it.'), '“Peru” left’s it.', true],
    ['Shift_JIS', SHIFT_JIS, 'ロシアは日本との交渉を中断した。', true],
  ])('%s', (_name, bytes, text, isGuess) => {
    expect(read(bytes)).toEqual({ text, isGuess })
  })

  test('a page and a feed say of themselves what they are in', () => {
    const page = Buffer.concat([
      Buffer.from('<html><head><meta charset="Shift_JIS"><title>A</title></head><body><p>'),
      SHIFT_JIS.subarray(8, 12),
      Buffer.from('</p></body></html>'),
    ])
    expect(read(page, 'a.html')).toEqual({ text: 'A\n\n日本', isGuess: false })
    const feed = western(
      '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><description>Pérou est là.</description></item></channel></rss>',
    )
    expect(read(feed, 'a.xml')).toEqual({ text: 'Pérou est là.', isGuess: false })
  })

  test.each([[[0]], [[65, 0]], [[0, 65, 0]], [[65, 66, 0, 67]]])('%j is no UTF-16 without a mark', (bytes) => {
    expect(codeOf(() => read(Uint8Array.from(bytes)))).toBe('BINARY_FILE')
  })

  test('zero bytes that are no UTF-16 are binary', () => {
    expect(codeOf(() => read(Uint8Array.from([65, 0, 66, 0, 0, 0, 7, 0, 1, 0, 2, 0, 3, 0])))).toBe('BINARY_FILE')
  })
})
