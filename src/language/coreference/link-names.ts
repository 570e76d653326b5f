import { at } from '../../model/index.ts'
import { personsAgree } from './chains.ts'
import type { Link } from './chains.ts'
import { stem } from './document-index.ts'
import type { Workspace } from './document-index.ts'
import { headOfName, PARTING } from './describe-mention.ts'
import type { Mention, ThingType } from './mention.ts'
import { areConjuncts } from './reading.ts'

/** Mentions of names seen so far, by what they can be found under. */
interface NameIndex {
  /** Last mention with exactly these words. */
  readonly exact: Map<string, number>
  /** One mention for each different person's name that holds a word. */
  readonly persons: Map<string, number[]>
  /** One mention for each different name of something else with this head. */
  readonly heads: Map<string, number[]>
  readonly initials: Map<string, number>
  /** By their first word, the names of several words that organisations may bear, in the whole document. */
  readonly leading: ReadonlyMap<string, ReadonlySet<string>>
  /** Words that persons are called by in the whole document. */
  readonly bearers: ReadonlySet<string>
  /** The first mention of each name of one word that is no part of a longer name. */
  readonly single: Map<string, number>
}

const MAX_HOMONYMS = 12

/** Names that are the same, shorter forms of names, and acronyms by initials. */
export const linkNames = (space: Workspace): void => {
  const index: NameIndex = {
    exact: new Map(),
    persons: new Map(),
    heads: new Map(),
    initials: new Map(),
    leading: leadingWords(space),
    bearers: bearersOf(space),
    single: new Map(),
  }
  for (const mention of space.mentions) {
    if (mention.form !== 'name' || mention.type === 'quantity') continue
    if (!linkLeading(space, index, mention) && !linkExact(space, index, mention)) linkVariant(space, index, mention)
    remember(space, index, mention)
  }
}

/** Words by which a name is the same name: without titles, with one word for all names of a country. */
export const nameKey = (space: Workspace, mention: Mention): string => {
  if (mention.country !== null && mention.country.kind === 'name') return `=${mention.country.code}`
  return personWords(space, mention).join(' ')
}

const personWords = (space: Workspace, mention: Mention): readonly string[] => {
  if (mention.type !== 'person') return mention.words
  const words = mention.words.filter((word) => !space.data.personTitles.has(word.replace('.', '')))
  return words.length > 0 ? words : mention.words
}

const linkExact = (space: Workspace, index: NameIndex, mention: Mention): boolean => {
  if (mention.type === 'time' && !/\d{3}|^(early |late |mid-?)?\p{Lu}/u.test(formOf(space, mention))) return false
  const antecedent = index.exact.get(nameKey(space, mention))
  return (
    antecedent !== undefined && joinNames(space, mention, { antecedent, rule: 'same-name', score: 0.95, isSure: true })
  )
}

/** Two that are named in one row are not one: `Barclays and Barclays Capital`, `George Bush and his son, George W. Bush`. */
const joinNames = (space: Workspace, mention: Mention, link: Link): boolean =>
  !areConjuncts(space.reading, mention.headToken, at(space.mentions, link.antecedent).headToken) &&
  space.chains.join(mention.index, link)

const formOf = (space: Workspace, mention: Mention): string =>
  space.reading.input.tokens.form.slice(mention.first, mention.end).join(' ')

const linkVariant = (space: Workspace, index: NameIndex, mention: Mention): boolean => {
  if (mention.type === 'person') return linkPerson(space, index, mention)
  return linkAcronym(space, index, mention) || linkShorter(space, index, mention)
}

const leadingWords = (space: Workspace): Map<string, Set<string>> => {
  const leading = new Map<string, Set<string>>()
  for (const mention of space.mentions) {
    const first = mention.words[0]
    if (mention.form !== 'name' || !/^(?:organisation|thing|unknown)$/u.test(mention.type) || first === undefined)
      continue
    if (mention.words.length < 2 || mention.country !== null) continue
    leading.set(first, (leading.get(first) ?? new Set()).add(nameKey(space, mention)))
  }
  return leading
}

const bearersOf = (space: Workspace): Set<string> =>
  new Set(
    space.mentions.flatMap((mention) =>
      mention.form === 'name' && mention.type === 'person' && mention.words.length > 1 ? mention.words : [],
    ),
  )

/** Bodies whose first word is a place or a founder rather than their own name. */
const NAMED_AFTER =
  /^(?:academy|airport|award|church|city|club|college|council|county|doctrine|foundation|hospital|house|institute|institution|museum|park|party|prize|report|school|square|stadium|state|street|theatre|theater|university)$/u

/** `Acme` before or after `Acme Steel`, where no other body and no person is called so. */
const linkLeading = (space: Workspace, index: NameIndex, mention: Mention): boolean => {
  const first = mention.words[0] ?? ''
  const [name, ...more] = index.leading.get(first) ?? []
  if (name === undefined || more.length > 0 || index.bearers.has(first) || PARTING.has(first)) return false
  const isLong = nameKey(space, mention) === name
  // The first of the long ones is tied to the short one before it, all short ones to a long one.
  if (isLong ? index.exact.has(name) : !isSingle(mention)) return false
  const antecedent = isLong ? index.single.get(first) : index.exact.get(name)
  if (antecedent === undefined) return false
  const other = at(space.mentions, antecedent)
  const [short, long] = isLong ? [other, mention] : [mention, other]
  if (!isCallable(short, name) || long.type !== 'organisation') return false
  return joinNames(space, mention, { antecedent, rule: 'shorter-name', score: 0.8, isSure: true })
}

