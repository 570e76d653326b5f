import type { Entity, EntityId, Statement, StatementId, StatementLink } from '../model/index.ts'

/** What is other in a graph than in the one that a store keeps. What is gone and not there is passed over. */
export interface GraphChanges {
  /** New or other than before, by id; ids that are there are replaced. */
  readonly entities: readonly Entity[]
  readonly goneEntities: readonly EntityId[]
  /** New or other than before, by id. All that they speak of is listed. */
  readonly statements: readonly Statement[]
  readonly goneStatements: readonly StatementId[]
  /** To be there afterwards, in place of those with the same ends, kind, document and start. */
  readonly links: readonly StatementLink[]
  /** By these. */
  readonly goneLinks: readonly StatementLink[]
}

/** What is asked of a statement that is to go or to change. */
export interface StatementBefore {
  readonly num: number
  readonly id: StatementId
  readonly subject: number
  readonly object: number
  readonly relation: number
  readonly eventType: number
  readonly print: number
}
