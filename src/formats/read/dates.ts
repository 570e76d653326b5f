import type { Span } from '../../model/index.ts'

/** A calendar date in a text. Without `year` it names day and month only. */
export interface FoundDate extends Span {
  readonly year: number | null
  readonly month: number
  readonly day: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const MONTH = [
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?',
  'aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?',
].join('|')
const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?'
const YEAR = '(?<year>[12]\\d{3})'
const NAMED_MONTH = `(?<name>${MONTH})\\.?`

/** Full dates as outlets write them. `3/4/2023` is read only where one order is possible. */
const FULL_DATES: readonly RegExp[] = [
  new RegExp(`(?<![\\d-])${YEAR}[-/.](?<month>[01]?\\d)[-/.](?<day>[0-3]?\\d)(?!\\d)`, 'gi'),
  new RegExp(`(?<![\\p{L}\\d])${NAMED_MONTH}\\s{1,3}${DAY}\\s?,?\\s{1,3}${YEAR}(?!\\d)`, 'giu'),
  new RegExp(`(?<![\\d.])${DAY}[\\s-](?:of )?${NAMED_MONTH},?[\\s-]{1,3}${YEAR}(?!\\d)`, 'gi'),
  new RegExp(`(?<![\\d.])(?<day>[0-3]?\\d)\\.(?<month>[01]?\\d)\\.${YEAR}(?!\\d)`, 'g'),
  new RegExp(`(?<![\\d/])(?<first>[0-3]?\\d)/(?<second>[0-3]?\\d)/${YEAR}(?!\\d)`, 'g'),
]

const DAYS_OF_MONTH: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\d])${NAMED_MONTH}\\s{1,3}${DAY}(?![\\d\\p{L}])`, 'giu'),
  new RegExp(`(?<![\\d.])${DAY}\\s{1,3}${NAMED_MONTH}(?!\\p{L})`, 'giu'),
]

const MAX_DATE_LINE_CHARACTERS = 160

const WEEKDAY = /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?/gi
const TIME_OF_DAY = /\b[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d(?:\.\d+)?)?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?/gi
const TIME_ZONE = /\b(?:[A-Z]{1,4}T|UTC|GMT|Z)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?(?![A-Za-z])|(?<=\s)[+-]\d{2}:?\d{2}\b/g
const DATE_LEAD =
  /\b(?:first|last|date|dateline|published|publication|posted|updated|modified|edited|issued|released|created|online|on|at|by|time|local)\b/gi

/** All calendar dates of a short text that name a year, in order. */
export const findDates = (text: string): readonly FoundDate[] =>
  FULL_DATES.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(toDate))
    .sort((left, right) => left.start - right.start || right.end - left.end)
    .filter((date, index, dates) => dates.slice(0, index).every((earlier) => earlier.end <= date.start))

/** The first day and month of a short text, with or without a year. */
export const findDayOfMonth = (text: string): FoundDate | null => {
  const [full] = findDates(text)
  if (full) return full
  const partial = DAYS_OF_MONTH.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(toDate))
  return partial.sort((left, right) => left.start - right.start)[0] ?? null
}

/** `YYYY-MM-DD` of a date that names its year. */
export const formatDate = (date: FoundDate): string | null =>
  date.year === null ? null : `${date.year}-${pad(date.month)}-${pad(date.day)}`

/** Reads the value of a date field: any full date in words or figures, `20230123`, `2023-01-23T…`; else null. */
export const readDate = (value: string): string | null => {
  const compact = /^\s*([12]\d{3})([01]\d)([0-3]\d)(?!\d)/.exec(value)
  const text = compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : value.slice(0, 200)
  const [date] = findDates(partTime(text))
  return date ? formatDate(date) : null
}

/** Whether a line holds a date with its weekday, time and zone, and words such as "Published" and "Updated" only. */
export const isDateLine = (raw: string): boolean => {
  if (raw.length > MAX_DATE_LINE_CHARACTERS) return false
  const line = partTime(raw)
  const dates = findDates(line)
  const found = dates.length > 0 || (findDayOfMonth(line) !== null && line.search(WEEKDAY) >= 0)
  if (!found) return false
  const date = dates.length > 0 ? dates : [findDayOfMonth(line)].filter((partial) => partial !== null)
  return !/[\p{L}\d]/u.test(stripTimes(blankOut(line, date)))
}

/** Parts `2021-06-05T23:30` into its date and its time. */
const partTime = (text: string): string => text.replace(/(\d)T(?=\d)/, '$1 ')

/** The weekday named first in a text, 0 for Sunday, or null. */
export const findWeekday = (text: string): number | null => {
  const name = /\b(sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/i.exec(text)?.[1]
  return name === undefined ? null : WEEKDAYS.indexOf(name.toLowerCase())
}

/** The weekday of a date, 0 for Sunday. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay()

/** Years that stand with a month in a text: `March 2022`, `Jan 3, 2023`. */
export const findMonthYears = (text: string): readonly number[] =>
  [...text.matchAll(new RegExp(`\\b(?:${MONTH})\\.?(?:\\s\\d{1,2},)?\\s([12]\\d{3})\\b`, 'gi'))].map((match) =>
    Number(match[1]),
  )

const toDate = (match: RegExpMatchArray): readonly FoundDate[] => {
  const groups = match.groups ?? {}
  const [month, day] = monthAndDay(groups)
  const year = groups['year'] === undefined ? null : Number(groups['year'])
  const start = match.index ?? 0
  return isCalendarDay(year ?? 2000, month, day) ? [{ start, end: start + match[0].length, year, month, day }] : []
}

const monthAndDay = (groups: Record<string, string | undefined>): readonly [month: number, day: number] => {
  const { name, first, second } = groups
  if (name !== undefined) return [MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1, Number(groups['day'])]
  if (first === undefined) return [Number(groups['month']), Number(groups['day'])]
  const [left, right] = [Number(first), Number(second)]
  if (left > 12) return [right, left]
  return right > 12 || left === right ? [left, right] : [0, 0]
}

const isCalendarDay = (year: number, month: number, day: number): boolean =>
  year >= 1500 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const pad = (number: number): string => String(number).padStart(2, '0')

const blankOut = (line: string, spans: readonly Span[]): string =>
  spans.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, line)

const stripTimes = (line: string): string =>
  [TIME_OF_DAY, TIME_ZONE, WEEKDAY, DATE_LEAD].reduce((rest, pattern) => rest.replace(pattern, ' '), line)
