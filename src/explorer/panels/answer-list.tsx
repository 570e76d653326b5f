import { Button, Group, Text, Title, UnstyledButton } from '@mantine/core'
import type { Answer, AnswerRow } from '../state/answer-question.ts'
import type { Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { toneOf } from '../state/tone.ts'
import { sayStatement } from '../state/words.ts'
import { StatementMeta } from './lines.tsx'
import { ToneMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

interface AnswerListProps {
  readonly index: KnowledgeIndex
  readonly visible: Visible
  readonly answer: Answer
}

/** The answer in words: each result lights its part of the picture, each statement leads to its evidence. */
export const AnswerList = ({ index, visible, answer }: AnswerListProps) => {
  const { state, dispatch } = useExplorer()
  const hidden = answer.entities.filter((id) => !visible.entities.has(id)).length
  return (
    <section aria-label={texts.answers}>
      <Group justify="space-between" gap="xs">
        <div role="status">
          <Title order={2} size="h5">
            {texts.answerCount(answer.rows.length)}
          </Title>
        </div>
        {state.light && (
          <Button variant="subtle" size="compact-sm" onClick={() => dispatch({ type: 'light', light: null })}>
            {texts.dropLight}
          </Button>
        )}
      </Group>
      {hidden > 0 && (
        <Text size="sm" c="dimmed">
          {texts.hiddenAnswers(hidden)}
        </Text>
      )}
      <ol className="plain answers">
        {answer.rows.map((row) => (
          <li key={row.key}>
            <Row index={index} answer={answer} row={row} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const Row = ({
  index,
  answer,
  row,
}: {
  readonly index: KnowledgeIndex
  readonly answer: Answer
  readonly row: AnswerRow
}) => {
  const { dispatch } = useExplorer()
  const { verb } = answer.question
  const [first] = row.entities
  const choose = () => {
    // A neighbour or a name is a thing to look into, a way or a fit is a part of the picture.
    if ((verb === 'neighbors' || verb === 'search') && first !== undefined)
      dispatch({ type: 'select', selection: { kind: 'entity', id: first }, centre: true })
    else dispatch({ type: 'light', light: { entities: row.entities, statements: row.statements.map(({ id }) => id) } })
  }
  return (
    <>
      <UnstyledButton className="row answer-title wrap" onClick={choose}>
        {row.title || texts.answers}
      </UnstyledButton>
      <ul className="plain answer-statements">
        {row.statements.map((statement) => (
          <li key={statement.id}>
            <UnstyledButton
              className="row statement-line"
              onClick={() =>
                dispatch({ type: 'select', selection: { kind: 'statement', id: statement.id }, centre: true })
              }
            >
              <span>{sayStatement(index, statement)}</span>
              <span className="meta">
                <ToneMark tone={toneOf(statement)} />
                <StatementMeta index={index} statement={statement} />
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  )
}
