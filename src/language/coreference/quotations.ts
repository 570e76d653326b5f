import { at } from '../../model/index.ts'
import type { TokenIndex, TokenRange } from '../layers.ts'
import { findQuoted } from '../quoted.ts'
import { findReleasedWords, headOfStretch } from '../released-words.ts'
import { baseRelation, childWith } from './reading.ts'
import type { Reading } from './reading.ts'
import type { ReferenceData } from './reference-data.ts'

/** Words in quotation marks; `speaker` is the head token of the one who says them, or null. */
export interface Quotation extends TokenRange {
  readonly speaker: TokenIndex | null
}

/** Quotations in order, not nested, each with its speaker where a verb of speech or `according to` names one. */
export const findQuotations = (reading: Reading, data: ReferenceData): Quotation[] => {
  const released = findReleasedWords(reading.input, reading.input.sentences, {
    isSpeech: (token) => at(reading.input.upos, token) === 'VERB' && data.speechVerbs.has(at(reading.lemma, token)),
    isName: (token) => at(reading.input.upos, token) === 'PROPN',
  })
  const labels = new Map(released.filter(({ isLabel }) => isLabel).map((range) => [range.first, range.introduction]))
  const ranges = [...findQuoted(reading.input), ...released].sort((left, right) => left.first - right.first)
  const inside = new Uint8Array(reading.input.tokens.count)
  for (const range of ranges) inside.fill(1, range.first, range.end)
  const quotations: Quotation[] = []
  for (const range of ranges) {
    const label = labels.get(range.first)
    const own = label === undefined ? speakerOf(reading, data, range, inside) : headOfStretch(reading.input.head, label)
    const before = quotations.at(-1)
    const goesOn = own === null && before !== undefined && continues(reading, before, range)
    quotations.push({ ...range, speaker: own ?? (goesOn ? before.speaker : null) })
  }
  return quotations
}

/** Whether a quotation goes on with the words of the one before: in its sentence or in the next but one. */
const continues = (reading: Reading, before: TokenRange, range: TokenRange): boolean =>
  at(reading.sentenceOf, range.first) - at(reading.sentenceOf, before.end - 1) <= 1

const speakerOf = (reading: Reading, data: ReferenceData, range: TokenRange, inside: Uint8Array): TokenIndex | null => {
  const home = at(reading.sentenceOf, range.first)
  const last = at(reading.sentenceOf, range.end - 1)
  const isLong = range.end - range.first > 3
  for (const sentence of last === home ? [home] : [last, home]) {
    const speaker = speakerInSentence(reading, data, sentence, range, inside)
    if (speaker !== null) return speaker
  }
  if (!isLong) return null
  if (introduces(reading, home - 1)) return speakerInSentence(reading, data, home - 1, range, inside)
  return last + 1 < reading.input.sentences.length && startsWithSpeech(reading, data, last + 1)
    ? speakerInSentence(reading, data, last + 1, range, inside)
    : null
}

/** Whether a sentence ends in a colon, so that the next is what somebody says. */
const introduces = (reading: Reading, sentence: number): boolean =>
  sentence >= 0 && at(reading.lower, reading.sentence(sentence).end - 1) === ':'

/** Whether a sentence is the tail of a quotation cut by the sentence splitter: `said Li.` */
const startsWithSpeech = (reading: Reading, data: ReferenceData, sentence: number): boolean => {
  const { first, end } = reading.sentence(sentence)
  return end - first < 12 && data.speechVerbs.has(at(reading.lemma, first))
}

const speakerInSentence = (
  reading: Reading,
  data: ReferenceData,
  sentence: number,
  range: TokenRange,
  inside: Uint8Array,
): TokenIndex | null => {
  const { first, end } = reading.sentence(sentence)
  let best: TokenIndex | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (let token = first; token < end; token++) {
    if (at(inside, token) === 1) continue
    const speaker = sourceAt(reading, data, token)
    if (speaker === null || at(inside, speaker) === 1) continue
    const distance = token < range.first ? range.first - token : token - range.end
    if (distance < bestDistance) [best, bestDistance] = [speaker, distance]
  }
  return best
}

/** The one who speaks by the verb at this token, or whom `according to` at this token names. */
export const sourceAt = (reading: Reading, data: ReferenceData, token: TokenIndex): TokenIndex | null => {
  if (at(reading.lower, token) === 'according' && baseRelation(reading, token) === 'case')
    return at(reading.input.head, token)
  if (at(reading.input.upos, token) !== 'VERB' || !data.speechVerbs.has(at(reading.lemma, token))) return null
  const subject = childWith(reading, token, ['nsubj'])
  if (subject !== null && at(reading.input.deprel, subject) !== 'nsubj:pass') return subject
  const agent = reading.children(token).find((child) => at(reading.input.deprel, child) === 'obl:agent')
  if (agent !== undefined) return agent
  const parent = at(reading.input.head, token)
  const shares = parent >= 0 && ['conj', 'advcl', 'xcomp'].includes(baseRelation(reading, token))
  return shares ? childWith(reading, parent, ['nsubj']) : null
}

/** For each token the index of its quotation, or -1. */
export const quotationsByToken = (quotations: readonly Quotation[], tokens: number): Int32Array => {
  const byToken = new Int32Array(tokens).fill(-1)
  quotations.forEach((quotation, index) => byToken.fill(index, quotation.first, quotation.end))
  return byToken
}
