import type { Captures, TimeRule } from '../pattern.ts'
import type { TimeUnit } from '../period.ts'
import { between, shifted } from '../said-time.ts'
import type { SaidBound, SaidTime } from '../said-time.ts'
import { unitOf } from './amounts.ts'
import { follows, isComparison, isModifier } from '../surroundings.ts'

const TODAY = shifted('day', 0)
const NOW = 'now|today|present'
const TO = 'to|until|till|through|DASH'

/** Whether a time can be an end of a range: ranges and lengths cannot. */
const isEndpoint = (time: SaidTime): boolean => !['unknown', 'bounded', 'window', 'side'].includes(time.kind)

const isYear = (time: SaidTime): boolean => time.kind === 'fixed' && time.period.precision === 'year'

/** Said by the calendar, not by the day of publication, so that `March to August` is a range without `from`. */
const isOfCalendar = (time: SaidTime): boolean =>
  time.kind === 'part' || time.kind === 'within'
    ? isOfCalendar(time.of)
    : time.kind === 'fixed' || time.kind === 'recurring'

const since = (found: Captures): SaidTime | null => (isEndpoint(found.time()) ? between(found.time(), null) : null)

const until = (found: Captures): SaidTime | null => (isEndpoint(found.time()) ? between(null, found.time()) : null)

const range = (found: Captures): SaidTime | null =>
  isEndpoint(found.time()) && isEndpoint(found.time(1)) ? between(found.time(), found.time(1)) : null

const excluded = (time: SaidTime): SaidBound => ({ time, excluded: true, optional: false })

/** `before the end of 2025`, `after the beginning of 2020`: an end is a day there, and on this side of it lies the rest. */
const outside = (time: SaidTime, edge: 'start' | 'end'): SaidBound => ({
  ...excluded(time),
  excluded: time.kind !== 'part' || time.part !== edge,
})

/** `from 1945 to the present`: open where nobody knows what the present is. */
const upToNow = (found: Captures): SaidTime | null =>
  isEndpoint(found.time())
    ? {
        kind: 'bounded',
        start: { time: found.time(), excluded: false, optional: false },
        end: { time: TODAY, excluded: false, optional: true },
      }
    : null

const MONTHS_OF: Readonly<Partial<Record<TimeUnit, number>>> = { month: 1, quarter: 3, year: 12 }
const DAYS_OF: Readonly<Partial<Record<TimeUnit, number>>> = { week: 7, fortnight: 14 }

/** `the three months ended December 31`: up to a day, and so many units long. */
const stretchTo = (found: Captures): SaidTime | null => {
  const [unit, time, count] = [unitOf(found), found.time(), found.has('COUNT') ? found.get('COUNT') : 1]
  const [months, days] = [MONTHS_OF[unit], DAYS_OF[unit]]
  if (!isEndpoint(time)) return null
  if (months !== undefined) return between({ kind: 'shiftedFrom', time, unit: 'month', by: 1 - months * count }, time)
  return days === undefined ? null : between({ kind: 'shiftedFrom', time, unit: 'day', by: 1 - days * count }, time)
}

