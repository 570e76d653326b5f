import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay, weekdayOf } from '../../../src/language/times/calendar.ts'
import { findTimes } from '../../../src/language/times/find-times.ts'
import type { Document, TimeInterval } from '../../../src/model/index.ts'
import { readText, timesIn } from './read-text.ts'

const read = (text: string, publishedAt?: string | null): readonly string[] =>
  timesIn(text, publishedAt).map((time) => `${time.text} = ${time.gives}`)

describe('a sentence with several times', () => {
  test.each([
    [
      'They met on January 30 and February 2, 2021.',
      ['January 30 = day 2021-01-30', 'February 2, 2021 = day 2021-02-02'],
    ],
    [
      'It fell in March and April 2020.',
      ['March = month 2020-03-01…2020-03-31', 'April 2020 = month 2020-04-01…2020-04-30'],
    ],
    ['In 1956, on October 19, they signed it.', ['1956 = year 1956-01-01…1956-12-31', 'October 19 = day 1956-10-19']],
    [
      'They met in February 1945. It declared war on 8 August.',
      ['February 1945 = month 1945-02-01…1945-02-28', '8 August = day 1945-08-08'],
    ],
    [
      'They signed it in October 1956. He said on January 30 that it rose.',
      ['October 1956 = month 1956-10-01…1956-10-31', 'January 30 = day 2022-01-30'],
    ],
    [
      'It was so in 1956, 1993 and 2001.',
      ['1956', '1993', '2001'].map((year) => `${year} = year ${year}-01-01…${year}-12-31`),
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe('the tense of a date without a year', () => {
  test.each([
    ['They met on June 5.', 'June 5 = day 2021-06-05'],
    ['They will meet on June 5.', 'June 5 = day 2022-06-05'],
    ['They are to meet on June 5.', 'June 5 = day 2022-06-05'],
    ['They agreed to meet on June 5.', 'June 5 = day 2022-06-05'],
    ['They agreed on Thursday to meet.', 'Thursday = day 2022-03-17'],
    ['It was set for Friday.', 'Friday = day 2022-03-25'],
    ['It was set out on Friday.', 'Friday = day 2022-03-18'],
    ['On Friday they will meet.', 'Friday = day 2022-03-25'],
    ['He said on Friday they will meet.', 'Friday = day 2022-03-18'],
    ['It does not begin until September.', 'until September = range …2022-09-30'],
    ['It is to run from March 1 to March 30.', 'from March 1 to March 30 = range 2022-03-01…2022-03-30'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('a document without a date', () => {
  test.each([
    ['They met on Monday.', ['Monday = none']],
    ['They met last month.', ['last month = none']],
    ['They met in recent years.', ['recent years = none']],
    ['They met on March 7.', ['March 7 = none']],
    ['They met on March 7, 2022.', ['March 7, 2022 = day 2022-03-07']],
    ['It was so from 1945 to the present.', ['from 1945 to the present = range 1945-01-01…']],
    ['It was so from March to May 2022.', ['from March to May 2022 = range 2022-03-01…2022-05-31']],
  ])('%s', (text, expected) => {
    expect(read(text, null)).toEqual(expected)
    expect(read(text, 'soon')).toEqual(expected)
  })
})

describe('what is no time', () => {
  test.each([
    'They met 1956 people.',
    'It has 2000 soldiers and 1500 ships.',
    'It paid $ 2000 for 1,956 ships.',
    'The UN adopted Resolution 1973 there.',
    'Theresa May met April Smith.',
    'He sat in the sun, may march and fall.',
    'It was after World War II.',
    'They met dozens of times.',
    'He is 70 years old.',
    'The Sunday Times reported it.',
  ])('%s', (text) => {
    expect(read(text)).toEqual([])
  })
})

describe('the end of a month', () => {
  test.each([
    ['2024-02-29', 'He left yesterday.', 'yesterday = day 2024-02-28'],
    ['2024-03-01', 'He left yesterday.', 'yesterday = day 2024-02-29'],
    ['2023-01-01', 'He left last week.', 'last week = week 2022-12-19…2022-12-25'],
    ['2022-03-31', 'He left a month ago.', 'a month ago = month 2022-02-01…2022-02-28'],
    ['2022-01-05', 'He left on December 20.', 'December 20 = day 2021-12-20'],
    ['2023-05-01', 'He left on February 29.', 'February 29 = day 2020-02-29'],
  ])('%s: %s', (publishedAt, text, expected) => {
    expect(read(text, publishedAt)).toEqual([expected])
  })
})

const WORDS =
  'the a of in on since until by from to between and before after early late mid last next this first second half quarter end week month year decade century years days ago later March May April Jan. Monday Sat. 7 21st 19th 1956 2012 2030 45 1990s 90s 03/07/2022 - – , . ; will said three twenty few summer winter Q3 H1 now then past recent coming morning today tomorrow that same every 999,999,999 hundred mid-1980s pre-1945 ’s'.split(
    ' ',
  )

const someText = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
)
const somePublication = fc.constantFrom(null, '2022-03-23', '2024-02-29', '0001-01-01', '9999-12-31', 'soon')

const LONGEST_DAYS: Readonly<Record<TimeInterval['precision'], readonly [number, number]>> = {
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  quarter: [90, 92],
  season: [90, 92],
  year: [365, 366],
  decade: [3652, 3653],
  century: [36_524, 36_525],
  range: [1, Infinity],
}

const fits = ({ start, end, precision }: TimeInterval): boolean => {
  if (start === null || end === null) return precision === 'range' && start !== end
  const days = (parseDay(end) ?? Number.NaN) - (parseDay(start) ?? Number.NaN) + 1
  const [least, most] = LONGEST_DAYS[precision]
  return days >= least && days <= most
}

describe('any text', () => {
  test('its times are in order, apart, within the tokens, and their days fit their precision', () => {
    fc.assert(
      fc.property(someText, somePublication, (text, publishedAt) => {
        const input = readText(text, publishedAt)
        let before = 0
        for (const { first, end, interval } of findTimes(input).times) {
          expect(first).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(first)
          expect(end).toBeLessThanOrEqual(input.tokens.count)
          if (interval) expect(interval).toSatisfy(fits)
          before = end
        }
      }),
      { numRuns: 500 },
    )
  })

  test('tags and sentences may be missing or wrong', () => {
    const someTag = fc.constantFrom('VERB', 'AUX', 'NOUN', 'PROPN', 'NUM', 'PART', 'SCONJ', 'X', '')
    fc.assert(
      fc.property(someText, fc.array(someTag), fc.array(fc.nat({ max: 70 })), (text, upos, ends) => {
        const input = readText(text)
        const sentences = ends.map((end, index) => ({ first: ends[index - 1] ?? 0, end }))
        expect(findTimes({ ...input, upos, sentences }).times.length).toBeLessThanOrEqual(input.tokens.count)
      }),
    )
  })

  test('the same text gives the same times', () => {
    fc.assert(
      fc.property(someText, (text) => {
        expect(findTimes(readText(text))).toEqual(findTimes(readText(text)))
      }),
    )
  })

  test('a weekday in the past lies in the week up to publication', () => {
    const someDay = fc.constantFrom('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
    fc.assert(
      fc.property(
        someDay,
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (name, date) => {
          const publishedAt = date.toISOString().slice(0, 10)
          const day = parseDay(
            findTimes(readText(`They met on ${name}.`, publishedAt)).times[0]?.interval?.start ?? null,
          )
          const published = parseDay(publishedAt) ?? Number.NaN
          expect(published - (day ?? Number.NaN)).toBeGreaterThanOrEqual(0)
          expect(published - (day ?? Number.NaN)).toBeLessThan(7)
          expect(
            ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][weekdayOf(day ?? 0)],
          ).toBe(name)
        },
      ),
    )
  })

  test('times within times within times end somewhere', () => {
    const text = `${'the end of '.repeat(3000)}2021`
    expect(findTimes(readText(text)).times).toHaveLength(1)
  })

  test('no tokens, no times', () => {
    const document: Document = {
      id: 'empty',
      title: null,
      source: null,
      url: null,
      publishedAt: null,
      text: '',
      blocks: [],
    }
    expect(findTimes({ ...readText(''), document }).times).toEqual([])
  })
})
