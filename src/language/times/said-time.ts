import type { Feast } from './feasts.ts'
import type { ClosedPeriod, PeriodPart, TimeUnit } from './period.ts'

/** What comes again every year, month or week, and so needs a day to count from. */
export type Recurrence =
  | { readonly every: 'year'; readonly of: 'day'; readonly month: number; readonly day: number }
  | { readonly every: 'year'; readonly of: 'month'; readonly month: number }
  | { readonly every: 'year'; readonly of: 'quarter'; readonly quarter: number }
  | { readonly every: 'year'; readonly of: 'season'; readonly season: number }
  | { readonly every: 'year'; readonly of: 'feast'; readonly feast: Feast }
  | { readonly every: 'month'; readonly of: 'day'; readonly day: number }
  | { readonly every: 'week'; readonly of: 'day'; readonly weekday: number }
  | { readonly every: 'week'; readonly of: 'weekend' }

/** `last March`, `this March`, `next March`; `any`: as the tense has it. */
export type WhichOne = 'last' | 'this' | 'next' | 'any'

/** What a time is counted from: the day of publication, or the time that was said before (`two years later`). */
export type TimeOrigin = 'publication' | 'anchor'

/** A time as it is said, before it is laid on the calendar. Plain data. */
export type SaidTime =
  /** A time whose days cannot be known: `for three years`, `at the time`. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'fixed'; readonly period: ClosedPeriod }
  | {
      readonly kind: 'recurring'
      readonly what: Recurrence
      readonly which: WhichOne
      readonly from: TimeOrigin
    }
  /** The time that was said before: `since then`. */
  | { readonly kind: 'anchor' }
  /** The unit around the day that lies `by` units from the origin: `last month` is the month at -1. */
  | { readonly kind: 'shifted'; readonly unit: TimeUnit; readonly by: number; readonly from: TimeOrigin }
  /** `two years after March 2014`. */
  | { readonly kind: 'shiftedFrom'; readonly time: SaidTime; readonly unit: TimeUnit; readonly by: number }
  /** The stretch from publication `by` units back or ahead: `the past three years`; null: of unknown length. */
  | { readonly kind: 'window'; readonly unit: TimeUnit; readonly count: number | null; readonly ahead: boolean }
  | { readonly kind: 'part'; readonly part: PeriodPart; readonly of: SaidTime }
  /** The part of a time before or after publication: `earlier this week`. */
  | { readonly kind: 'side'; readonly of: SaidTime; readonly later: boolean }
  /** The first or last unit of a time, or some of them: `the first week of March`, `the first three months of 2022`. */
  | {
      readonly kind: 'unitOf'
      readonly unit: TimeUnit
      readonly nth: number | 'last'
      readonly count: number
      readonly of: SaidTime
    }
  /** Something that recurs, inside a time: `March last year`, `Monday of last week`. */
  | { readonly kind: 'within'; readonly what: Recurrence; readonly of: SaidTime }
  | { readonly kind: 'bounded'; readonly start: SaidBound | null; readonly end: SaidBound | null }

/** One end of a range. `excluded`: `before` and `after` leave the time itself out. */
export interface SaidBound {
  readonly time: SaidTime
  readonly excluded: boolean
  /** Left open where the time cannot be known: `from 1945 to the present` in a document without a date. */
  readonly optional: boolean
}

export const UNKNOWN: SaidTime = { kind: 'unknown' }

/** A period that the calendar knows, or null: `February 30`. */
export const fixed = (period: ClosedPeriod | null): SaidTime | null => period && { kind: 'fixed', period }

export const recurring = (what: Recurrence, which: WhichOne = 'any', from: TimeOrigin = 'publication'): SaidTime => ({
  kind: 'recurring',
  what,
  which,
  from,
})

export const shifted = (unit: TimeUnit, by: number, from: TimeOrigin = 'publication'): SaidTime => ({
  kind: 'shifted',
  unit,
  by,
  from,
})

/** From the first day of `start` to the last of `end`. */
export const between = (start: SaidTime | null, end: SaidTime | null): SaidTime => ({
  kind: 'bounded',
  start: start && { time: start, excluded: false, optional: false },
  end: end && { time: end, excluded: false, optional: false },
})
