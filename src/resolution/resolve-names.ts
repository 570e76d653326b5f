import { at } from '../model/index.ts'
import type { DocumentClaims, Mention, MentionIndex } from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import { createCluster } from './cluster.ts'
import type { Gazetteer, KnownName } from './gazetteer.ts'
import { normalizeName } from './normalize-name.ts'

/** What a document's names stand for: by mention index; undefined where a mention is not a name or names nothing. */
export type Naming = Map<MentionIndex, Cluster>

/** Words before a capital that make it a place rather than a government. */
const PLACE_PREPOSITIONS = /^(?:in|at|near|around|outside|inside|through|via|across|throughout|off)$/u

/** Full names of persons that the whole collection mentions, by surname: to find whose surname it is. */
export interface PersonIndex {
  readonly bySurname: ReadonlyMap<string, readonly string[]>
}

/** All full names of persons, by their last word. */
export const indexPersons = (documents: readonly DocumentClaims[]): PersonIndex => {
  const bySurname = new Map<string, Set<string>>()
  for (const { mentions } of documents)
    for (const mention of mentions) {
      const words = personWords(mention)
      if (words === null || words.length < 2) continue
      const surname = words.at(-1) ?? ''
      bySurname.set(surname, (bySurname.get(surname) ?? new Set()).add(words.join(' ')))
    }
  return { bySurname: new Map([...bySurname].map(([surname, names]) => [surname, [...names].sort()])) }
}

const personWords = (mention: Mention): string[] | null =>
  mention.kind === 'name' && mention.type === 'PERSON' ? normalizeName(mention.label).split(' ').filter(Boolean) : null

/** Decide for every name of a document what it names. */
export const resolveNames = (claims: DocumentClaims, gazetteer: Gazetteer, persons: PersonIndex): Naming => {
  const naming: Naming = new Map()
  const own = indexPersons([claims])
  const hosts = hostNames(claims)
  claims.mentions.forEach((mention, index) => {
    if (mention.kind !== 'name') return
    const known = knownThing(mention, gazetteer)
    if (known !== null) naming.set(index, clusterOfKnown(known, mention))
    else if (mention.type === 'PERSON') naming.set(index, personCluster(mention, own, persons))
    else naming.set(index, nameCluster(claims, index, mention, gazetteer, hosts))
  })
  return naming
}

/** A known name, where this mention may stand for it: a city in a place phrase does not stand for its country. */
const knownThing = (mention: Mention, gazetteer: Gazetteer): KnownName | null => {
  const known = gazetteer.find(mention.label)
  if (known === null || (mention.type === 'PERSON' && known.kind !== 'capital' && known.kind !== 'name')) return null
  return known
}

const clusterOfKnown = ({ thing, kind }: KnownName, mention: Mention): Cluster => {
  if ((kind === 'capital' || kind === 'seat') && PLACE_PREPOSITIONS.test(mention.preposition)) {
    return createCluster(`place:${normalizeName(mention.label)}`, mention.label, kind === 'seat' ? 'FAC' : 'GPE')
  }
  return createCluster(`known:${thing.name}`, thing.name, thing.type, thing.aliases)
}

/** A surname alone is the person of that surname in the document, else the only one in the collection. */
const personCluster = (mention: Mention, own: PersonIndex, all: PersonIndex): Cluster => {
  const words = personWords(mention) ?? []
  const surname = words.at(-1) ?? ''
  if (words.length === 1) {
    for (const index of [own, all]) {
      const full = index.bySurname.get(surname) ?? []
      if (full.length === 1) return createCluster(`person:${at(full, 0)}`, mention.label, 'PERSON')
    }
  }
  return createCluster(`person:${longer(words, own, all)}`, mention.label, 'PERSON')
}

/** `Dmitry S. Peskov` and `Dmitry Peskov` are one: first and last word decide where only one such name is known. */
const longer = (words: readonly string[], own: PersonIndex, all: PersonIndex): string => {
  if (words.length < 3) return words.join(' ')
  const short = `${words[0] ?? ''} ${words.at(-1) ?? ''}`
  return (own.bySurname.get(words.at(-1) ?? '') ?? all.bySurname.get(words.at(-1) ?? '') ?? []).includes(short)
    ? short
    : words.join(' ')
}

/**
 * `the Japanese government`, `Moscow's authorities`, `the Russian side`: nominals for a country's government, by the
 * country in the same phrase; a person's government is that of the country whose office the person holds.
 */
