import { at } from '../../model/index.ts'
import type { TagLayer, TokenRange, TreeLayer } from '../../language/layers.ts'
import type { ConlluSentence } from '../read/conllu.ts'
import { marksOf } from './conllu-marks.ts'
import type { MarkedLayers } from './conllu-marks.ts'

/** What the analysis adds to given words. */
export type ConlluAnalysis = TagLayer & TreeLayer & MarkedLayers

/**
 * One sentence as CoNLL-U (https://universaldependencies.org/format.html): the given words, comments and multiword
 * tokens with tags, lemma and tree of the analysis' tokens in `range`, and names, times and references in MISC (see `marksOf`).
 * DEPS stays empty. Where the analysis cut the sentence in parts, the roots of later parts hang on the first as
 * `parataxis`: a sentence has one root. Ends with the empty line that ends a sentence.
 */
export function* writeConlluSentence(
  given: ConlluSentence,
  analysis: ConlluAnalysis,
  range: TokenRange,
): Generator<string, void, undefined> {
  for (const comment of given.comments) yield `${comment}\n`
  const marks = marksOf(analysis, range)
  const root = findRoot(analysis, range)
  const ranges = new Map(given.ranges.map(({ first, line }) => [first, line]))
  for (const [index, { form, misc }] of given.words.entries()) {
    const multiword = ranges.get(index + 1)
    if (multiword !== undefined) yield `${multiword}\n`
    const items = [...at(marks, index), ...misc]
    const cells = [String(index + 1), form, ...columnsOf(analysis, index + range.first, root), '_', items.join('|')]
    yield `${cells.map((cell) => (cell === '' ? '_' : cell)).join('\t')}\n`
  }
  yield '\n'
}

/** The first token without a head, and the token that counts as number 1. */
interface Root {
  readonly token: number
  readonly first: number
}

const findRoot = ({ head }: TreeLayer, { first, end }: TokenRange): Root => {
  let token = first
  while (token < end - 1 && at(head, token) >= 0) token++
  return { token, first }
}

/** LEMMA, UPOS, XPOS, FEATS, HEAD and DEPREL of a token. */
const columnsOf = (analysis: ConlluAnalysis, token: number, root: Root): string[] => {
  const isLaterRoot = at(analysis.head, token) < 0 && token !== root.token
  const head = isLaterRoot ? root.token : at(analysis.head, token)
  return [
    at(analysis.lemma, token),
    at(analysis.upos, token),
    at(analysis.xpos, token),
    at(analysis.feats, token),
    String(head < 0 ? 0 : head - root.first + 1),
    isLaterRoot ? 'parataxis' : at(analysis.deprel, token),
  ]
}
