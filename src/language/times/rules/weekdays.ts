import type { Captures, TimeRule } from '../pattern.ts'
import { recurring, shifted, UNKNOWN } from '../said-time.ts'
import type { Recurrence, SaidTime, WhichOne } from '../said-time.ts'
import { follows, isModifier, isWeekdayInContext } from '../surroundings.ts'

const WHICH: readonly WhichOne[] = ['last', 'this', 'next']

/** Which one `last`, `this` and `next` mean. */
export const whichOf = (found: Captures): WhichOne => WHICH[found.get('WHICH') + 1] ?? 'any'

const weekday = (found: Captures): Recurrence => ({ every: 'week', of: 'day', weekday: found.get('WEEKDAY') })

const weekend = (which: WhichOne): SaidTime => recurring({ every: 'week', of: 'weekend' }, which)

/** Days of the week and weekends. `on Monday` is the last one up to and including the day of publication. */
export const weekdayRules: readonly TimeRule[] = [
  {
    rule: 'weekday',
    patterns: ['(early|late)? WEEKDAY DAYPART?'],
    when: isWeekdayInContext,
    read: (found) => recurring(weekday(found)),
    yes: [
      ['He said on [Monday] that it ended.', 'day 2022-03-21'],
      ['He left [Wednesday].', 'day 2022-03-23'],
      ['He said [late Thursday night] that it ended.', 'day 2022-03-17'],
      ['They will meet on [Friday].', 'day 2022-03-25'],
    ],
    no: ['They sat in the sun.', 'It was Good Friday.', 'He reads The Sunday Times.'],
  },
  {
    rule: 'which-weekday',
    patterns: ['WHICH WEEKDAY DAYPART?'],
    read: (found) => recurring(weekday(found), whichOf(found)),
    yes: [
      ['They meet [next Monday].', 'day 2022-03-28'],
      ['They met [last Friday].', 'day 2022-03-18'],
      ['They met [last Wednesday].', 'day 2022-03-16'],
      ['They meet [this Friday morning].', 'day 2022-03-25'],
      ['They meet [next Friday].', 'day 2022-04-01'],
    ],
    no: ['They met at last.'],
  },
  {
    rule: 'weekday-of-week',
    patterns: ['WEEKDAY of? WHICH week'],
    read: (found) => ({ kind: 'within', what: weekday(found), of: shifted('week', found.get('WHICH')) }),
    yes: [['They met on [Monday of last week].', 'day 2022-03-14']],
    no: ['They met on Monday.'],
  },
  {
    rule: 'next-weekday-there',
    patterns: ['the? following|previous WEEKDAY DAYPART?', 'the next WEEKDAY DAYPART?'],
    read: (found) => recurring(weekday(found), 'any', 'anchor'),
    yes: [],
    no: ['They met on Monday.'],
  },
  {
    rule: 'weekdays',
    patterns: ['WEEKDAYS', 'every|each WEEKDAY|MONTH|UNIT|SEASON|DAYPART', 'every|each RANK|COUNT UNIT'],
    read: () => UNKNOWN,
    yes: [
      ['They meet on [Mondays].', 'none'],
      ['They meet [every Monday] in Tokyo.', 'none'],
      ['They meet [every two years].', 'none'],
    ],
    no: ['They met on Monday.'],
  },
  {
    rule: 'any-weekday',
    patterns: ['a|any WEEKDAY DAYPART?'],
    when: (site) => !isModifier(site),
    read: () => UNKNOWN,
    yes: [['They meet on [a Monday].', 'none']],
    no: ['They spoke at a Monday summit.'],
  },
  {
    rule: 'weekend',
    patterns: ['the weekend'],
    when: (site) => follows(site, 'over during throughout at on in since until'),
    read: () => weekend('any'),
    yes: [['They met over [the weekend].', 'range 2022-03-19…2022-03-20']],
    no: ['The weekend edition sold.'],
  },
  {
    rule: 'which-weekend',
    patterns: ['WHICH weekend'],
    read: (found) => weekend(whichOf(found)),
    yes: [
      ['They met [last weekend].', 'range 2022-03-19…2022-03-20'],
      ['They meet [this weekend].', 'range 2022-03-26…2022-03-27'],
    ],
    no: ['A last effort.'],
  },
]
