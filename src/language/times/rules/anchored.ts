import type { Site, TimeRule } from '../pattern.ts'
import { shifted, UNKNOWN } from '../said-time.ts'
import { isLast, precedes } from '../surroundings.ts'
import { knownAmount, shiftedBy, unitOf, vagueAmount } from './amounts.ts'

const DAYPART_OR_UNIT = 'UNIT|DAYPART'

/** After `before` and `after` nothing may follow that they belong to; `later` and `the previous day` are complete. */
const isLastIfLinking = (site: Site): boolean => {
  const last = site.words[site.end - 1]?.lower
  return (last !== 'before' && last !== 'after') || isLast(site)
}

/** Times that are counted from another time, said shortly before. */
export const anchoredRules: readonly TimeRule[] = [
  {
    rule: 'later',
    patterns: [...knownAmount('later'), ...knownAmount('afterwards'), ...knownAmount('after')],
    when: isLastIfLinking,
    read: (found) => shiftedBy(found, 1, 'anchor'),
    yes: [
      ['In [March 2014] it fell, and [two years later] it rose.', 'year 2016-01-01…2016-12-31'],
      ['On [March 7, 2022] he came, [three days later] he left.', 'day 2022-03-10'],
      ['He left [two years later].', 'none'],
    ],
    no: ['He left two years after the war.'],
  },
  {
    rule: 'earlier',
    patterns: [...knownAmount('earlier'), ...knownAmount('before'), ...knownAmount('previously')],
    when: isLastIfLinking,
    read: (found) => shiftedBy(found, -1, 'anchor'),
    yes: [['In [2014] it fell, unlike [a year earlier].', 'year 2013-01-01…2013-12-31']],
    no: ['He left two years before the war.'],
  },
  {
    rule: 'some-time-later',
    patterns: ['later', 'earlier', 'before', 'after'].flatMap(vagueAmount),
    when: isLastIfLinking,
    read: () => UNKNOWN,
    yes: [['He left [a few years later].', 'none']],
    no: ['He left years before the war.'],
  },
  {
    rule: 'unit-before',
    patterns: [`the ${DAYPART_OR_UNIT} before|earlier`, `the previous|preceding ${DAYPART_OR_UNIT}`],
    when: (site) => !precedes(site, 'of') && isLastIfLinking(site),
    read: (found) => (found.has('UNITS') ? UNKNOWN : shifted(unitOf(found), -1, 'anchor')),
    yes: [
      ['On [March 7, 2022] he came; he had left [the day before].', 'day 2022-03-06'],
      ['He left [the previous day].', 'none'],
    ],
    no: ['He left the day before the talks.'],
  },
  {
    rule: 'unit-after',
    patterns: [`the ${DAYPART_OR_UNIT} after`, `the? following ${DAYPART_OR_UNIT}`, 'the next day|DAYPART'],
    when: isLastIfLinking,
    read: (found) => (found.has('UNITS') ? UNKNOWN : shifted(unitOf(found), 1, 'anchor')),
    yes: [['On [21 March 2022] he came and left [the next day].', 'day 2022-03-22']],
    no: ['He left the day after the talks.'],
  },
  {
    rule: 'same-unit',
    patterns: ['the|that|this same UNIT', 'that UNIT'],
    read: (found) => (found.has('UNITS') || unitOf(found) === 'instant' ? null : shifted(unitOf(found), 0, 'anchor')),
    yes: [['In [March 2014] it fell, and [that year] it rose.', 'year 2014-01-01…2014-12-31']],
    no: ['The years that followed.'],
  },
]
