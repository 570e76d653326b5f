import { at } from '../../model/index.ts'
import type { EncodedChunk, TokenLayer, TokenRange } from '../layers.ts'
import { closes, opens } from './marks.ts'

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
    const isOpened = !layer.sentencesGiven && at(layer.tokens.opens, token) === 0 && opens(layer.tokens, token - 1)
    if (isOpened && token - 1 === first) continue
    const cut = isOpened ? token - 1 : token
    sentences.push({ first, end: cut })
    first = cut
  }
  if (first < chunk.end) sentences.push({ first, end: chunk.end })
  return sentences
}

const startsSentence = (layer: TokenLayer, chunk: EncodedChunk, token: number): boolean => {
  if (at(layer.tokens.opens, token) === 1) return true
  if (layer.sentencesGiven || at(layer.tokens.glued, token) === 1 || belongsBack(layer, token)) return false
  return at(chunk.boundary, token - chunk.first) > (followsStop(layer, token) ? BOUNDARY_AFTER_STOP : BOUNDARY)
}

/** What closes, and a comma or stop, ends what stands before it. */
const belongsBack = ({ tokens }: TokenLayer, token: number): boolean =>
  closes(tokens, token) || /^[.,;]$/u.test(at(tokens.form, token))

/** A stop that stands as a word of its own (not an abbreviation's) lies behind and a capital or an opening mark ahead. */
const followsStop = ({ tokens }: TokenLayer, token: number): boolean => {
  if (!/^[\p{Lu}"“‘«([]/u.test(at(tokens.form, token))) return false
  let before = token - 1
  while (before > 0 && closes(tokens, before)) before--
  return /^(?:[.?!]+|…)$/u.test(at(tokens.form, before))
}
