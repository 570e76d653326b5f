import { at } from '../model/index.ts'
import type { Span, TimeInterval } from '../model/index.ts'
import type { Analysis, TokenIndex, TokenRange } from '../language/layers.ts'
import { headingTimes } from './heading-times.ts'

/** An analysed document with the look-ups that every rule needs. */
export interface Reading {
  readonly analysis: Analysis
  /** Direct dependents of each token, in order. */
  readonly dependents: readonly (readonly TokenIndex[])[]
  /** Index of the sentence of each token. */
  readonly sentenceOf: Int32Array
  /** Index of the name that covers a token, or -1. */
  readonly nameOf: Int32Array
  /** Index of the time expression that covers a token, or -1. */
  readonly timeOf: Int32Array
  /** The date that heads the paragraph of each sentence. */
  readonly headingTimes: readonly (TimeInterval | null)[]
  /** Index of the reference whose head is a token, or -1. */
  readonly referenceOf: Int32Array
}

/** Build the look-ups of a document, in one pass over its tokens. */
export const createReading = (analysis: Analysis): Reading => {
  const { count } = analysis.tokens
  const dependents: TokenIndex[][] = Array.from({ length: count }, () => [])
  for (let token = 0; token < count; token++) {
    const head = at(analysis.head, token)
    if (head >= 0) at(dependents, head).push(token)
  }
  const sentenceOf = covering(count, analysis.sentences)
  const referenceOf = new Int32Array(count).fill(-1)
  analysis.references.forEach((reference, index) => (referenceOf[reference.headToken] = index))
  return {
    analysis,
    dependents,
    sentenceOf,
    nameOf: covering(count, analysis.names),
    timeOf: covering(count, analysis.times),
    headingTimes: headingTimes(analysis),
    referenceOf,
  }
}

const covering = (count: number, ranges: readonly TokenRange[]): Int32Array => {
  const column = new Int32Array(count).fill(-1)
  ranges.forEach((range, index) => column.fill(index, range.first, range.end))
  return column
}

export const formOf = (reading: Reading, token: TokenIndex): string => at(reading.analysis.tokens.form, token)
export const lemmaOf = (reading: Reading, token: TokenIndex): string => at(reading.analysis.lemma, token).toLowerCase()
export const uposOf = (reading: Reading, token: TokenIndex): string => at(reading.analysis.upos, token)
export const xposOf = (reading: Reading, token: TokenIndex): string => at(reading.analysis.xpos, token)
export const relOf = (reading: Reading, token: TokenIndex): string => at(reading.analysis.deprel, token)
export const headOf = (reading: Reading, token: TokenIndex): TokenIndex => at(reading.analysis.head, token)

/** Direct dependents with one of the relations; `nsubj` does not stand for `nsubj:pass`. */
export const dependentsBy = (reading: Reading, token: TokenIndex, ...relations: readonly string[]): TokenIndex[] =>
  at(reading.dependents, token).filter((child) => relations.includes(relOf(reading, child)))

/** The first dependent with one of the relations. */
export const dependentBy = (
  reading: Reading,
  token: TokenIndex,
  ...relations: readonly string[]
): TokenIndex | undefined => at(reading.dependents, token).find((child) => relations.includes(relOf(reading, child)))

/** A word and all that is coordinated with it. */
export const withConjuncts = (reading: Reading, token: TokenIndex): TokenIndex[] => [
  token,
  // Long lists come as chains where they should hang on their first.
  ...dependentsBy(reading, token, 'conj').flatMap((conjunct) => withConjuncts(reading, conjunct)),
]

/** The words that introduce a phrase, joined: `in response to`, `because of`; empty when bare. */
export const prepositionOf = (reading: Reading, token: TokenIndex): string => {
  const marks = dependentsBy(reading, token, 'case')
  return marks
    .filter((mark) => !/^(?:'s|’s|'|’|`s)$/u.test(formOf(reading, mark)))
    .flatMap((mark) => [mark, ...dependentsBy(reading, mark, 'fixed')])
    .map((mark) => formOf(reading, mark).toLowerCase())
    .join(' ')
    .replace(/^to$/u, (to) => wholePreposition(reading, token, to))
}

/** `partly due to the law`, where the tree leaves `due` outside the phrase. */
const wholePreposition = (reading: Reading, token: TokenIndex, to: string): string => {
  const mark = dependentBy(reading, token, 'case') ?? token
  const before = mark > 0 ? formOf(reading, mark - 1).toLowerCase() : ''
  return /^(?:due|owing|thanks|prior|according)$/u.test(before) ? `${before} ${to}` : to
}

/** The range of a token and everything below it, without what `leaveOut` refuses. */
export const phraseRange = (
  reading: Reading,
  token: TokenIndex,
  leaveOut: (child: TokenIndex) => boolean = () => false,
): TokenRange => {
  let first = token
  let end = token + 1
  const open = [token]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    first = Math.min(first, next)
    end = Math.max(end, next + 1)
    for (const child of at(reading.dependents, next)) if (!leaveOut(child)) open.push(child)
  }
  return { first, end }
}

/** The UTF-16 span of a range of tokens. */
export const spanOfRange = (reading: Reading, range: TokenRange): Span => ({
  start: at(reading.analysis.tokens.start, range.first),
  end: at(reading.analysis.tokens.end, range.end - 1),
})

/** The words of a document between two tokens as they stand there, line breaks as spaces. */
export const textOfRange = (reading: Reading, range: TokenRange): string => {
  const { start, end } = spanOfRange(reading, range)
  return reading.analysis.document.text.slice(start, end).replace(/\s+/gu, ' ')
}

/** The span of the sentence that a token stands in. */
export const sentenceSpan = (reading: Reading, token: TokenIndex): Span =>
  spanOfRange(reading, at(reading.analysis.sentences, at(reading.sentenceOf, token)))

/** The first token of the sentence that a token stands in: nothing before it belongs to the same phrase. */
export const sentenceStart = (reading: Reading, token: TokenIndex): TokenIndex =>
  at(reading.analysis.sentences, at(reading.sentenceOf, token)).first

/** Whether a token is a relative pronoun: `who`, `which`, `that` for a noun before it. */
export const isRelativePronoun = (reading: Reading, token: TokenIndex): boolean =>
  uposOf(reading, token) === 'PRON' && /^(?:who|whom|which|that|whose)$/u.test(lemmaOf(reading, token))

/** Whether a token heads a noun phrase. */
export const isNominal = (reading: Reading, token: TokenIndex): boolean =>
  /^(?:NOUN|PROPN|PRON|NUM|SYM|X)$/u.test(uposOf(reading, token))
