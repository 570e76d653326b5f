import { feastPeriod } from '../feasts.ts'
import type { Feast } from '../feasts.ts'
import type { Captures, Site, TimeRule } from '../pattern.ts'
import { fixed, recurring } from '../said-time.ts'
import type { SaidTime } from '../said-time.ts'
import { wordAfter, wordBefore } from '../surroundings.ts'
import { whichOf } from './weekdays.ts'

/**
 * Feasts that fall on one day wherever news in English is written, or that only one country calls so. Those that churches or
 * countries keep on days of their own under one name (Victory Day, Labour Day, Independence Day) are left out.
 */
const FEASTS: readonly (readonly [words: string, feast: Feast])[] = [
  ["new year 's day", { month: 1, day: 1 }],
  ["valentine 's day", { month: 2, day: 14 }],
  ["international women 's day", { month: 3, day: 8 }],
  ['ash wednesday', { fromEaster: -46 }],
  ['palm sunday', { fromEaster: -7 }],
  ['good friday', { fromEaster: -2 }],
  ['easter sunday', { fromEaster: 0 }],
  ['easter monday', { fromEaster: 1 }],
  ['may day', { month: 5, day: 1 }],
  ['memorial day', { month: 5, weekday: 0, nth: 'last' }],
  ['bastille day', { month: 7, day: 14 }],
  ['labor day', { month: 9, weekday: 0, nth: 1 }],
  ['halloween', { month: 10, day: 31 }],
  ['thanksgiving day?', { month: 11, weekday: 3, nth: 4 }],
  ['black friday', { month: 11, weekday: 3, nth: 4, after: 1 }],
  ['christmas eve', { month: 12, day: 24 }],
  ['christmas day?', { month: 12, day: 25 }],
  ['boxing day', { month: 12, day: 26 }],
  ["new year 's eve", { month: 12, day: 31 }],
]

/** Who keeps feasts of these names on other days. */
const OTHERS: ReadonlySet<string> = new Set(['orthodox', 'coptic', 'armenian', 'russian', 'ukrainian', 'canadian'])

/** Capitalised, and said of nothing else: not `Christmas markets`, `the Good Friday Agreement`. */
const isFeast = (site: Site): boolean => {
  const name = site.words.slice(site.first, site.end).find(({ classes }) => !classes.has('WHICH'))
  const after = wordAfter(site)
  return (
    /^\p{Lu}/u.test(name?.form ?? '') &&
    !OTHERS.has(wordBefore(site)?.lower ?? '') &&
    !['NOUN', 'PROPN', 'ADJ'].includes(after?.upos ?? '') &&
    !["'s", '-', '–'].includes(after?.lower ?? '')
  )
}

const readFeast =
  (feast: Feast) =>
  (found: Captures): SaidTime | null =>
    found.has('YEAR')
      ? fixed(feastPeriod(found.get('YEAR'), feast))
      : recurring({ every: 'year', of: 'feast', feast }, found.has('WHICH') ? whichOf(found) : 'any')

const EXAMPLES: Readonly<Record<string, Pick<TimeRule, 'yes' | 'no'>>> = {
  "new year 's day": { yes: [["They met on [New Year's Day].", 'day 2022-01-01']], no: ['A new year’s days.'] },
  "valentine 's day": { yes: [["They met on [Valentine's Day].", 'day 2022-02-14']], no: ["Valentine's cards."] },
  "international women 's day": { yes: [["They met on [International Women's Day].", 'day 2022-03-08']], no: [] },
  'ash wednesday': { yes: [['They met on [Ash Wednesday].', 'day 2022-03-02']], no: [] },
  'palm sunday': { yes: [['They will meet on [Palm Sunday].', 'day 2022-04-10']], no: [] },
  'good friday': { yes: [['They will meet on [Good Friday].', 'day 2022-04-15']], no: ['The Good Friday Agreement.'] },
  'easter sunday': {
    yes: [['They met on [Easter Sunday 2000].', 'day 2000-04-23']],
    no: ['Orthodox Easter Sunday came.'],
  },
  'easter monday': { yes: [['They met on [Easter Monday 1916].', 'day 1916-04-24']], no: [] },
  'may day': { yes: [['They met on [May Day].', 'day 2021-05-01']], no: ['It may day by day.'] },
  'memorial day': { yes: [['They met on [Memorial Day 2021].', 'day 2021-05-31']], no: ['The Memorial Day sales.'] },
  'bastille day': { yes: [['They met on [Bastille Day 2016].', 'day 2016-07-14']], no: [] },
  'labor day': { yes: [['They met on [Labor Day].', 'day 2021-09-06']], no: [] },
  halloween: { yes: [['They met on [Halloween].', 'day 2021-10-31']], no: ['The Halloween party.'] },
  'thanksgiving day?': {
    yes: [['They met on [Thanksgiving].', 'day 2021-11-25']],
    no: ['Canadian Thanksgiving came.'],
  },
  'black friday': { yes: [['They met on [Black Friday 2020].', 'day 2020-11-27']], no: [] },
  'christmas eve': { yes: [['They met on [Christmas Eve].', 'day 2021-12-24']], no: [] },
  'christmas day?': {
    yes: [
      ['They met on [Christmas Day].', 'day 2021-12-25'],
      ['They met [last Christmas].', 'day 2021-12-25'],
      ['They will meet [next Christmas].', 'day 2022-12-25'],
      ['They met at [Christmas 1914].', 'day 1914-12-25'],
    ],
    no: ['The Christmas markets opened.', "They saw Christmas's end."],
  },
  'boxing day': { yes: [['They met on [Boxing Day, 2004].', 'day 2004-12-26']], no: ['A boxing day.'] },
  "new year 's eve": { yes: [["They met on [New Year's Eve].", 'day 2021-12-31']], no: [] },
}

/** Feasts by their names, with a year or without. */
export const feastRules: readonly TimeRule[] = FEASTS.map(([words, feast]) => ({
  rule: words.replace(/\W+/gu, '-').replace(/-$/u, ''),
  patterns: [`WHICH? ${words}`, `${words} (,|of|in? YEAR)?`],
  when: isFeast,
  read: readFeast(feast),
  yes: [],
  no: [],
  ...EXAMPLES[words],
}))
