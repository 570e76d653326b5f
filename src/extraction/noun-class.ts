import type { TokenIndex } from '../language/layers.ts'
import type { ExtractionData } from './extraction-data.ts'
import { dependentsBy, formOf, headOf, lemmaOf, relOf, xposOf } from './reading.ts'
import type { Reading } from './reading.ts'

/** Entries of `data/schema/noun-classes.tsv` have up to so many words. */
const MAX_WORDS = 4

/**
 * The class of a noun: of the longest entry that ends in it (`arms embargo`), of its plural where that means another
 * thing (`arms`), else of its lemma. A noun that only says how much is done, or that something is done, has the class of
 * the noun before it: `aid programme`, `mediation effort`. Null when the table knows nothing.
 */
export const nounClassOf = (reading: Reading, data: ExtractionData, head: TokenIndex): string | null => {
  const lemma = lemmaOf(reading, head)
  for (let size = Math.min(MAX_WORDS, wordsBefore(reading, head) + 1); size > 1; size--) {
    const words = Array.from({ length: size - 1 }, (_, index) =>
      formOf(reading, head - size + 1 + index).toLowerCase(),
    ).join(' ')
    const found = data.nounClasses.get(`${words} ${lemma}`)
    if (found !== undefined) return found
  }
  if (/^NNP?S$/u.test(xposOf(reading, head))) {
    const plural = data.nounClasses.get(formOf(reading, head).toLowerCase())
    if (plural !== undefined) return plural
  }
  const own = data.nounClasses.get(lemma) ?? null
  const before = data.lightNouns.has(lemma)
    ? dependentsBy(reading, head, 'compound').findLast((word) => word < head)
    : undefined
  return before === undefined ? own : (data.nounClasses.get(lemmaOf(reading, before)) ?? own)
}

/** How many words right before a noun are part of its phrase. */
const wordsBefore = (reading: Reading, head: TokenIndex): number => {
  let count = 0
  while (
    head - count - 1 >= 0 &&
    /^(?:compound|amod)$/u.test(relOf(reading, head - count - 1)) &&
    isInside(reading, head, head - count - 1)
  )
    count++
  return count
}

const isInside = (reading: Reading, head: TokenIndex, token: TokenIndex): boolean => {
  const above = headOf(reading, token)
  return above === head || (above > token && above < head)
}