/** Ranges: their preposition belongs to them. A time that is said of a noun (`after Monday's talks`) bounds nothing. */
export const boundRules: readonly TimeRule[] = [
  {
    rule: 'since',
    patterns: [
      '(ever)? since (at least|around|about|as early as)? TIME',
      'as of TIME',
      'from TIME on|onward|onwards',
      'TIME onward|onwards',
    ],
    when: (site) => !isModifier(site),
    read: since,
    yes: [
      ['It has been so [since 2018].', 'range 2018-01-01…'],
      ['It has been so [since the mid-20th century].', 'range 1934-01-01…'],
      ['It is law [from March 2021 onwards].', 'range 2021-03-01…'],
    ],
    no: ['Since the war it is so.', 'Since the 2014 annexation it is so.'],
  },
  {
    rule: 'from',
    patterns: ['from TIME'],
    when: (site) => !isModifier(site) && !isComparison(site),
    read: (found) => (isYear(found.time()) ? null : since(found)),
    yes: [['It is law [from April 1, 2022].', 'range 2022-04-01…']],
    no: [
      'A photo from 1956 shows it.',
      'He is from Tokyo.',
      'Sales were up from last year.',
      'It fell by 11 % from March 2021.',
      'He saw a photo from March 2020.',
      'He returns a year from Tuesday.',
    ],
  },
  {
    rule: 'until',
    patterns: ['(up)? until|till|til TIME', 'up to TIME', 'through TIME'],
    when: (site) => !isModifier(site),
    read: until,
    yes: [
      ['It was so [until 2020].', 'range …2020-12-31'],
      ['It was so [until May 2021].', 'range …2021-05-31'],
    ],
    no: ['It was so until the end of the war.'],
  },
  {
    rule: 'until-now',
    patterns: ['(up)? until|till now|today', 'up to now', 'to date'],
    when: (site) => site.words[site.end - 1]?.upos !== 'VERB',
    read: () => between(null, TODAY),
    yes: [['No treaty has been signed [until now].', 'range …2022-03-23']],
    no: ['They sign it now.'],
  },
  {
    rule: 'by',
    patterns: ['by TIME', 'no later than TIME'],
    when: (site) => !isModifier(site),
    read: until,
    yes: [
      ['It will be over [by 2030].', 'range …2030-12-31'],
      ['It will be over [by the end of the year].', 'range …2022-12-31'],
    ],
    no: ['It was signed by April Smith.', 'It fell by 2000 points.'],
  },
  {
    rule: 'before',
    patterns: ['before TIME', 'prior to TIME'],
    when: (site) => !isModifier(site) && !follows(site, 'day week month year'),
    read: (found) =>
      isEndpoint(found.time()) ? { kind: 'bounded', start: null, end: outside(found.time(), 'end') } : null,
    yes: [
      ['It was so [before 2014].', 'range …2013-12-31'],
      ['It will be sold [before the end of 2025].', 'range …2025-12-31'],
      ['It was so [prior to March 7, 2022].', 'range …2022-03-06'],
    ],
    no: ['It was so before the 1956 declaration.', 'It was so before Monday’s talks.'],
  },
  {
    rule: 'after',
    patterns: ['after TIME'],
    when: (site) => !isModifier(site) && !follows(site, 'day week month year'),
    read: (found) =>
      isEndpoint(found.time()) ? { kind: 'bounded', start: outside(found.time(), 'start'), end: null } : null,
    yes: [
      ['It was so [after 2014].', 'range 2015-01-01…'],
      ['It was so [after the beginning of 2014].', 'range 2014-01-01…'],
    ],
    no: ['It was so after three years.', 'It was so after the 2018 summit.'],
  },
  {
    rule: 'pre',
    patterns: ['pre DASH? TIME'],
    read: (found) => (isEndpoint(found.time()) ? { kind: 'bounded', start: null, end: excluded(found.time()) } : null),
    yes: [['The [pre-1945] border.', 'range …1944-12-31']],
    no: ['The pre-war border of 1945.'],
  },
  {
    rule: 'post',
    patterns: ['post DASH? TIME'],
    read: (found) => (isEndpoint(found.time()) ? { kind: 'bounded', start: excluded(found.time()), end: null } : null),
    yes: [['The [post-2014] order.', 'range 2015-01-01…']],
    no: ['The post-war order of 1945.'],
  },
  {
    rule: 'from-to',
    patterns: [`from TIME ,? ${TO} TIME`, 'from TIME up to|until TIME', 'between TIME and TIME'],
    read: range,
    yes: [
      ['He led it [from 2012 to 2017].', 'range 2012-01-01…2017-12-31'],
      ['He led it [from January 20, 2017, to January 20, 2021].', 'range 2017-01-20…2021-01-20'],
      ['He led it [between 1945 and 1951].', 'range 1945-01-01…1951-12-31'],
      ['He led it [from early March to May 2020].', 'range 2020-03-01…2020-05-31'],
      ['He led it [from November 2020 to March].', 'range 2020-11-01…2021-03-31'],
    ],
    no: ['He rode from Tokyo to Kyoto.', 'It fell from 2012 points to 2017 points.'],
  },
  {
    rule: 'to',
    patterns: [`TIME ${TO} TIME`],
    read: (found) => (isOfCalendar(found.time()) && isOfCalendar(found.time(1)) ? range(found) : null),
    yes: [
      ['It ran [mid-1919 to 1921].', 'range 1919-05-01…1921-12-31'],
      ['In [late August – September 1945] it fell.', 'range 1945-08-21…1945-09-30'],
    ],
    no: ['He came last week to March 2021 talks.'],
  },
  {
    rule: 'to-the-present',
    patterns: [`(from|since)? TIME ${TO} (the)? ${NOW}`],
    read: (found) => (isOfCalendar(found.time()) ? upToNow(found) : null),
    yes: [['It was so [from 1945 to the present].', 'range 1945-01-01…2022-03-23']],
    no: ['He is here to present it.'],
  },
  {
    rule: 'since-then',
    patterns: ['since then'],
    read: () => between({ kind: 'anchor' }, null),
    yes: [['It fell on [March 7, 2022] and has risen [since then].', 'range 2022-03-07…']],
    no: ['He left then.'],
  },
  {
    rule: 'ending',
    patterns: ['(the|a)? UNIT ended|ending (on)? TIME', '(the)? COUNT UNITS ended|ending (on)? TIME'],
    read: stretchTo,
    yes: [
      ['It grew in [the week ending March 19].', 'range 2022-03-13…2022-03-19'],
      ['It grew in [the three months ended December 31, 2021].', 'range 2021-10-01…2021-12-31'],
      ['It grew in [the year ended March 31, 2021].', 'range 2020-04-01…2021-03-31'],
    ],
    no: ['The week ended in tears.'],
  },
  {
    rule: 'starting',
    patterns: ['starting|beginning|effective|dating (back)? (on|in|from|to|with)? TIME'],
    when: (site) => !isModifier(site),
    read: since,
    yes: [['It is law [starting on March 7, 2022].', 'range 2022-03-07…']],
    no: ['It is law starting soon.'],
  },
]
