import { at } from '../../model/index.ts'
import type { ModelLabels } from '../encode/model-labels.ts'
import type { EncodedChunk, EncodedLayer, TokenLayer, TokenRange, TreeLayer } from '../layers.ts'
import { maximumTree } from './maximum-tree.ts'

/** A UD tree for each sentence of a chunk: one root, no cycle, whatever the encoder scored. Heads are token indices of the document. */
export const parse = (input: TokenLayer & EncodedLayer, labels: ModelLabels): TreeLayer => {
  const size = input.chunk.end - input.chunk.first
  const head = new Int32Array(size).fill(-1)
  const deprel = new Array<string>(size).fill('dep')
  for (const sentence of input.sentences) parseSentence(input.chunk, sentence, labels, head, deprel)
  return { head, deprel }
}

const parseSentence = (
  chunk: EncodedChunk,
  sentence: TokenRange,
  labels: ModelLabels,
  head: Int32Array,
  deprel: string[],
): void => {
  const size = sentence.end - sentence.first
  const offset = sentence.first - chunk.first
  const width = chunk.end - chunk.first + 1
  const scores = new Float32Array(size * (size + 1))
  for (let word = 0; word < size; word++) {
    const row = (offset + word) * width
    scores[word * (size + 1)] = at(chunk.arc, row)
    for (let other = 0; other < size; other++)
      scores[word * (size + 1) + other + 1] = at(chunk.arc, row + offset + other + 1)
  }
  const tree = maximumTree(scores, size)
  for (let word = 0; word < size; word++) {
    const parent = at(tree, word)
    const row = offset + word
    head[row] = parent < 0 ? -1 : sentence.first + parent
    const column = parent < 0 ? 0 : offset + parent + 1
    const label = at(labels.deprel, bestRelation(chunk, row, column, labels.deprel.length))
    deprel[row] = parent < 0 ? 'root' : label === 'root' ? 'parataxis' : label
  }
}

/** The relation with the highest score for the arc from a word (its row) to a head (its column, 0 is the root). */
const bestRelation = (chunk: EncodedChunk, row: number, column: number, relations: number): number => {
  const { relDependent, relHead } = chunk
  const size = relHead.length / (chunk.end - chunk.first + 1)
  const head = column * size
  let place = row * relations * (size + 1)
  let best = 0
  let highest = -Infinity
  for (let relation = 0; relation < relations; relation++) {
    const score = product(relDependent, place, relHead, head, size) + at(relDependent, place + size)
    place += size + 1
    if (score > highest) {
      highest = score
      best = relation
    }
  }
  return best
}

/** The sum of products of two runs of numbers; four sums side by side, since each addition waits for the one before. */
const product = (left: Float32Array, from: number, right: Float32Array, start: number, size: number): number => {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  let index = 0
  for (; index + 3 < size; index += 4) {
    first += (left[from + index] ?? 0) * (right[start + index] ?? 0)
    second += (left[from + index + 1] ?? 0) * (right[start + index + 1] ?? 0)
    third += (left[from + index + 2] ?? 0) * (right[start + index + 2] ?? 0)
    fourth += (left[from + index + 3] ?? 0) * (right[start + index + 3] ?? 0)
  }
  for (; index < size; index++) first += (left[from + index] ?? 0) * (right[start + index] ?? 0)
  return first + second + third + fourth
}
