import { at } from '../../model/index.ts'
import type { Gender, Mention, NumberValue, ThingType } from './mention.ts'

/** What is known of a chain from all its mentions so far. */
export interface ChainFacts {
  readonly size: number
  readonly last: number
  readonly gender: Gender
  readonly number: NumberValue
  readonly type: ThingType
  /** Codes of the countries that it is named as. */
  readonly country: string | null
  /** Words of the longest person's name. */
  readonly person: readonly string[]
  /** Words of roles: titles, appositions, nominals. */
  readonly roles: ReadonlySet<string>
  readonly hasName: boolean
  /** Country that a person or a body is of: `=JPN` of `the Japanese government`. */
  readonly origin: string | null
}

/** Why a mention was put into its chain. */
export interface Link {
  readonly antecedent: number
  readonly rule: string
  readonly score: number
  /** Whether the antecedent may hold the mention: `the man who lost his hat`. */
  readonly isInside?: boolean
  /** Whether the words alone settle it, whatever the kinds and numbers of the two are held to be. */
  readonly isSure?: boolean
}

/** Chains that grow while the sieves run. */
export interface Chains {
  readonly facts: (mention: number) => ChainFacts
  readonly root: (mention: number) => number
  readonly linkOf: (mention: number) => Link | null
  readonly isLinked: (mention: number) => boolean
  readonly same: (left: number, right: number) => boolean
  /** Put two chains together unless what is known of them disagrees. */
  readonly join: (mention: number, link: Link) => boolean
  /** Put a mention that is bound by grammar into a chain, without changing what is known of the chain. */
  readonly adopt: (mention: number, link: Link) => void
}

/** Every mention starts as a chain of its own. */
export const createChains = (mentions: readonly Mention[]): Chains => {
  const parent = Int32Array.from(mentions, (_, index) => index)
  const facts: ChainFacts[] = mentions.map(factsOf)
  const links = new Map<number, Link>()
  const root = (mention: number): number => {
    let current = mention
    while (at(parent, current) !== current) {
      parent[current] = at(parent, at(parent, current))
      current = at(parent, current)
    }
    return current
  }
  const join = (mention: number, link: Link): boolean => {
    const left = root(mention)
    const right = root(link.antecedent)
    if (left === right) return false
    if (link.isSure !== true && !agree(at(facts, left), at(facts, right))) return false
    if (link.isInside !== true && nests(mentions, mention, (other) => root(other) === right)) return false
    if (link.isInside !== true && nests(mentions, link.antecedent, (other) => root(other) === left)) return false
    const [early, late] = left < right ? [left, right] : [right, left]
    const antecedent = late === left ? link.antecedent : mention
    links.set(late, { ...link, antecedent: antecedent < late ? antecedent : early })
    parent[late] = early
    facts[early] = mergeFacts(at(facts, early), at(facts, late))
    return true
  }
  const adopt = (mention: number, link: Link): void => {
    if (root(mention) === root(link.antecedent) || root(mention) !== mention) return
    links.set(mention, link)
    parent[mention] = root(link.antecedent)
  }
  return {
    facts: (mention) => at(facts, root(mention)),
    root,
    linkOf: (mention) => links.get(mention) ?? null,
    isLinked: (mention) => at(facts, root(mention)).size > 1,
    same: (left, right) => root(left) === root(right),
    join,
    adopt,
  }
}

const factsOf = (mention: Mention): ChainFacts => ({
  size: 1,
  last: mention.index,
  gender: mention.gender,
  number: mention.number,
  type: mention.type,
  country: mention.country !== null && mention.country.kind === 'name' ? mention.country.code : null,
  person: mention.form === 'name' && mention.type === 'person' ? mention.words : [],
  roles: new Set(rolesOf(mention)),
  hasName: mention.form === 'name',
  origin: originOf(mention),
})

/** Words of a role that a mention brings along; `the expert` alone only takes one up. */
const rolesOf = (mention: Mention): readonly string[] => {
  if (mention.form === 'name') return mention.titles
  const isAnaphor = mention.determiner === 'definite' && mention.modifiers.size === 0
  return mention.type === 'person' && !isAnaphor ? [mention.head, ...mention.modifiers] : []
}

