import { Button, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { disputes } from '../../graph/disputes.ts'
import type { Dispute } from '../../graph/disputes.ts'
import type { Statement } from '../../model/index.ts'
import { graphOf } from '../state/graph-of.ts'
import { nameOf } from '../state/knowledge-index.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { toneOf } from '../state/tone.ts'
import { QuoteInSentence } from './quote.tsx'
import { ToneMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

interface DisputeColumnsProps {
  readonly index: KnowledgeIndex
  readonly statement: Statement
}

/** Where statements contradict this one: those who hold it true beside those who do not, each with its quote. */
export const DisputeColumns = ({ index, statement }: DisputeColumnsProps) => {
  const dispute = useMemo(() => disputeAbout(index, statement), [index, statement])
  if (dispute === null) return null
  return (
    <section aria-label={texts.disputed}>
      <Title order={3} className="section-title">
        {texts.disputed}
      </Title>
      <div className="dispute">
        <Side index={index} title={texts.affirming} statements={dispute.affirming} current={statement} />
        <Side index={index} title={texts.rejecting} statements={dispute.rejecting} current={statement} />
      </div>
    </section>
  )
}

const disputeAbout = (index: KnowledgeIndex, { subject, relation, object }: Statement): Dispute | null =>
  disputes(graphOf(index), { entity: subject }).find(
    (dispute) => dispute.subject.id === subject && dispute.relation === relation && dispute.object.id === object,
  ) ?? null

const Side = ({
  index,
  title,
  statements,
  current,
}: {
  readonly index: KnowledgeIndex
  readonly title: string
  readonly statements: readonly Statement[]
  readonly current: Statement
}) => {
  const { dispatch } = useExplorer()
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <ul className="plain">
        {statements.map((statement) => {
          const [evidence] = statement.evidence
          const speaker = statement.attributedTo === null ? texts.article : nameOf(index, statement.attributedTo)
          return (
            <li key={statement.id}>
              <div className="entity-line">
                <ToneMark tone={toneOf(statement)} />
                <Text span size="sm" className="wrap">
                  {speaker}
                </Text>
                {statement.id !== current.id && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() =>
                      dispatch({ type: 'select', selection: { kind: 'statement', id: statement.id }, centre: true })
                    }
                  >
                    {texts.evidenceButton(statement.evidence.length)}
                  </Button>
                )}
              </div>
              <QuoteInSentence document={index.documents.get(evidence.document)} evidence={evidence} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
