import { at } from '../../model/index.ts'
import { mentionsBetween, stem } from './document-index.ts'
import type { Workspace } from './document-index.ts'
import type { Mention } from './mention.ts'
import { countryMentions } from './link-speakers.ts'

type GroupKind = 'country' | 'person' | 'side' | 'organisation'

/** A thing that may belong to a group: a mention for each, by country code or chain. */
type Things = ReadonlyMap<string, number>

const MAX_SENTENCES_BACK = 6

/** `the two countries`, `both sides`, `all three`: exactly so many things of that kind that were named together last. */
export const linkGroups = (space: Workspace): void => {
  const countries = countryMentions(space)
  const known = new Map<string, number>()
  for (const mention of space.mentions) {
    const asked = groupAsked(space, mention)
    if (asked === null) continue
    const things = findThings(space, mention, asked, countries)
    if (things === null) {
      if (asked.isCounted) space.groups.set(mention.index, [])
      continue
    }
    const members = [...things.values()]
    space.groups.set(mention.index, members)
    linkToEqual(space, mention, [...things.keys()].sort().join(' '), known)
  }
  linkFormerAndLatter(space)
}

interface GroupAsked {
  readonly kind: GroupKind
  readonly size: number
  /** Whether the words themselves say how many. */
  readonly isCounted: boolean
}

const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({ two: 2, both: 2, three: 3, four: 4, five: 5 }),
)
const SIDES = new Set(['side', 'party', 'neighbour', 'neighbor', 'rival', 'partner'])
const PLAIN = new Set(['country', 'nation', 'side', 'party', 'leader'])

const groupAsked = (space: Workspace, mention: Mention): GroupAsked | null => {
  const { reading, data } = space
  if (mention.form !== 'nominal' && !(mention.form === 'pronoun' && mention.head === 'both')) return null
  const words: string[] = []
  for (let token = mention.first; token < mention.end; token++) words.push(at(reading.lower, token))
  const count = words.find((word) => COUNTS.get(word) !== undefined)
  const isDefinite = words.some((word) => ['the', 'both', 'these', 'all'].includes(word))
  const kind = groupKind(
    stem(mention.head === 'countries' ? 'country' : mention.head),
    data.personNouns,
    data.organisationNouns,
  )
  if (!isDefinite || kind === null || mention.number === 'singular') return null
  const extra = [...mention.modifiers].filter((word) => COUNTS.get(word) === undefined && word !== 'all')
  if (extra.length > 0) return null
  if (count !== undefined) return { kind, size: COUNTS.get(count) ?? 2, isCounted: true }
  return PLAIN.has(stem(mention.head)) && words.length === 2 ? { kind, size: 2, isCounted: false } : null
}

const groupKind = (
  head: string,
  persons: ReadonlySet<string>,
  organisations: ReadonlySet<string>,
): GroupKind | null => {
  if (['country', 'nation', 'state', 'capital', 'government', 'power'].includes(head)) return 'country'
  if (SIDES.has(head) || head === 'both') return 'side'
  if (persons.has(head)) return 'person'
  return organisations.has(head) ? 'organisation' : null
}

const findThings = (space: Workspace, mention: Mention, asked: GroupAsked, countries: Things): Things | null => {
  const kinds: readonly GroupKind[] = asked.kind === 'side' ? ['country', 'organisation'] : [asked.kind]
  const exact = (from: number, to: number): Things | null => {
    for (let distance = from; distance <= Math.min(to, mention.sentence); distance++) {
      for (const kind of kinds) {
        const things = thingsInSentence(space, mention, mention.sentence - distance, { ...asked, kind }, countries)
        if (things !== null) return things
      }
    }
    return null
  }
  const near = exact(0, 1)
  if (near !== null || !asked.isCounted) return near ?? exact(2, 2)
  const isOfCountries = kinds.includes('country')
  const gathered = isOfCountries ? gather(space, mention, asked.size, countries) : null
  return (
    gathered ??
    exact(2, MAX_SENTENCES_BACK) ??
    (isOfCountries ? mostNamed(space, mention, asked.size, countries) : null)
  )
}

/** Countries of the last sentences together, going back until there are just so many. */
const gather = (space: Workspace, mention: Mention, size: number, countries: Things): Things | null => {
  const things = new Map<string, number>()
  for (let distance = 0; distance <= Math.min(3, mention.sentence) && things.size < size; distance++) {
    for (const other of mentionsBetween(space, mention.sentence - distance, mention.sentence - distance)) {
      if (other.end > mention.first) continue
      for (const [key, index] of thingOf(space, other, 'country', countries, true)) things.set(key, index)
    }
  }
  return things.size === size ? things : null
}

