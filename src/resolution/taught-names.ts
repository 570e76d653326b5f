import type { DocumentClaims, EntityType, Mention, MentionIndex } from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import { normalizeName } from './normalize-name.ts'
import type { Naming } from './resolve-names.ts'

/** One document's claims with what its names stand for. */
export interface NamedDocument {
  readonly claims: DocumentClaims
  readonly naming: Naming
}

/**
 * Other names that the texts themselves teach (`known as the X`), applied to all documents; and described things whose
 * words are a name elsewhere (`northern territories`). Edits the namings in place.
 */
export const applyTaughtNames = (documents: readonly NamedDocument[]): void => {
  const taught = collectTaught(documents)
  for (const { naming } of documents)
    for (const [index, cluster] of naming) {
      const thing = follow(taught, cluster)
      if (thing === cluster) continue
      naming.set(index, thing)
      thing.aliases.set(cluster.name, thing.aliases.get(cluster.name) ?? 0)
    }
  const byName = indexByName(documents)
  for (const { claims, naming } of documents)
    claims.mentions.forEach((mention, index) => {
      const cluster = naming.has(index) ? undefined : byName.get(descriptionKey(mention))
      if (cluster !== undefined) naming.set(index, cluster)
    })
}

const collectTaught = (documents: readonly NamedDocument[]): ReadonlyMap<Cluster, Cluster> => {
  const taught = new Map<Cluster, Cluster>()
  for (const { claims, naming } of documents)
    for (const link of claims.links) {
      if (link.rule !== 'known-as') continue
      const [alias, thing] = [naming.get(link.mention), naming.get(link.antecedent)]
      if (alias === undefined || thing === undefined || alias === thing || taught.has(alias)) continue
      if (mayBeOne(alias, thing) && follow(taught, thing) !== alias) taught.set(alias, thing)
    }
  return taught
}

/** What general data knows under a name of its own, and persons, keep their names; kinds must agree. */
const mayBeOne = (alias: Cluster, thing: Cluster): boolean =>
  !alias.key.startsWith('known:') && alias.type !== 'PERSON' && kindOf(alias.type) === kindOf(thing.type)

const kindOf = (type: EntityType): string => (/^(?:LOC|GPE|FAC)$/u.test(type) ? 'place' : type)

const MAX_STEPS = 8

const follow = (taught: ReadonlyMap<Cluster, Cluster>, cluster: Cluster): Cluster => {
  let thing = cluster
  for (let step = 0; step < MAX_STEPS; step++) thing = taught.get(thing) ?? thing
  return thing
}

const indexByName = (documents: readonly NamedDocument[]): ReadonlyMap<string, Cluster> => {
  const byName = new Map<string, Cluster>()
  for (const { claims, naming } of documents)
    naming.forEach((cluster, index: MentionIndex) => {
      const label = normalizeName(claims.mentions[index]?.label ?? '')
      if (label.includes(' ') && cluster.type !== 'PERSON' && !byName.has(label)) byName.set(label, cluster)
    })
  return byName
}

const descriptionKey = (mention: Mention): string =>
  mention.kind === 'nominal' && mention.isNode ? normalizeName(mention.label) : ''
