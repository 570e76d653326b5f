import { at } from '../../model/index.ts'
import type { EncodedChunk, TokenLayer, TokenRange } from '../layers.ts'

const BOUNDARY = 0.5

/** Cut at given openings and where the encoder holds a boundary for more likely than not. */
export const findSentences = (layer: TokenLayer, chunks: readonly EncodedChunk[]): TokenRange[] => {
  const sentences: TokenRange[] = []
  let first = 0
  for (const chunk of chunks) {
    for (let token = chunk.first; token < chunk.end; token++) {
      if (token === first || !startsSentence(layer, chunk, token)) continue
      sentences.push({ first, end: token })
      first = token
    }
  }
  if (first < layer.tokens.count) sentences.push({ first, end: layer.tokens.count })
  return sentences
}

const startsSentence = (layer: TokenLayer, chunk: EncodedChunk, token: number): boolean => {
  if (token === chunk.first || at(layer.tokens.opens, token) === 1) return true
  if (layer.sentencesGiven || at(layer.tokens.glued, token) === 1) return false
  return at(chunk.boundary, token - chunk.first) > BOUNDARY
}