/** Things of a kind in one sentence: those of a coordination of just this size, or all if they are just so many. */
const thingsInSentence = (
  space: Workspace,
  mention: Mention,
  sentence: number,
  asked: GroupAsked,
  countries: Things,
): Things | null => {
  const before = mentionsBetween(space, sentence, sentence).filter(
    ({ index, end }) => index < mention.index && end <= mention.first,
  )
  const thing =
    (isListed: boolean) =>
    (each: Mention): [string, number][] =>
      thingOf(space, each, asked.kind, countries, isListed)
  const listed = new Map([...before].reverse().flatMap(thing(true)))
  for (const isListed of [true, false]) {
    for (const { parts } of [...before].reverse()) {
      const things = new Map(parts.flatMap((token) => thing(isListed)(space.byHead.get(token) ?? mention)))
      if (things.size === asked.size && parts.length === asked.size) return things
    }
    if (listed.size === asked.size) return listed
  }
  return null
}

/** Key and mention of one thing; `isListed`: only countries of the list, no other name that the tagger took for one. */
const thingOf = (
  space: Workspace,
  mention: Mention,
  kind: GroupKind,
  countries: Things,
  isListed: boolean,
): [string, number][] => {
  if (mention.form === 'pronoun' || mention.form === 'coordination') return []
  if (kind === 'country') {
    if (mention.country !== null && mention.form !== 'adjective') {
      return [[mention.country.code, countries.get(mention.country.code) ?? mention.index]]
    }
    const isOther = !isListed && mention.name?.type === 'GPE' && mention.number !== 'plural'
    return isOther ? [[`#${space.chains.root(mention.index)}`, mention.index]] : []
  }
  const facts = space.chains.facts(mention.index)
  const isKind = kind === 'person' ? facts.type === 'person' : facts.type === 'organisation' && mention.form === 'name'
  return isKind && facts.hasName && facts.number !== 'plural'
    ? [[`#${space.chains.root(mention.index)}`, mention.index]]
    : []
}

/** The countries that the text before speaks of most, if there is a gap to the next. */
const mostNamed = (space: Workspace, mention: Mention, size: number, countries: Things): Things | null => {
  const counts = new Map<string, number>()
  for (let index = Math.max(0, mention.index - 400); index < mention.index; index++) {
    const { country } = at(space.mentions, index)
    if (country !== null && countries.has(country.code)) counts.set(country.code, (counts.get(country.code) ?? 0) + 1)
  }
  const ranked = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
  const last = ranked[size - 1]?.[1] ?? 0
  const next = ranked[size]?.[1] ?? 0
  if (last < 2 || last < 2 * next) return null
  return new Map(ranked.slice(0, size).map(([code]) => [code, countries.get(code) ?? mention.index]))
}

/** Two groups of the same members are one; a coordination of them before is the same, too. */
const linkToEqual = (space: Workspace, mention: Mention, key: string, known: Map<string, number>): void => {
  const antecedent = known.get(key)
  if (antecedent === undefined) known.set(key, mention.index)
  else space.chains.join(mention.index, { antecedent, rule: 'same-group', score: 0.7, isSure: true })
}

/** `the former`, `the latter`: the parts of the last coordination of two, in this sentence or the one before. */
const linkFormerAndLatter = (space: Workspace): void => {
  for (const mention of space.mentions) {
    if (mention.head !== 'former' && mention.head !== 'latter') continue
    if (mention.determiner !== 'definite' || mention.modifiers.size > 0) continue
    const pair = mentionsBetween(space, mention.sentence - 1, mention.sentence)
      .filter((other) => other.parts.length === 2 && other.end <= mention.first)
      .at(-1)
    const part = pair === undefined ? undefined : space.byHead.get(at(pair.parts, mention.head === 'former' ? 0 : 1))
    if (part !== undefined) {
      space.chains.join(mention.index, {
        antecedent: part.index,
        rule: `the-${mention.head}`,
        score: 0.7,
        isSure: true,
      })
    }
  }
}

/** Chains that each mention stands for: parts of a coordination, things of a group, and what is linked to either. */
export const membersByChain = (space: Workspace): ReadonlyMap<number, readonly number[]> => {
  const members = new Map<number, readonly number[]>()
  const set = (mention: number, parts: readonly number[]): void => {
    const root = space.chains.root(mention)
    const roots = [...new Set(parts.map((part) => space.chains.root(part)))].filter((part) => part !== root)
    if (roots.length > 1 && !members.has(root)) members.set(root, roots)
  }
  for (const [mention, parts] of space.groups) set(mention, parts)
  for (const mention of space.mentions) {
    const isAdopted = space.chains.root(mention.index) !== mention.index
    if (mention.form !== 'coordination' || (isAdopted && space.chains.facts(mention.index).number !== 'plural'))
      continue
    set(
      mention.index,
      mention.parts.flatMap((token) => space.byHead.get(token)?.index ?? []),
    )
  }
  return members
}
