import { createGraph } from '../../graph/create-graph.ts'
import type { KnowledgeGraph } from '../../graph/create-graph.ts'
import { createEntitySearch } from '../../graph/search-entities.ts'
import type { EntitySearch } from '../../graph/search-entities.ts'
import type { Entity } from '../../model/index.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

const graphs = new WeakMap<KnowledgeIndex, KnowledgeGraph>()
const searches = new WeakMap<KnowledgeIndex, EntitySearch<Entity>>()

/** The graph to ask, made at the first question. */
export const graphOf = (index: KnowledgeIndex): KnowledgeGraph =>
  recall(graphs, index, () => createGraph(index.knowledge))

/** The search over names and aliases, made at the first search. */
export const searchOf = (index: KnowledgeIndex): EntitySearch<Entity> =>
  recall(searches, index, () => createEntitySearch(index.knowledge.entities))

const recall = <Made>(made: WeakMap<KnowledgeIndex, Made>, index: KnowledgeIndex, make: () => Made): Made => {
  const known = made.get(index)
  if (known !== undefined) return known
  const fresh = make()
  made.set(index, fresh)
  return fresh
}
