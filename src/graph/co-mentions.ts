import type { DocumentId, EntityId, EntityType } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph } from './create-graph.ts'
import type { EntityReference } from './entity-reference.ts'
import { referTo } from './entity-reference.ts'
import { findEntity } from './find-entity.ts'
import type { StatementFilter } from './statement-filter.ts'
import { createStatementFilter } from './statement-filter.ts'

export interface CoMentionOptions extends StatementFilter {
  readonly entityType?: EntityType | undefined
  /** Default 20. */
  readonly limit?: number | undefined
}

/** An entity that the same documents make statements about. */
export interface CoMention {
  readonly entity: EntityReference
  /** Documents that speak of both, sorted. */
  readonly documents: readonly DocumentId[]
  /** Whether a statement ties the two. */
  readonly isTied: boolean
}

const DEFAULT_LIMIT = 20

/**
 * Who else is spoken of where an entity (name or id) is, tied to it or not: by the documents of the statements about
 * both, most documents first, then untied ones, then by name. Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION.
 */
export const coMentions = (graph: KnowledgeGraph, entity: string, options: CoMentionOptions = {}): CoMention[] => {
  const id = findEntity(graph, entity)
  const accepts = createStatementFilter(graph, options)
  const documentsOf = new Map<EntityId, Set<DocumentId>>()
  graph.forEachEdge((_key, attributes, source, target) => {
    if (!accepts(attributes)) return
    for (const end of [source, target]) {
      const known = documentsOf.get(end) ?? new Set()
      for (const { document } of attributes.statement.evidence) known.add(document)
      documentsOf.set(end, known)
    }
  })
  const own = documentsOf.get(id) ?? new Set()
  return [...documentsOf]
    .filter(([other]) => other !== id)
    .map(([other, documents]) => ({
      entity: referTo(graph, other),
      documents: [...documents].filter((document) => own.has(document)).sort(compareText),
      isTied: graph.areNeighbors(id, other),
    }))
    .filter(({ entity: { type }, documents }) => documents.length > 0 && (options.entityType ?? type) === type)
    .sort(
      (left, right) =>
        right.documents.length - left.documents.length ||
        Number(left.isTied) - Number(right.isTied) ||
        compareText(left.entity.name, right.entity.name) ||
        compareText(left.entity.id, right.entity.id),
    )
    .slice(0, options.limit ?? DEFAULT_LIMIT)
}
