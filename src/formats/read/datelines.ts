import { findDayOfMonth } from './dates.ts'
import type { FoundDate } from './dates.ts'

/** The words before an agency report that say where, when and by whom: `TOKYO, Jan 5 (Agency) -`. */
export interface Dateline {
  /** Offset in the given text after the dateline and the space that follows it. */
  readonly end: number
  readonly agency: string | null
  readonly date: FoundDate | null
}

const MAX_DATELINE_CHARACTERS = 140
const MAX_PLACE_WORDS = 7

/** How a dateline is parted from its report; group 1 is the dateline without the parting marks. */
const ENDINGS: readonly RegExp[] = [
  /^([^/]{0,90}\/\s?\p{Lu}[^/]{1,38}\/)\s?[.:]?\s*(?:--?|–|—)?\s+/u,
  /^(.{0,110}?(?:\s|[).]))(?:--?|–|—)\s+(?=[["“‘'(]?[\p{Lu}\d])/u,
  /^(.{3,110}?\([^()]{2,48}\))\s?[.:]?\s+(?=["“‘']?\p{Lu})/u,
  // `Lima, 3 January 2024. The report…`: only a date before the stop makes it one.
  /^((?!(?:After|At|Before|By|During|For|From|In|On|Since|Until)\b)\p{Lu}[^.:,\d]{1,40},\s[^.:]{0,40}\d(?:st|nd|rd|th)?)[.:]\s+(?=["“‘']?\p{Lu})/u,
]

const BRACKETED_AGENCY = /\(\s?(\p{Lu}[^()]{1,46}|\p{Ll}{2,3})\)|\/\s?(\p{Lu}[^/]{1,38})\//u
const AGENCY_AFTER_DASH = /^(\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})\.\s+(?=["“]?\p{Lu})/u

/**
 * Reads the dateline at the start of a paragraph, or null. It must name an agency, or a place with a date, or a place
 * in capitals, or a place with its country (`Town, Region — `).
 */
export const readDateline = (text: string): Dateline | null => {
  const head = text.slice(0, MAX_DATELINE_CHARACTERS)
  for (const ending of ENDINGS) {
    const match = ending.exec(head)
    const dateline = match ? parseHead(match[1] ?? '', match[0].length) : null
    if (dateline) return withAgencyAfterDash(dateline, head)
  }
  return null
}

/** Whether a whole line is a dateline that names an agency or a date. */
export const isDatelineLine = (line: string): boolean => {
  if (line.length > 110) return false
  const dateline = readDateline(`${line} X`)
  return dateline !== null && dateline.end > line.length && (dateline.agency !== null || dateline.date !== null)
}

const parseHead = (head: string, end: number): Dateline | null => {
  const bracket = BRACKETED_AGENCY.exec(head)
  const inside = bracket?.[1] ?? bracket?.[2] ?? ''
  const date = findDayOfMonth(head)
  const agency = agencyIn(inside) ?? (isSmallAgency(head, inside) ? inside : null)
  if (bracket && inside !== '' && agency === null && findDayOfMonth(inside) === null) return null
  const outside = bracket ? head.replace(bracket[0], ' ') : head
  const place = withoutDate(outside)
  if (!isPlace(place)) return null
  if (place === '' && agency === null) return null
  const named = agency !== null || date !== null || isCapitals(place) || isTownWithCountry(place)
  return named ? { end, agency, date } : null
}

const agencyIn = (inside: string): string | null => {
  const name = withoutDate(inside)
  return /^\p{Lu}/u.test(name) && name.split(' ').length <= 4 ? name : null
}

/** `MUNICH, Germany (dpa)`: some agencies write themselves small, behind a town in capitals. */
const isSmallAgency = (head: string, inside: string): boolean =>
  /^\p{Ll}{2,3}$/u.test(inside) && /^\p{Lu}{3}/u.test(head)

const withoutDate = (words: string): string => {
  const date = findDayOfMonth(words)
  const rest = date ? `${words.slice(0, date.start)} ${words.slice(date.end)}` : words
  return rest
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:–—-]+/, '')
    .replace(/(?:[\s,;:–—-]|(?<=[\s,])\.)+$/, '')
}

/** Empty, or a few words that all begin with a capital letter, such as `St. Petersburg, Russia` or `Rio de Janeiro`. */
const isPlace = (place: string): boolean => {
  if (place === '') return true
  const words = place.split(/[\s/]+/)
  return (
    words.length <= MAX_PLACE_WORDS &&
    /^\p{Lu}/u.test(place) &&
    words.every((word) => /^(?:[\p{Lu}][\p{L}.'’-]*,?|and|de|la|le|el|al|of|the|on|am|upon|di|do|da|du)$/u.test(word))
  )
}

const isCapitals = (place: string): boolean => /^[\p{Lu}.,'’\s-]{3,}$/u.test(place) && /\p{Lu}{3}/u.test(place)

const isTownWithCountry = (place: string): boolean => /^[^,]+,\s[^,]+(?:,\s[^,]+)?$/u.test(place)

/** `CITY, 5 January - Agency. The report…`: the agency stands between the dash and a stop. */
const withAgencyAfterDash = (dateline: Dateline, head: string): Dateline => {
  if (dateline.agency !== null || dateline.date === null) return dateline
  const match = AGENCY_AFTER_DASH.exec(head.slice(dateline.end))
  return match ? { ...dateline, end: dateline.end + match[0].length, agency: match[1] ?? null } : dateline
}
