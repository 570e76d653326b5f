import type { Entity, EntityId, Merge } from '../model/index.ts'
import { aliasesOf } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { hashText } from './hash-text.ts'
import { byText, normalizeName, placeKey } from './normalize-name.ts'
import { nameOfConcept } from './resolve-concepts.ts'

/** Why a name stands for a cluster. */
export type ReasonFor = (name: string, cluster: Cluster) => Omit<Merge, 'name'>

/** Give each cluster its name, its aliases and an id that does not depend on the order of the documents. */
export const nameEntities = (clusters: readonly Cluster[], reasonFor: ReasonFor): Map<Cluster, Entity> => {
  const names = clusters.map(nameOf)
  const counts = new Map<string, number>()
  for (const name of names) counts.set(normalizeName(name), (counts.get(normalizeName(name)) ?? 0) + 1)
  const firsts = new Map<EntityId, string>()
  const shown = clusters.map((cluster, at) => {
    const name = names[at] ?? ''
    const full = withParties(cluster, name, (counts.get(normalizeName(name)) ?? 0) > 1)
    const [base, rank] = [baseOf(cluster, full), rankOf(cluster)]
    const first = firsts.get(base)
    if (first === undefined || rank < first) firsts.set(base, rank)
    return { cluster, name: full, base, rank }
  })
  return new Map(
    shown.map(({ cluster, name, base, rank }) => [
      cluster,
      entityOf(cluster, { id: firsts.get(base) === rank ? base : namesakeId(base, rank), name }, reasonFor),
    ]),
  )
}

/** The record of a cluster under its id and name. */
export const entityOf = (
  cluster: Cluster,
  { id, name }: Pick<Entity, 'id' | 'name'>,
  reasonFor: ReasonFor,
): Entity => ({
  id,
  name,
  type: cluster.type,
  aliases: [...new Set([...aliasesOf(cluster).keys(), ...cluster.known])]
    .filter((alias) => alias !== name && alias.trim() !== '')
    .sort(byText),
  wikidata: null,
  merges: [...cluster.named.keys()]
    .filter((alias) => alias !== name)
    .sort(byText)
    .map((alias) => ({ name: alias, ...reasonFor(alias, cluster) })),
})

/** The id of a name, unless a namesake of the same type bears it. */
export const baseOf = ({ type }: Pick<Cluster, 'type'>, name: string): EntityId => `${type.toLowerCase()}:${slug(name)}`

/**
 * Of namesakes the one of least rank has the plain id: named things before described ones, then by a hash of the key. So
 * another namesake that comes or goes does not change the ids of all the others.
 */
export const rankOf = ({ key }: Pick<Cluster, 'key'>): string => `${isConcept({ key }) ? '1' : '0'}${hashText(key)}`

/** What no slug holds parts the name from the hash. */
export const namesakeId = (base: EntityId, rank: string): EntityId => `${base}~${rank.slice(1)}`

export const isConcept = ({ key }: Pick<Cluster, 'key'>): boolean => key.startsWith('concept:')

/** Described things of one name are told apart by who takes part in them: `sanctions (Chile, Peru)`. */
export const withParties = ({ parties }: Pick<Cluster, 'parties'>, name: string, isShared: boolean): string => {
  const shown = isShared ? [...parties.keys()].sort(byText).slice(0, MAX_PARTIES_NAMED) : []
  return shown.length === 0 ? name : `${name} (${shown.join(', ')})`
}

const MAX_PARTIES_NAMED = 3

/** What a cluster is called, namesakes apart. */
export const nameOf = (cluster: Cluster): string => {
  if (isConcept(cluster)) return nameOfConcept(cluster)
  if (cluster.key.startsWith('person:')) return fullestName(cluster)
  return /^(?:place|name):/u.test(cluster.key) ? usualName(cluster) : cluster.name
}

/** The name that the documents use most. */
const usualName = (cluster: Cluster): string => {
  const ranked = [...aliasesOf(cluster)].sort(
    ([left, leftCount], [right, rightCount]) =>
      Number(isOwn(cluster, right)) - Number(isOwn(cluster, left)) ||
      rightCount - leftCount ||
      right.length - left.length ||
      byText(left, right),
  )
  return ranked[0]?.[0] ?? cluster.name
}

/** Whether a name is the cluster's own, not one that a text taught. */
const isOwn = ({ key }: Cluster, name: string): boolean =>
  key === `place:${placeKey(name)}` || key === `name:${normalizeName(name)}`

/** The longest name that a person goes by, the most frequent of equals. */
const fullestName = (cluster: Cluster): string => {
  const wanted = cluster.key.slice('person:'.length)
  const ranked = [...aliasesOf(cluster)].sort(
    ([left, leftCount], [right, rightCount]) =>
      Number(normalizeName(right) === wanted) - Number(normalizeName(left) === wanted) ||
      right.length - left.length ||
      rightCount - leftCount ||
      byText(left, right),
  )
  return ranked[0]?.[0] ?? cluster.name
}

const slug = (name: string): string =>
  normalizeName(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '') || 'unnamed'
