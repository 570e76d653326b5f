import { at } from '../../model/index.ts'
import type { ModelLabels } from '../encode/model-labels.ts'
import type { EncodedChunk, EncodedLayer, TokenLayer, TokenRange, TreeLayer } from '../layers.ts'
import { maximumTree } from './maximum-tree.ts'

/** A UD tree for each sentence: one root, no cycle, whatever the encoder scored. */
export const parse = (input: TokenLayer & EncodedLayer, labels: ModelLabels): TreeLayer => {
  const head = new Int32Array(input.tokens.count).fill(-1)
  const deprel = new Array<string>(input.tokens.count).fill('dep')
  let position = 0
  for (const sentence of input.sentences) {
    while (at(input.chunks, position).end < sentence.end) position++
    parseSentence(at(input.chunks, position), sentence, labels, head, deprel)
  }
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
    const token = sentence.first + word
    head[token] = parent < 0 ? -1 : sentence.first + parent
    const column = parent < 0 ? 0 : offset + parent + 1
    const label = at(labels.deprel, at(chunk.rel, (offset + word) * width + column))
    deprel[token] = parent < 0 ? 'root' : label === 'root' ? 'parataxis' : label
  }
}
