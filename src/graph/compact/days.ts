import { dayNumber } from './day-number.ts'
import type { Dictionary } from './dictionary.ts'
import { createDictionary, numberOf } from './dictionary.ts'

/** The days of a column. One that comes again is known by its digits: its number is not worked out anew. */
export interface Days {
  /** Days since 1970-01-01, `NO_START`, `NO_END`. */
  readonly dictionary: Dictionary<number>
  /** For the years that were met, the number of each of their days, -1 for a day that did not come yet. */
  readonly years: (number[] | null)[]
  /** Stands for a day that nobody knows, and its number, -1 as long as there is none. */
  readonly unknown: number
  unknownNumber: number
}

const YEARS = 10_000

export const createDays = (unknown: number): Days => ({
  dictionary: createDictionary(),
  years: Array.from({ length: YEARS }, () => null),
  unknown,
  unknownNumber: -1,
})

/** The number of what nobody knows. */
export const unknownDayNumber = (days: Days): number =>
  days.unknownNumber >= 0 ? days.unknownNumber : (days.unknownNumber = numberOf(days.dictionary, days.unknown))

/**
 * The number of a day `YYYY-MM-DD`, a new one if it is new; `code` is its `dayCode`. Throws BROKEN_GRAPH where the text
 * is no day.
 */
export const numberOfDay = (days: Days, text: string, code: number): number => {
  const known = code < 0 ? -1 : (days.years[code >> YEAR_SHIFT]?.[code & DAY_MASK] ?? -1)
  return known >= 0 ? known : addDay(days, text, code)
}

const addDay = ({ dictionary, years }: Days, text: string, code: number): number => {
  const number = numberOf(dictionary, dayNumber(text))
  if (code < 0) return number
  const year = (years[code >> YEAR_SHIFT] ??= new Array<number>(1 << YEAR_SHIFT).fill(-1))
  year[code & DAY_MASK] = number
  return number
}

const [YEAR_SHIFT, MONTH_SHIFT, DAY_MASK] = [9, 5, 0x1ff]
const [MOST_MONTHS, MOST_DAYS] = [12, 31]
const [DAY_LENGTH, DASH, ZERO] = [10, 45, 48]

/** Year, month and day in bits of their own, for any text that looks like a day; -1 for another. */
export const dayCode = (text: string): number => {
  if (text.length !== DAY_LENGTH || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return -1
  const [thousands, hundreds] = [text.charCodeAt(0) - ZERO, text.charCodeAt(1) - ZERO]
  const [tens, ones] = [text.charCodeAt(2) - ZERO, text.charCodeAt(3) - ZERO]
  const [monthTens, monthOnes] = [text.charCodeAt(5) - ZERO, text.charCodeAt(6) - ZERO]
  const [dayTens, dayOnes] = [text.charCodeAt(8) - ZERO, text.charCodeAt(9) - ZERO]
  if (!isDigits(thousands, hundreds, tens, ones) || !isDigits(monthTens, monthOnes, dayTens, dayOnes)) return -1
  const [month, day] = [monthTens * 10 + monthOnes, dayTens * 10 + dayOnes]
  if (month > MOST_MONTHS || day > MOST_DAYS) return -1
  const year = thousands * 1000 + hundreds * 100 + tens * 10 + ones
  return (year << YEAR_SHIFT) | (month << MONTH_SHIFT) | day
}

/** Whether four numbers are from 0 to 9: a smaller one is huge without its sign. */
const isDigits = (first: number, second: number, third: number, fourth: number): boolean =>
  first >>> 0 <= 9 && second >>> 0 <= 9 && third >>> 0 <= 9 && fourth >>> 0 <= 9
