import type { EntityId, Statement, TimeInterval } from '../../model/index.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

/** A statement with its time. */
export interface DatedStatement {
  readonly statement: Statement
  readonly time: TimeInterval
}

/** The dated statements of an entity that are visible, the earliest first. */
export const timelineOf = (
  index: KnowledgeIndex,
  entity: EntityId,
  visible: ReadonlySet<string>,
): readonly DatedStatement[] =>
  (index.statementsOf.get(entity) ?? [])
    .flatMap((statement) =>
      statement.time !== null && visible.has(statement.id) ? [{ statement, time: statement.time }] : [],
    )
    .sort((left, right) => compare(keyOf(left), keyOf(right)))

/** By start, or end where the start is open; then by end and id. */
const keyOf = ({ statement, time: { start, end } }: DatedStatement): string =>
  `${start ?? end ?? ''} ${end ?? '9999'} ${statement.id}`

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
