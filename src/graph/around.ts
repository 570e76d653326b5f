import type { EntityId, Knowledge } from '../model/index.ts'
import { createGraph } from './create-graph.ts'
import { findEntity } from './find-entity.ts'
import { neighbors } from './neighbors.ts'

/**
 * The part of Knowledge around some entities (names or ids): they themselves, what is at most `depth` statements away,
 * all statements between these, and the documents and links that those need. Throws UNKNOWN_ENTITY, WRONG_OPTION.
 */
export const knowledgeAround = (knowledge: Knowledge, entities: readonly string[], depth = 1): Knowledge => {
  const graph = createGraph(knowledge)
  const ids = new Set<EntityId>()
  for (const name of entities) {
    const id = findEntity(graph, name)
    ids.add(id)
    if (depth > 0) for (const { entity } of neighbors(graph, id, { depth })) ids.add(entity.id)
  }
  const statements = knowledge.statements.filter(({ subject, object }) => ids.has(subject) && ids.has(object))
  const kept = new Set(statements.map(({ id }) => id))
  const documents = new Set(statements.flatMap(({ evidence }) => evidence.map(({ document }) => document)))
  const speakers = new Set(statements.map(({ attributedTo }) => attributedTo))
  return {
    documents: knowledge.documents.filter(({ id }) => documents.has(id)),
    entities: knowledge.entities.filter(({ id }) => ids.has(id) || speakers.has(id)),
    statements,
    ...(knowledge.links === undefined
      ? {}
      : { links: knowledge.links.filter(({ from, to }) => kept.has(from) && kept.has(to)) }),
  }
}