export const resolveGovernments = (claims: DocumentClaims, naming: Naming, words: ReadonlySet<string>): void => {
  const offices = new Map<Cluster, Cluster>()
  for (const claim of claims.claims) {
    const holder = naming.get(claim.subject)
    const country = claim.object === null ? undefined : naming.get(claim.object)
    if (
      claim.eventType === 'ROLE' &&
      holder?.type === 'PERSON' &&
      country?.type === 'GPE' &&
      /\b(?:minister|president|chancellor|premier|king|queen|leader|head)\b/u.test(claim.relation)
    )
      offices.set(holder, country)
  }
  claims.mentions.forEach((mention, index) => {
    if (mention.kind !== 'nominal' || !words.has(mention.lemma)) return
    for (const { preposition, mention: other } of mention.qualifiers) {
      if (!/^(?:possessor|demonym|of|under|led by)$/u.test(preposition)) continue
      const owner = naming.get(other)
      const country = owner === undefined ? undefined : owner.type === 'GPE' ? owner : offices.get(owner)
      if (country === undefined) continue
      naming.set(index, createCluster(`government:${country.key}`, `Government of ${country.name}`, 'ORG'))
      return
    }
  })
}

/** Organisations whose longer name ends or begins with a shorter one of the same document. */
const hostNames = (claims: DocumentClaims): readonly string[] =>
  [
    ...new Set(
      claims.mentions
        .filter((mention) => mention.kind === 'name' && mention.type !== 'PERSON')
        .map((mention) => normalizeName(mention.label)),
    ),
  ].sort()

/** Names that many bodies bear are told apart by their country: the Foreign Ministry of Japan, of Russia. */
const GENERIC_BODY =
  /\b(?:ministry|department|parliament|government|cabinet|army|navy|air force|police|supreme court|central bank|constitution|embassy|senate|congress|duma|security council|coast guard|foreign office|treasury|armed forces|military)\b/u

const nameCluster = (
  claims: DocumentClaims,
  index: MentionIndex,
  mention: Mention,
  gazetteer: Gazetteer,
  _hosts: readonly string[],
): Cluster => {
  const key = normalizeName(mention.label)
  if (/^(?:LOC|GPE|FAC)$/u.test(mention.type))
    return createCluster(`place:${placeKey(key)}`, mention.label, mention.type)
  if (!GENERIC_BODY.test(key)) return createCluster(`name:${key}`, mention.label, mention.type)
  const country = countryOf(claims, index, gazetteer) ?? soleCountry(claims, key, gazetteer)
  const core = withoutCountry(mention.label, gazetteer)
  if (country === null) return createCluster(`name:${normalizeName(core)}`, mention.label, mention.type)
  return createCluster(
    `body:${normalizeName(core)}|${country}`,
    `${demonymName(mention.label, core, country, gazetteer)}`,
    mention.type === 'GPE' ? 'ORG' : mention.type,
  )
}

/** `Kuril Islands` and `the Kurils` are one: words for kinds of places and the plural do not count. */
const placeKey = (key: string): string => {
  const core = key
    .replace(
      /\b(?:islands?|isles?|islets?|archipelago|mountains|peninsula|city|province|region|district|oblast|prefecture|county)\b/gu,
      ' ',
    )
    .replace(/\s+/gu, ' ')
    .trim()
  return core === '' ? key : core.replace(/(?<=\p{L}{3})s$/u, '')
}

/** The country that a possessive, a demonym or a phrase with `of` ties to a name. */
const countryOf = (claims: DocumentClaims, index: MentionIndex, gazetteer: Gazetteer): string | null => {
  const mention = at(claims.mentions, index)
  for (const word of mention.label.split(/\s+/u)) {
    const known = gazetteer.find(word)
    if (known?.thing.type === 'GPE') return known.thing.name
  }
  for (const qualifier of mention.qualifiers) {
    if (!/^(?:possessor|demonym|of)$/u.test(qualifier.preposition)) continue
    const known = gazetteer.find(at(claims.mentions, qualifier.mention).label)
    if (known?.thing.type === 'GPE') return known.thing.name
  }
  return null
}

/** A body named without a country is the one of that name in the document that has one, if there is only one. */
const soleCountry = (claims: DocumentClaims, key: string, gazetteer: Gazetteer): string | null => {
  const found = new Set<string>()
  claims.mentions.forEach((other, index) => {
    if (other.kind !== 'name' || normalizeName(withoutCountry(other.label, gazetteer)) !== key) return
    const country = countryOf(claims, index, gazetteer)
    if (country !== null) found.add(country)
  })
  return found.size === 1 ? ([...found][0] ?? null) : null
}

const withoutCountry = (label: string, gazetteer: Gazetteer): string => {
  const words = label.split(/\s+/u)
  const kept = words.filter((word) => {
    const known = gazetteer.find(word)
    return !(known !== null && known.thing.type === 'GPE')
  })
  return kept.join(' ') || label
}

/** The name as the document gives it where it tells the country, else with the country in brackets. */
const demonymName = (label: string, core: string, country: string, gazetteer: Gazetteer): string =>
  normalizeName(label) === normalizeName(core)
    ? `${label} (${country})`
    : label.replace(/^the /iu, '').replace(/['’]s\b/u, '') || gazetteer.find(country)?.thing.name || label
