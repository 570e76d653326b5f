import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { byText, normalizeName } from '../../src/resolution/normalize-name.ts'
import { hashText } from '../../src/resolution/hash-text.ts'
import { hostileText } from '../support/knowledge.ts'

describe('normalizeName', () => {
  test.each([
    ['case does not count', 'PERU', 'peru'],
    ['accents do not count', 'Perú', 'peru'],
    ['a leading article does not count', 'the Nordic League', 'nordic league'],
    ['a word that begins like an article stays', 'Theban League', 'theban league'],
    ['a possessive does not count', 'Peru’s', 'peru'],
    ['a possessive after s does not count', "Honduras'", 'honduras'],
    ['an apostrophe inside stays, straight', 'O’Hara', "o'hara"],
    ['dots and ampersands stay', 'AT&T U.S.', 'at&t u.s.'],
    ['every dash is one dash', 'Nagorno–Karabakh', 'nagorno-karabakh'],
    ['line breaks and quotation marks are spaces', '“Nordic\n  League”', 'nordic league'],
    ['nothing is left of punctuation', '“”', ''],
  ])('%s', (_name, given, expected) => {
    expect(normalizeName(given)).toBe(expected)
  })

  test('no text breaks it, and no white space stands at its ends', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const name = normalizeName(text)
        expect(name.trim()).toBe(name)
      }),
    )
  })
})

test('byText orders by code units, whatever the locale', () => {
  expect(['é', 'Z', 'a', 'B'].sort(byText)).toEqual(['B', 'Z', 'a', 'é'])
})

test('a hash is sixteen hexadecimal digits and tells texts apart', () => {
  fc.assert(fc.property(hostileText(), (text) => void expect(hashText(text)).toMatch(/^[0-9a-f]{16}$/u)))
  expect(hashText('a')).not.toBe(hashText('b'))
  expect(hashText('a')).toBe(hashText('a'))
})
