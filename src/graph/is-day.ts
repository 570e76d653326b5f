const DAY_LENGTH = 'YYYY-MM-DD'.length
const [DASH, ZERO, NINE] = [45, 48, 57] as const

/** Whether a text is a day of the calendar, written `YYYY-MM-DD` (xsd:date without a time zone). */
export const isDay = (text: string): boolean => {
  if (text.length !== DAY_LENGTH || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false
  const [year, month, day] = [number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** The digits in a range as a number; NaN where something else is among them. */
const number = (text: string, start: number, end: number): number => {
  let value = 0
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit < ZERO || unit > NINE) return NaN
    value = value * 10 + unit - ZERO
  }
  return value
}

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}
