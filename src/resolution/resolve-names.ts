import { at } from '../model/index.ts'
import type { DocumentClaims, EntityType, Mention, MentionIndex } from '../model/index.ts'
import { createBodyFinder } from './bodies.ts'
import type { Body } from './bodies.ts'
import type { Cluster } from './cluster.ts'
import { createCluster } from './cluster.ts'
import type { Gazetteer, KnownName } from './gazetteer.ts'
import { indexNames, personWords, spellWords } from './name-index.ts'
import type { NameIndex } from './name-index.ts'
import { NO_OVERRIDES } from './overrides.ts'
import type { Overrides } from './overrides.ts'
import { normalizeName, placeKey, withoutLegalForm } from './normalize-name.ts'

/** What a document's names stand for: by mention index; no entry where a mention is not a name or names nothing. */
export type Naming = Map<MentionIndex, Cluster>

/** Words before a capital that make it a place rather than a government. */
const PLACE_PREPOSITIONS = /^(?:in|near|around|outside|inside|through|via|across|throughout|off)$/u

/** Decide for every name of a document what it names; `all` is the index of the whole collection. */
export const resolveNames = (
  claims: DocumentClaims,
  gazetteer: Gazetteer,
  all: NameIndex,
  overrides: Overrides = NO_OVERRIDES,
): Naming => {
  const naming: Naming = new Map()
  const own = indexNames([claims])
  const bodies = createBodyFinder(claims, gazetteer)
  const goals = goalsOf(claims)
  const undecided: MentionIndex[] = []
  claims.mentions.forEach((written, index) => {
    const decided = decidedMention(written, overrides)
    if (decided === null) {
      const label = normalizeName(written.label)
      naming.set(index, createCluster(`apart:${label}`, written.label, written.type))
      return
    }
    const mention = decided
    if (mention.kind !== 'name') return
    const isSurname = isSurnameOf(mention, own)
    const known = isSurname ? null : knownThing(mention, gazetteer)
    const type = isSurname ? 'PERSON' : (all.typeOf(mention.label) ?? mention.type)
    if (known !== null) naming.set(index, clusterOfKnown(known, mention, goals.has(index)))
    else if (type === 'PERSON') naming.set(index, personCluster({ ...mention, type }, own, all))
    else naming.set(index, nameCluster(mention, type, bodies.find(index)))
    if (mention === written && known === null && !isSurname) undecided.push(index)
  })
  const longer = longerNames(claims)
  for (const index of undecided) {
    const clusters = (longer.get(index) ?? []).flatMap((other) => callableByPart(naming.get(other)))
    if (new Set(clusters.map(({ key }) => key)).size === 1) naming.set(index, longest(clusters))
  }
  return naming
}

/** Persons and bodies are called by a part of their name; not places. */
const callableByPart = (cluster: Cluster | undefined): readonly Cluster[] =>
  cluster !== undefined && /^(?:PERSON|ORG)$/u.test(cluster.type) ? [cluster] : []

const longest = (clusters: readonly Cluster[]): Cluster =>
  clusters.reduce((best, cluster) => (cluster.name.length > best.name.length ? cluster : best))

/**
 * By name of one word, the longer names of which it is the first or the last word and with which the text's references tie
 * it: `Yoon` and `Yoon Suk Yeol`, `Acme` and `Acme Steel`.
 */
const longerNames = ({ mentions }: DocumentClaims): ReadonlyMap<MentionIndex, readonly MentionIndex[]> => {
  const chains = new Map<number, MentionIndex[]>()
  mentions.forEach(({ chain, kind }, index) => {
    if (chain === null || kind !== 'name') return
    chains.set(chain, [...(chains.get(chain) ?? []), index])
  })
  const longer = new Map<MentionIndex, MentionIndex[]>()
  for (const members of chains.values()) {
    const names = members.map((index) => ({ index, words: normalizeName(at(mentions, index).label).split(' ') }))
    for (const { index, words } of names) {
      const [word, ...more] = words
      if (word === undefined || more.length > 0) continue
      const others = names.filter(
        (other) => other.words.length > 1 && (other.words[0] === word || other.words.at(-1) === word),
      )
      if (others.length > 0)
        longer.set(
          index,
          others.map((other) => other.index),
        )
    }
  }
  return longer
}

