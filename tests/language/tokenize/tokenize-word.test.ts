import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { tokenizeWord } from '../../../src/language/tokenize/tokenize-word.ts'

const data = { hyphenPrefixes: new Set(['anti', 'co', 'pro']), abbreviations: new Set(['mr.', 'st.', 'etc.', 'e.g.']) }
const words = (text: string): string[] => tokenizeWord(text, data).map(({ start, end }) => text.slice(start, end))

describe('a stretch without spaces is cut into UD words', () => {
  test.each([
    ['talks.', ['talks', '.']],
    ["Japan's", ['Japan', "'s"]],
    ['Japan’s', ['Japan', '’s']],
    ["islands'", ['islands', "'"]],
    ["don't", ['do', "n't"]],
    ['can’t', ['ca', 'n’t']],
    ['cannot', ['can', 'not']],
    ["they're", ['they', "'re"]],
    ['U.S.', ['U.S.']],
    ['(U.S.)', ['(', 'U.S.', ')']],
    ['Mr.', ['Mr.']],
    ['etc.,', ['etc.', ',']],
    ['peace-treaty', ['peace', '-', 'treaty']],
    ['anti-Russian', ['anti-Russian']],
    ['co-operate', ['co-operate']],
    ['1,200', ['1,200']],
    ['$3.5bn', ['$', '3.5', 'bn']],
    ['24%.', ['24', '%', '.']],
    ['10:30', ['10:30']],
    ['1990s', ['1990s']],
    ['20th', ['20th']],
    ['40km', ['40', 'km']],
    ['04/30/2001', ['04/30/2001']],
    ['2012-2017', ['2012', '-', '2017']],
    ['“feelings', ['“', 'feelings']],
    ['impossible,”', ['impossible', ',', '”']],
    ['wait...', ['wait', '...']],
    ['end.Then', ['end', '.', 'Then']],
    ['https://example.org/a?b=c.', ['https://example.org/a?b=c', '.']],
    ['a@b.example', ['a@b.example']],
    ["O'Brien", ["O'Brien"]],
    ['and/or', ['and', '/', 'or']],
    ['[US,', ['[', 'US', ',']],
    ['co\u00adoperation', ['co\u00adoperation']],
    ['🇯🇵🇷🇺', ['🇯🇵', '🇷🇺']],
    ['constructor', ['constructor']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('only the clitic is glued to the word before', () => {
    expect(tokenizeWord("don't", data).map((part) => part.glued)).toEqual([false, true])
  })
})

test('whatever the characters, the parts cover the stretch without gaps or overlaps', () => {
  const stretch = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ unit: fc.constantFrom(...`aB3.,'’"-—…!?()%$&@/:\u00ad\u200b\u0301😀`), minLength: 1 }),
  )
  fc.assert(
    fc.property(stretch, (text) => {
      let position = 0
      for (const part of tokenizeWord(text, data)) {
        expect(part.start).toBe(position)
        expect(part.end).toBeGreaterThan(part.start)
        position = part.end
      }
      expect(position).toBe(text.length)
    }),
  )
})
