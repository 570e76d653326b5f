import type { Document, DocumentId, Entity, EntityId, Knowledge, Statement, StatementId } from '../../model/index.ts'

/** Knowledge with its look-ups, made once per loaded graph. */
export interface KnowledgeIndex {
  readonly knowledge: Knowledge
  readonly entities: ReadonlyMap<EntityId, Entity>
  readonly statements: ReadonlyMap<StatementId, Statement>
  readonly documents: ReadonlyMap<DocumentId, Document>
  /** Statements in which the entity is subject or object, in the order of the file. */
  readonly statementsOf: ReadonlyMap<EntityId, readonly Statement[]>
  /** Entities with most statements first, then by name. */
  readonly ranked: readonly Entity[]
}

/** Indexes what was loaded. The file has been validated: every id that is referred to exists. */
export const indexKnowledge = (knowledge: Knowledge): KnowledgeIndex => {
  const statementsOf = groupByEntity(knowledge.statements)
  const weight = (entity: Entity) => statementsOf.get(entity.id)?.length ?? 0
  return {
    knowledge,
    entities: byId(knowledge.entities),
    statements: byId(knowledge.statements),
    documents: byId(knowledge.documents),
    statementsOf,
    ranked: knowledge.entities.toSorted(
      (left, right) => weight(right) - weight(left) || compare(left.name, right.name),
    ),
  }
}

/** Name of an entity, or its id where the file does not hold it. */
export const nameOf = (index: KnowledgeIndex, id: EntityId): string => index.entities.get(id)?.name ?? id

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.id, item]))

const groupByEntity = (statements: readonly Statement[]): ReadonlyMap<EntityId, readonly Statement[]> => {
  const groups = new Map<EntityId, Statement[]>()
  for (const statement of statements) {
    for (const end of new Set([statement.subject, statement.object])) {
      const group = groups.get(end)
      if (group) group.push(statement)
      else groups.set(end, [statement])
    }
  }
  return groups
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
