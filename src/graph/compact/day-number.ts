import { KnowledgeError } from '../../model/index.ts'
import { isDay } from '../is-day.ts'

/** Stands for a start that nobody knows: before all days. */
export const NO_START = -0x80000000
/** Stands for an end that nobody knows: after all days. */
export const NO_END = 0x7fffffff

/** Days since 1970-01-01 of a day `YYYY-MM-DD`. Throws BROKEN_GRAPH where it is none. (H. Hinnant, days_from_civil.) */
export const dayNumber = (text: string): number => {
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  // The pattern is only tried where the quick reading cannot be sure.
  if (!(text.length === 10 && year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= 28) && !isDay(text)) {
    throw new KnowledgeError('BROKEN_GRAPH', `"${text}" is no day; write YYYY-MM-DD, as in 2022-03-21.`)
  }
  return daysFromCivil(year, month, day)
}

const daysFromCivil = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The number of the last day of a day, month or year: `2022`, `2022-03`, `2022-03-21`. */
export const lastDayOf = (text: string): number => {
  if (text.length === 10) return dayNumber(text)
  const [year = 0, month = 12] = text.split('-').map(Number)
  const next = month === 12 ? [year + 1, 1] : [year, month + 1]
  return daysFromCivil(next[0] ?? 0, next[1] ?? 0, 1) - 1
}

/** The day `YYYY-MM-DD` of a number. */
export const dayText = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

const DAY_MS = 86_400_000

/** NaN where something else than a digit stands. */
const digits = (text: string, start: number, count: number): number => {
  let value = 0
  for (let index = start; index < start + count; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}
