import type { Captures, TimeRule } from '../pattern.ts'
import type { PeriodPart } from '../period.ts'
import { shifted } from '../said-time.ts'
import type { SaidTime } from '../said-time.ts'
import { follows } from '../surroundings.ts'
import { knownAmount, stepOf, unitOf } from './amounts.ts'

const PARTS: readonly PeriodPart[] = ['early', 'middle', 'late']
const EDGES: readonly PeriodPart[] = ['start', 'middle', 'end']
const HALVES: readonly PeriodPart[] = ['half-1', 'half-2']
const QUARTERS: readonly PeriodPart[] = ['quarter-1', 'quarter-2', 'quarter-3', 'quarter-4']
const THIRDS: readonly PeriodPart[] = ['third-1', 'third-2', 'third-3']

/** A part of a time that is one stretch of the calendar; null for ranges and lengths. */
const partOf = (part: PeriodPart | undefined, of: SaidTime): SaidTime | null =>
  part === undefined || of.kind === 'unknown' || of.kind === 'bounded' || of.kind === 'window'
    ? null
    : { kind: 'part', part, of }

/** `the year`, `the month` in `the end of the year`: the one of the publication. */
const theUnit = (found: Captures): SaidTime | null =>
  found.has('UNITS') || found.get('UNIT') < 2 ? null : shifted(unitOf(found), 0)

const fraction = (found: Captures, of: SaidTime): SaidTime | null => {
  const list = found.hasWord('half') ? HALVES : found.hasWord('third') && !found.hasWord('quarter') ? THIRDS : QUARTERS
  return partOf(found.hasWord('last') ? list.at(-1) : list[found.get('RANK') - 1], of)
}

const inner = (found: Captures, count: number): SaidTime | null => {
  const unit = unitOf(found)
  const of = found.time()
  const isPlace = of.kind === 'fixed' || of.kind === 'recurring' || of.kind === 'shifted' || of.kind === 'within'
  return isPlace ? { kind: 'unitOf', unit, nth: found.has('RANK') ? found.get('RANK') : 'last', count, of } : null
}

