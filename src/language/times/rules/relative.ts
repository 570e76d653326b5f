import type { Captures, TimeRule } from '../pattern.ts'
import { between, shifted, UNKNOWN } from '../said-time.ts'
import type { SaidTime } from '../said-time.ts'
import { follows, isInName, precedes } from '../surroundings.ts'
import { knownAmount, shiftedBy, stepOf, unitOf, vagueAmount } from './amounts.ts'

const stretch = (found: Captures, ahead: boolean): SaidTime => ({
  kind: 'window',
  unit: unitOf(found),
  count: found.has('COUNT') || found.hasWord('couple') || !found.has('UNITS') ? stepOf(found).count : null,
  ahead,
})

const isOwned = 'his her its their my our your'

/** Times that are counted from the day of publication. */
export const relativeRules: readonly TimeRule[] = [
  {
    rule: 'today',
    patterns: ['today|tonight DAYPART?', 'this DAYPART'],
    when: (site) => !isInName(site),
    read: () => shifted('day', 0),
    yes: [
      ['He left [today].', 'day 2022-03-23'],
      ['In [today]’s paper it says so.', 'day 2022-03-23'],
      ['He left [this morning].', 'day 2022-03-23'],
    ],
    no: ['He left this town.', 'He reads USA Today.'],
  },
  {
    rule: 'yesterday',
    patterns: ['yesterday DAYPART?', 'last night|evening'],
    read: () => shifted('day', -1),
    yes: [
      ['He left [yesterday afternoon].', 'day 2022-03-22'],
      ['He left [last night].', 'day 2022-03-22'],
    ],
    no: ['At last he left.'],
  },
  {
    rule: 'tomorrow',
    patterns: ['tomorrow DAYPART?'],
    read: () => shifted('day', 1),
    yes: [['He will leave [tomorrow].', 'day 2022-03-24']],
    no: ['He left.'],
  },
  {
    rule: 'day-before-yesterday',
    patterns: ['the day before yesterday'],
    read: () => shifted('day', -2),
    yes: [['He left [the day before yesterday].', 'day 2022-03-21']],
    no: ['He left yesterday.'],
  },
  {
    rule: 'day-after-tomorrow',
    patterns: ['the day after tomorrow'],
    read: () => shifted('day', 2),
    yes: [['He leaves [the day after tomorrow].', 'day 2022-03-25']],
    no: ['He leaves tomorrow.'],
  },
  {
    rule: 'which-unit',
    patterns: ['WHICH UNIT'],
    when: (site) => !precedes(site, 'of') || follows(site, 'in of'),
    read: (found) => {
      const unit = unitOf(found)
      const isNone = found.has('UNITS') || unit === 'instant' || unit === 'day' || unit === 'weekend'
      return isNone ? null : shifted(unit, found.get('WHICH'))
    },
    yes: [
      ['He left [last month].', 'month 2022-02-01…2022-02-28'],
      ['[This year] he left.', 'year 2022-01-01…2022-12-31'],
      ['He leaves [next week].', 'week 2022-03-28…2022-04-03'],
      ['It was [last week].', 'week 2022-03-14…2022-03-20'],
    ],
    no: ['It was the last month of the war.', 'This day he left.'],
  },
  {
    rule: 'current-unit',
    patterns: ['the current UNIT', 'the present UNIT', 'current UNIT'],
    read: (found) => (found.has('UNITS') || unitOf(found) === 'instant' ? null : shifted(unitOf(found), 0)),
    yes: [['In [the current year] it fell.', 'year 2022-01-01…2022-12-31']],
    no: ['The current head left.'],
  },
  {
    rule: 'last-century',
    patterns: ['the last|past century'],
    when: (site) => !precedes(site, 'of') && !follows(site, 'over for'),
    read: () => shifted('century', -1),
    yes: [['It was so in [the last century].', 'century 1901-01-01…2000-12-31']],
    no: ['It was so over the past century.'],
  },
  {
    rule: 'past-stretch',
    patterns: [
      'the|these past|last UNIT',
      '(the|these)? past UNITS',
      'the|these past|last (few|several|many)? UNITS',
      'the|these past|last couple of UNITS',
      '(the|these)? past|last COUNT (and a half)? UNITS',
      '(the)? (more|most)? recent UNITS',
      'the past|last COUNT hundred UNITS',
      'this past UNIT',
    ],
    when: (site) => !precedes(site, 'of') && !follows(site, isOwned) && site.words[site.first]?.upos !== 'VERB',
    read: (found) => (unitOf(found) === 'weekend' ? null : stretch(found, false)),
    yes: [
      ['Over [the past year] it fell.', 'range 2021-03-23…2022-03-23'],
      ['Over [the past months] it fell.', 'range …2022-03-23'],
      ['In [recent years] it fell.', 'range …2022-03-23'],
      ['Over [the last three weeks] it fell.', 'range 2022-03-02…2022-03-23'],
      ['In [the last few days] it fell.', 'range …2022-03-23'],
    ],
    no: ['In the last years of his life.', 'In her last years.', 'It fell last year.'],
  },
  {
    rule: 'coming-stretch',
    patterns: [
      'the next|coming|following UNIT',
      '(the)? next|coming (few|several|COUNT)? UNITS',
      'the next couple of UNITS',
    ],
    when: (site) => !precedes(site, 'of') && follows(site, 'in over for within during throughout'),
    read: (found) => (unitOf(found) === 'weekend' ? null : stretch(found, true)),
    yes: [
      ['It will fall over [the next five years].', 'range 2022-03-23…2027-03-23'],
      ['It will fall in [the coming weeks].', 'range 2022-03-23…'],
    ],
    no: ['He left the next day.'],
  },
  {
    rule: 'ago',
    patterns: knownAmount('ago'),
    read: (found) => shiftedBy(found, -1),
    yes: [
      ['He left [three days ago].', 'day 2022-03-20'],
      ['He left [a year ago].', 'year 2021-01-01…2021-12-31'],
      ['He left [about twenty-five years ago].', 'year 1997-01-01…1997-12-31'],
      ['He left [two months ago].', 'month 2022-01-01…2022-01-31'],
      ['He left [half a century ago].', 'decade 1970-01-01…1979-12-31'],
    ],
    no: ['He left after three days.'],
  },
  {
    rule: 'more-than-ago',
    patterns: [...knownAmount('ago', 'more than'), ...knownAmount('ago', 'over'), ...knownAmount('ago', 'at least')],
    read: (found) => between(null, shiftedBy(found, -1)),
    yes: [['He left [more than 70 years ago].', 'range …1952-12-31']],
    no: ['He left 70 years ago.'],
  },
  {
    rule: 'long-ago',
    patterns: vagueAmount('ago'),
    read: () => UNKNOWN,
    yes: [['He left [several years ago].', 'none']],
    no: ['He left two years ago.'],
  },
  {
    rule: 'from-now',
    patterns: knownAmount('from now'),
    read: (found) => shiftedBy(found, 1),
    yes: [['It ends [two weeks from now].', 'week 2022-04-04…2022-04-10']],
    no: ['It ends in two weeks.'],
  },
  {
    rule: 'in-time',
    patterns: knownAmount("' time"),
    when: (site) => follows(site, 'in within'),
    read: (found) => shiftedBy(found, 1),
    yes: [["It ends in [two weeks' time].", 'week 2022-04-04…2022-04-10']],
    no: ['It ends in two weeks.'],
  },
  {
    rule: 'at-the-time',
    patterns: ['the|that|this time'],
    when: (site) => follows(site, 'at'),
    read: () => UNKNOWN,
    yes: [['He was there at [the time].', 'none']],
    no: ['For the first time he left.'],
  },
]
