import type { TimeUnit } from './period.ts'

/** What a word can be in a time. Its number is in `TimeWord.classes`. */
export type WordClass =
  /** Months 1–12: full names; `SHORTMONTH` has `Jan.`; `ANYMONTH` both. */
  | 'MONTH'
  | 'SHORTMONTH'
  | 'ANYMONTH'
  /** Monday 0 – Sunday 6: full names; `ANYWEEKDAY` also has `Mon.`; `WEEKDAYS` is the plural. */
  | 'WEEKDAY'
  | 'ANYWEEKDAY'
  | 'WEEKDAYS'
  /** 1–31 as in a date: `7`, `7th`; `ORDINAL` has only `7th`, of any size; `RANK` also `seventh`. */
  | 'DAY'
  | 'ORDINAL'
  | 'RANK'
  /** Exactly two digits. */
  | 'TWO'
  /** Four digits, 1000–2100. */
  | 'YEAR'
  /** `2021/22`: its first year times 10,000 and its last. */
  | 'YEARS'
  /** `1990s` by its first year; `SHORTDECADE` is `90s`, by 90. */
  | 'DECADE'
  | 'SHORTDECADE'
  /** A whole date in one word, by day number. */
  | 'DATE'
  /** A number, in digits or words. */
  | 'COUNT'
  /** Index into `UNITS`; `UNITS` is the plural. */
  | 'UNIT'
  | 'UNITS'
  /** Spring 0 – winter 3. */
  | 'SEASON'
  /** `Q3`, `H1`. */
  | 'QUARTER'
  | 'HALF'
  | 'DAYPART'
  /** early 0, mid 1, late 2; beginning 0, middle 1, end 2. */
  | 'PART'
  | 'EDGE'
  /** last -1, this 0, next 1. */
  | 'WHICH'
  | 'DASH'

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const SHORT_MONTHS = ['jan', 'feb', 'mar', 'apr', '', 'jun', 'jul', 'aug', 'sep sept', 'oct', 'nov', 'dec']
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const SHORT_WEEKDAYS = ['mon', 'tue tues', 'wed weds', 'thu thur thurs', 'fri', 'sat', 'sun']
const SMALL_NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const SMALL_RANKS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'

/** Units by the number that the class `UNIT` gives. Hours and less leave the day as it is. */
export const UNITS: readonly TimeUnit[] = [
  'instant',
  'day',
  'weekend',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
]
const UNIT_WORDS: readonly (readonly [singular: string, plural: string])[] = [
  ['hour minute', 'hours minutes seconds'],
  ['day', 'days'],
  ['weekend', 'weekends'],
  ['week', 'weeks'],
  ['fortnight', 'fortnights'],
  ['month', 'months'],
  ['quarter', 'quarters'],
  ['year', 'years'],
  ['decade', 'decades'],
  ['century', 'centuries'],
]

/** Which words are capitalised where they mean a time: `March`, `Sat.`, never `march`, `sat`. */
export type LetterCase = 'any' | 'capital'

export interface WordEntry {
  readonly name: WordClass
  readonly value: number
  readonly letterCase: LetterCase
}

const entries = new Map<string, WordEntry[]>()
const enter = (words: string, value: number, names: readonly WordClass[], letterCase: LetterCase = 'any'): void => {
  for (const word of words.split(' ').filter(Boolean)) {
    const list = entries.get(word) ?? []
    list.push(...names.map((name) => ({ name, value, letterCase })))
    entries.set(word, list)
  }
}
/** The words get the numbers `first`, `first + 1` … in their order; words parted by spaces share one. */
const enterAll = (
  list: readonly string[],
  first: number,
  names: readonly WordClass[],
  letterCase?: LetterCase,
): void => {
  list.forEach((words, index) => {
    enter(words, first + index, names, letterCase)
  })
}

enterAll(MONTHS, 1, ['MONTH', 'ANYMONTH'], 'capital')
enterAll(SHORT_MONTHS, 1, ['SHORTMONTH', 'ANYMONTH'], 'capital')
enterAll(WEEKDAYS, 0, ['WEEKDAY', 'ANYWEEKDAY'], 'capital')
enterAll(SHORT_WEEKDAYS, 0, ['ANYWEEKDAY'], 'capital')
enterAll(
  WEEKDAYS.map((day) => `${day}s`),
  0,
  ['WEEKDAYS'],
  'capital',
)
enterAll(SMALL_NUMBERS.split(' '), 1, ['COUNT'])
TENS.split(' ').forEach((word, index) => {
  enter(word, 20 + index * 10, ['COUNT'])
})
'fifties sixties seventies eighties nineties'.split(' ').forEach((word, index) => {
  enter(word, 50 + index * 10, ['SHORTDECADE'])
})
enterAll(SMALL_RANKS.split(' '), 1, ['RANK'])
enter('thirtieth', 30, ['RANK'])
UNIT_WORDS.forEach(([singular, plural], index) => {
  enter(singular, index, ['UNIT'])
  enter(plural, index, ['UNIT', 'UNITS'])
})
enterAll(['spring', 'summer', 'autumn fall', 'winter'], 0, ['SEASON'])
enterAll(['q1', 'q2', 'q3', 'q4'], 1, ['QUARTER'], 'capital')
enterAll(['h1', 'h2'], 1, ['HALF'], 'capital')
enter('morning afternoon evening night', 0, ['DAYPART'])
enterAll(['early', 'mid', 'late'], 0, ['PART'])
enterAll(['beginning start', 'middle', 'end close'], 0, ['EDGE'])
enterAll(['last', 'this', 'next'], -1, ['WHICH'])
enter('- – — − ‑', 0, ['DASH'])

/** What each lower-case word can be in a time. Abbreviations stand without their stop. */
export const TIME_WORDS: ReadonlyMap<string, readonly WordEntry[]> = entries
