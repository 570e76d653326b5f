import { at } from '../model/index.ts'
import type { DocumentClaims, Mention, MentionIndex } from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import { createConceptCandidates } from './concept-candidates.ts'
import { createCluster } from './cluster.ts'
import { FewEntries, FewKeys } from './few.ts'
import type { KeyMap, KeySet } from './few.ts'
import type { Naming } from './resolve-names.ts'
import { byText } from './normalize-name.ts'

/** A described thing: what its head says, what narrows it down, and who takes part in it. */
export interface Concept {
  /** Whether two parties deal with each other in it: talks, a treaty, a war. */
  readonly isMutual: boolean
  /** Whether it was brought up as `each court` or `another court`. */
  readonly isQuantified: boolean
  readonly head: string
  readonly modifiers: KeySet<string>
  /** Cluster keys of those who take part, with their names. */
  readonly parties: KeyMap<string, string>
  /** What else narrows it down, by preposition: `the exhibit at X`, `the office on the second floor`. */
  readonly places: KeyMap<string, string>
  readonly cluster: Cluster
  /** How many were there before it. */
  readonly order: number
}

/** Classes whose nouns are words for one kind of thing: dialogue, talks and negotiations. */
const SYNONYMOUS = new Set(['NEGOTIATION', 'SANCTIONS'])
/** Classes of dealings between two parties; each text may name only the other one. */
const MUTUAL = new Set(['NEGOTIATION', 'AGREEMENT', 'CONFLICT', 'RELATIONS'])
const PARTY_PREPOSITIONS = /^(?:possessor|demonym|with|between|by|against|on|of|among)$/u
const TOPIC_PREPOSITIONS = /^(?:on|over|about|concerning|regarding)$/u
const PARTY_TYPES = /^(?:GPE|ORG)$/u

/** Concepts of all documents, merged as they come; documents must be given in a fixed order. */
export interface ConceptIndex {
  /** Give the described mentions of one document to their concepts. */
  readonly resolve: (claims: DocumentClaims, naming: Naming) => Map<MentionIndex, Cluster>
}

export const createConceptIndex = (): ConceptIndex => {
  const candidates = createConceptCandidates<Concept>()
  let created = 0
  return {
    resolve: (claims, naming) => {
      const found = new Map<MentionIndex, Cluster>()
      const local: Concept[] = []
      const namedChains = new Set(
        claims.mentions.flatMap((mention, index) =>
          mention.chain !== null && naming.has(index) ? [mention.chain] : [],
        ),
      )
      const isNamedByChain = (mention: Mention): boolean => mention.chain !== null && namedChains.has(mention.chain)
      for (const index of documentOrder(claims.mentions)) {
        const mention = at(claims.mentions, index)
        if (mention.kind !== 'nominal' || !mention.isNode || naming.has(index) || isNamedByChain(mention)) continue
        const described = describe(claims, mention, naming)
        const concept =
          lastFit(local, described, mention) ??
          bestFit(candidates.of(described), described, mention) ??
          createConcept(described, mention, created++)
        candidates.widen(concept, described)
        for (const [preposition, place] of described.places)
          if (!concept.places.has(preposition)) concept.places.set(preposition, place)
        for (const name of described.parties.values()) concept.cluster.parties.add(name)
        local.push(concept)
        found.set(index, concept.cluster)
      }
      return found
    },
  }
}

/** Written out: objects made by spreading have a shape each. */
const createConcept = (
  { isMutual, isQuantified, head }: Description,
  { label, type }: Mention,
  order: number,
): Concept => ({
  isMutual,
  isQuantified,
  head,
  modifiers: new FewKeys(),
  parties: new FewEntries(),
  places: new FewEntries(),
  cluster: createCluster(`concept:${head}:${String(order)}`, label, type),
  order,
})

const documentOrder = (mentions: readonly Mention[]): number[] =>
  mentions
    .map((_, index) => index)
    .sort((left, right) => at(mentions, left).head.start - at(mentions, right).head.start)

/** What a phrase says of its thing. */
export type Description = Omit<Concept, 'cluster' | 'order'>