/** Parts of a time that the rules for dates and periods have found. */
export const partRules: readonly TimeRule[] = [
  {
    rule: 'early-or-late',
    patterns: ['PART DASH? TIME', 'early|late in TIME'],
    read: (found) => partOf(PARTS[found.get('PART')], found.time()),
    yes: [
      ['It fell in [early April].', 'range 2021-04-01…2021-04-10'],
      ['It fell in [late May].', 'range 2021-05-21…2021-05-31'],
      ['It fell in [mid-2021].', 'range 2021-05-01…2021-08-31'],
      ['It fell in [mid-April 2020].', 'range 2020-04-11…2020-04-20'],
      ['It fell [late last year].', 'range 2021-09-01…2021-12-31'],
    ],
    no: ['It fell in April.', 'The late head left.'],
  },
  {
    rule: 'the-early-or-late',
    patterns: ['the PART DASH? TIME'],
    read: (found) => {
      const of = found.time()
      const isLong = of.kind === 'fixed' && (of.period.precision === 'decade' || of.period.precision === 'century')
      return isLong ? partOf(PARTS[found.get('PART')], of) : null
    },
    yes: [
      ['It fell in [the late 1990s].', 'range 1997-01-01…1999-12-31'],
      ['It fell in [the mid-20th century].', 'range 1934-01-01…1967-12-31'],
    ],
    no: ['It was the early April summit.'],
  },
  {
    rule: 'edge-of',
    patterns: ['the? very? EDGE of TIME'],
    read: (found) => partOf(EDGES[found.get('EDGE')], found.time()),
    yes: [
      ['It fell at [the end of March 2022].', 'range 2022-03-21…2022-03-31'],
      ['It fell at [the beginning of 2021].', 'range 2021-01-01…2021-03-31'],
      ['It fell at [the start of last week].', 'range 2022-03-14…2022-03-15'],
    ],
    no: ['It was the end of the war.', 'It is the end of three years.'],
  },
  {
    rule: 'edge-of-this',
    patterns: ['the? EDGE of the UNIT'],
    read: (found) => {
      const of = theUnit(found)
      return of && partOf(EDGES[found.get('EDGE')], of)
    },
    yes: [['It ends at [the end of the year].', 'range 2022-10-01…2022-12-31']],
    no: ['It was the end of the hour.'],
  },
  {
    rule: 'year-end',
    patterns: ["(the)? year|month 's? end"],
    when: (site) => follows(site, 'by at before until till since'),
    read: (found) => partOf('end', shifted(unitOf(found), 0)),
    yes: [['It will fall at [year’s end].', 'range 2022-10-01…2022-12-31']],
    no: ['It was the year of the end.'],
  },
  {
    rule: 'fraction-of',
    patterns: ['the? RANK|last half|quarter|third of TIME'],
    read: (found) => fraction(found, found.time()),
    yes: [
      ['It fell in [the second half of 2021].', 'range 2021-07-01…2021-12-31'],
      ['It fell in [the second half of the 20th century].', 'range 1951-01-01…2000-12-31'],
      ['It fell in [the third quarter of last year].', 'quarter 2021-07-01…2021-09-30'],
    ],
    no: ['They won the second half of the game.'],
  },
  {
    rule: 'fraction-of-this',
    patterns: ['the? RANK|last half|quarter|third of the UNIT'],
    read: (found) => {
      const of = theUnit(found)
      return of && fraction(found, of)
    },
    yes: [['It fell in [the first half of the year].', 'range 2022-01-01…2022-06-30']],
    no: ['They won the first half of the game.'],
  },
  {
    rule: 'quarter-of-which',
    patterns: ['QUARTER of? TIME'],
    read: (found) => {
      const of = found.time()
      return of.kind === 'shifted' && of.unit === 'year' ? partOf(QUARTERS[found.get('QUARTER') - 1], of) : null
    },
    yes: [['It fell in [Q3 last year].', 'quarter 2021-07-01…2021-09-30']],
    no: ['It fell in Q3 on Monday.'],
  },
  {
    rule: 'unit-of',
    patterns: ['the? RANK|last|final|opening UNIT of|in TIME'],
    read: (found) => (found.has('UNITS') ? null : inner(found, 1)),
    yes: [
      ['It fell in [the first week of March].', 'week 2022-03-01…2022-03-07'],
      ['It fell on [the last day of 2021].', 'day 2021-12-31'],
      ['It fell in [the first decade of the 21st century].', 'range 2001-01-01…2010-12-31'],
    ],
    no: ['It fell in the first week of talks.'],
  },
  {
    rule: 'units-of',
    patterns: ['the? first|last|final COUNT UNITS of TIME'],
    read: (found) => inner(found, found.get('COUNT')),
    yes: [
      ['It fell in [the first three months of 2021].', 'range 2021-01-01…2021-03-31'],
      ['It fell in [the last two years of the 1980s].', 'range 1988-01-01…1989-12-31'],
    ],
    no: ['It fell in the first three months of the war.'],
  },
  {
    rule: 'season-of',
    patterns: ['the? SEASON of TIME'],
    read: (found) => {
      const of = found.time()
      const isYear = of.kind === 'shifted' && of.unit === 'year'
      return isYear ? { kind: 'within', what: { every: 'year', of: 'season', season: found.get('SEASON') }, of } : null
    },
    yes: [['It fell in [the summer of last year].', 'season 2021-06-01…2021-08-31']],
    no: ['It fell in the summer of love.'],
  },
  {
    rule: 'week-of',
    patterns: ['the week of TIME'],
    read: (found) => ({ kind: 'shiftedFrom', time: found.time(), unit: 'week', by: 0 }),
    yes: [['It fell in [the week of March 7].', 'week 2022-03-07…2022-03-13']],
    no: ['It fell in the week of talks.'],
  },
  {
    rule: 'time-of-day-of',
    patterns: ['the? (early|late)? DAYPART of TIME'],
    read: (found) => (found.time().kind === 'unknown' ? null : found.time()),
    yes: [['It fell on [the morning of March 7].', 'day 2022-03-07']],
    no: ['It fell on the morning of the talks.'],
  },
  {
    rule: 'earlier-in',
    patterns: ['earlier (in|on)? TIME'],
    read: (found) => (found.time().kind === 'unknown' ? null : { kind: 'side', of: found.time(), later: false }),
    yes: [
      ['It fell [earlier this week].', 'range 2022-03-21…2022-03-23'],
      ['It fell [earlier in March].', 'range 2022-03-01…2022-03-23'],
    ],
    no: ['It fell earlier.'],
  },
  {
    rule: 'later-in',
    patterns: ['later (in|on)? TIME'],
    read: (found) => (found.time().kind === 'unknown' ? null : { kind: 'side', of: found.time(), later: true }),
    yes: [['It will fall [later this month].', 'range 2022-03-23…2022-03-31']],
    no: ['It fell later.'],
  },
  {
    rule: 'earlier-in-this',
    patterns: ['earlier in the UNIT'],
    read: (found) => {
      const of = theUnit(found)
      return of && { kind: 'side', of, later: false }
    },
    yes: [['It fell [earlier in the year].', 'range 2022-01-01…2022-03-23']],
    no: ['It fell earlier in the war.'],
  },
  {
    rule: 'month-of-which-year',
    patterns: ['TIME of? WHICH year', 'TIME of? the|that same? year', 'TIME of? that year'],
    read: (found) => {
      const time = found.time()
      if (time.kind !== 'recurring' || time.what.every !== 'year' || time.which !== 'any') return null
      const year = found.has('WHICH') ? shifted('year', found.get('WHICH')) : shifted('year', 0, 'anchor')
      return { kind: 'within', what: time.what, of: year }
    },
    yes: [
      ['It fell in [March last year].', 'month 2021-03-01…2021-03-31'],
      ['In [2014] it rose; it fell in [June of that year].', 'month 2014-06-01…2014-06-30'],
    ],
    no: ['It fell on Monday this year.'],
  },
  {
    rule: 'amount-after',
    patterns: knownAmount('after TIME'),
    read: (found) => ({ kind: 'shiftedFrom', time: found.time(), unit: stepOf(found).unit, by: stepOf(found).count }),
    yes: [['It fell [two years after March 2014].', 'year 2016-01-01…2016-12-31']],
    no: ['It fell two years after the war.'],
  },
  {
    rule: 'amount-before',
    patterns: knownAmount('before TIME'),
    when: (site) => !follows(site, 'not'),
    read: (found) => ({ kind: 'shiftedFrom', time: found.time(), unit: stepOf(found).unit, by: -stepOf(found).count }),
    yes: [['It fell [three days before March 7].', 'day 2022-03-04']],
    no: ['It fell two years before the war.'],
  },
]
