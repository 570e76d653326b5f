import { civilDate } from './calendar.ts'
import type { DayNumber } from './calendar.ts'
import { readLean } from './lean.ts'
import type { TimeMatch } from './pattern.ts'
import type { ClosedPeriod, Period } from './period.ts'
import { countFrom, isYearless, resolveTime } from './resolve-time.ts'
import type { TimeContext } from './resolve-time.ts'
import type { SaidTime } from './said-time.ts'
import type { TimeWord } from './word-sequence.ts'

const CONNECTORS = new Set([',', 'and', 'or', '&', '/', '-', '–', '—'])

/** News of the last two months goes without a year, even across New Year. */
const RECENT_DAYS = 60

/** Lay the times of a document on the calendar, in order: some count from the ones before or after them. */
export const resolveTimes = (
  matches: readonly TimeMatch[],
  words: readonly TimeWord[],
  publication: DayNumber | null,
): readonly (Period | null)[] => {
  const periods: (Period | null)[] = []
  let anchor: { readonly period: ClosedPeriod; readonly sentence: number; readonly isYear: boolean } | null = null
  matches.forEach((match, index) => {
    const sentence = words[match.first]?.sentence ?? -1
    const near: ClosedPeriod | null = anchor && sentence - anchor.sentence <= 1 ? anchor.period : null
    const context: TimeContext = { publication, anchor: near, lean: () => readLean(words, match) }
    const told = anchor?.isYear === true ? context : { ...context, anchor: null }
    const period = resolveByNeighbours({ matches, index, words }, context) ?? resolveByAnchor(match.said, context, told)
    periods.push(period)
    if (period && isAnchor(period, match, words)) anchor = { period, sentence, isYear: tellsYear(period, match, words) }
  })
  return periods
}

/** Whether later times may count from this one: ranges do not serve, nor does `the 1956 declaration`. */
const isAnchor = (period: Period, match: TimeMatch, words: readonly TimeWord[]): period is ClosedPeriod =>
  period.start !== null &&
  period.end !== null &&
  period.precision !== 'range' &&
  (period.precision !== 'year' || match.said.kind !== 'fixed' || isSettingYear(match, words))

/** Verbs that set a beginning long before what is told next: `born in May 1950`, `founded in March 1902`. */
const BEGINNING = new Set('born founded established built created incorporated formed launched'.split(' '))
const MAX_WORDS_TO_BEGINNING = 8

/** Whether dates without a year that are told next may be of the year of this one: not of a decade, nor of a birth. */
const tellsYear = ({ precision }: ClosedPeriod, { first }: TimeMatch, words: readonly TimeWord[]): boolean => {
  if (precision === 'decade' || precision === 'century') return false
  const before = words.slice(Math.max(0, first - MAX_WORDS_TO_BEGINNING), first)
  return !before.some(({ lower, sentence }) => sentence === words[first]?.sentence && BEGINNING.has(lower))
}

/**
 * A date without a year is of the year that its paper is read in, or shortly before or after. Where that would make it an
 * old one of another year, and the text has just told of another time, it belongs there: `In February 1945 …. On 8 August …`.
 */
const resolveByAnchor = (said: SaidTime, context: TimeContext, { anchor }: TimeContext): Period | null => {
  const period = resolveTime(said, context)
  const { publication } = context
  if (anchor === null || !isYearless(said)) return period
  const day = period && (period.end ?? period.start)
  const isOfPaper =
    publication !== null &&
    day !== null &&
    (Math.abs(publication - day) <= RECENT_DAYS || civilDate(publication).year === civilDate(day).year)
  if (isOfPaper) return period
  const anchored = resolveTime(said, countFrom(context, anchor.start, 'future'))
  const isAhead = publication !== null && (anchored?.end ?? anchored?.start ?? 0) > publication
  return isAhead && context.lean() === 'past' ? period : anchored
}

interface Place {
  readonly matches: readonly TimeMatch[]
  readonly index: number
  readonly words: readonly TimeWord[]
}

/**
 * A month or day without a year takes it from a date that it is joined to (`January 30 and February 2, 2022`), or from a
 * year that the sentence has set before (`In 1956, on October 19, …`); null where there is none.
 */
const resolveByNeighbours = (place: Place, context: TimeContext): Period | null => {
  const { matches, index, words } = place
  const match = matches[index]
  if (match === undefined || !isYearless(match.said)) return null
  const [before, after] = [matches[index - 1], matches[index + 1]]
  if (after && isDated(after.said) && isJoined(words, match.end, after.first)) {
    return resolveTime(match.said, countFrom(context, startOf(after.said), 'past'))
  }
  if (before === undefined || words[before.first]?.sentence !== words[match.first]?.sentence) return null
  if (isDated(before.said) && isJoined(words, before.end, match.first)) {
    return resolveTime(match.said, countFrom(context, startOf(before.said), 'future'))
  }
  return match.said.kind === 'recurring' && isSettingYear(before, words)
    ? resolveTime({ kind: 'within', what: match.said.what, of: before.said }, context)
    : null
}

/** A date of the calendar with its year, finer than a year. */
const isDated = (said: SaidTime): boolean =>
  said.kind === 'fixed' && ['day', 'month', 'quarter', 'season'].includes(said.period.precision)

const startOf = (said: SaidTime): DayNumber => (said.kind === 'fixed' ? said.period.start : 0)

const isJoined = (words: readonly TimeWord[], from: number, to: number): boolean => {
  if (to - from < 1 || to - from > 2) return false
  return words.slice(from, to).every(({ lower }) => CONNECTORS.has(lower))
}

const isSettingYear = (match: TimeMatch, words: readonly TimeWord[]): boolean =>
  match.said.kind === 'fixed' &&
  match.said.period.precision === 'year' &&
  words[match.first - 1]?.lower === 'in' &&
  words[match.first - 1]?.sentence === words[match.first]?.sentence
