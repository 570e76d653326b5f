import { at } from '../../model/index.ts'
import type { EncodedChunk, TokenLayer, TokenRange } from '../layers.ts'

const BOUNDARY = 0.5
/** A stop and a capital speak for themselves: the encoder must be rather sure to go on. */
const BOUNDARY_AFTER_STOP = 0.15

/**
 * The sentences of a chunk: cut at given openings and where the encoder holds a boundary for more likely than not.
 * An opening quotation mark goes with the sentence that it opens.
 */
export const findSentences = (layer: TokenLayer, chunk: EncodedChunk): TokenRange[] => {
  const sentences: TokenRange[] = []
  let first = chunk.first
  for (let token = chunk.first + 1; token < chunk.end; token++) {
    if (!startsSentence(layer, chunk, token)) continue
    const cut = opensQuotation(layer, token - 1) && token - 1 > first && !layer.sentencesGiven ? token - 1 : token
    sentences.push({ first, end: cut })
    first = cut
  }
  if (first < chunk.end) sentences.push({ first, end: chunk.end })
  return sentences
}

const startsSentence = (layer: TokenLayer, chunk: EncodedChunk, token: number): boolean => {
  if (at(layer.tokens.opens, token) === 1) return true
  if (layer.sentencesGiven || at(layer.tokens.glued, token) === 1) return false
  return at(chunk.boundary, token - chunk.first) > (followsStop(layer, token) ? BOUNDARY_AFTER_STOP : BOUNDARY)
}

/** A mark that stands apart from the word before it and leans on the one after. */
const opensQuotation = ({ tokens }: TokenLayer, token: number): boolean => {
  if (!/^(?:["“‘«„]|``)$/u.test(at(tokens.form, token)) || token + 1 >= tokens.count || token === 0) return false
  return at(tokens.end, token) === at(tokens.start, token + 1) && at(tokens.start, token) > at(tokens.end, token - 1)
}

/** A stop that stands as a word of its own (not an abbreviation's) lies behind and a capital or an opening mark ahead. */
const followsStop = ({ tokens }: TokenLayer, token: number): boolean => {
  if (!/^[\p{Lu}"“‘«([]/u.test(at(tokens.form, token))) return false
  let before = token - 1
  while (before > 0 && /^["”’')\]»]$/u.test(at(tokens.form, before))) before--
  return /^(?:[.?!]+|…)$/u.test(at(tokens.form, before))
}
