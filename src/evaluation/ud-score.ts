import { KnowledgeError, at } from '../model/index.ts'
import type { CharacterRange, UdText, UdWord } from './ud-words.ts'

/** Counts from which precision and recall follow. */
export interface Counts {
  readonly gold: number
  readonly predicted: number
  readonly right: number
}

/** What the CoNLL 2018 shared task measures, each as counts; `CLAS` looks at content words only. */
export const UD_METRICS = [
  'Tokens',
  'Sentences',
  'Words',
  'UPOS',
  'XPOS',
  'UFeats',
  'Lemmas',
  'UAS',
  'LAS',
  'CLAS',
] as const
export type UdMetric = (typeof UD_METRICS)[number]
export type UdScore = Readonly<Record<UdMetric, Counts>>

/** F1 in 0 … 1. */
export const f1Of = ({ gold, predicted, right }: Counts): number =>
  gold + predicted === 0 ? 0 : (2 * right) / (gold + predicted)

/** Add the counts of several texts. */
export const addUdScores = (scores: readonly UdScore[]): UdScore =>
  Object.fromEntries(UD_METRICS.map((metric) => [metric, addCounts(scores.map((score) => score[metric]))])) as Record<
    UdMetric,
    Counts
  >

export const addCounts = (counts: readonly Counts[]): Counts => ({
  gold: counts.reduce((sum, { gold }) => sum + gold, 0),
  predicted: counts.reduce((sum, { predicted }) => sum + predicted, 0),
  right: counts.reduce((sum, { right }) => sum + right, 0),
})

/**
 * Score a predicted text against a gold one, as the CoNLL 2018 shared task defines it (Zeman et al. 2018, section 4):
 * spans of tokens and sentences over the characters without white space; words aligned by their characters, inside
 * multiword tokens by the longest common subsequence of forms; subtypes of relations left out; only universal features.
 * Throws BROKEN_FILE when the two have different characters.
 */
export const scoreUd = (gold: UdText, predicted: UdText): UdScore => {
  requireSameCharacters(gold.characters, predicted.characters)
  const pairs = alignWords(gold.words, predicted.words)
  const partner = new Map(pairs.map(([left, right]) => [right, left]))
  const count = (keep: (word: UdWord) => boolean, agree: (left: UdWord, right: UdWord) => boolean): Counts => ({
    gold: gold.words.filter(keep).length,
    predicted: predicted.words.filter(keep).length,
    right: pairs.filter(([left, right]) => {
      const [ours, theirs] = [at(gold.words, left), at(predicted.words, right)]
      return keep(ours) && agree(ours, theirs)
    }).length,
  })
  const headAgrees = (left: UdWord, right: UdWord): boolean =>
    right.head < 0 ? left.head < 0 : left.head >= 0 && partner.get(right.head) === left.head
  const all = (): boolean => true
  const relationAgrees = (left: UdWord, right: UdWord): boolean =>
    headAgrees(left, right) && universal(left.deprel) === universal(right.deprel)
  return {
    Tokens: countSpans(gold.tokens, predicted.tokens),
    Sentences: countSpans(gold.sentences, predicted.sentences),
    Words: count(all, () => true),
    UPOS: count(all, (left, right) => left.upos === right.upos),
    XPOS: count(all, (left, right) => left.xpos === right.xpos),
    UFeats: count(all, (left, right) => universalFeats(left.feats) === universalFeats(right.feats)),
    Lemmas: count(all, (left, right) => left.lemma === '_' || left.lemma === right.lemma),
    UAS: count(all, headAgrees),
    LAS: count(all, relationAgrees),
    CLAS: count((word) => CONTENT_RELATIONS.has(universal(word.deprel)), relationAgrees),
  }
}

const requireSameCharacters = (gold: string, predicted: string): void => {
  if (gold === predicted) return
  let place = 0
  while (place < gold.length && gold[place] === predicted[place]) place++
  throw new KnowledgeError(
    'BROKEN_FILE',
    `The two texts differ after ${String(place)} characters: "${gold.slice(place, place + 20)}" and "${predicted.slice(place, place + 20)}". Score an analysis of the same text.`,
  )
}

