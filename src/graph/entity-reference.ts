import type { EntityId, EntityType } from '../model/index.ts'
import type { KnowledgeGraph } from './create-graph.ts'

/** As much of an entity as an answer has to name. */
export interface EntityReference {
  readonly id: EntityId
  readonly name: string
  readonly type: EntityType
}

/** The reference to a node of the graph. */
export const referTo = (graph: KnowledgeGraph, id: EntityId): EntityReference => {
  const { label, entityType } = graph.getNodeAttributes(id)
  return { id, name: label, type: entityType }
}
