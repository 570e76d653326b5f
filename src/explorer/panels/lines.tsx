import { Text } from '@mantine/core'
import type { Entity, Statement } from '../../model/index.ts'
import { nameOf } from '../state/knowledge-index.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { toneOf } from '../state/tone.ts'
import { sayStanding, sayTime } from '../state/words.ts'
import { TypeMark } from './type-mark.tsx'

/** Shape, name and weight of an entity, in one line. */
export const EntityLine = ({ entity, count }: { readonly entity: Entity; readonly count: number }) => (
  <span className="entity-line">
    <TypeMark type={entity.type} labelled />
    <span className="entity-name">{entity.name}</span>
    <Text span size="xs" c="dimmed" aria-label={texts.statementCount(count)} role="img">
      {count}
    </Text>
  </span>
)

/** Standing, speaker and time of a statement in words. */
export const StatementMeta = ({
  index,
  statement,
}: {
  readonly index: KnowledgeIndex
  readonly statement: Statement
}) => {
  const standing = sayStanding(statement) ?? (statement.attributedTo === null ? texts.tones[toneOf(statement)] : null)
  const parts = [
    standing,
    statement.attributedTo === null ? null : texts.says(nameOf(index, statement.attributedTo)),
    statement.time === null ? null : sayTime(statement.time),
  ].filter((part) => part !== null)
  return <>{parts.join(' · ')}</>
}
