import { at } from '../model/index.ts'
import type { DocumentClaims, MentionIndex } from '../model/index.ts'
import type { Gazetteer } from './gazetteer.ts'
import { normalizeName } from './normalize-name.ts'

/** Names that the bodies of many countries bear: they are told apart by their country. */
const GENERIC_BODY =
  /\b(?:ministry|department|parliament|government|cabinet|army|navy|air force|police|supreme court|central bank|constitution|embassy|senate|congress|duma|security council|coast guard|foreign office|treasury|armed forces|military)\b/u

/** A body of a country: its name without the country, and the country, where the document tells it. */
export interface Body {
  readonly core: string
  readonly country: string | null
}

/** Finds the bodies of one document; indexed once, so that a long document stays linear. */
export interface BodyFinder {
  readonly find: (index: MentionIndex) => Body | null
}

/** Look through a document's names for ministries, armies and courts, and whose they are. */
export const createBodyFinder = (claims: DocumentClaims, gazetteer: Gazetteer): BodyFinder => {
  const own = new Map<MentionIndex, Body>()
  const countries = new Map<string, Set<string>>()
  claims.mentions.forEach((mention, index) => {
    if (mention.kind !== 'name' || !GENERIC_BODY.test(normalizeName(mention.label))) return
    const body = {
      core: normalizeName(withoutCountry(mention.label, gazetteer)),
      country: countryOf(claims, index, gazetteer),
    }
    own.set(index, body)
    if (body.country !== null) countries.set(body.core, (countries.get(body.core) ?? new Set()).add(body.country))
  })
  return {
    find: (index) => {
      const body = own.get(index)
      if (body === undefined || body.country !== null) return body ?? null
      const known = countries.get(body.core)
      return known?.size === 1 ? { ...body, country: [...known][0] ?? null } : body
    },
  }
}

/** The country that a word of the name, a possessive, a demonym or a phrase with `of` ties to it. */
const countryOf = (claims: DocumentClaims, index: MentionIndex, gazetteer: Gazetteer): string | null => {
  const mention = at(claims.mentions, index)
  const tied = mention.qualifiers
    .filter(({ preposition }) => /^(?:possessor|demonym|of)$/u.test(preposition))
    .map((qualifier) => at(claims.mentions, qualifier.mention).label)
  for (const label of [...mention.label.split(/\s+/u), ...tied]) {
    const known = gazetteer.find(label)
    if (known?.thing.type === 'GPE') return known.thing.name
  }
  return null
}

const withoutCountry = (label: string, gazetteer: Gazetteer): string => {
  const kept = label.split(/\s+/u).filter((word) => gazetteer.find(word)?.thing.type !== 'GPE')
  return kept.join(' ') || label
}