/** The mention as if it had the name that a person decided on; null where it is kept apart from all others. */
const decidedMention = (mention: Mention, { sameAs, apart }: Overrides): Mention | null => {
  if (mention.kind === 'pronoun' || (sameAs.size === 0 && apart.size === 0)) return mention
  const label = normalizeName(mention.label)
  if (apart.has(label)) return null
  const other = sameAs.get(label)
  return other === undefined ? mention : { ...mention, kind: 'name', label: other, preposition: '' }
}

/** `Jordan` where the document names Ann Jordan: a person, whatever else is called so. */
const isSurnameOf = (mention: Mention, own: NameIndex): boolean => {
  const [surname, ...more] = spellWords(mention.label)
  return surname !== undefined && more.length === 0 && soleBearer(surname, own) !== undefined
}

/** A known name, unless the tagger saw a person of that name. */
const knownThing = (mention: Mention, gazetteer: Gazetteer): KnownName | null => {
  const known = gazetteer.find(mention.label)
  if (known === null || (mention.type === 'PERSON' && known.kind !== 'capital' && known.kind !== 'name')) return null
  return known
}

/** Places that somebody goes to, or that are fought over: there a capital is the city. */
const goalsOf = ({ claims, mentions }: DocumentClaims): ReadonlySet<MentionIndex> =>
  new Set(
    claims.flatMap(({ subject, object, eventType, relation }) => {
      const isGoal =
        relation === 'visited' ||
        eventType === 'FIGHT' ||
        (eventType === 'MOVE' && mentions[subject]?.type === 'PERSON')
      return object !== null && isGoal ? [object] : []
    }),
  )

/** A city or a palace in a place phrase does not stand for its country. */
const clusterOfKnown = ({ thing, kind }: KnownName, mention: Mention, isGoal: boolean): Cluster => {
  if ((kind === 'capital' || kind === 'seat') && (isGoal || PLACE_PREPOSITIONS.test(mention.preposition))) {
    return createCluster(`place:${normalizeName(mention.label)}`, mention.label, kind === 'seat' ? 'FAC' : 'GPE')
  }
  return createCluster(`known:${thing.name}`, thing.name, thing.type, thing.aliases)
}

/** A surname alone is the person of that surname in the document, else the only one in the collection. */
const personCluster = (mention: Mention, own: NameIndex, all: NameIndex): Cluster => {
  const words = personWords(mention)
  const surname = words.at(-1) ?? ''
  const key =
    words.length === 1 ? (soleBearer(surname, own) ?? soleBearer(surname, all) ?? surname) : fullKey(words, own, all)
  return createCluster(`person:${key}`, mention.label, 'PERSON')
}

/** The only full name that is known with a surname. */
export const soleBearer = (surname: string, index: Pick<NameIndex, 'bySurname'>): string | undefined => {
  const names = index.bySurname.get(surname) ?? []
  return names.length === 1 ? names[0] : undefined
}

/** `Ann B. Moreau` and `Ann Moreau` are one: first and last word decide where that shorter name is known. */
const fullKey = (words: readonly string[], own: NameIndex, all: NameIndex): string => {
  const full = words.join(' ')
  if (words.length < 3) return full
  const surname = words.at(-1) ?? ''
  const short = `${words[0] ?? ''} ${surname}`
  return [own, all].some((index) => index.bySurname.get(surname)?.includes(short)) ? short : full
}

const nameCluster = (mention: Mention, type: EntityType, body: Body | null): Cluster => {
  if (body !== null) return bodyCluster(mention, type, body)
  const key = normalizeName(type === 'ORG' ? withoutLegalForm(mention.label) : mention.label)
  return /^(?:LOC|GPE|FAC)$/u.test(type)
    ? createCluster(`place:${placeKey(mention.label)}`, mention.label, type)
    : createCluster(`name:${key}`, mention.label, type)
}

/** The name with its country, in brackets where the words do not tell it. */
const bodyCluster = ({ label }: Mention, type: EntityType, { core, country }: Body): Cluster => {
  if (country === null) return createCluster(`name:${core}`, label, type)
  const name =
    normalizeName(label) === core ? `${label} (${country})` : label.replace(/^the /iu, '').replace(/['’]s\b/u, '')
  return createCluster(`body:${core}|${country}`, name, /^(?:GPE|LOC|NORP|MISC)$/u.test(type) ? 'ORG' : type)
}
