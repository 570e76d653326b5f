import { at } from '../model/index.ts'
import type { TokenIndex, TokenRange } from '../language/layers.ts'
import { formOf } from './reading.ts'
import type { Reading } from './reading.ts'

/** Quotations shorter than this are words held up, not somebody speaking. */
const MIN_QUOTED_WORDS = 4

const OPENING = /^(?:[“„«]|``)$/u
const CLOSING = /^(?:[”»]|'')$/u

/**
 * The stretches between quotation marks, in order and without the marks. A mark that is never closed ends with its
 * paragraph; a paragraph that opens with a mark while a quotation is open goes on with it, as newspapers do.
 */
export const findQuotations = (reading: Reading): TokenRange[] => {
  const { tokens } = reading.analysis
  const found: TokenRange[] = []
  let first: TokenIndex | null = null
  const close = (end: TokenIndex): void => {
    if (first !== null && end - first >= MIN_QUOTED_WORDS) found.push({ first, end })
    first = null
  }
  for (let token = 0; token < tokens.count; token++) {
    if (startsParagraph(reading, token)) close(token)
    const form = formOf(reading, token)
    if (OPENING.test(form) || (form === '"' && first === null)) {
      if (first === null || OPENING.test(form)) first = first ?? token + 1
    } else if (CLOSING.test(form) || form === '"') close(token)
  }
  close(tokens.count)
  return found
}

const startsParagraph = (reading: Reading, token: TokenIndex): boolean =>
  at(reading.analysis.tokens.opens, token) === 1 && !reading.analysis.sentencesGiven
