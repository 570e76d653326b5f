import { at } from '../model/index.ts'
import type { DocumentClaims, EntityType, Mention, MentionIndex } from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import type { Naming } from './resolve-names.ts'

/** What a phrase says of the thing that it describes. Plain data. */
export interface Description {
  readonly mention: MentionIndex
  /** What things are compared by; only those of one head can be one. */
  readonly head: string
  readonly modifiers: readonly string[]
  /** Cluster keys of those who take part, with their names. */
  readonly parties: readonly (readonly [key: string, name: string])[]
  /** What else narrows it down, by preposition: `the exhibit at X`, `the office on the second floor`. */
  readonly places: readonly (readonly [preposition: string, place: string])[]
  /** Whether two parties deal with each other in it: talks, a treaty, a war. */
  readonly isMutual: boolean
  /** Whether it was brought up as `each court` or `another court`. */
  readonly isQuantified: boolean
  readonly isDefinite: boolean
  /** Whether it is one person: one described alike in two texts may be anybody. */
  readonly isPerson: boolean
  /** Whether it is the relations of two parties, which need no other word to be the same. */
  readonly isRelations: boolean
  readonly label: string
  readonly type: EntityType
}

/** Classes whose nouns are words for one kind of thing: dialogue, talks and negotiations. */
const SYNONYMOUS = new Set(['NEGOTIATION', 'SANCTIONS'])
/** Classes of dealings between two parties; each text may name only the other one. */
const MUTUAL = new Set(['NEGOTIATION', 'AGREEMENT', 'CONFLICT', 'RELATIONS'])
const PARTY_PREPOSITIONS = /^(?:possessor|demonym|with|between|by|against|on|of|among)$/u
const TOPIC_PREPOSITIONS = /^(?:on|over|about|concerning|regarding)$/u
const PARTY_TYPES = /^(?:GPE|ORG)$/u
const PERSONS = /^(?:OFFICE|PERSON|PEOPLE)$/u
/** Prepositions that tell a thing from another of its kind. */
const NARROWING = /^(?:at|in|on|from|for|to|into|near|across|around|under|inside|outside|within|towards?)$/u
/** Words that bring up every thing of a kind, or one more. */
const QUANTIFIED = /^(?:each|every|any|no|another)\b/iu

/** Whether all nouns of a head's class are words for one kind of thing. */
export const isSynonymous = (head: string): boolean => SYNONYMOUS.has(head)

/** Whether a head speaks of several things. */
export const isPlural = (head: string): boolean => head.endsWith(PLURAL)
const PLURAL = '(plural)'

/** The things that a document describes and does not name, in the order of its words. */
export const describeThings = (claims: DocumentClaims, naming: Naming): Description[] => {
  const namedChains = new Set(
    claims.mentions.flatMap((mention, index) => (mention.chain !== null && naming.has(index) ? [mention.chain] : [])),
  )
  const isNamedByChain = (mention: Mention): boolean => mention.chain !== null && namedChains.has(mention.chain)
  return claims.mentions
    .map((mention, index) => ({ mention, index }))
    .filter(
      ({ mention, index }) =>
        mention.kind === 'nominal' && mention.isNode && !naming.has(index) && !isNamedByChain(mention),
    )
    .sort((left, right) => left.mention.head.start - right.mention.head.start)
    .map(({ index }) => describe(claims, index, naming))
}

/** The class of synonymous nouns, else the lemma with the number: one official, the officials. */
const headOf = ({ nounClass, lemma, label }: Mention): string => {
  if (nounClass !== null && SYNONYMOUS.has(nounClass)) return nounClass
  return isCountedAlike(nounClass) || label.toLowerCase().endsWith(lemma.toLowerCase()) ? lemma : `${lemma} ${PLURAL}`
}

/** Dealings that are one thing in the singular and in the plural: `the relation`, `relations`; `war`, `hostilities`. */
const isCountedAlike = (nounClass: string | null): boolean => nounClass !== null && MUTUAL.has(nounClass)

const describe = (claims: DocumentClaims, index: MentionIndex, naming: Naming): Description => {
  const mention = at(claims.mentions, index)
  const head = headOf(mention)
  const modifiers = new Set(mention.modifiers)
  const parties = new Map<string, string>()
  const places = new Map<string, string>()
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
    mention: index,
    head,
    modifiers: [...modifiers],
    parties: [...parties],
    places: [...places],
    isMutual: MUTUAL.has(mention.nounClass ?? ''),
    isQuantified: QUANTIFIED.test(mention.text),
    isDefinite: mention.isDefinite,
    isPerson: PERSONS.test(mention.nounClass ?? '') && !isPlural(head),
    isRelations: mention.nounClass === 'RELATIONS',
    label: mention.label,
    type: mention.type,
  }
}

/** `the government of Japan`: a body without a name stands for what it belongs to. */
const ownerOf = (claims: DocumentClaims, index: MentionIndex, naming: Naming): Cluster | undefined => {
  const mention = at(claims.mentions, index)
  if (mention.kind !== 'nominal' || !/^(?:ORGANISATION|OFFICE|PEOPLE)$/u.test(mention.nounClass ?? '')) return undefined
  const owner = mention.qualifiers.find(({ preposition }) => /^(?:possessor|demonym|of)$/u.test(preposition))
  return owner === undefined ? undefined : naming.get(owner.mention)
}
