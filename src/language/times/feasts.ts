import { dayNumber, daysInMonth, weekdayOf } from './calendar.ts'
import type { DayNumber } from './calendar.ts'
import type { ClosedPeriod } from './period.ts'

/** A feast by the day of the year on which it falls. Weekdays: Monday 0 – Sunday 6. */
export type Feast =
  | { readonly month: number; readonly day: number }
  /** So many days after Easter Sunday of the Gregorian calendar. */
  | { readonly fromEaster: number }
  /** The `nth` such weekday of a month, or so many days after it. */
  | { readonly month: number; readonly weekday: number; readonly nth: number | 'last'; readonly after?: number }

export const feastPeriod = (year: number, feast: Feast): ClosedPeriod => {
  const day = feastDay(year, feast)
  return { start: day, end: day, precision: 'day' }
}

const feastDay = (year: number, feast: Feast): DayNumber => {
  if ('fromEaster' in feast) return easterSunday(year) + feast.fromEaster
  if ('day' in feast) return dayNumber(year, feast.month, feast.day)
  const { month, weekday, nth, after = 0 } = feast
  if (nth === 'last') {
    const last = dayNumber(year, month, daysInMonth(year, month))
    return last - ((weekdayOf(last) - weekday + 7) % 7) + after
  }
  const first = dayNumber(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1) + after
}

/** Easter Sunday of the Gregorian calendar, after the algorithm that an anonymous reader sent to Nature (1876). */
const easterSunday = (year: number): DayNumber => {
  const [golden, century, ofCentury] = [year % 19, Math.floor(year / 100), year % 100]
  const leaps = Math.floor(century / 4)
  const moon = Math.floor((century + 8) / 25)
  const sun = Math.floor((century - moon + 1) / 3)
  const epact = (19 * golden + century - leaps - sun + 15) % 30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451)
  const days = epact + sunday - 7 * late + 114
  return dayNumber(year, Math.floor(days / 31), (days % 31) + 1)
}
