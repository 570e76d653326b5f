import type { DocumentClaims, EntityType } from '../model/index.ts'
import { addTo } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { normalizeName } from './normalize-name.ts'
import type { Naming } from './resolve-names.ts'

/**
 * What the texts themselves teach, for all documents: other names (`known as the X`), and which name the words of a
 * described thing are elsewhere (`northern territories`).
 */
export interface Taught {
  /** The thing that a thing is another name of; itself where nothing was taught. */
  readonly follow: (cluster: Cluster) => Cluster
  /** The first thing that a normalised name of several words stands for, unless that is a person. */
  readonly called: (label: string) => Cluster | undefined
}

/** Apply what was learned to one document. Edits its naming in place. */
export const applyTaught = (claims: DocumentClaims, naming: Naming, { follow, called }: Taught): void => {
  const aliases = new Set<Cluster>()
  for (const [index, cluster] of naming) {
    const thing = follow(cluster)
    if (thing === cluster) continue
    naming.set(index, thing)
    aliases.add(cluster)
  }
  for (const alias of aliases) addTo(follow(alias).taught, alias.name)
  claims.mentions.forEach((mention, index) => {
    const cluster = naming.has(index) ? undefined : called(descriptionKey(mention))
    if (cluster !== undefined) naming.set(index, follow(cluster))
  })
}

/** The words of a described thing as names are compared; empty for other mentions. */
export const descriptionKey = (mention: DocumentClaims['mentions'][number]): string =>
  mention.kind === 'nominal' && mention.isNode ? normalizeName(mention.label) : ''

/** Learns from one document after the other, in the order of their ids. */
export interface TaughtNames extends Taught {
  /** `onCalled` is told of each name that stands for something for the first time. */
  readonly learn: (claims: DocumentClaims, naming: Naming, onCalled?: (label: string, thing: Cluster) => void) => void
}

export const createTaughtNames = (): TaughtNames => {
  const book = createAliasBook<Cluster>()
  const byLabel = new Map<string, Cluster>()
  return {
    learn: (claims, naming, onCalled) => {
      for (const [alias, thing] of aliasLinks(claims, naming)) book.teach(alias, thing)
      for (const [label, cluster] of calledIn(claims, naming)) {
        if (byLabel.has(label)) continue
        byLabel.set(label, cluster)
        onCalled?.(label, cluster)
      }
    },
    follow: book.follow,
    called: (label) => byLabel.get(label),
  }
}

/** Which of a document's things the text calls another name of which. */
export function* aliasLinks(
  claims: DocumentClaims,
  naming: Naming,
): Generator<readonly [alias: Cluster, thing: Cluster]> {
  for (const link of claims.links) {
    if (link.rule !== 'known-as') continue
    const [alias, thing] = [naming.get(link.mention), naming.get(link.antecedent)]
    if (alias !== undefined && thing !== undefined && alias !== thing) yield [alias, thing]
  }
}

/** Names of several words in a document with what they stand for, persons left out. */
export function* calledIn(claims: DocumentClaims, naming: Naming): Generator<readonly [label: string, thing: Cluster]> {
  for (const [index, cluster] of naming) {
    const label = normalizeName(claims.mentions[index]?.label ?? '')
    if (label.includes(' ') && cluster.type !== 'PERSON') yield [label, cluster]
  }
}

/** As much of a thing as decides whether it can be another name. */
export type Nameable = Pick<Cluster, 'key' | 'type'>

/** Which thing is another name of which; what is taught first counts. */
export const createAliasBook = <Thing extends Nameable>() => {
  const taught = new Map<Thing, Thing>()
  const follow = (cluster: Thing): Thing => {
    let thing = cluster
    for (let step = 0; step < MAX_STEPS; step++) thing = taught.get(thing) ?? thing
    return thing
  }
  return {
    follow,
    teach: (alias: Thing, thing: Thing): void => {
      if (taught.has(alias) || !mayBeOne(alias, thing)) return
      if (follow(thing) !== alias) taught.set(alias, thing)
    },
    aliases: (): Iterable<Thing> => taught.keys(),
  }
}

/** What general data knows under a name of its own, and persons, keep their names; kinds must agree. */
const mayBeOne = (alias: Nameable, thing: Nameable): boolean =>
  !alias.key.startsWith('known:') && alias.type !== 'PERSON' && kindOf(alias.type) === kindOf(thing.type)

const kindOf = (type: EntityType): string => (/^(?:LOC|GPE|FAC)$/u.test(type) ? 'place' : type)

const MAX_STEPS = 8
