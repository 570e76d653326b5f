import type { Site } from './pattern.ts'
import type { TimeWord } from './word-sequence.ts'

/** The `count`-th word before a match within its sentence, or null. */
export const wordBefore = ({ words, first }: Site, count = 1): TimeWord | null => within(words, first, first - count)

/** The `count`-th word after a match within its sentence, or null. */
export const wordAfter = ({ words, end }: Site, count = 1): TimeWord | null => within(words, end - 1, end - 1 + count)

const within = (words: readonly TimeWord[], from: number, index: number): TimeWord | null => {
  const word = words[index]
  return word !== undefined && word.sentence === words[from]?.sentence ? word : null
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** After these a time is meant, if what follows can be one. */
const SURE = set('in since until till during early late mid last next this circa throughout pre post')
/** After these it may be a time, a number or a name. */
const LIKELY = set(
  'by of from to before after between around about for through and or on at with c. ca ca. / - – — , b. d. m. div. born died least as',
)
const CONNECTORS = set(', and or & / - – —')
const OWNERS = set("the a an this that these those its his her their our my your 's")
/** Names that are numbered, not dated: `Resolution 1973`. */
const NUMBERED = set(
  'resolution article section rule law order decree room flight act chapter paragraph bill route highway',
)
const CURRENCY = set('$ € £ ¥ ₽ us$ usd eur gbp rs rs. no. nr. nr no number # p. pp.')
const COUNTED = set('people men women children police troops personnel percent per square cubic metric million billion')
/** Behind `2000` they make it a time of day. */
const ZONES = 'bst cet cest est edt et cst pst pdt pt ist jst msk aest hkt'
const OF_MONEY_OR_SIZE = set(
  `% ° km kg mm cm m ft bn hours hrs gmt utc ${ZONES} dollar euro yen ruble ton tonne mile meter metre block`,
)
const ERAS = set('bc bce b.c. b.c.e.')

const is = (word: TimeWord | null, list: ReadonlySet<string>): boolean => word !== null && list.has(word.lower)
const isUpos = (word: TimeWord | null, ...tags: readonly string[]): boolean => word !== null && tags.includes(word.upos)

/** A common noun in the plural, as far as its last letter tells. */
const isPluralNoun = (word: TimeWord | null): boolean =>
  isUpos(word, 'NOUN') && /[^s]s$/u.test(word?.lower ?? '') && !word?.classes.has('UNIT')
const isSingularNoun = (word: TimeWord | null): boolean => isUpos(word, 'NOUN') && !isPluralNoun(word)

/** Whether four digits are a year where they stand: `in 1956`, `the 1956 declaration`, not `1956 people`. */
export const isYearInContext = (site: Site): boolean => {
  const year = Number(site.words[site.first]?.lower)
  if (is(wordBefore(site), CURRENCY) || isMeasured(site)) return false
  const head = listHead(site)
  const before = wordBefore(head)
  if (isCounted(site, { year, before })) return is(before, SURE) && year % 100 !== 0 && year > 1800
  if (is(before, SURE)) return true
  if (before === null) return isYearAtStart(site, year)
  if (is(before, OWNERS)) return year >= 1500 && isBeforeNoun(site)
  if (is(before, LIKELY)) return year >= 1500 && (year % 500 !== 0 || before.upos === 'ADP')
  if (before.lower === '(') return year >= 1500
  if (before.upos === 'PROPN') return year >= 1945 && year % 100 !== 0 && !NUMBERED.has(before.lower)
  return year >= 1900 && !isUpos(before, 'NUM', 'VERB', 'SYM') && isSingularNoun(wordAfter(site))
}

/** `the 1956 declaration`, `the 2007 starting date`, `the 2011 and 2017 censuses`. */
const isBeforeNoun = (site: Site): boolean => {
  const [after, second] = [wordAfter(site), wordAfter(site, 2)]
  if (isUpos(after, 'NOUN', 'ADJ', 'PROPN')) return true
  return is(after, CONNECTORS) ? second?.classes.has('YEAR') === true : isUpos(after, 'VERB') && isUpos(second, 'NOUN')
}

/** The site of the first of several years in a row: `in 1956, 1993 and 2001`. At most eight are looked at. */
const listHead = (site: Site): Site => {
  let { first } = site
  for (let years = 0; years < 8; years++) {
    const link = within(site.words, first, first - 1)
    const skipped = is(link, CONNECTORS) && is(within(site.words, first, first - 2), CONNECTORS) ? 3 : 2
    const earlier = within(site.words, first, first - skipped)
    if (!is(link, CONNECTORS) || !earlier?.classes.has('YEAR')) break
    first -= skipped
  }
  return { ...site, first }
}

const isMeasured = (site: Site): boolean => {
  const after = wordAfter(site)
  if (after === null) return false
  if (OF_MONEY_OR_SIZE.has(after.lower) || ERAS.has(after.lower)) return true
  if (after.lower === 'local' && wordAfter(site, 2)?.lower === 'time') return true
  return after.upos === 'NUM' && !after.classes.has('YEAR')
}

interface YearPlace {
  readonly year: number
  /** The word before it, or before the list that it is in. */
  readonly before: TimeWord | null
}

/** Whether the digits count what follows: `1956 people`, `2000 soldiers`, not `the 2014 sanctions`. */
const isCounted = (site: Site, { year, before }: YearPlace): boolean => {
  const after = wordAfter(site)
  if (is(after, COUNTED) || after?.classes.has('UNIT')) return true
  if (isUpos(after, 'ADJ') && isPluralNoun(wordAfter(site, 2))) return !is(before, OWNERS) && !is(before, SURE)
  return isPluralNoun(after) && (year % 100 === 0 || !is(before, OWNERS))
}

/** `2018 saw …`, `2018 summit ends`. */
const isYearAtStart = (site: Site, year: number): boolean =>
  year >= 1900 &&
  (isUpos(wordAfter(site), 'AUX', 'VERB', 'PROPN') ||
    isSingularNoun(wordAfter(site)) ||
    is(wordAfter(site), set(': , – —')))

/** Months that are also names or verbs. */
const NAMES = set('march april may june august')
const MONTH_LINKS = set('in since until till during early late mid last next this every each following previous')
const MONTH_LIKELY = set('as by from to before after between through of and or on')

/** Whether the name of a month that stands alone is one: `in May`, `the April summit`, not `Theresa May`. */
export const isMonthInContext = (site: Site): boolean => {
  const [before, after] = [wordBefore(site), wordAfter(site)]
  if (is(before, MONTH_LINKS)) return true
  const isName = is(site.words[site.first] ?? null, NAMES)
  if (!isName) return !isUpos(before, 'PROPN') || before?.classes.has('DAY') === true
  if (isUpos(after, 'PROPN') || after?.lower === "'s" || isUpos(before, 'PROPN')) return false
  if (is(before, MONTH_LIKELY)) return true
  return is(before, OWNERS) && isUpos(after, 'NOUN')
}

/** Names that hold a weekday: `Black Friday`, `The Sunday Times`. */
const FEASTS = set('black good bloody ash easter palm holy cyber super fat shrove maundy')

export const isWeekdayInContext = (site: Site): boolean => {
  const before = wordBefore(site)
  if (is(before, FEASTS)) return false
  return before?.form !== 'The' || !isUpos(wordAfter(site), 'PROPN')
}

/** `the 21st` is a day of the month unless it ranks a noun: `the 21st century`, `the 2nd and 3rd floors`. */
export const isDayOfMonthInContext = (site: Site): boolean => {
  const [before, after] = [wordBefore(site), wordAfter(site)]
  if (isUpos(after, 'NOUN', 'PROPN', 'ADJ', 'NUM') || is(after, set('and or to - – of'))) return false
  const isSmall = (site.words[site.end - 1]?.classes.get('DAY') ?? 0) < 4
  return is(before, set('on by since until till')) || (!isSmall && !isUpos(before, 'VERB', 'NOUN', 'PROPN'))
}

/** Whether the word before is one of these, parted by spaces. */
export const follows = (site: Site, words: string): boolean => is(wordBefore(site), set(words))

/** Whether a century or decade is one before Christ, which the calendar here does not have. */
export const isBeforeChrist = (site: Site): boolean => is(wordAfter(site), ERAS)

/** Words of comparison: from what follows them something differs, and does not begin. */
const COMPARED = set(
  'up down rise rose risen rises rising fall fell fallen falls falling gain gained gains drop dropped drops change changed changes unchanged increase increased decrease decreased decline declined grow grew grown growth jump jumped slip slipped climb climbed surge surged % percent per higher lower more less compared different improvement little flat recover recovered swing',
)
const MAX_WORDS_TO_COMPARED = 8

/** Whether `from` tells what something is compared with or where it comes from: `up 11% from a year earlier`, `a photo from March`. */
export const isComparison = (site: Site): boolean => {
  for (let back = 1; back <= MAX_WORDS_TO_COMPARED; back++) if (is(wordBefore(site, back), COMPARED)) return true
  const before = wordBefore(site)
  if (before?.classes.has('UNIT') === true || isUpos(before, 'PROPN', 'PRON', 'NUM', 'SYM')) return true
  return isUpos(before, 'NOUN') && [2, 3].some((back) => is(wordBefore(site, back), OWNERS))
}

/** Whether the word after is one of these, parted by spaces. */
export const precedes = (site: Site, words: string): boolean => is(wordAfter(site), set(words))

/** Whether a time is said of the noun after it (`the 1956 declaration`, `Monday's talks`) and so bounds nothing. */
export const isModifier = (site: Site): boolean => precedes(site, "'s - –") || isSingularNoun(wordAfter(site))

/** Whether nothing of its own follows, so that `the day before` counts from another time, not from an event. */
export const isLast = (site: Site): boolean =>
  !isUpos(wordAfter(site), 'DET', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'SCONJ')

/** Whether a capitalised word ends a name: `USA Today`. */
export const isInName = (site: Site): boolean =>
  isUpos(wordBefore(site), 'PROPN') && /^\p{Lu}/u.test(site.words[site.first]?.form ?? '')
