import { dayNumber, isCivilDate } from './calendar.ts'
import type { WordClass } from './time-words.ts'

const INTEGER = /^\d{1,3}(?:,\d{3})+$|^\d+$/u
const RANKED = /^(\d{1,4})(?:st|nd|rd|th)$/iu
const DECADE = /^(1\d|20)(\d)0['’]?s$/u
const SHORT_DECADE = /^['’‘]?(\d)0s$/u
const YEARS = /^(1[0-9]\d\d|20\d\d)[/–-](\d{2}|\d{4})$/u
const ISO_DATE = /^(\d{4})[-–/.](\d{1,2})[-–/.](\d{1,2})$/u
const SLASHED_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/u
const DOTTED_DATE = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u
const FIRST_YEAR = 1000
const LAST_YEAR = 2100
/** Two digits up to here are of this century: `03/07/22` is 2022, `03/07/99` is 1999. */
const LAST_SHORT_YEAR = 69

type Found = readonly (readonly [name: WordClass, value: number])[]

/** What a word that has digits can be in a time. */
export const readNumber = (form: string): Found => [
  ...readInteger(form),
  ...readRank(form),
  ...readDecade(form),
  ...readYears(form),
  ...readDate(form),
]

const readInteger = (form: string): Found => {
  if (!INTEGER.test(form) || form.length > 9) return []
  const value = Number(form.replaceAll(',', ''))
  const found: [WordClass, number][] = [['COUNT', value]]
  if (form.length <= 2 && value >= 1 && value <= 31) found.push(['DAY', value])
  if (form.length === 2) found.push(['TWO', value])
  if (form.length === 4 && value >= FIRST_YEAR && value <= LAST_YEAR) found.push(['YEAR', value])
  return found
}

const readRank = (form: string): Found => {
  const value = Number(RANKED.exec(form)?.[1] ?? 0)
  if (value < 1) return []
  const found: [WordClass, number][] = [
    ['ORDINAL', value],
    ['RANK', value],
  ]
  if (value <= 31) found.push(['DAY', value])
  return found
}

const readDecade = (form: string): Found => {
  const full = DECADE.exec(form)
  if (full) return [['DECADE', Number(full[1]) * 100 + Number(full[2]) * 10]]
  const short = SHORT_DECADE.exec(form)
  return short ? [['SHORTDECADE', Number(short[1]) * 10]] : []
}

/** `2021/22`, `1941–1945` where it is one word. */
const readYears = (form: string): Found => {
  const found = YEARS.exec(form)
  if (!found) return []
  const first = Number(found[1])
  const last = found[2]?.length === 4 ? Number(found[2]) : first - (first % 100) + Number(found[2])
  return first < last && last <= LAST_YEAR ? [['YEARS', first * 10_000 + last]] : []
}

/**
 * `2022-03-07`; `03/07/2022`, in which the month comes first as in American papers unless that cannot be (30/04/2022);
 * `07.03.2022`, in which the day comes first.
 */
const readDate = (form: string): Found => {
  const iso = ISO_DATE.exec(form)
  if (iso) return dateFound(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const dotted = DOTTED_DATE.exec(form)
  if (dotted) return dateFound(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
  const slashed = SLASHED_DATE.exec(form)
  if (!slashed) return []
  const [left, right, last] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])]
  const year = slashed[3]?.length === 4 ? last : last > LAST_SHORT_YEAR ? 1900 + last : 2000 + last
  return left > 12 ? dateFound(year, right, left) : dateFound(year, left, right)
}

const dateFound = (year: number, month: number, day: number): Found =>
  year >= FIRST_YEAR && year <= LAST_YEAR && isCivilDate({ year, month, day })
    ? [['DATE', dayNumber(year, month, day)]]
    : []
