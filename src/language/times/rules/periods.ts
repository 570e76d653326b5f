import type { Captures, TimeRule } from '../pattern.ts'
import {
  centuryPeriod,
  decadePeriod,
  hundredPeriod,
  partOfPeriod,
  quarterPeriod,
  seasonPeriod,
  yearPeriod,
} from '../period.ts'
import { between, fixed, recurring } from '../said-time.ts'
import type { SaidTime } from '../said-time.ts'
import { follows, isBeforeChrist, isYearInContext, precedes } from '../surroundings.ts'
import { whichOf } from './weekdays.ts'

const years = (first: number, last: number): SaidTime | null =>
  first < last && last - first < 1000 ? between(fixed(yearPeriod(first)), fixed(yearPeriod(last))) : null

/** `1941–45`: the second year takes its century from the first. */
const withCentury = (first: number, short: number): number => first - (first % 100) + short

const decade = (first: number): SaidTime | null => fixed(decadePeriod(first))

/** `the 1800s` are a hundred years, `the 1900s` and `the 2000s` ten. */
const decadeOrHundred = (first: number): SaidTime | null =>
  first % 100 === 0 && first < 1900 ? fixed(hundredPeriod(first)) : decade(first)

/** `the 90s` are the 1990s; the 2000s and later are written `'10s`, which no news article does without a year. */
const shortDecade = (found: Captures): SaidTime | null =>
  found.get('SHORTDECADE') >= 50 ? decade(1900 + found.get('SHORTDECADE')) : null

const century = (number: number): SaidTime | null => (number >= 1 && number <= 30 ? fixed(centuryPeriod(number)) : null)

const quarter = (number: number): number | null => (number >= 1 && number <= 4 ? number : null)

const readQuarter = (found: Captures): SaidTime | null => {
  const number = quarter(found.get('QUARTER') || found.get('RANK'))
  return number === null ? null : fixed(quarterPeriod(found.get('YEAR'), number))
}

const readHalf = (found: Captures): SaidTime | null => {
  const half = found.get('HALF')
  return fixed(partOfPeriod(yearPeriod(found.get('YEAR')), half === 1 ? 'half-1' : 'half-2'))
}

