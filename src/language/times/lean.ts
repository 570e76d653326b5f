import type { TimeMatch } from './pattern.ts'
import type { Lean } from './recurrence.ts'
import type { TimeWord } from './word-sequence.ts'

const MAX_WORDS_TO_VERB = 20
const MAX_WORDS_OF_GROUP = 6
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const FUTURE = set("will 'll shall wo")
/** What may be is still to come: `said that it would begin on Friday`, `could vote on Friday`. */
const MODAL = set('would could should may might must can')
const PRESENT = set("is are am be do does 're 'm")
/** What is to come is due or set: `the talks due on Friday`, `was set for Friday`. */
const DUE = set('due set scheduled slated planned expected upcoming')
/** Before an infinitive these make a plan: `agreed to meet on Friday`. */
const PLANNING = set(
  'is are going plan plans agreed agree agrees expect expects intend intends hope hopes want wants decided vowed promised pledged threatened ready bound',
)
/** What has a date beforehand, told in the present: `talks resume on Friday`, `prices rise on April 1`. */
const SCHEDULED = set(
  'begin begins start starts open opens reopen reopens resume resumes end ends close closes expire expires meet meets vote votes strike strikes arrive arrives leave leaves depart departs return returns travel travels visit visits host hosts hold holds launch launches play plays take takes go goes rise rises run runs fly flies gather gathers convene convenes',
)
/** Set for later, by a time behind `until`, `to`, `for`: `adjourned the case to April 14`, `extended the ban until June`. */
const DEFERRING = set(
  'postponed delayed adjourned deferred extended prolonged rescheduled pushed moved remanded bailed suspended set scheduled announced booked called had given gave banned closed halted',
)
/** What is said of a time to come: `its forecast for the fourth quarter`. */
const OUTLOOK = set('forecast forecasts outlook guidance target targets plans plan budget')

/**
 * Whether the words around a time speak of the past or of what is to come, by the nearest verb before it, else the nearest
 * after it, in its sentence: `will` and plans are the future, a finite verb the past, all else says nothing.
 */
export const readLean = (words: readonly TimeWord[], match: TimeMatch): Lean => {
  const { first, end } = match
  const sentence = words[first]?.sentence
  if (isOfOutlook(words, match)) return 'future'
  for (let index = first - 1; index >= first - MAX_WORDS_TO_VERB; index--) {
    const word = words[index]
    if (word?.sentence !== sentence || opensClause(word)) break
    if (index >= first - MAX_WORDS_OF_GROUP && isDue(words, index)) return 'future'
    if (!isVerb(word)) continue
    if (isDeferred(words, index, match)) return 'future'
    return isAtHand(words, index, match) ? 'future' : readGroup(words, index)
  }
  for (let index = end; index < end + MAX_WORDS_TO_VERB; index++) {
    const word = words[index]
    if (word?.sentence !== sentence) break
    if (isVerb(word)) return readGroup(words, lastOfGroup(words, index))
  }
  return 'nearest'
}

/** What stands before `that` or a quotation mark is another clause: `said that on Friday they will meet`. */
const opensClause = (word: TimeWord | undefined): boolean =>
  word?.upos === 'SCONJ' || (word !== undefined && /^["“«]$/u.test(word.form))

const isVerb = (word: TimeWord | undefined): boolean => word?.upos === 'VERB' || word?.upos === 'AUX'

/** The preposition that leads to a time, within it (`until May`) or before it (`to May 5`). */
const leadsTo = (words: readonly TimeWord[], { first }: TimeMatch, among: ReadonlySet<string>): boolean =>
  among.has(words[first]?.lower ?? '') || among.has(words[first - 1]?.lower ?? '')

const TOWARDS = set('until till to for')

const isDeferred = (words: readonly TimeWord[], verb: number, match: TimeMatch): boolean =>
  DEFERRING.has(words[verb]?.lower ?? '') && leadsTo(words, match, TOWARDS)

const isOfOutlook = (words: readonly TimeWord[], { first }: TimeMatch): boolean =>
  words[first - 1]?.lower === 'for' || (words[first - 1]?.lower === 'the' && words[first - 2]?.lower === 'for')
    ? [2, 3].some((back) => OUTLOOK.has(words[first - back]?.lower ?? ''))
    : false

/** `the deadline is Friday`, `the game is on Saturday`: nothing else stands between. */
const isAtHand = (words: readonly TimeWord[], verb: number, { first }: TimeMatch): boolean =>
  ['is', 'are', "'s"].includes(words[verb]?.lower ?? '') &&
  words[verb]?.upos === 'AUX' &&
  words.slice(verb + 1, first).every(({ upos }) => upos === 'ADP') &&
  first - verb <= 2

/** The last verb of `will be held`, from its first. */
const lastOfGroup = (words: readonly TimeWord[], first: number): number => {
  let last = first
  for (let index = first + 1; index <= first + MAX_WORDS_OF_GROUP; index++) {
    const word = words[index]
    if (word?.sentence !== words[first]?.sentence || !isGroupWord(word)) break
    if (isVerb(word)) last = index
  }
  return last
}

const isGroupWord = (word: TimeWord | undefined): boolean =>
  isVerb(word) || word?.upos === 'PART' || word?.upos === 'ADV'

/** Read `will not meet`, `is to be held`, `met` from its last word back. */
const readGroup = (words: readonly TimeWord[], last: number): Lean => {
  let lean: Lean = leanOf(words[last])
  let [isPerfect, isDenied] = [false, false]
  for (let index = last; index > last - MAX_WORDS_OF_GROUP; index--) {
    const word = words[index]
    if (word === undefined || word.sentence !== words[last]?.sentence || !isGroupWord(word)) break
    if (FUTURE.has(word.lower)) return 'future'
    if (word.lower === 'to') return isPlanned(words[index - 1]) ? 'future' : 'nearest'
    if (/^(?:not|n't)$/u.test(word.lower)) isDenied = true
    if (word.upos !== 'AUX') continue
    // `could not attend on Friday` tells of the past as often as of what is to come.
    if (MODAL.has(word.lower)) return isPerfect ? 'past' : isDenied && word.lower === 'could' ? 'nearest' : 'future'
    isPerfect ||= /^(?:have|'ve|has|had|having)$/u.test(word.lower)
    lean = PRESENT.has(word.lower) ? 'nearest' : 'past'
  }
  return lean
}

const isPlanned = (word: TimeWord | undefined): boolean =>
  word !== undefined && (DUE.has(word.lower) || PLANNING.has(word.lower))

/** `set` is of the future only in `set for` and `set to`. */
const isDue = (words: readonly TimeWord[], index: number): boolean => {
  const [word, next] = [words[index]?.lower ?? '', words[index + 1]?.lower ?? '']
  return DUE.has(word) && (word !== 'set' || next === 'for' || next === 'to')
}

/** Of a verb without helpers. Without a tag, what ends in neither -ing nor -s is the past. */
const leanOf = (word: TimeWord | undefined): Lean => {
  if (word === undefined) return 'nearest'
  if (word.xpos === '') return /(?:ing|[^s]s)$/u.test(word.lower) ? 'nearest' : 'past'
  if (word.xpos === 'VBD' || word.xpos === 'VBN') return 'past'
  return /^VB[PZ]$/u.test(word.xpos) && SCHEDULED.has(word.lower) ? 'future' : 'nearest'
}
