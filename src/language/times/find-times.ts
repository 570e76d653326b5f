import type { TimeExpression, TimeLayer } from '../layers.ts'
import { parseDay } from './calendar.ts'
import { compileRules, matchAt } from './pattern.ts'
import type { CompiledRules, TimeMatch, TimeRule } from './pattern.ts'
import { toInterval } from './period.ts'
import { resolveTimes } from './resolve-times.ts'
import { anchoredRules } from './rules/anchored.ts'
import { boundRules } from './rules/bounds.ts'
import { dateRules } from './rules/dates.ts'
import { durationRules } from './rules/durations.ts'
import { feastRules } from './rules/feasts.ts'
import { partRules } from './rules/parts.ts'
import { periodRules } from './rules/periods.ts'
import { relativeRules } from './rules/relative.ts'
import { weekdayRules } from './rules/weekdays.ts'
import { readWords } from './word-sequence.ts'
import type { TimeInput, TimeWord } from './word-sequence.ts'

/** Rules by layer: each may use as `TIME` what those before it have found. */
export const TIME_RULES: readonly (readonly TimeRule[])[] = [
  [...dateRules, ...feastRules, ...weekdayRules, ...periodRules, ...relativeRules, ...anchoredRules, ...durationRules],
  partRules,
  boundRules,
]

/** A time with the rule that found it. */
export interface FoundTime extends TimeExpression {
  readonly rule: string
}

/**
 * The expressions of time in a document, in order and without overlap. `early`, `the last` and the like belong to them,
 * and so does the preposition of a range (`since 2018`, `from 2012 to 2017`), but not that of a point (`in 2018`).
 *
 * The interval is laid on the calendar by `document.publishedAt`; it is null for lengths of time, and for what counts from
 * a day that nobody knows. The order is linear in the words: every rule looks at a bounded number of them.
 */
export const findTimes = (input: TimeInput): TimeLayer => ({
  times: findTimesWithRules(input).map(({ first, end, interval }) => ({ first, end, interval })),
})

/** The same, with the names of the rules. */
export const findTimesWithRules = (input: TimeInput): readonly FoundTime[] => {
  const words = readWords(input)
  const matches = selectLongest(matchLayers(words), words)
  const periods = resolveTimes(matches, words, parseDay(input.document.publishedAt))
  return matches.map((match, index) => {
    const period = periods[index]
    return { ...rangeOf(match, words), interval: period ? toInterval(period) : null, rule: match.rule }
  })
}

const COMPILED: readonly CompiledRules[] = TIME_RULES.map(compileRules)

/** From the last word to the first, so that a rule can use what its own layer has found after it. */
const matchLayers = (words: readonly TimeWord[]): readonly TimeMatch[] => {
  const matches: TimeMatch[] = []
  const times: (TimeMatch | undefined)[] = []
  for (const rules of COMPILED) {
    for (let first = words.length - 1; first >= 0; first--) {
      let longest = times[first]
      for (const match of matchAt(rules, words, first, times)) {
        matches.push(match)
        longest = longerTime(longest, match)
      }
      times[first] = longest
    }
  }
  return matches
}

/** Ranges are no part of other times. */
const longerTime = (left: TimeMatch | undefined, right: TimeMatch): TimeMatch | undefined =>
  right.said.kind !== 'bounded' && right.end > (left?.end ?? 0) ? right : left

const rangeOf = ({ first, end }: TimeMatch, words: readonly TimeWord[]): { first: number; end: number } => ({
  first: words[first]?.first ?? 0,
  end: words[end - 1]?.end ?? 0,
})

/** Of overlapping matches the one of most tokens, then of most words, then the first, then that of the later layer. */
const selectLongest = (matches: readonly TimeMatch[], words: readonly TimeWord[]): readonly TimeMatch[] => {
  const ranked = matches.map((match, order) => ({ match, order, range: rangeOf(match, words) }))
  ranked.sort(
    (left, right) =>
      right.range.end - right.range.first - (left.range.end - left.range.first) ||
      right.match.end - right.match.first - (left.match.end - left.match.first) ||
      left.match.first - right.match.first ||
      left.order - right.order,
  )
  const taken = new Set<number>()
  const chosen = ranked.filter(({ range }) => {
    for (let token = range.first; token < range.end; token++) if (taken.has(token)) return false
    for (let token = range.first; token < range.end; token++) taken.add(token)
    return true
  })
  return chosen.map(({ match }) => match).sort((left, right) => left.first - right.first)
}
