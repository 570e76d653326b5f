import type { TimeRule } from '../pattern.ts'
import { UNKNOWN } from '../said-time.ts'
import { follows, isModifier, precedes } from '../surroundings.ts'

const isAge = (site: Parameters<typeof precedes>[0]): boolean => precedes(site, 'old')

/** Lengths of time: they are expressions of time, but no points of it, so they have no interval. */
export const durationRules: readonly TimeRule[] = [
  {
    rule: 'duration',
    patterns: [
      'COUNT UNITS',
      'COUNT and a half UNITS',
      'a|COUNT hundred UNITS',
      'several|few|many UNITS',
      'a few|several UNITS',
      'a couple of UNITS',
      'a number of UNITS',
    ],
    when: (site) => !isAge(site) && !(site.words[site.end - 1]?.lower === 'quarters' && precedes(site, 'of')),
    read: (found) => (found.has('YEAR') ? null : UNKNOWN),
    yes: [
      ['They talked for [three years].', 'none'],
      ['They talked for [20 years].', 'none'],
      ['They talked for [a few hours].', 'none'],
    ],
    no: ['They met dozens of times.', 'He is 20 years old.', 'In 2014 months of talks ended.'],
  },
  {
    rule: 'duration-of-one',
    patterns: ['a|an|one UNIT', 'half a|an UNIT', 'UNITS'],
    when: (site) => follows(site, 'for within') && !isAge(site) && !precedes(site, 'of - –') && !isModifier(site),
    read: () => UNKNOWN,
    yes: [
      ['They talked for [a year].', 'none'],
      ['They talked for [decades].', 'none'],
    ],
    no: ['They talk once a year.'],
  },
]