/** Classes of persons: one described alike in two texts may be anybody. */
const PERSONS = /^(?:OFFICE|PERSON|PEOPLE)$/u

/** What things are compared by: the class of synonymous nouns, else the lemma with the number: one official, the officials. */
const headOf = ({ nounClass, lemma, label }: Mention): string => {
  if (nounClass !== null && SYNONYMOUS.has(nounClass)) return nounClass
  return isCountedAlike(nounClass) || label.toLowerCase().endsWith(lemma.toLowerCase()) ? lemma : `${lemma} (plural)`
}

/** Dealings that are one thing in the singular and in the plural: `the relation`, `relations`; `war`, `hostilities`. */
const isCountedAlike = (nounClass: string | null): boolean => nounClass !== null && MUTUAL.has(nounClass)

/** Prepositions that tell a thing from another of its kind. */
const NARROWING = /^(?:at|in|on|from|for|to|into|near|across|around|under|inside|outside|within|towards?)$/u

const describe = (claims: DocumentClaims, mention: Mention, naming: Naming): Description => {
  const head = headOf(mention)
  const modifiers = new Set(mention.modifiers)
  const parties = new Map<string, string>()
  const places = new FewEntries<string, string>()
  for (const { preposition, mention: other } of mention.qualifiers) {
    const named = naming.get(other) ?? ownerOf(claims, other, naming)
    const qualifier = at(claims.mentions, other)
    if (NARROWING.test(preposition) && !places.has(preposition)) places.set(preposition, named?.key ?? qualifier.lemma)
    if (named !== undefined && PARTY_TYPES.test(named.type)) {
      if (PARTY_PREPOSITIONS.test(preposition)) parties.set(named.key, named.name)
      for (const word of [qualifier.lemma, ...qualifier.label.toLowerCase().split(/\s+/u)]) modifiers.delete(word)
    } else if (TOPIC_PREPOSITIONS.test(preposition) && mention.nounClass === 'NEGOTIATION') {
      for (const word of [...qualifier.modifiers, qualifier.lemma]) modifiers.add(word)
    } else if (preposition === 'of' || preposition === 'possessor' || preposition === 'name')
      modifiers.add(named?.key ?? qualifier.lemma)
  }
  return {
    head,
    modifiers,
    parties,
    places,
    isMutual: MUTUAL.has(mention.nounClass ?? ''),
    isQuantified: QUANTIFIED.test(mention.text),
  }
}

/** `the government of Japan`: a body without a name stands for what it belongs to. */
const ownerOf = (claims: DocumentClaims, index: MentionIndex, naming: Naming): Cluster | undefined => {
  const mention = at(claims.mentions, index)
  if (mention.kind !== 'nominal' || !/^(?:ORGANISATION|OFFICE|PEOPLE)$/u.test(mention.nounClass ?? '')) return undefined
  const owner = mention.qualifiers.find(({ preposition }) => /^(?:possessor|demonym|of)$/u.test(preposition))
  return owner === undefined ? undefined : naming.get(owner.mention)
}

/** The same thing again: the last concept of the document with this head that nothing speaks against. */
const lastFit = (local: readonly Concept[], described: Description, mention: Mention): Concept | null => {
  const bare = described.modifiers.size === 0
  for (let index = local.length - 1; index >= 0; index--) {
    const concept = at(local, index)
    if (concept.head !== described.head || !partiesAgree(concept, described) || !placesAgree(concept, described))
      continue
    if (isNew(concept, described, mention)) continue
    if (
      described.parties.size > 0 &&
      concept.parties.size === 0 &&
      concept.modifiers.size > 0 &&
      !SYNONYMOUS.has(described.head)
    )
      continue
    if (
      bare &&
      !mention.isDefinite &&
      described.parties.size === 0 &&
      concept.modifiers.size > 0 &&
      !SYNONYMOUS.has(described.head)
    )
      continue
    if (
      isSubset(described.modifiers, concept.modifiers) ||
      (concept.modifiers.size > 0 && isSubset(concept.modifiers, described.modifiers))
    )
      return concept
  }
  return null
}

