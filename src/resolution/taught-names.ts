import type { DocumentClaims, EntityType, Mention, MentionIndex } from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import { normalizeName } from './normalize-name.ts'
import type { Naming } from './resolve-names.ts'

/**
 * Other names that the texts themselves teach (`known as the X`), for all documents; and described things whose words are
 * a name elsewhere (`northern territories`).
 */
export interface TaughtNames {
  /** What a document teaches; first all of them, in the order of their ids. */
  readonly learn: (claims: DocumentClaims, naming: Naming) => void
  /** Then what was learned, for one document after the other. Edits the naming in place. */
  readonly apply: (claims: DocumentClaims, naming: Naming) => void
}

export const createTaughtNames = (): TaughtNames => {
  const taught = new Map<Cluster, Cluster>()
  /** The first thing that a name of several words stands for. */
  const byName = new Map<string, Cluster>()
  return {
    learn: (claims, naming) => {
      learnAliases(taught, claims, naming)
      naming.forEach((cluster, index: MentionIndex) => {
        const label = normalizeName(claims.mentions[index]?.label ?? '')
        if (label.includes(' ') && cluster.type !== 'PERSON' && !byName.has(label)) byName.set(label, cluster)
      })
    },
    apply: (claims, naming) => {
      for (const [index, cluster] of naming) {
        const thing = follow(taught, cluster)
        if (thing === cluster) continue
        naming.set(index, thing)
        thing.aliases.set(cluster.name, thing.aliases.get(cluster.name) ?? 0)
      }
      claims.mentions.forEach((mention, index) => {
        const cluster = naming.has(index) ? undefined : byName.get(descriptionKey(mention))
        if (cluster !== undefined) naming.set(index, follow(taught, cluster))
      })
    },
  }
}

const learnAliases = (taught: Map<Cluster, Cluster>, claims: DocumentClaims, naming: Naming): void => {
  for (const link of claims.links) {
    if (link.rule !== 'known-as') continue
    const [alias, thing] = [naming.get(link.mention), naming.get(link.antecedent)]
    if (alias === undefined || thing === undefined || alias === thing || taught.has(alias)) continue
    if (mayBeOne(alias, thing) && follow(taught, thing) !== alias) taught.set(alias, thing)
  }
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

const descriptionKey = (mention: Mention): string =>
  mention.kind === 'nominal' && mention.isNode ? normalizeName(mention.label) : ''