const originOf = (mention: Mention): string | null => {
  if (mention.type !== 'person' && mention.type !== 'organisation') return null
  const words = mention.name?.type === 'PERSON' ? mention.titles : [...mention.modifiers]
  return words.find((word) => word.startsWith('=')) ?? null
}

const mergeFacts = (early: ChainFacts, late: ChainFacts): ChainFacts => ({
  size: early.size + late.size,
  last: Math.max(early.last, late.last),
  gender: early.gender === 'unknown' ? late.gender : early.gender,
  number: early.number === 'unknown' ? late.number : early.number,
  type: moreExact(early.type, late.type),
  country: early.country ?? late.country,
  person: late.person.length > early.person.length ? late.person : early.person,
  roles: union(early.roles, late.roles),
  hasName: early.hasName || late.hasName,
  origin: early.origin ?? late.origin,
})

const moreExact = (left: ThingType, right: ThingType): ThingType =>
  left === 'unknown' || (left === 'thing' && right !== 'unknown') ? right : left

/** Whether two chains may be one: gender, number, kind of thing, country and first name do not contradict. */
export const agree = (left: ChainFacts, right: ChainFacts): boolean => {
  if (left.gender !== 'unknown' && right.gender !== 'unknown' && left.gender !== right.gender) return false
  if (!numbersAgree(left, right)) return false
  if (!typesAgree(left.type, right.type)) return false
  if (left.country !== null && right.country !== null && left.country !== right.country) return false
  if (left.origin !== null && right.origin !== null && left.origin !== right.origin) return false
  return personsAgree(left.person, right.person)
}

const COLLECTIVE = new Set<ThingType>(['organisation', 'group', 'country', 'unknown'])

const numbersAgree = (left: ChainFacts, right: ChainFacts): boolean =>
  left.number === 'unknown' ||
  right.number === 'unknown' ||
  left.number === right.number ||
  COLLECTIVE.has(left.type) ||
  COLLECTIVE.has(right.type)

/** Kinds of things that one word may mean now and then. */
const NEAR: readonly (readonly ThingType[])[] = [
  ['organisation', 'group'],
  ['organisation', 'place'],
  ['country', 'place'],
  ['country', 'organisation'],
  ['event', 'thing'],
  ['quantity', 'thing'],
  ['time', 'quantity'],
  ['person', 'group'],
]

export const typesAgree = (left: ThingType, right: ThingType): boolean => {
  if (left === right || left === 'unknown' || right === 'unknown') return true
  if (left === 'thing') return right !== 'person'
  if (right === 'thing') return left !== 'person'
  return NEAR.some((pair) => pair.includes(left) && pair.includes(right))
}

/** Never two different first names: `Ann Li` is not `Bo Li`, and may be `A. Li`. */
export const personsAgree = (left: readonly string[], right: readonly string[]): boolean => {
  if (left.length < 2 || right.length < 2) return left.length === 0 || right.length === 0 || sharesWord(left, right)
  const [a, b] = [at(left, 0), at(right, 0)]
  if (left.at(-1) !== right.at(-1))
    return left.join(' ') === right.join(' ') || isPart(left, right) || isPart(right, left)
  return a === b || isInitial(a, b) || isInitial(b, a) || isPart(left, right) || isPart(right, left)
}

const isInitial = (short: string, long: string): boolean => /^\p{L}\.?$/u.test(short) && long.startsWith(at(short, 0))
const isPart = (short: readonly string[], long: readonly string[]): boolean =>
  short.every((word) => long.includes(word))
const sharesWord = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((word) => right.includes(word))

/** Whether a phrase lies inside, or around, one of the phrases that are asked for (i within i). */
const nests = (mentions: readonly Mention[], index: number, isAsked: (other: number) => boolean): boolean => {
  const mention = at(mentions, index)
  for (let other = index - 1; other >= Math.max(0, index - NESTING_WINDOW); other--) {
    if (at(mentions, other).end >= mention.end && isAsked(other)) return true
  }
  for (let other = index + 1; other < mentions.length && at(mentions, other).first < mention.end; other++) {
    if (at(mentions, other).end <= mention.end && isAsked(other)) return true
  }
  return false
}

const NESTING_WINDOW = 40

const union = (left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> =>
  right.size === 0 || left.size >= MAX_ROLES ? left : left.size === 0 ? right : new Set([...left, ...right])

const MAX_ROLES = 60