/**
 * Whether a phrase brings up another thing of the kind: `a photo`, `each court`, or one that is narrowed down where the
 * one before was not, in a word for no dealing (`talks` are soon said to be `talks with Peru`).
 */
const isNew = (concept: Concept, described: Description, mention: Mention): boolean => {
  if (described.isMutual || SYNONYMOUS.has(described.head)) return false
  if (described.isQuantified || concept.isQuantified) return true
  if (described.parties.size > 0 && concept.parties.size === 0 && concept.modifiers.size === 0) return true
  if (described.places.size === 0 || (mention.isDefinite && !described.head.endsWith('(plural)'))) return false
  return ![...described.places].some(([preposition, place]) => concept.places.get(preposition) === place)
}

/** Words that bring up every thing of a kind, or one more. */
const QUANTIFIED = /^(?:each|every|any|no|another)\b/iu

/** `the exhibit at X` is not `the exhibit at Y`. */
const placesAgree = (concept: Description, described: Description): boolean =>
  [...described.places].every(([preposition, place]) => (concept.places.get(preposition) ?? place) === place)

/** Across documents a bare head is not enough: modifiers or parties must be shared. */
const bestFit = (concepts: Iterable<Concept>, described: Description, mention: Mention): Concept | null => {
  let best: Concept | null = null
  let bestScore = 0
  const most = 2 * described.modifiers.size + described.parties.size
  // One person described alike in two texts may be anybody.
  if (PERSONS.test(mention.nounClass ?? '') && !described.head.endsWith('(plural)')) return null
  for (const concept of concepts) {
    if (!partiesAgree(concept, described) || !placesAgree(concept, described)) continue
    if (described.isQuantified || concept.isQuantified || !isNearly(concept, described)) continue
    if (!isSubset(described.modifiers, concept.modifiers) && !isSubset(concept.modifiers, described.modifiers)) continue
    const shared = sharedOf(concept.modifiers, described.modifiers) * 2 + sharedOf(concept.parties, described.parties)
    const both = concept.modifiers.size === 0 && described.modifiers.size === 0
    const score =
      both && !SYNONYMOUS.has(described.head) && mention.nounClass !== 'RELATIONS' && concept.parties.size < 2
        ? 0
        : shared
    if (score > bestScore) {
      best = concept
      bestScore = score
    }
    if (bestScore === most) break
  }
  return best
}

/** In two texts `air support` and `tanker air refuelling support` are hardly one thing: at most one word more. */
const isNearly = (concept: Description, described: Description): boolean =>
  described.isMutual ||
  SYNONYMOUS.has(described.head) ||
  Math.abs(concept.modifiers.size - described.modifiers.size) <= 1

/** What sets and maps have in common. */
interface Keyed {
  readonly size: number
  readonly has: (key: string) => boolean
  readonly keys: () => Iterable<string>
}

const isSubset = (small: Keyed, large: Keyed): boolean => {
  if (small.size > large.size) return false
  for (const key of small.keys()) if (!large.has(key)) return false
  return true
}

const sharedOf = (left: Keyed, right: Keyed): number => {
  let shared = 0
  for (const key of left.keys()) if (right.has(key)) shared += 1
  return shared
}

/**
 * Two things with known parties are one only if one's parties are among the other's; a dealing of the same description
 * also if together they make just two: `talks with Japan` in one text, `talks with Russia` in the other.
 */
const partiesAgree = (concept: Description, described: Description): boolean => {
  const { parties: left } = concept
  const { parties: right } = described
  if (left.size === 0 || right.size === 0 || isSubset(left, right) || isSubset(right, left)) return true
  return (
    concept.isMutual &&
    described.modifiers.size > 0 &&
    isSubset(described.modifiers, concept.modifiers) &&
    left.size + right.size - sharedOf(left, right) === 2
  )
}

/** The name of a described thing: its most frequent label, the longer and then the first of equals. */
export const nameOfConcept = (cluster: Cluster): string => {
  const ranked = [...cluster.labels].sort(
    ([left, leftCount], [right, rightCount]) =>
      rightCount - leftCount || right.length - left.length || byText(left, right),
  )
  return ranked[0]?.[0] ?? cluster.name
}
