import type { EntityId, Statement } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph } from './create-graph.ts'
import { findEntity } from './find-entity.ts'
import type { StatementFilter } from './statement-filter.ts'
import { createStatementFilter } from './statement-filter.ts'

/** Whose time line: of one entity, or of what is said between it and another. */
export interface TimelineOptions extends StatementFilter {
  /** Name or id of the other end. */
  readonly with?: string | undefined
}

/**
 * The dated statements with an entity (name or id) as subject, object or speaker, the earliest first: by start (or end
 * where the start is open), then end, then id. Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION.
 */
export const timeline = (graph: KnowledgeGraph, entity: string, options: TimelineOptions = {}): Statement[] => {
  const id = findEntity(graph, entity)
  const other = options.with === undefined ? null : findEntity(graph, options.with)
  const accepts = createStatementFilter(graph, options)
  const found: Statement[] = []
  graph.forEachEdge((_key, attributes, source, target) => {
    const { statement } = attributes
    if (statement.time === null || !isAbout(statement, [source, target], id, other) || !accepts(attributes)) return
    found.push(statement)
  })
  return found.sort(byTime)
}

const isAbout = (
  { attributedTo }: Statement,
  [source, target]: readonly [EntityId, EntityId],
  id: EntityId,
  other: EntityId | null,
): boolean =>
  other === null
    ? source === id || target === id || attributedTo === id
    : (source === id && target === other) || (source === other && target === id)

const byTime = (left: Statement, right: Statement): number =>
  compareText(dayOf(left), dayOf(right)) ||
  compareText(left.time?.end ?? '9999', right.time?.end ?? '9999') ||
  compareText(left.id, right.id)

const dayOf = ({ time }: Statement): string => time?.start ?? time?.end ?? ''
