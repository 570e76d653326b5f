import type { Entity, EntityId } from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import { byText, normalizeName, placeKey } from './normalize-name.ts'
import { nameOfConcept } from './resolve-concepts.ts'

/** Give each cluster its name, its aliases and an id that does not depend on the order of the documents. */
export const nameEntities = (clusters: readonly Cluster[]): Map<Cluster, Entity> => {
  const named = withParties(clusters.map((cluster) => ({ cluster, name: nameOf(cluster) })))
  named.sort((left, right) => byText(left.name, right.name) || byText(left.cluster.key, right.cluster.key))
  const taken = new Set<EntityId>()
  const entities = new Map<Cluster, Entity>()
  for (const { cluster, name } of named) {
    const id = freeId(`${cluster.type.toLowerCase()}:${slug(name)}`, taken)
    taken.add(id)
    entities.set(cluster, {
      id,
      name,
      type: cluster.type,
      aliases: aliasesOf(cluster, name),
      wikidata: null,
      merges: [...cluster.merges.values()]
        .filter((merge) => merge.name !== name)
        .sort((left, right) => byText(left.name, right.name)),
    })
  }
  return entities
}

/** Namesakes are numbered; a name that ends in a number may have taken one (`summit 2`). */
const freeId = (base: EntityId, taken: ReadonlySet<EntityId>): EntityId => {
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}

interface Named {
  readonly cluster: Cluster
  readonly name: string
}

/** Described things of one name are told apart by who takes part in them: `sanctions (Chile, Peru)`. */
const withParties = (named: readonly Named[]): Named[] => {
  const counts = new Map<string, number>()
  for (const { name } of named) counts.set(normalizeName(name), (counts.get(normalizeName(name)) ?? 0) + 1)
  return named.map(({ cluster, name }) => {
    const isShared = (counts.get(normalizeName(name)) ?? 0) > 1
    const parties = isShared ? [...cluster.parties].sort(byText).slice(0, MAX_PARTIES_NAMED) : []
    return { cluster, name: parties.length === 0 ? name : `${name} (${parties.join(', ')})` }
  })
}

const MAX_PARTIES_NAMED = 3

const nameOf = (cluster: Cluster): string => {
  if (cluster.key.startsWith('concept:')) return nameOfConcept(cluster)
  if (cluster.key.startsWith('person:')) return fullestName(cluster)
  return /^(?:place|name):/u.test(cluster.key) ? usualName(cluster) : cluster.name
}

/** The name that the documents use most. */
const usualName = (cluster: Cluster): string => {
  const ranked = [...cluster.aliases].sort(
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
  const ranked = [...cluster.aliases].sort(
    ([left, leftCount], [right, rightCount]) =>
      Number(normalizeName(right) === wanted) - Number(normalizeName(left) === wanted) ||
      right.length - left.length ||
      rightCount - leftCount ||
      byText(left, right),
  )
  return ranked[0]?.[0] ?? cluster.name
}

const aliasesOf = (cluster: Cluster, name: string): string[] =>
  [...new Set([...cluster.aliases.keys(), ...cluster.known])]
    .filter((alias) => alias !== name && alias.trim() !== '')
    .sort(byText)

const slug = (name: string): string =>
  normalizeName(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '') || 'unnamed'
