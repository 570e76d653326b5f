import type { EntityType } from './claim.ts'
import type { EntityId, StatementId } from './knowledge.ts'

/** An entity as an edit knows it: by id, and where a later build gave it another id by name and type. */
export interface EditedEntity {
  readonly id: EntityId
  readonly name: string
  readonly type: EntityType
}

/** A statement as an edit knows it: by id, and where a later build gave it another id by what it says. */
export interface EditedStatement {
  readonly id: StatementId
  /** Name of the subject. */
  readonly subject: string
  readonly relation: string
  /** Name of the object. */
  readonly object: string
}

/** What a person put right in a graph. Hidden things stay in the graph and are not shown; deleted ones are not in it. */
export type Edit =
  | { readonly kind: 'merge'; readonly into: EditedEntity; readonly entities: readonly EditedEntity[] }
  /** These names of the entity are those of another one, called by the first of them. */
  | { readonly kind: 'split'; readonly entity: EditedEntity; readonly names: readonly string[] }
  | { readonly kind: 'rename'; readonly entity: EditedEntity; readonly name: string }
  | { readonly kind: 'retype'; readonly entity: EditedEntity; readonly type: EntityType }
  | { readonly kind: 'hide-entity' | 'delete-entity'; readonly entity: EditedEntity }
  | { readonly kind: 'hide-statement' | 'delete-statement'; readonly statement: EditedStatement }
