import { at } from '../model/index.ts'
import type { Modality } from '../model/index.ts'
import type { TokenIndex, TokenRange } from '../language/layers.ts'
import { findReleasedWords, headOfStretch } from '../language/released-words.ts'
import type { ExtractionData } from './extraction-data.ts'
import type { Predication } from './predications.ts'
import { weaker } from './qualify.ts'
import { nounClassOf } from './noun-class.ts'
import { findQuotations } from './quotations.ts'
import { dependentBy, dependentsBy, formOf, headOf, lemmaOf, prepositionOf, relOf, uposOf } from './reading.ts'
import type { Reading } from './reading.ts'

/** Who vouches for what a word says, the nearest first, and how they put it. */
export interface Attribution {
  readonly speakers: readonly TokenIndex[]
  readonly content: Modality
  /** Whether the content is rejected: `denied that`, `dismissed claims that`. */
  readonly denied: boolean
}

export interface Attributions {
  readonly of: (token: TokenIndex) => Attribution
}

/** Follow every word up to the verbs, nouns and phrases that report it, and quotations to their speaker. */
export const createAttributions = (
  reading: Reading,
  data: ExtractionData,
  predications: readonly Predication[],
): Attributions => {
  const byToken = new Map(predications.map((predication) => [predication.token, predication]))
  const quoted = speakerColumn(reading, quotationSpeakers(reading, data, byToken))
  return { of: (token) => attributionOf(reading, data, byToken, quoted, token) }
}

type ByToken = ReadonlyMap<TokenIndex, Predication>

interface Quoted extends TokenRange {
  readonly speaker: TokenIndex | null
}

/** For each token who speaks the quotation that it stands in, or -1. */
const speakerColumn = (reading: Reading, quoted: readonly Quoted[]): Int32Array => {
  const column = new Int32Array(reading.analysis.tokens.count).fill(-1)
  for (const { first, end, speaker } of quoted) if (speaker !== null) column.fill(speaker, first, end)
  return column
}

const attributionOf = (
  reading: Reading,
  data: ExtractionData,
  byToken: ByToken,
  quoted: Int32Array,
  token: TokenIndex,
): Attribution => {
  const speakers: TokenIndex[] = []
  let content: Modality = 'asserted'
  let denied = false
  const add = (found: Report | null): void => {
    if (found === null) return
    if (found.speaker !== null && !speakers.includes(found.speaker)) speakers.push(found.speaker)
    if (found.content === 'denied') denied = !denied
    content = weaker(content, found.content)
  }
  for (let word = token, steps = 0; word >= 0 && steps < 64; word = headOf(reading, word), steps++) {
    add(reportBeside(reading, data, byToken, word, token))
    add(reportAbove(reading, data, byToken, word))
  }
  const speaker = at(quoted, token)
  if (speaker >= 0 && speakers.length === 0) speakers.push(speaker)
  return { speakers, content, denied }
}

interface Report {
  readonly speaker: TokenIndex | null
  readonly content: Modality
}

/** The clause hangs on a verb or noun of saying. */
const reportAbove = (reading: Reading, data: ExtractionData, byToken: ByToken, word: TokenIndex): Report | null => {
  const head = headOf(reading, word)
  if (head < 0) return null
  const relation = relOf(reading, word)
  const verb = data.reporting.get(`${lemmaOf(reading, head)} VERB`)
  const blaming = blamingVerb(reading, word, head)
  const blame = blaming === null ? undefined : data.reporting.get(`${lemmaOf(reading, blaming)} VERB`)
  if (blaming !== null && blame !== undefined && BLAME.has(blame.attitude))
    return { speaker: speakerOf(reading, data, byToken, blaming), content: blame.content }
  if (/^(?:ccomp|parataxis|advcl)$/u.test(relation) && verb !== undefined && uposOf(reading, head) === 'VERB') {
    if (relation !== 'ccomp' && !isLooseQuotation(reading, word, head)) return null
    return { speaker: speakerOf(reading, data, byToken, head), content: verb.content }
  }
  if (relation !== 'acl' && relation !== 'ccomp') return null
  const noun = data.reporting.get(`${lemmaOf(reading, head)} NOUN`)
  if (
    noun === undefined ||
    uposOf(reading, head) !== 'NOUN' ||
    !dependentsBy(reading, word, 'mark').some((mark) => /^(?:that|whether)$/u.test(lemmaOf(reading, mark)))
  )
    return null
  return {
    speaker: nounSpeaker(reading, data, byToken, head),
    content: rejects(reading, data, head) ? 'denied' : noun.content,
  }
}

