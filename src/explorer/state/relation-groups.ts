import type { EntityId, Statement } from '../../model/index.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

export type Direction = 'out' | 'in'

/** Statements of one entity that share relation and direction. */
export interface RelationGroup {
  readonly relation: string
  readonly direction: Direction
  readonly statements: readonly Statement[]
}

/** What is said of an entity, grouped: its own doings first, larger groups first, then by relation. */
export const groupRelations = (
  index: KnowledgeIndex,
  entity: EntityId,
  visible: ReadonlySet<string>,
): readonly RelationGroup[] => {
  const groups = new Map<string, { relation: string; direction: Direction; statements: Statement[] }>()
  for (const statement of index.statementsOf.get(entity) ?? []) {
    if (!visible.has(statement.id)) continue
    const direction = statement.subject === entity ? 'out' : 'in'
    const key = `${direction} ${statement.relation}`
    const group = groups.get(key)
    if (group) group.statements.push(statement)
    else groups.set(key, { relation: statement.relation, direction, statements: [statement] })
  }
  return [...groups.values()].sort(
    (left, right) =>
      Number(left.direction === 'in') - Number(right.direction === 'in') ||
      right.statements.length - left.statements.length ||
      (left.relation < right.relation ? -1 : 1),
  )
}

/** Documents that hold evidence on the entity, in the order of the file. */
export const documentsOf = (index: KnowledgeIndex, entity: EntityId): readonly string[] => {
  const ids = (index.statementsOf.get(entity) ?? []).flatMap(({ evidence }) => evidence.map(({ document }) => document))
  return [...new Set(ids)].sort()
}