const countSpans = (gold: readonly CharacterRange[], predicted: readonly CharacterRange[]): Counts => {
  const keys = new Set(gold.map(keyOf))
  return {
    gold: gold.length,
    predicted: predicted.length,
    right: predicted.filter((range) => keys.has(keyOf(range))).length,
  }
}

const keyOf = ({ start, end }: CharacterRange): string => `${String(start)}-${String(end)}`

const universal = (deprel: string): string => deprel.split(':')[0] ?? deprel

/** Universal features of the guidelines of 2018 (https://universaldependencies.org/u/feat/). */
const FEATURES = new Set(
  (
    'PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense ' +
    'Aspect Voice Evident Polarity Person Polite'
  ).split(' '),
)

const universalFeats = (feats: string): string =>
  feats
    .split('|')
    .filter((feature) => FEATURES.has(feature.split('=')[0] ?? ''))
    .sort()
    .join('|')

/** Relations between content words; function words and punctuation are left out (Zeman et al. 2018). */
const CONTENT_RELATIONS = new Set(
  (
    'nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse nmod appos nummod acl amod ' +
    'conj fixed flat compound list parataxis orphan goeswith reparandum root dep'
  ).split(' '),
)

/** Pairs of word indices [gold, predicted] that are the same word. */
const alignWords = (gold: readonly UdWord[], predicted: readonly UdWord[]): [number, number][] => {
  const pairs: [number, number][] = []
  let left = 0
  let right = 0
  while (left < gold.length && right < predicted.length) {
    const [ours, theirs] = [at(gold, left), at(predicted, right)]
    if (ours.isMultiword || theirs.isMultiword) {
      const [leftEnd, rightEnd] = multiwordEnds(gold, predicted, left, right)
      pairs.push(...alignForms(gold, predicted, [left, leftEnd], [right, rightEnd]))
      left = leftEnd
      right = rightEnd
    } else if (ours.start === theirs.start && ours.end === theirs.end) {
      pairs.push([left, right])
      left += 1
      right += 1
    } else if (ours.start <= theirs.start) left += 1
    else right += 1
  }
  return pairs
}

/** The ends of the region that a multiword token opens: it grows while words of either side reach into it. */
const multiwordEnds = (
  gold: readonly UdWord[],
  predicted: readonly UdWord[],
  left: number,
  right: number,
): [number, number] => {
  let [leftEnd, rightEnd] = [left, right]
  const [ours, theirs] = [at(gold, left), at(predicted, right)]
  // A word that ends before the multiword token of the other side begins belongs to no region.
  if (!ours.isMultiword && ours.end <= theirs.start) return [left + 1, right]
  if (!theirs.isMultiword && theirs.end <= ours.start) return [left, right + 1]
  let end = ours.isMultiword ? ours.end : theirs.end
  for (;;) {
    if (leftEnd < gold.length && at(gold, leftEnd).start < end) {
      if (at(gold, leftEnd).isMultiword) end = Math.max(end, at(gold, leftEnd).end)
      leftEnd += 1
    } else if (rightEnd < predicted.length && at(predicted, rightEnd).start < end) {
      if (at(predicted, rightEnd).isMultiword) end = Math.max(end, at(predicted, rightEnd).end)
      rightEnd += 1
    } else return [leftEnd, rightEnd]
  }
}

/** The longest common subsequence of lower-cased forms in two runs of words. */
const alignForms = (
  gold: readonly UdWord[],
  predicted: readonly UdWord[],
  [left, leftEnd]: readonly [number, number],
  [right, rightEnd]: readonly [number, number],
): [number, number][] => {
  const [rows, columns] = [leftEnd - left, rightEnd - right]
  const same = (row: number, column: number): boolean =>
    at(gold, left + row).form.toLowerCase() === at(predicted, right + column).form.toLowerCase()
  const lengths = Array.from({ length: rows + 1 }, () => new Int32Array(columns + 1))
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      at(lengths, row)[column] = same(row, column)
        ? 1 + at(at(lengths, row + 1), column + 1)
        : Math.max(at(at(lengths, row + 1), column), at(at(lengths, row), column + 1))
  const pairs: [number, number][] = []
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (same(row, column)) {
      pairs.push([left + row, right + column])
      row += 1
      column += 1
    } else if (at(at(lengths, row + 1), column) >= at(at(lengths, row), column + 1)) row += 1
    else column += 1
  }
  return pairs
}
