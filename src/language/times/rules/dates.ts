import { dayPeriod, monthPeriod, periodAround, yearPeriod } from '../period.ts'
import type { Captures, TimeRule } from '../pattern.ts'
import { between, fixed, recurring } from '../said-time.ts'
import type { SaidTime } from '../said-time.ts'
import { isDayOfMonthInContext, isMonthInContext, precedes } from '../surroundings.ts'

const DAY_LINK = 'DASH|to|through|until|till'

const monthDay = (month: number, day: number): SaidTime | null =>
  dayPeriod(2000, month, day) && recurring({ every: 'year', of: 'day', month, day })

const readDate = (found: Captures): SaidTime | null =>
  fixed(dayPeriod(found.get('YEAR'), found.get('ANYMONTH'), found.get('DAY')))

/** `March 7–10`: from the first day to the second, in one month. */
const readDays = (found: Captures): SaidTime | null => {
  const [first, last, month] = [found.get('DAY'), found.get('DAY', 1), found.get('ANYMONTH')]
  if (first >= last) return null
  const days = [first, last].map((day) =>
    found.has('YEAR') ? fixed(dayPeriod(found.get('YEAR'), month, day)) : monthDay(month, day),
  )
  return days[0] && days[1] ? between(days[0], days[1]) : null
}

const readMonths = (found: Captures): SaidTime | null => {
  const last = found.get('ANYMONTH', 1)
  const first = recurring({ every: 'year', of: 'month', month: found.get('ANYMONTH') })
  return between(
    first,
    found.has('YEAR')
      ? fixed(monthPeriod(found.get('YEAR'), last))
      : recurring({ every: 'year', of: 'month', month: last }),
  )
}

