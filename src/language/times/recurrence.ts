import { civilDate, monthStart, weekdayOf } from './calendar.ts'
import type { DayNumber } from './calendar.ts'
import { feastPeriod } from './feasts.ts'
import { dayPeriod, monthPeriod, periodAround, quarterPeriod, seasonPeriod } from './period.ts'
import type { ClosedPeriod } from './period.ts'
import type { Recurrence, WhichOne } from './said-time.ts'

/** Which occurrence a sentence speaks of: one that has been, one to come, or the nearest of the two. */
export type Lean = 'past' | 'future' | 'nearest'

/** Leap days can lie eight years apart: 1896 and 1904. */
const YEARS_BETWEEN_LEAP_DAYS = 8

/**
 * The occurrence that is meant, counted from `origin`. `any`: by the tense, the last that has begun by the origin or the
 * first that has not ended before it; where the tense is silent, the nearest, the past one of equals, and for days of the
 * week always the past one. `last` is the last that has ended before the origin; `next` the first that begins after it,
 * but of days of the week the one in the next week (from Monday); `this` the one in the same year, month or week.
 */
export const nearestOccurrence = (
  what: Recurrence,
  which: WhichOne,
  origin: DayNumber,
  lean: () => Lean,
): ClosedPeriod | null => {
  const all = occurrencesAround(what, origin)
  const past = all.findLast(({ start }) => start <= origin) ?? null
  const future = all.find(({ end }) => end >= origin) ?? null
  switch (which) {
    case 'last':
      return all.findLast(({ end }) => end < origin) ?? null
    case 'next':
      return inWeekAfter(what, origin) ?? all.find(({ start }) => start > origin) ?? null
    case 'this':
      return all.find(({ start }) => isSameSpan(what, start, origin)) ?? null
    case 'any':
      return byLean(past, future, { origin, lean: what.every === 'week' && lean() === 'nearest' ? 'past' : lean() })
  }
}

const byLean = (
  past: ClosedPeriod | null,
  future: ClosedPeriod | null,
  { origin, lean }: { readonly origin: DayNumber; readonly lean: Lean },
): ClosedPeriod | null => {
  if (past === null || future === null) return past ?? future
  if (lean !== 'nearest') return lean === 'past' ? past : future
  return origin - past.end <= future.start - origin ? past : future
}

const inWeekAfter = (what: Recurrence, origin: DayNumber): ClosedPeriod | null =>
  what.every === 'week' ? inWeek(what, periodAround(origin, 'week').end + 1) : null

const isSameSpan = (what: Recurrence, start: DayNumber, origin: DayNumber): boolean => {
  const span = periodAround(origin, what.every)
  return span.start <= start && start <= span.end
}

/** The occurrences in the spans around a day, in order. */
const occurrencesAround = (what: Recurrence, day: DayNumber): readonly ClosedPeriod[] => {
  switch (what.every) {
    case 'year': {
      const { year } = civilDate(day)
      const isLeapDay = what.of === 'day' && what.month === 2 && what.day === 29
      return occurrencesInYears(what, year, isLeapDay ? YEARS_BETWEEN_LEAP_DAYS : 1)
    }
    case 'month':
      return [-2, -1, 0, 1, 2].flatMap((months) => {
        const { year, month } = civilDate(monthStart(day, months))
        return dayPeriod(year, month, what.day) ?? []
      })
    case 'week':
      return [-7, 0, 7].map((days) => inWeek(what, day + days))
  }
}

/** The first occurrence that begins within a period, or null. */
export const occurrenceIn = (what: Recurrence, whole: ClosedPeriod): ClosedPeriod | null =>
  occurrencesAround(what, whole.start).find(({ start }) => whole.start <= start && start <= whole.end) ?? null

const occurrencesInYears = (
  what: Extract<Recurrence, { every: 'year' }>,
  middle: number,
  reach: number,
): readonly ClosedPeriod[] => {
  const found: ClosedPeriod[] = []
  for (let year = middle - reach; year <= middle + reach; year++) {
    const period = inYear(what, year)
    if (period) found.push(period)
  }
  return found
}

const inYear = (what: Extract<Recurrence, { every: 'year' }>, year: number): ClosedPeriod | null => {
  switch (what.of) {
    case 'day':
      return dayPeriod(year, what.month, what.day)
    case 'month':
      return monthPeriod(year, what.month)
    case 'quarter':
      return quarterPeriod(year, what.quarter)
    case 'season':
      return seasonPeriod(year, what.season)
    case 'feast':
      return feastPeriod(year, what.feast)
  }
}

const inWeek = (what: Extract<Recurrence, { every: 'week' }>, day: DayNumber): ClosedPeriod => {
  if (what.of === 'weekend') return periodAround(day, 'weekend')
  const date = day - weekdayOf(day) + what.weekday
  return { start: date, end: date, precision: 'day' }
}
