import { at } from '../../model/index.ts'
import type { TokenLayer, TokenRange, Tokens } from '../layers.ts'
import type { EncoderInput } from './encoder.ts'
import type { ModelLabels } from './model-labels.ts'
import { closes } from './marks.ts'
import { wordCase } from './word-case.ts'
import type { WordPieces } from './word-pieces.ts'

/** Chunks are filled up to about this many pieces: long enough for context and speed, short of the encoder's limit. */
const TARGET_PIECES = 180
/** A stretch without any place to cut is cut here. */
const LIMIT_PIECES = 480

/** A run of tokens that goes through the encoder at once. */
export interface Chunk extends TokenRange {
  readonly input: EncoderInput
}

/** Pack tokens into chunks: whole paragraphs where they fit, else cut after a stop, else at the limit. One at a time. */
export function* chunkTokens(
  layer: TokenLayer,
  pieces: WordPieces,
  labels: ModelLabels,
  style: number,
): Generator<Chunk> {
  for (const range of rangesOf(layer, pieces)) {
    yield { ...range, input: encoderInput(layer.tokens, range, pieces, labels, style) }
  }
}

const rangesOf = ({ tokens, sentencesGiven }: TokenLayer, pieces: WordPieces): TokenRange[] => {
  const ranges: TokenRange[] = []
  let first = 0
  let size = 0
  let cut = 0 // the last place where a sentence may well begin
  for (let token = 0; token < tokens.count; token++) {
    const length = pieces.of(at(tokens.form, token)).length + at(tokens.opens, token)
    if (token > first && (at(tokens.opens, token) === 1 || (!sentencesGiven && mayBegin(tokens, token)))) cut = token
    if (size + length > TARGET_PIECES && cut > first) {
      ranges.push({ first, end: cut })
      size = lengthOf(tokens, cut, token, pieces)
      first = cut
    } else if (size + length > LIMIT_PIECES) {
      ranges.push({ first, end: token })
      first = token
      size = 0
    }
    size += length
  }
  if (first < tokens.count) ranges.push({ first, end: tokens.count })
  return ranges
}

const lengthOf = (tokens: Tokens, first: number, end: number, pieces: WordPieces): number => {
  let total = 0
  for (let token = first; token < end; token++)
    total += pieces.of(at(tokens.form, token)).length + at(tokens.opens, token)
  return total
}

const STOP = /^(?:[.?!…]+|[.?!]["”’']|\.{2,})$/u

/** A stop lies behind and a capital, a digit or an opening quote ahead. */
const mayBegin = (tokens: Tokens, token: number): boolean => {
  if (!/^[\p{Lu}\p{N}"“‘'([«•]/u.test(at(tokens.form, token)) || closes(tokens, token)) return false
  let before = token - 1
  while (before > 0 && closes(tokens, before)) before--
  return STOP.test(at(tokens.form, before))
}

const encoderInput = (
  tokens: Tokens,
  range: TokenRange,
  pieces: WordPieces,
  labels: ModelLabels,
  style: number,
): EncoderInput => {
  const ids = [labels.cls]
  const cases = [0]
  const first: number[] = []
  const last: number[] = []
  for (let token = range.first; token < range.end; token++) {
    if (token > range.first && at(tokens.opens, token) === 1) {
      ids.push(labels.sep)
      cases.push(0)
    }
    const word = at(tokens.form, token)
    const parts = pieces.of(word)
    const written = wordCase(word)
    first.push(ids.length)
    for (const part of parts) {
      ids.push(part)
      cases.push(written)
    }
    last.push(ids.length - 1)
  }
  ids.push(labels.sep)
  cases.push(0)
  return {
    ids: Int32Array.from(ids),
    cases: Int32Array.from(cases),
    first: Int32Array.from(first),
    last: Int32Array.from(last),
    style,
  }
}