/** Years, decades, centuries, quarters and seasons. */
export const periodRules: readonly TimeRule[] = [
  {
    rule: 'year',
    patterns: ['YEAR'],
    when: isYearInContext,
    read: (found) => fixed(yearPeriod(found.get('YEAR'))),
    yes: [
      ['They signed it in [1956].', 'year 1956-01-01…1956-12-31'],
      ['They signed the [1956] declaration.', 'year 1956-01-01…1956-12-31'],
      ['During a [2018] summit he smiled.', 'year 2018-01-01…2018-12-31'],
      ['The photo (from Reuters, [1956]) is old.', 'year 1956-01-01…1956-12-31'],
    ],
    no: ['They met 1956 people.', 'They paid $ 2000 then.', 'They counted 1,956 ships.', 'In 1200 BC they came.'],
  },
  {
    rule: 'fiscal-year',
    patterns: ['the? fiscal|financial year? YEAR', 'fy YEAR|TWO'],
    read: (found) => fixed(yearPeriod(found.has('YEAR') ? found.get('YEAR') : 2000 + found.get('TWO'))),
    yes: [
      ['Sales grew in [fiscal 2021].', 'year 2021-01-01…2021-12-31'],
      ['Sales grew in [FY2021].', 'year 2021-01-01…2021-12-31'],
      ['Sales grew in [FY22].', 'year 2022-01-01…2022-12-31'],
    ],
    no: ['A fiscal plan of 2000 pages.'],
  },
  {
    rule: 'years',
    patterns: ['YEAR DASH YEAR'],
    when: (site) => !follows(site, '$ € £'),
    read: (found) => years(found.get('YEAR'), found.get('YEAR', 1)),
    yes: [['Ann Li ([2012–2017]) led it.', 'range 2012-01-01…2017-12-31']],
    no: ['The years 2017–2012 are odd.'],
  },
  {
    rule: 'short-years',
    patterns: ['YEAR DASH TWO'],
    when: (site) => !precedes(site, '- –') && !follows(site, '$ € £'),
    read: (found) => years(found.get('YEAR'), withCentury(found.get('YEAR'), found.get('TWO'))),
    yes: [['The war of [1941-45] was long.', 'range 1941-01-01…1945-12-31']],
    no: ['The code 1941-22 is old.', 'Posted 2012-13-14 there.'],
  },
  {
    rule: 'years-in-one-word',
    patterns: ['YEARS'],
    read: (found) => years(Math.floor(found.get('YEARS') / 10_000), found.get('YEARS') % 10_000),
    yes: [['The season of [2021/22] ended.', 'range 2021-01-01…2022-12-31']],
    no: ['The share is 1/2 now.'],
  },
  {
    rule: 'decade',
    patterns: ['the? DECADE'],
    read: (found) => decadeOrHundred(found.get('DECADE')),
    yes: [
      ['It was the policy of [the 1990s].', 'decade 1990-01-01…1999-12-31'],
      ['A [1980s] treaty.', 'decade 1980-01-01…1989-12-31'],
    ],
    no: ['In 1990 it ended.'],
  },
  {
    rule: 'decade-with-apostrophe',
    patterns: ["the|early|mid|late YEAR 's", "the|early|mid|late YEAR ' s"],
    when: (site) => site.words[site.first + 1]?.lower.endsWith('0') === true,
    read: (found) => decade(found.get('YEAR')),
    yes: [["In [the 1930's] it ended.", 'decade 1930-01-01…1939-12-31']],
    no: ["It was 2003's hit."],
  },
  {
    rule: 'short-decade',
    patterns: ["the ' SHORTDECADE", "the '? SHORTDECADE"],
    read: shortDecade,
    yes: [['In [the 90s] it ended.', 'decade 1990-01-01…1999-12-31']],
    no: ['He is in his late 40s.', 'It was in the 20s.'],
  },
  {
    rule: 'century',
    patterns: ['the? RANK DASH? century'],
    when: (site) => !isBeforeChrist(site),
    read: (found) => century(found.get('RANK')),
    yes: [
      ['In [the 19th century] it was free.', 'century 1801-01-01…1900-12-31'],
      ['A [19th-century] fort.', 'century 1801-01-01…1900-12-31'],
      ['In [the twenty-first century] it is not.', 'century 2001-01-01…2100-12-31'],
    ],
    no: ['For a century it was free.', 'It dates from the 5th century BC.'],
  },
  {
    rule: 'centuries',
    patterns: ['(from|between)? the? RANK and|to|or the? PART? RANK century|centuries'],
    when: (site) => !isBeforeChrist(site),
    read: (found) => {
      const [first, last] = [century(found.get('RANK')), century(found.get('RANK', 1))]
      return first && last && between(first, last)
    },
    yes: [['In [the 19th and 20th centuries] it grew.', 'range 1801-01-01…2000-12-31']],
    no: ['The 19th century and others.'],
  },
  {
    rule: 'quarter-of-year',
    patterns: ['the? RANK quarter of|,? YEAR', 'QUARTER of|,? YEAR', 'YEAR QUARTER'],
    read: readQuarter,
    yes: [
      ['It grew in [the first quarter of 2021].', 'quarter 2021-01-01…2021-03-31'],
      ['It grew in [Q3 2022].', 'quarter 2022-07-01…2022-09-30'],
    ],
    no: ['A quarter of 2021 people.'],
  },
  {
    rule: 'quarter',
    patterns: ['the RANK quarter', 'QUARTER'],
    when: (site) => !precedes(site, 'of'),
    read: (found) => {
      const number = quarter(found.get('QUARTER') || found.get('RANK'))
      return number === null ? null : recurring({ every: 'year', of: 'quarter', quarter: number })
    },
    yes: [['It fell in [the fourth quarter].', 'quarter 2021-10-01…2021-12-31']],
    no: ['They won in the first quarter of the game.'],
  },
  {
    rule: 'half-of-year',
    patterns: ['HALF of|,? YEAR'],
    read: readHalf,
    yes: [['It fell in [H1 2021].', 'range 2021-01-01…2021-06-30']],
    no: ['The H1 visa ended.'],
  },
  {
    rule: 'season-of-year',
    patterns: ['the? SEASON of|,? YEAR (DASH TWO|YEAR)?'],
    read: (found) => fixed(seasonPeriod(found.get('YEAR'), found.get('SEASON'))),
    yes: [
      ['They met in [summer 2019].', 'season 2019-06-01…2019-08-31'],
      ['In [the winter of 1944] they fought.', 'season 1944-12-01…1945-02-28'],
    ],
    no: ['The fall of Berlin in 1945.'],
  },
  {
    rule: 'season',
    patterns: ['the SEASON'],
    when: (site) => follows(site, 'in during by since until before after over') && !precedes(site, 'of'),
    read: (found) => recurring({ every: 'year', of: 'season', season: found.get('SEASON') }),
    yes: [['They met in [the summer].', 'season 2021-06-01…2021-08-31']],
    no: ['The Prague spring ended.', 'After the fall of Berlin.'],
  },
  {
    rule: 'which-season-or-month',
    patterns: ['WHICH SEASON|MONTH'],
    read: (found) =>
      found.has('MONTH')
        ? recurring({ every: 'year', of: 'month', month: found.get('MONTH') }, whichOf(found))
        : recurring({ every: 'year', of: 'season', season: found.get('SEASON') }, whichOf(found)),
    yes: [
      ['They met [last summer].', 'season 2021-06-01…2021-08-31'],
      ['They met [last March].', 'month 2021-03-01…2021-03-31'],
      ['They meet [next April].', 'month 2022-04-01…2022-04-30'],
    ],
    no: ['This is summer.'],
  },
]
