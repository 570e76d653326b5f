import { at } from '../../model/index.ts'
import type { ModelLabels } from '../encode/model-labels.ts'
import type { EncodedChunk, EncodedLayer, Name, NameLayer, NameType, TokenLayer, TokenRange } from '../layers.ts'

/** The best sequence of B, I and O labels in each sentence of a chunk (Viterbi; an I goes on only after a B or I of its type). */
export const findNames = (input: TokenLayer & EncodedLayer, labels: ModelLabels): NameLayer => {
  const names: Name[] = []
  const follows = transitions(labels.names)
  for (const sentence of input.sentences) names.push(...namesOf(input.chunk, sentence, labels.names, follows))
  return { names }
}

/** For each label the labels that may stand before it, none where all may; an `I-X` only follows `B-X` and `I-X`. */
const transitions = (labels: readonly string[]): number[][] =>
  labels.map((label) =>
    label.startsWith('I-')
      ? labels.flatMap((before, index) => (before.slice(2) === label.slice(2) && before !== 'O' ? [index] : []))
      : [],
  )

const namesOf = (
  chunk: EncodedChunk,
  sentence: TokenRange,
  labels: readonly string[],
  follows: readonly number[][],
): Name[] => {
  const path = bestPath(chunk, sentence, labels, follows)
  const names: Name[] = []
  let first = -1
  for (let word = 0; word <= path.length; word++) {
    const label = word < path.length ? at(labels, at(path, word)) : 'O'
    if (first >= 0 && !label.startsWith('I-')) {
      names.push(nameAt(chunk, sentence, first, word, path, labels))
      first = -1
    }
    if (label.startsWith('B-')) first = word
  }
  return names
}

const nameAt = (
  chunk: EncodedChunk,
  sentence: TokenRange,
  first: number,
  end: number,
  path: Int32Array,
  labels: readonly string[],
): Name => {
  let score = 0
  for (let word = first; word < end; word++)
    score += Math.exp(logit(chunk, sentence, word, at(path, word), labels.length))
  const type = at(labels, at(path, first)).slice(2) as NameType
  return { first: sentence.first + first, end: sentence.first + end, type, score: score / (end - first) }
}

const logit = (chunk: EncodedChunk, sentence: TokenRange, word: number, label: number, count: number): number =>
  at(chunk.names, (sentence.first - chunk.first + word) * count + label)

const bestPath = (
  chunk: EncodedChunk,
  sentence: TokenRange,
  labels: readonly string[],
  follows: readonly number[][],
): Int32Array => {
  const size = sentence.end - sentence.first
  const count = labels.length
  const back = new Int32Array(size * count)
  let scores = new Float64Array(count).map((_, label) =>
    at(labels, label).startsWith('I-') ? Number.NEGATIVE_INFINITY : logit(chunk, sentence, 0, label, count),
  )
  for (let word = 1; word < size; word++) {
    const next = new Float64Array(count)
    let anyBest = 0
    for (let before = 1; before < count; before++) if (at(scores, before) > at(scores, anyBest)) anyBest = before
    for (let label = 0; label < count; label++) {
      const allowed = at(follows, label)
      let best = allowed[0] ?? anyBest
      for (const before of allowed) if (at(scores, before) > at(scores, best)) best = before
      next[label] = at(scores, best) + logit(chunk, sentence, word, label, count)
      back[word * count + label] = best
    }
    scores = next
  }
  const path = new Int32Array(size)
  path[size - 1] = scores.indexOf(Math.max(...scores))
  for (let word = size - 1; word > 0; word--) path[word - 1] = at(back, word * count + at(path, word))
  return path
}