/** The verb whose object a clause with `of` or `for` is blamed on; the tree may hang the clause on that object. */
const blamingVerb = (reading: Reading, word: TokenIndex, head: TokenIndex): TokenIndex | null => {
  if (!dependentsBy(reading, word, 'mark').some((mark) => /^(?:of|for)$/u.test(lemmaOf(reading, mark)))) return null
  if (relOf(reading, word) === 'advcl') return head
  return relOf(reading, word) === 'acl' && relOf(reading, head) === 'obj' ? headOf(reading, head) : null
}

/** `accused Acme of bribing`: what somebody is blamed for is the blamer's word. */
const BLAME = new Set(['ACCUSE', 'DISAPPROVE', 'CRITICIZE', 'INVESTIGATE'])

/** `"…", said the minister` parsed with the quotation on either side. */
const isLooseQuotation = (reading: Reading, word: TokenIndex, head: TokenIndex): boolean =>
  relOf(reading, word) === 'parataxis' && word < head && dependentBy(reading, head, 'ccomp') === undefined

/** The subject of a verb of saying, unless it is a thing that cannot speak: `the visit shows that`. */
const speakerOf = (reading: Reading, data: ExtractionData, byToken: ByToken, verb: TokenIndex): TokenIndex | null => {
  const subject = byToken.get(verb)?.subjects[0]
  return subject === undefined || isDumb(reading, data, subject) ? null : subject
}

const isDumb = (reading: Reading, data: ExtractionData, token: TokenIndex): boolean =>
  uposOf(reading, token) === 'NOUN' &&
  /^(?:AGREEMENT|CONFLICT|EVENT|NEGOTIATION|PLACE|PRODUCT|QUANTITY|RELATIONS|SANCTIONS|TERRITORY|TIME|VEHICLE|WEAPON)$/u.test(
    nounClassOf(reading, data, token) ?? '',
  )

/** `his statement that …`, `the ministry dismissed a report that …`. */
const nounSpeaker = (reading: Reading, data: ExtractionData, byToken: ByToken, noun: TokenIndex): TokenIndex | null => {
  const owner =
    dependentBy(reading, noun, 'nmod:poss') ??
    dependentsBy(reading, noun, 'nmod').find((child) => /^(?:by|from|of)$/u.test(prepositionOf(reading, child)))
  if (owner !== undefined) return owner
  const verb = headOf(reading, noun)
  if (relOf(reading, noun) !== 'obj' || verb < 0) return null
  return rejects(reading, data, noun) || data.supportVerbs.has(lemmaOf(reading, verb))
    ? speakerOf(reading, data, byToken, verb)
    : null
}

const rejects = (reading: Reading, data: ExtractionData, noun: TokenIndex): boolean => {
  const verb = headOf(reading, noun)
  if (verb < 0 || relOf(reading, noun) !== 'obj') return false
  return (
    data.reporting.get(`${lemmaOf(reading, verb)} VERB`)?.content === 'denied' ||
    (data.verbs.get(lemmaOf(reading, verb)) ?? []).some((entry) => entry.eventType === 'REJECT')
  )
}

/** A report that hangs on the clause: `…, the minister said`, `according to the ministry`. */
const reportBeside = (
  reading: Reading,
  data: ExtractionData,
  byToken: ByToken,
  word: TokenIndex,
  token: TokenIndex,
): Report | null => {
  for (const child of dependentsBy(reading, word, 'parataxis', 'advcl')) {
    const verb = data.reporting.get(`${lemmaOf(reading, child)} VERB`)
    if (verb === undefined || under(reading, token, child)) continue
    if (isClauseOfItsOwn(reading, child, verb.content === 'denied')) continue
    const mark = dependentBy(reading, child, 'mark')
    const isAside = relOf(reading, child) === 'parataxis' || (mark !== undefined && lemmaOf(reading, mark) === 'as')
    if (isAside && dependentBy(reading, child, 'ccomp') === undefined)
      return { speaker: speakerOf(reading, data, byToken, child), content: verb.content }
  }
  for (const child of dependentsBy(reading, word, 'obl', 'nmod', 'parataxis')) {
    const preposition = prepositionOf(reading, child)
    const isPer = preposition === 'per' && uposOf(reading, child) === 'PROPN'
    if (
      !/^(?:according to|in the words of|in the view of|in the opinion of)$/u.test(preposition) &&
      !isPer &&
      !sourcePhrase(reading, child)
    )
      continue
    if (!under(reading, token, child)) return { speaker: sourceOf(reading, child), content: 'asserted' }
  }
  return null
}