/** Dates and months of the calendar. */
export const dateRules: readonly TimeRule[] = [
  {
    rule: 'month-day-year',
    patterns: ['(ANYWEEKDAY ,?)? ANYMONTH DAY ,? YEAR'],
    read: readDate,
    yes: [
      ['They met on [March 7, 2022].', 'day 2022-03-07'],
      ['It began [Thursday, Feb. 24, 2022], at dawn.', 'day 2022-02-24'],
      ['It was [August 15 1945].', 'day 1945-08-15'],
    ],
    no: ['They met in March 2022.', 'On February 30, 2022.'],
  },
  {
    rule: 'day-month-year',
    patterns: ['(ANYWEEKDAY ,?)? DAY ANYMONTH ,? YEAR', '(ANYWEEKDAY ,?)? the? ORDINAL of? ANYMONTH ,? YEAR'],
    read: (found) => (found.get('DAY') > 0 ? readDate(found) : null),
    yes: [
      ['They met on [7 March 2022].', 'day 2022-03-07'],
      ['Since then, on [the 19th of October, 1956], they talk.', 'day 1956-10-19'],
      ['It fell on [Tuesday 29 February 2000].', 'day 2000-02-29'],
    ],
    no: ['On 29 February 1900.', 'The 7th March meeting.'],
  },
  {
    rule: 'whole-date',
    patterns: ['DATE'],
    read: (found) => fixed(periodAround(found.get('DATE'), 'day')),
    yes: [
      ['Issued [03/07/2022] in Tokyo.', 'day 2022-03-07'],
      ['Issued [30/04/2001] in Tokyo.', 'day 2001-04-30'],
      ['Issued [04/30/01] in Tokyo.', 'day 2001-04-30'],
      ['Issued [07.03.2022] in Tokyo.', 'day 2022-03-07'],
    ],
    no: ['About 3/7 of them.', 'Version 13/13/2022.'],
  },
  {
    rule: 'iso-date',
    patterns: ['YEAR DASH TWO DASH TWO'],
    read: (found) => fixed(dayPeriod(found.get('YEAR'), found.get('TWO'), found.get('TWO', 1))),
    yes: [['Posted [2022-03-07] by Ann.', 'day 2022-03-07']],
    no: ['Posted 2022-13-07 by Ann.'],
  },
  {
    rule: 'month-days',
    patterns: [
      `(from)? ANYMONTH DAY ${DAY_LINK} DAY (,? YEAR)?`,
      'between ANYMONTH DAY and DAY (,? YEAR)?',
      `(from)? DAY ${DAY_LINK} DAY ANYMONTH (,? YEAR)?`,
      'between DAY and DAY ANYMONTH (,|of|in? YEAR)?',
    ],
    when: (site) => !site.words[site.end]?.classes.has('ANYMONTH'),
    read: readDays,
    yes: [
      ['The talks of [March 7–10, 2022] failed.', 'range 2022-03-07…2022-03-10'],
      ['They met [from January 5 to 10].', 'range 2022-01-05…2022-01-10'],
      ['Held [between 5 and 10 March 2021] there.', 'range 2021-03-05…2021-03-10'],
    ],
    no: ['They met on March 7 and left.', 'From March 10 to 5 they met.'],
  },
  {
    rule: 'month-day',
    patterns: ['(ANYWEEKDAY ,?)? ANYMONTH the? DAY'],
    when: (site) => !precedes(site, '% percent million billion thousand'),
    read: (found) => monthDay(found.get('ANYMONTH'), found.get('DAY')),
    yes: [
      ['They met on [January 30].', 'day 2022-01-30'],
      ['They met on [Jan. 30].', 'day 2022-01-30'],
      ['It opened on [Monday, March 21].', 'day 2022-03-21'],
      ['They met on [December 20].', 'day 2021-12-20'],
      ['They will meet on [June 5].', 'day 2022-06-05'],
    ],
    no: ['They met on February 30.', 'They may 7 times.'],
  },
  {
    rule: 'day-month',
    patterns: ['(ANYWEEKDAY ,?)? DAY ANYMONTH', '(ANYWEEKDAY ,?)? the? ORDINAL of? ANYMONTH', 'the RANK of ANYMONTH'],
    read: (found) => monthDay(found.get('ANYMONTH'), found.get('RANK') || found.get('DAY')),
    yes: [
      ['They met on [30 January].', 'day 2022-01-30'],
      ['They met on [the 21st of March].', 'day 2022-03-21'],
    ],
    no: ['They met 30 times in January.'],
  },
  {
    rule: 'month-year',
    patterns: ['(the month of)? ANYMONTH ,? YEAR', 'ANYMONTH of YEAR'],
    read: (found) => fixed(monthPeriod(found.get('YEAR'), found.get('ANYMONTH'))),
    yes: [
      ['It ended in [March 2022].', 'month 2022-03-01…2022-03-31'],
      ['It ended in [Feb. 2020] there.', 'month 2020-02-01…2020-02-29'],
      ['It ended in [August, 1945].', 'month 1945-08-01…1945-08-31'],
    ],
    no: ['They march 2022 miles.'],
  },
  {
    rule: 'months',
    patterns: [
      '(from)? ANYMONTH DASH|to|through|until|till ANYMONTH (,? YEAR)?',
      'between ANYMONTH and ANYMONTH (,|of|in? YEAR)?',
    ],
    read: readMonths,
    yes: [
      ['It ran [March to August 2021].', 'range 2021-03-01…2021-08-31'],
      ['It ran [from November to February].', 'range 2021-11-01…2022-02-28'],
    ],
    no: ['They march to Tokyo in May.'],
  },
  {
    rule: 'month',
    patterns: ['MONTH'],
    when: isMonthInContext,
    read: (found) => recurring({ every: 'year', of: 'month', month: found.get('MONTH') }),
    yes: [
      ['It ended in [April].', 'month 2021-04-01…2021-04-30'],
      ['The [April] summit failed.', 'month 2021-04-01…2021-04-30'],
      ['It will end in [April].', 'month 2022-04-01…2022-04-30'],
      ['Theresa May resigned in [May].', 'month 2021-05-01…2021-05-31'],
    ],
    no: ['Theresa May left.', 'The march to Tokyo.', 'They spoke with April Smith.', 'May he rest.'],
  },
  {
    rule: 'named-year',
    patterns: ['the? year of? YEAR'],
    read: (found) => fixed(yearPeriod(found.get('YEAR'))),
    yes: [['By then, in [the year 1945], it was over.', 'year 1945-01-01…1945-12-31']],
    no: ['A year of 20 losses.'],
  },
  {
    rule: 'day-of-month',
    patterns: ['the ORDINAL'],
    when: isDayOfMonthInContext,
    read: (found) =>
      found.get('ORDINAL') <= 31 ? recurring({ every: 'month', of: 'day', day: found.get('ORDINAL') }) : null,
    yes: [
      ['They met on [the 21st].', 'day 2022-03-21'],
      ['They met on [the 30th].', 'day 2022-01-30'],
    ],
    no: ['It is the 21st century.', 'It is the 2nd and the 3rd floor.'],
  },
]
