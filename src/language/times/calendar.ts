/** Days since 1970-01-01 in the proleptic Gregorian calendar, without clock or time zone. */
export type DayNumber = number

export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

const DAYS_PER_ERA = 146_097
const YEARS_PER_ERA = 400
/** From 0000-03-01, where the count of eras begins, to 1970-01-01. */
const DAYS_BEFORE_EPOCH = 719_468
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0)

export const isCivilDate = ({ year, month, day }: CivilDate): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** The day number of a date; after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`. */
export const dayNumber = (year: number, month: number, day: number): DayNumber => {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / YEARS_PER_ERA)
  const yearOfEra = marchYear - era * YEARS_PER_ERA
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_EPOCH
}

/** The date of a day number: the inverse of `dayNumber` (Hinnant's `civil_from_days`). */
export const civilDate = (number: DayNumber): CivilDate => {
  const shifted = number + DAYS_BEFORE_EPOCH
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return { year: era * YEARS_PER_ERA + yearOfEra + (month <= 2 ? 1 : 0), month, day }
}

/** 0 for Monday to 6 for Sunday (ISO 8601 weeks begin on Monday). */
export const weekdayOf = (number: DayNumber): number => (((number + 3) % 7) + 7) % 7

/** The first day of the month that lies `months` after that of `number`. */
export const monthStart = (number: DayNumber, months: number): DayNumber => {
  const { year, month } = civilDate(number)
  const counted = year * 12 + month - 1 + months
  return dayNumber(Math.floor(counted / 12), (((counted % 12) + 12) % 12) + 1, 1)
}

/** The same day `months` later, or the last day of that month where it is shorter: January 31 + 1 is February 28. */
export const addMonths = (number: DayNumber, months: number): DayNumber => {
  const start = monthStart(number, months)
  const { year, month } = civilDate(start)
  return start + Math.min(civilDate(number).day, daysInMonth(year, month)) - 1
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/u

/** Read `YYYY-MM-DD` (a time of day may follow); null where it is no day of the calendar. */
export const parseDay = (text: string | null): DayNumber | null => {
  const found = ISO_DAY.exec(text ?? '')
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return isCivilDate({ year, month, day }) && year >= 1 ? dayNumber(year, month, day) : null
}

/** Write `YYYY-MM-DD`; null before the year 1 and after 9999, which the format cannot say. */
export const formatDay = (number: DayNumber): string | null => {
  if (!Number.isSafeInteger(number)) return null
  const { year, month, day } = civilDate(number)
  if (year < 1 || year > 9999) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
