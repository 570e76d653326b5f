import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Statement } from '../../model/index.ts'
import { holdsQuote } from '../state/evidence-place.ts'
import { nameOf } from '../state/knowledge-index.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { toneOf } from '../state/tone.ts'
import { sayEventType, sayPercent, sayStanding, sayTime } from '../state/words.ts'
import { ArticleText } from './article-text.tsx'
import { DisputeColumns } from './dispute-columns.tsx'
import { EditStatement } from './edit-statement.tsx'
import { EvidenceCard } from './evidence-card.tsx'
import { ToneMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

/** A statement: who, what, whom; how far it is a fact; and every piece of evidence, down to the article. */
export const StatementPanel = ({
  index,
  statement,
}: {
  readonly index: KnowledgeIndex
  readonly statement: Statement
}) => {
  const [chosen, setChosen] = useState(0)
  const evidence = statement.evidence[chosen] ?? statement.evidence[0]
  const document = index.documents.get(evidence.document)
  return (
    <Stack gap="md">
      <Title order={2} size="h4" className="wrap statement-title">
        <EntityLink index={index} id={statement.subject} /> <em>{statement.relation}</em>{' '}
        <EntityLink index={index} id={statement.object} />
      </Title>
      <Facts index={index} statement={statement} />
      <EditStatement key={statement.id} index={index} statement={statement} />
      <DisputeColumns index={index} statement={statement} />
      <section>
        <Title order={3} className="section-title">
          {texts.evidenceTitle}
        </Title>
        <ol className="plain evidence-list">
          {statement.evidence.map((one, at) => (
            <li key={`${one.document} ${one.start} ${one.end} ${one.rule}`}>
              <EvidenceCard
                document={index.documents.get(one.document)}
                evidence={one}
                current={at === chosen}
                onRead={statement.evidence.length > 1 ? () => setChosen(at) : undefined}
              />
            </li>
          ))}
        </ol>
      </section>
      {holdsQuote(document, evidence) ? (
        <ArticleText document={document} evidence={evidence} />
      ) : (
        <Text size="sm" c="dimmed">
          {texts.quoteMissing}
        </Text>
      )}
    </Stack>
  )
}

const EntityLink = ({ index, id }: { readonly index: KnowledgeIndex; readonly id: string }) => {
  const { dispatch } = useExplorer()
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      className="entity-link"
      onClick={() => dispatch({ type: 'select', selection: { kind: 'entity', id }, centre: true })}
    >
      {nameOf(index, id)}
    </Anchor>
  )
}

const Facts = ({ index, statement }: { readonly index: KnowledgeIndex; readonly statement: Statement }) => {
  const tone = toneOf(statement)
  const standing = sayStanding(statement)
  const speaker = statement.attributedTo
  return (
    <dl className="facts">
      <dt>{texts.standingLabel}</dt>
      <dd>
        <Group gap={6} wrap="nowrap">
          <ToneMark tone={tone} />
          <span>{standing === null ? texts.tones[tone] : `${texts.tones[tone]} (${standing})`}</span>
        </Group>
      </dd>
      <dt>{texts.speakerLabel}</dt>
      <dd>{speaker === null ? texts.articleVoice : <EntityLink index={index} id={speaker} />}</dd>
      <dt>{texts.timeLabel}</dt>
      <dd>{statement.time === null ? texts.timeUnknown : sayTime(statement.time)}</dd>
      <dt>{texts.eventTypeLabel}</dt>
      <dd>{sayEventType(statement.eventType)}</dd>
      <dt>{texts.confidence}</dt>
      <dd>{sayPercent(statement.confidence)}</dd>
    </dl>
  )
}
