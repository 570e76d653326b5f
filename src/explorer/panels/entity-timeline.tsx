import { Text, Title, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { EntityId } from '../../model/index.ts'
import { timelineOf } from '../state/entity-timeline.ts'
import type { DatedStatement } from '../state/entity-timeline.ts'
import type { Visible } from '../state/filters.ts'
import { nameOf } from '../state/knowledge-index.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { toneOf } from '../state/tone.ts'
import { sayTime } from '../state/words.ts'
import './timeline.css'
import { ToneMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

interface EntityTimelineProps {
  readonly index: KnowledgeIndex
  readonly entity: EntityId
  readonly visible: Visible
}

/** So many are shown before somebody asks for more. */
const FEW = 8

/** What is said of an entity with a time, the earliest first; nothing where nothing has one. */
export const EntityTimeline = ({ index, entity, visible }: EntityTimelineProps) => {
  const [isWhole, setWhole] = useState(false)
  const dated = timelineOf(index, entity, visible.statements)
  if (dated.length === 0) return null
  const shown = isWhole ? dated : dated.slice(0, FEW)
  return (
    <section aria-label={texts.timeline}>
      <Title order={3} className="section-title">
        {texts.timeline}
      </Title>
      <ol className="timeline">
        {shown.map((one) => (
          <li key={one.statement.id}>
            <Moment index={index} entity={entity} {...one} />
          </li>
        ))}
      </ol>
      {dated.length > FEW && (
        <UnstyledButton className="link-button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? texts.timelineLess : texts.timelineMore(dated.length - FEW)}
        </UnstyledButton>
      )}
    </section>
  )
}

const Moment = ({
  index,
  entity,
  statement,
  time,
}: DatedStatement & { readonly index: KnowledgeIndex; readonly entity: EntityId }) => {
  const { dispatch } = useExplorer()
  const { id, subject, relation, object } = statement
  return (
    <>
      <Text span size="xs" c="dimmed" className="moment-time">
        {sayTime(time)}
      </Text>
      <span className="moment-what">
        <ToneMark tone={toneOf(statement)} />
        <UnstyledButton
          className="link-button"
          onClick={() => dispatch({ type: 'select', selection: { kind: 'statement', id }, centre: true })}
        >
          {subject === entity
            ? `${relation} ${nameOf(index, object)}`
            : `${nameOf(index, subject)} ${relation} ${object === entity ? '' : nameOf(index, object)}`.trim()}
        </UnstyledButton>
      </span>
    </>
  )
}
