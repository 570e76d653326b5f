import type { TimeInterval, TimePrecision } from '../../model/index.ts'
import { addMonths, civilDate, dayNumber, formatDay, isCivilDate, monthStart, weekdayOf } from './calendar.ts'
import type { DayNumber } from './calendar.ts'

/** A time as day numbers, both included; null is open. */
export interface Period {
  readonly start: DayNumber | null
  readonly end: DayNumber | null
  readonly precision: TimePrecision
}

/** A period with both ends. */
export interface ClosedPeriod extends Period {
  readonly start: DayNumber
  readonly end: DayNumber
}

/** What can be counted and stepped through: `three days ago`, `last quarter`. */
export type TimeUnit =
  'instant' | 'day' | 'weekend' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year' | 'decade' | 'century'

/** Months of the units that are made of months. */
const MONTHS: Readonly<Partial<Record<TimeUnit, number>>> = {
  month: 1,
  quarter: 3,
  year: 12,
  decade: 120,
  century: 1200,
}
const DAYS: Readonly<Partial<Record<TimeUnit, number>>> = { instant: 0, day: 1, weekend: 7, week: 7, fortnight: 14 }

const rangeOf = (start: DayNumber, end: DayNumber): ClosedPeriod => ({ start, end, precision: 'range' })

/** One day, or null where the calendar has none: February 30. */
export const dayPeriod = (year: number, month: number, day: number): ClosedPeriod | null => {
  if (!isCivilDate({ year, month, day })) return null
  const number = dayNumber(year, month, day)
  return { start: number, end: number, precision: 'day' }
}

export const monthPeriod = (year: number, month: number): ClosedPeriod => monthsFrom(year, month, 1, 'month')

export const quarterPeriod = (year: number, quarter: number): ClosedPeriod =>
  monthsFrom(year, quarter * 3 - 2, 3, 'quarter')

export const yearPeriod = (year: number): ClosedPeriod => monthsFrom(year, 1, 12, 'year')

/** `firstYear` is the one that names it: 1990. */
export const decadePeriod = (firstYear: number): ClosedPeriod => monthsFrom(firstYear, 1, 120, 'decade')

/** `the 1800s`, by their first year. */
export const hundredPeriod = (firstYear: number): ClosedPeriod => monthsFrom(firstYear, 1, 1200, 'century')

/** The 20th century is 1901 to 2000. */
export const centuryPeriod = (century: number): ClosedPeriod => monthsFrom(century * 100 - 99, 1, 1200, 'century')

/**
 * Meteorological seasons of the northern hemisphere: 0 spring is March to May, … 3 winter begins in December of the
 * year that names it.
 */
export const seasonPeriod = (year: number, season: number): ClosedPeriod =>
  monthsFrom(year, 3 + season * 3, 3, 'season')

const monthsFrom = (year: number, month: number, months: number, precision: TimePrecision): ClosedPeriod => {
  const start = dayNumber(year, month, 1)
  return { start, end: monthStart(start, months) - 1, precision }
}

/** The unit that contains a day: its week from Monday to Sunday, its calendar month, its decade … */
export const periodAround = (day: DayNumber, unit: TimeUnit): ClosedPeriod => {
  const { year, month } = civilDate(day)
  const monday = day - weekdayOf(day)
  switch (unit) {
    case 'instant':
    case 'day':
      return { start: day, end: day, precision: 'day' }
    case 'weekend':
      return rangeOf(monday + 5, monday + 6)
    case 'week':
      return { start: monday, end: monday + 6, precision: 'week' }
    case 'fortnight':
      return rangeOf(monday, monday + 13)
    case 'month':
      return monthPeriod(year, month)
    case 'quarter':
      return quarterPeriod(year, Math.ceil(month / 3))
    case 'year':
      return yearPeriod(year)
    case 'decade':
      return decadePeriod(year - (((year % 10) + 10) % 10))
    case 'century':
      return centuryPeriod(Math.ceil(year / 100))
  }
}

/** The day `count` units later; months keep the day where they can. */
export const shiftDay = (day: DayNumber, unit: TimeUnit, count: number): DayNumber =>
  MONTHS[unit] === undefined
    ? day + Math.round((DAYS[unit] ?? 0) * count)
    : addMonths(day, Math.round(MONTHS[unit] * count))

/** A stretch of a period: `early April`, `the second half of 2021`, `the end of March`. */
export type PeriodPart =
  'early' | 'middle' | 'late' | 'start' | 'end' | `half-${1 | 2}` | `quarter-${1 | 2 | 3 | 4}` | `third-${1 | 2 | 3}`

/**
 * Policy: early, middle and late are thirds (a month's are 1–10, 11–20, 21–; a decade's years are 0–3, 4–6, 7–9); the
 * start and the end of a year are its first and last quarter, of anything else again thirds. Of a single day: the day.
 */
export const partOfPeriod = (whole: ClosedPeriod, part: PeriodPart): ClosedPeriod => {
  if (whole.precision === 'day' || whole.end - whole.start < 2) return whole
  const [from, to] = shareOf(whole, part)
  const start = cutPeriod(whole, from)
  const end = cutPeriod(whole, to) - 1
  return { start, end, precision: part.startsWith('quarter') && whole.precision === 'year' ? 'quarter' : 'range' }
}

const THIRDS: Readonly<Record<'early' | 'middle' | 'late', readonly [number, number]>> = {
  early: [0, 1 / 3],
  middle: [1 / 3, 2 / 3],
  late: [2 / 3, 1],
}

const shareOf = (whole: ClosedPeriod, part: PeriodPart): readonly [number, number] => {
  if (part === 'start') return whole.precision === 'year' ? [0, 1 / 4] : THIRDS.early
  if (part === 'end') return whole.precision === 'year' ? [3 / 4, 1] : THIRDS.late
  if (part === 'early' || part === 'middle' || part === 'late') return THIRDS[part]
  const number = Number(part.slice(-1))
  const count = part.startsWith('half') ? 2 : part.startsWith('third') ? 3 : 4
  return [(number - 1) / count, number / count]
}

/** The first day after a share of a period, on the border of years, months or days, by the size of the period. */
const cutPeriod = ({ start, end, precision }: ClosedPeriod, share: number): DayNumber => {
  if (share >= 1) return end + 1
  const days = end - start + 1
  if (precision === 'month') return start + Math.round(30 * share)
  const months = Math.round(days / 30.44)
  if (months < 3) return start + Math.round(days * share)
  if (months < 120) return monthStart(start, Math.round(months * share))
  const years = Math.round(months / 12)
  return monthStart(start, 12 * (years === 10 ? Math.ceil(years * share) : Math.round(years * share)))
}

/** As the model says it; null where an end lies outside the years 1 to 9999 or the ends are in the wrong order. */
export const toInterval = ({ start, end, precision }: Period): TimeInterval | null => {
  if (start === null && end === null) return null
  if (start !== null && end !== null && start > end) return null
  const first = start === null ? null : formatDay(start)
  const last = end === null ? null : formatDay(end)
  if ((start !== null && first === null) || (end !== null && last === null)) return null
  return { start: first, end: last, precision }
}
