import { at } from '../model/index.ts'

/** A relation and its arguments in the words of a sentence. */
export interface OpenTuple {
  readonly relation: string
  readonly arguments: readonly string[]
  readonly confidence: number
}

/** Tuples by the sentence that they were read off. */
export type TuplesBySentence = ReadonlyMap<string, readonly OpenTuple[]>

export interface TupleScore {
  /** Area under the curve of precision over recall. */
  readonly auc: number
  /** At the threshold of confidence where F1 is best. */
  readonly f1: number
  readonly precision: number
  readonly recall: number
}

/**
 * Read `sentence, relation, argument …` parted by tabs; with `hasConfidence` a number stands before the relation. Contexts
 * (`C: …`) are no arguments.
 */
export const parseTuples = (text: string, hasConfidence: boolean): TuplesBySentence => {
  const tuples = new Map<string, OpenTuple[]>()
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const [sentence = '', ...cells] = line.split('\t')
    const confidence = hasConfidence ? Number(cells.shift()) : 1
    const [relation = '', ...rest] = cells
    const tuple = {
      relation,
      arguments: rest.filter((cell) => cell.trim() !== '' && !cell.includes('C: ')),
      confidence,
    }
    tuples.set(sentence.trim(), [...(tuples.get(sentence.trim()) ?? []), tuple])
  }
  return tuples
}

/**
 * CaRB's score (Bhardwaj, Aggarwal and Mausam 2019, section 4): words of relation and arguments are matched one for one;
 * for recall a gold tuple takes the prediction that covers it best, for precision each prediction is given to one gold
 * tuple, the best pairs first. Arguments after the first count as one. Precision and recall are summed over sentences at
 * every threshold of confidence.
 */
export const scoreTuples = (gold: TuplesBySentence, predicted: TuplesBySentence): TupleScore => {
  const sentences = [...gold].map(([sentence, tuples]) => compare(tuples, predicted.get(sentence) ?? []))
  const thresholds = [...new Set(sentences.flatMap(({ confidences }) => confidences))].sort((a, b) => a - b)
  const points = thresholds.map((threshold) => pointAt(sentences, threshold))
  const best = points.reduce((top, point) => (f1Of(point) > f1Of(top) ? point : top), { precision: 0, recall: 0 })
  return { auc: areaUnder(points), f1: f1Of(best), ...best }
}

interface Point {
  readonly precision: number
  readonly recall: number
}

const f1Of = ({ precision, recall }: Point): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)

/** All pairs of one sentence: [gold][predicted] → shares of matched words. */
interface Compared {
  readonly confidences: readonly number[]
  readonly pairs: readonly (readonly Point[])[]
}

const compare = (gold: readonly OpenTuple[], predicted: readonly OpenTuple[]): Compared => ({
  confidences: predicted.map(({ confidence }) => confidence),
  pairs: gold.map((tuple) => predicted.map((other) => matchTuples(tuple, other))),
})

const pointAt = (sentences: readonly Compared[], threshold: number): Point => {
  let [precise, predicted, recalled, gold] = [0, 0, 0, 0]
  for (const { confidences, pairs } of sentences) {
    const kept = confidences.flatMap((confidence, index) => (confidence >= threshold ? [index] : []))
    gold += pairs.length
    predicted += kept.length
    for (const row of pairs) recalled += Math.max(0, ...kept.map((index) => at(row, index).recall))
    precise += assignedPrecision(pairs, kept)
  }
  return { precision: predicted === 0 ? 0 : precise / predicted, recall: gold === 0 ? 0 : recalled / gold }
}

/** The sum of precision when the best pairs are taken one after the other, each tuple once. */
const assignedPrecision = (pairs: readonly (readonly Point[])[], kept: readonly number[]): number => {
  const rows = new Set(pairs.keys())
  const columns = new Set(kept)
  let sum = 0
  while (rows.size > 0 && columns.size > 0) {
    let best = { row: -1, column: -1, precision: -1 }
    for (const row of rows)
      for (const column of columns) {
        const { precision } = at(at(pairs, row), column)
        if (precision > best.precision) best = { row, column, precision }
      }
    rows.delete(best.row)
    columns.delete(best.column)
    sum += best.precision
  }
  return sum
}

/** Relations of saying, whose arguments may stand either way round. */
const SAYING = ['said', 'told', 'added', 'adds', 'says']

/** Shares of matched words of the predicted tuple and of the gold one; nothing when relation or an argument is missing. */
export const matchTuples = (gold: OpenTuple, predicted: OpenTuple): Point => {
  const straight = matchParts(partsOf(gold), partsOf(predicted))
  if (!SAYING.some((word) => gold.relation.includes(word))) return straight
  const [first = '', ...rest] = predicted.arguments
  const turned = matchParts(partsOf(gold), [predicted.relation, rest.join(' '), first].map(wordsOf))
  return turned.precision > straight.precision ? turned : straight
}

const partsOf = ({ relation, arguments: [first = '', ...rest] }: OpenTuple): string[][] =>
  [relation, first, ...(rest.length === 0 ? [] : [rest.join(' ')])].map(wordsOf)

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '')

const NOTHING: Point = { precision: 0, recall: 0 }

const matchParts = (gold: readonly (readonly string[])[], predicted: readonly (readonly string[])[]): Point => {
  let [matched, wanted, given] = [0, 0, 0]
  for (const [part, words] of gold.entries()) {
    const found = predicted[part]
    if (found === undefined) return NOTHING
    const shared = sharedWords(words, found) + (part === 0 ? formsOfBe(words, found) : 0)
    if (part === 0 && shared === 0) return NOTHING
    matched += shared
    wanted += words.length
    given += found.length
  }
  return { precision: given === 0 ? 0 : matched / given, recall: wanted === 0 ? 0 : matched / wanted }
}

const sharedWords = (gold: readonly string[], predicted: readonly string[]): number => {
  const left = [...predicted]
  let shared = 0
  for (const word of gold) {
    const index = left.indexOf(word)
    if (index < 0) continue
    left.splice(index, 1)
    shared += 1
  }
  return shared
}

const BE = new Set(['be', 'is', 'am', 'are', 'was', 'were', 'been', 'being'])

/** A predicted `be` stands for any of its forms. */
const formsOfBe = (gold: readonly string[], predicted: readonly string[]): number =>
  predicted.includes('be') && !gold.includes('be') && gold.some((word) => BE.has(word)) ? 1 : 0

/** Area by trapezoids over recall; up to the first point precision is held for that of the first point. */
const areaUnder = (points: readonly Point[]): number => {
  const sorted = [...points].sort((left, right) => left.recall - right.recall)
  let area = (sorted[0]?.recall ?? 0) * (sorted[0]?.precision ?? 0)
  for (let index = 1; index < sorted.length; index++) {
    const [left, right] = [at(sorted, index - 1), at(sorted, index)]
    area += ((right.recall - left.recall) * (left.precision + right.precision)) / 2
  }
  return area
}
