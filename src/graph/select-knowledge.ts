import type { EntityType, Knowledge } from '../model/index.ts'

/** What a selection of Knowledge keeps; what is left out or empty restricts nothing. */
export interface Selection {
  /** From 0 to 1. */
  readonly minConfidence?: number | undefined
  readonly relations?: readonly string[] | undefined
  readonly eventTypes?: readonly string[] | undefined
  /** Types that both ends of a statement must have. */
  readonly entityTypes?: readonly EntityType[] | undefined
}

/**
 * The statements that a selection keeps, with the entities that they name (and, when statements are left out by type or
 * relation, only those), the documents and the links between what is left.
 */
export const selectKnowledge = (knowledge: Knowledge, selection: Selection): Knowledge => {
  const { minConfidence = 0, relations = [], eventTypes = [], entityTypes = [] } = selection
  if (minConfidence <= 0 && relations.length + eventTypes.length + entityTypes.length === 0) return knowledge
  const typeOf = new Map(knowledge.entities.map(({ id, type }) => [id, type]))
  const isOf = <Item>(list: readonly Item[], item: Item | undefined): boolean =>
    list.length === 0 || (item !== undefined && list.includes(item))
  const statements = knowledge.statements.filter(
    ({ confidence, relation, eventType, subject, object }) =>
      confidence >= minConfidence &&
      isOf(relations, relation) &&
      isOf(eventTypes, eventType) &&
      isOf(entityTypes, typeOf.get(subject)) &&
      isOf(entityTypes, typeOf.get(object)),
  )
  const named = new Set(statements.flatMap(({ subject, object, attributedTo }) => [subject, object, attributedTo]))
  const kept = new Set(statements.map(({ id }) => id))
  return {
    ...knowledge,
    entities: knowledge.entities.filter(({ id }) => named.has(id)),
    statements,
    ...(knowledge.links === undefined
      ? {}
      : { links: knowledge.links.filter(({ from, to }) => kept.has(from) && kept.has(to)) }),
  }
}
