import type { StatementId } from '../model/index.ts'

export type { GraphChanges } from '../resolution/growth/resolved-state.ts'

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
