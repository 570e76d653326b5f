import type { DocumentClaims } from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import { createCluster } from './cluster.ts'
import type { Naming } from './resolve-names.ts'

/** Offices whose holder leads a country's government. */
const LEADING_OFFICE = /\b(?:minister|president|chancellor|premier|king|queen|leader|head)\b/u

/**
 * `the Japanese government`, `the Russian side`: described bodies that are a country's government, by the country in the
 * same phrase; a person's government is that of the country whose office the person holds. Adds to `naming`.
 */
export const resolveGovernments = (claims: DocumentClaims, naming: Naming, words: ReadonlySet<string>): void => {
  const offices = officesOf(claims, naming)
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

/** Which person leads which country, as the document says. */
const officesOf = (claims: DocumentClaims, naming: Naming): ReadonlyMap<Cluster, Cluster> => {
  const offices = new Map<Cluster, Cluster>()
  for (const claim of claims.claims) {
    if (claim.eventType !== 'ROLE' || claim.object === null || !LEADING_OFFICE.test(claim.relation)) continue
    const holder = naming.get(claim.subject)
    const country = naming.get(claim.object)
    if (holder?.type === 'PERSON' && country?.type === 'GPE') offices.set(holder, country)
  }
  return offices
}
