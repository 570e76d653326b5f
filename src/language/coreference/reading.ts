import { at } from '../../model/index.ts'
import type { EncodedSentences, NameLayer, TagLayer, TokenIndex, TokenLayer, TokenRange, TreeLayer } from '../layers.ts'

/** The layers that coreference reads. */
export type ReferenceInput = TokenLayer & EncodedSentences & TagLayer & TreeLayer & NameLayer

const NO_CHILDREN: readonly TokenIndex[] = []

/** The layers with the look-ups that every rule needs. */
export interface Reading {
  readonly input: ReferenceInput
  readonly lower: readonly string[]
  readonly lemma: readonly string[]
  readonly sentenceOf: Int32Array
  readonly children: (token: TokenIndex) => readonly TokenIndex[]
  readonly sentence: (index: number) => TokenRange
}

/** Index the tree downwards and the sentences by token. */
export const createReading = (input: ReferenceInput): Reading => {
  const { count, form } = input.tokens
  const children: (TokenIndex[] | undefined)[] = new Array<TokenIndex[] | undefined>(count)
  const sentenceOf = new Int32Array(count)
  input.sentences.forEach((sentence, index) => sentenceOf.fill(index, sentence.first, sentence.end))
  for (let token = 0; token < count; token++) {
    const head = at(input.head, token)
    if (head >= 0) (children[head] ??= []).push(token)
  }
  return {
    input,
    lower: form.map((word) => word.toLowerCase()),
    lemma: input.lemma.map((word) => word.toLowerCase()),
    sentenceOf,
    children: (token) => children[token] ?? NO_CHILDREN,
    sentence: (index) => at(input.sentences, index),
  }
}

/** The relation without its subtype: `nsubj` of `nsubj:pass`. */
export const baseRelation = (reading: Reading, token: TokenIndex): string =>
  at(at(reading.input.deprel, token).split(':'), 0)

/** The first child of a token with one of these relations (`nsubj` also means `nsubj:pass`). */
export const childWith = (reading: Reading, token: TokenIndex, relations: readonly string[]): TokenIndex | null =>
  reading.children(token).find((child) => relations.includes(baseRelation(reading, child))) ?? null

/** Whether one noun is the subject of another that is its predicate: only a copula rule may say that they are one. */
export const isSubjectOf = (reading: Reading, subject: TokenIndex, predicate: TokenIndex): boolean =>
  at(reading.input.head, subject) === predicate && baseRelation(reading, subject) === 'nsubj'

const CLAUSAL = new Set(['root', 'ccomp', 'xcomp', 'advcl', 'acl', 'csubj', 'parataxis'])

/** The predicate of the clause that a token stands in; the token itself if it heads one. */
export const clauseOf = (reading: Reading, token: TokenIndex): TokenIndex => {
  let current = token
  for (let steps = 0; steps < 200; steps++) {
    const head = at(reading.input.head, current)
    if (head < 0 || (current !== token && CLAUSAL.has(baseRelation(reading, current)))) return current
    if (baseRelation(reading, current) === 'conj' && at(reading.input.upos, current) === 'VERB') return current
    current = head
  }
  return current
}

/** Whether `ancestor` is on the way from `token` to the root (a token dominates itself). */
export const dominates = (reading: Reading, ancestor: TokenIndex, token: TokenIndex): boolean => {
  let current = token
  for (let steps = 0; steps < 500 && current >= 0; steps++) {
    if (current === ancestor) return true
    current = at(reading.input.head, current)
  }
  return false
}

/** Whether two words head different members of one row: `Bush and his son, …`, with what stands in apposition to them. */
export const areConjuncts = (reading: Reading, left: TokenIndex, right: TokenIndex): boolean => {
  const [one, other] = [memberOf(reading, left), memberOf(reading, right)]
  return one !== other && rowOf(reading, one) === rowOf(reading, other)
}

const memberOf = (reading: Reading, token: TokenIndex): TokenIndex => climb(reading, token, ['appos', 'flat'])

const rowOf = (reading: Reading, token: TokenIndex): TokenIndex => climb(reading, token, ['conj'])

const climb = (reading: Reading, token: TokenIndex, relations: readonly string[]): TokenIndex => {
  let current = token
  while (relations.includes(baseRelation(reading, current)) && at(reading.input.head, current) >= 0)
    current = at(reading.input.head, current)
  return current
}