/** Whether a mention is a whole name of one word: not `Acme` in `Acme Steel`. */
const isSingle = ({ words, name, first, end }: Mention): boolean =>
  words.length === 1 && name !== null && first <= name.first && end >= name.end

/** Whether a name of one word may be the first word of an organisation's. */
const isCallable = ({ type, country }: Mention, name: string): boolean =>
  country === null &&
  (type === 'organisation' ||
    (/^(?:person|thing|unknown)$/u.test(type) && !NAMED_AFTER.test(name.split(' ').at(-1) ?? '')))

/** `Li` after `Ann Li`; the full name may also come later. The nearest bearer wins. */
const linkPerson = (space: Workspace, index: NameIndex, mention: Mention): boolean => {
  const words = personWords(space, mention)
  const last = at(words, words.length - 1)
  const candidates = [
    ...(index.persons.get(last) ?? []),
    ...(words.length === 1 ? [] : (index.persons.get(at(words, 0)) ?? [])),
  ]
  for (const antecedent of candidates.sort((left, right) => right - left)) {
    const other = personWords(space, at(space.mentions, antecedent))
    if (!personsAgree(words, other) || !isVariant(words, other)) continue
    if (joinNames(space, mention, { antecedent, rule: 'shorter-name', score: 0.9 })) return true
  }
  return false
}

/** One of two names is the surname, the first name or a part of the other. */
const isVariant = (left: readonly string[], right: readonly string[]): boolean => {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  return short.every((word) =>
    long.some((other) => other === word || (word.endsWith('.') && other.startsWith(word.slice(0, -1)))),
  )
}

const linkAcronym = (space: Workspace, index: NameIndex, mention: Mention): boolean => {
  const word = mention.words.length === 1 ? at(mention.words, 0) : ''
  const form = space.reading.input.tokens.form[mention.headToken] ?? ''
  if (!/^[\p{Lu}\d.]{2,8}$/u.test(form)) return false
  const antecedent = index.initials.get(word.replaceAll('.', ''))
  return antecedent !== undefined && joinNames(space, mention, { antecedent, rule: 'acronym', score: 0.9 })
}

const BODIES = new Set<ThingType>(['organisation', 'event', 'thing', 'unknown', 'group'])

/** `the Foreign Ministry` after `the Russian Foreign Ministry`: the same head, no word that the longer lacks. */
const linkShorter = (space: Workspace, index: NameIndex, mention: Mention): boolean => {
  for (const antecedent of [...(index.heads.get(stem(mention.head)) ?? [])].reverse()) {
    const other = at(space.mentions, antecedent)
    const [short, long] = mention.modifiers.size <= other.modifiers.size ? [mention, other] : [other, mention]
    const extra = [...long.modifiers].filter((word) => !short.modifiers.has(word))
    if (long.modifiers.size - extra.length !== short.modifiers.size) continue
    if (extra.some((word) => PARTING.has(word) || /^\d+$/u.test(word))) continue
    if (long === mention && short.modifiers.size === 0) continue
    if (!BODIES.has(mention.type) || !BODIES.has(other.type)) continue
    if (joinNames(space, mention, { antecedent, rule: 'shorter-name', score: 0.75 })) return true
  }
  return false
}

const remember = (space: Workspace, index: NameIndex, mention: Mention): void => {
  const key = nameKey(space, mention)
  const isNew = !index.exact.has(key)
  index.exact.set(key, mention.index)
  if (isSingle(mention) && !index.single.has(key)) index.single.set(key, mention.index)
  if (mention.type === 'person') {
    const words = personWords(space, mention)
    for (const word of new Set([at(words, 0), at(words, words.length - 1)]))
      add(index.persons, word, mention.index, isNew)
    return
  }
  add(index.heads, stem(headOfName(mention.words) ?? mention.head), mention.index, isNew)
  for (const letters of initialsOf(space, mention)) index.initials.set(letters, mention.index)
}

const add = (map: Map<string, number[]>, key: string, value: number, isNew: boolean): void => {
  if (!isNew) return
  const list = map.get(key) ?? []
  if (list.length >= MAX_HOMONYMS) list.shift()
  list.push(value)
  map.set(key, list)
}

/** Initials of the capitalised words, and of all words: `uae`, `g7` for `Group of Seven`. */
const initialsOf = (space: Workspace, mention: Mention): string[] => {
  const range = mention.name ?? mention
  const words: string[] = []
  for (let token = range.first; token < range.end; token++) words.push(space.reading.input.tokens.form[token] ?? '')
  const capital = words.filter((word) => /^\p{Lu}/u.test(word))
  if (capital.length < 2) return []
  const letters = (list: readonly string[]): string =>
    list.map((word) => NUMERALS.get(word.toLowerCase()) ?? word.charAt(0).toLowerCase()).join('')
  const full = words.filter((word) => /^\p{L}/u.test(word))
  return [letters(capital), letters(full), letters(capital.filter((word) => word !== 'The'))]
}

const NUMERALS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    two: '2',
    three: '3',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    ten: '10',
    twenty: '20',
  }),
)