/**
 * `…; Chile denied the claim`, `…; Chile announced tariffs`: what stands beside has an object of its own, and reports or
 * rejects that, not the clause before it. `…, the minister told reporters` is a report all the same.
 */
const isClauseOfItsOwn = (reading: Reading, verb: TokenIndex, denies: boolean): boolean => {
  if (relOf(reading, verb) !== 'parataxis' || dependentBy(reading, verb, 'obj') === undefined) return false
  return denies || dependentsBy(reading, verb, 'punct').some((sign) => lemmaOf(reading, sign) === ';')
}

/** `in the words of the minister`: the preposition is `in`, the noun says what it is. */
const sourcePhrase = (reading: Reading, child: TokenIndex): boolean =>
  uposOf(reading, child) === 'NOUN' &&
  /^(?:word|view|opinion|estimate)$/u.test(lemmaOf(reading, child)) &&
  /^(?:in|according to|to|by)$/u.test(prepositionOf(reading, child))

const sourceOf = (reading: Reading, child: TokenIndex): TokenIndex =>
  sourcePhrase(reading, child) ? (dependentBy(reading, child, 'nmod:poss', 'nmod') ?? child) : child

const under = (reading: Reading, token: TokenIndex, above: TokenIndex): boolean => {
  for (let word = token, steps = 0; word >= 0 && steps < 64; word = headOf(reading, word), steps++)
    if (word === above) return true
  return false
}

/** The speaker of each quotation: a reporting verb around it, else whoever spoke the quotation before in the paragraph. */
const quotationSpeakers = (reading: Reading, data: ExtractionData, byToken: ByToken): Quoted[] => {
  const said: Quoted[] = []
  const quoted: Quoted[] = []
  const released = findReleasedWords(reading.analysis, reading.analysis.sentences, {
    isSpeech: (token) =>
      uposOf(reading, token) === 'VERB' && data.reporting.get(`${lemmaOf(reading, token)} VERB`) !== undefined,
    isName: (token) => uposOf(reading, token) === 'PROPN',
  })
  for (const { introduction, isLabel, ...range } of released)
    said.push({
      ...range,
      speaker: isLabel
        ? headOfStretch(reading.analysis.head, introduction)
        : reporterIn(reading, data, byToken, introduction),
    })
  for (const range of findQuotations(reading)) {
    const last = at(reading.analysis.sentences, at(reading.sentenceOf, range.end - 1))
    const start = at(reading.analysis.sentences, at(reading.sentenceOf, range.first))
    const before = quoted.at(-1)
    const speaker =
      reporterIn(reading, data, byToken, {
        first: range.end,
        end: Math.min(last.end, reading.analysis.tokens.count),
      }) ??
      reporterIn(reading, data, byToken, { first: start.first, end: range.first }) ??
      reporterAfter(reading, data, byToken, last.end) ??
      (before !== undefined && sameParagraph(reading, before.end, range.first) ? before.speaker : null)
    quoted.push({ ...range, speaker })
  }
  // Quotations lie within released words, and say more exactly who speaks.
  return [...said, ...quoted]
}

const reporterIn = (reading: Reading, data: ExtractionData, byToken: ByToken, range: TokenRange): TokenIndex | null => {
  for (let token = range.first; token < range.end; token++) {
    if (uposOf(reading, token) !== 'VERB' || data.reporting.get(`${lemmaOf(reading, token)} VERB`) === undefined)
      continue
    const speaker = speakerOf(reading, data, byToken, token)
    if (speaker !== null && speaker >= range.first && speaker < range.end) return speaker
  }
  return null
}

/** A reporting clause that was cut off as a sentence of its own: `“…?” the minister asked.` */
const reporterAfter = (
  reading: Reading,
  data: ExtractionData,
  byToken: ByToken,
  first: TokenIndex,
): TokenIndex | null => {
  if (first >= reading.analysis.tokens.count || !/^\p{Ll}/u.test(formOf(reading, first))) return null
  return reporterIn(reading, data, byToken, at(reading.analysis.sentences, at(reading.sentenceOf, first)))
}

const sameParagraph = (reading: Reading, from: TokenIndex, to: TokenIndex): boolean => {
  for (let token = from; token < to; token++) if (at(reading.analysis.tokens.opens, token) === 1) return false
  return true
}
