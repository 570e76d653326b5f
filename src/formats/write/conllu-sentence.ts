import { at } from '../../model/index.ts'
import type { EncodedSentences, TokenLayer, TokenRange, Tokens } from '../../language/layers.ts'
import type { ConlluRange, ConlluSentence } from '../read/conllu.ts'

const NO_SPACE = 'SpaceAfter=No'

/**
 * A sentence of an analysed text as CoNLL-U gives it: words as they stand in the text, clitics that were parted under
 * the multiword token that they were cut from, and `SpaceAfter=No`. Without comments.
 */
export const conlluSentence = (
  { document, tokens }: TokenLayer & EncodedSentences,
  range: TokenRange,
): ConlluSentence => {
  const size = range.end - range.first
  const form = (first: number, end: number): string =>
    document.text.slice(at(tokens.start, range.first + first), at(tokens.end, range.first + end - 1))
  const spaceMisc = (word: number): string[] =>
    isSpaceAfter(document.text, tokens, range.first + word) ? [] : [NO_SPACE]
  const ranges: ConlluRange[] = []
  const words = Array.from({ length: size }, (_, word) => ({ form: form(word, word + 1), misc: spaceMisc(word) }))
  for (let first = 0, end = 1; first < size; first = end, end = first + 1) {
    while (end < size && at(tokens.glued, range.first + end) === 1) end++
    if (end - first === 1) continue
    const misc = spaceMisc(end - 1)
    const cells = [`${String(first + 1)}-${String(end)}`, form(first, end), ...BLANKS, misc.join('|') || '_']
    ranges.push({ first: first + 1, last: end, line: cells.join('\t'), isSpaceAfter: misc.length === 0 })
    for (let word = first; word < end; word++) words[word] = { form: form(word, word + 1), misc: [] }
  }
  return { comments: [], words, ranges }
}

/** The columns from LEMMA to DEPS of a multiword token. */
const BLANKS: readonly string[] = new Array<string>(7).fill('_')

/** Whether white space parts a token from the next one, or the text ends. */
const isSpaceAfter = (text: string, tokens: Tokens, token: number): boolean => {
  const next = tokens.start[token + 1]
  return next === undefined || /[\s\u0000]/u.test(text.slice(at(tokens.end, token), next))
}
