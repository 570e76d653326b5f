import type { EntityId } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph } from './create-graph.ts'
import { foldName } from './fold-name.ts'
import { didYouMean } from './nearest.ts'

interface NameIndex {
  readonly order: number
  /** Folded name or alias → ids, the entity with the most statements first. */
  readonly byName: ReadonlyMap<string, readonly EntityId[]>
}

/** Built at the first question to a graph, and again once entities came or went. Names themselves never change. */
const indexes = new WeakMap<KnowledgeGraph, NameIndex>()

/**
 * The id of the entity that a person means: an exact id, else a name or alias without regard to case, accents and
 * articles. Of several, the one with the most statements; then one of that very name before one of that alias.
 * Throws UNKNOWN_ENTITY, with the nearest names.
 */
export const findEntity = (graph: KnowledgeGraph, nameOrId: string): EntityId => {
  if (graph.hasNode(nameOrId)) return nameOrId
  const found = indexOf(graph)
    .byName.get(foldName(nameOrId))
    ?.find((id) => graph.hasNode(id))
  if (found !== undefined) return found
  throw new KnowledgeError(
    'UNKNOWN_ENTITY',
    `No entity is called "${nameOrId}".${didYouMean(nameOrId, namesOf(graph)) || ' Search for a part of its name.'}`,
  )
}

const indexOf = (graph: KnowledgeGraph): NameIndex => {
  const known = indexes.get(graph)
  if (known?.order === graph.order) return known
  const index = { order: graph.order, byName: indexNames(graph) }
  indexes.set(graph, index)
  return index
}

const indexNames = (graph: KnowledgeGraph): Map<string, EntityId[]> => {
  const byName = new Map<string, EntityId[]>()
  const ids = graph.nodes().sort(byWeight(graph))
  for (const pick of [labelOf, aliasesOf]) {
    for (const id of ids) {
      for (const name of pick(graph, id)) {
        const folded = foldName(name)
        const list = byName.get(folded)
        if (list === undefined) byName.set(folded, [id])
        else if (!list.includes(id)) list.push(id)
      }
    }
  }
  for (const list of byName.values()) list.sort((left, right) => statementsOf(graph, right) - statementsOf(graph, left))
  return byName
}

const labelOf = (graph: KnowledgeGraph, id: EntityId): readonly string[] => [graph.getNodeAttribute(id, 'label')]

const aliasesOf = (graph: KnowledgeGraph, id: EntityId): readonly string[] => graph.getNodeAttribute(id, 'aliases')

const statementsOf = (graph: KnowledgeGraph, id: EntityId): number => graph.getNodeAttribute(id, 'statements')

const byWeight =
  (graph: KnowledgeGraph) =>
  (left: EntityId, right: EntityId): number =>
    statementsOf(graph, right) - statementsOf(graph, left) || compareText(left, right)

const namesOf = (graph: KnowledgeGraph): string[] =>
  graph.mapNodes((_id, attributes) => [attributes.label, ...attributes.aliases]).flat()
