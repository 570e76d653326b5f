import { describe, expect, test } from 'vitest'

import { findQuotations } from '../../src/extraction/quotations.ts'
import { createReading } from '../../src/extraction/reading.ts'
import { analysisOf } from './read-claims.ts'

/** The quotations of words parted by spaces; `|` before a word opens a paragraph. */
const quotationsIn = (words: string): string[] => {
  const forms = words.split(' ')
  const opens = forms.flatMap((form, token) => (form.startsWith('|') ? [token] : []))
  const notation = forms.map((form, token) => `${form.replace('|', '')}/NOUN/${token === 0 ? 0 : 1}/dep`).join(' ')
  const analysis = analysisOf(notation, { opens })
  return findQuotations(createReading(analysis)).map(({ first, end }) =>
    analysis.tokens.form.slice(first, end).join(' '),
  )
}

describe('findQuotations', () => {
  test.each([
    ['between curly marks', 'He said “ we will leave now ” today', ['we will leave now']],
    ['between straight marks', 'He said " we will leave now " today', ['we will leave now']],
    ['between marks of the Penn Treebank', "He said `` we will leave now '' today", ['we will leave now']],
    ['between angle marks', 'He said « we will leave now » today', ['we will leave now']],
    ['one after the other', '“ a b c d ” he said “ e f g h ”', ['a b c d', 'e f g h']],
    ['words held up are nobody speaking', 'the “ so-called peace ” talks', []],
    ['an open one ends with its paragraph', 'He said “ we will leave now |And so on', ['we will leave now']],
    ['an open one ends with the document', '“ we will leave now', ['we will leave now']],
    ['a paragraph may go on with it', '“ a b c d |“ e f g h ”', ['a b c d “ e f g h']],
    ['a mark inside does not begin another', '“ a b “ c d ” e', ['a b “ c d ” e']],
    ['a mark behind a stop opens anew what was never closed', '“ a b c d . “ e f ” g h', ['a b c d . “ e f']],
    ['a closing mark alone is nothing', 'we will leave now ” he said', []],
    ['nothing in nothing', 'Peru', []],
  ])('%s', (_name, words, expected) => {
    expect(quotationsIn(words)).toEqual(expected)
  })
})
