import { Button, Group, Text } from '@mantine/core'
import type { Statement } from '../../model/index.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { editedStatement } from '../state/say-edit.ts'
import { texts } from '../state/texts.ts'
import { useExplorer } from './use-explorer.ts'

/** Take a statement out of sight, or out of the graph. */
export const EditStatement = ({
  index,
  statement,
}: {
  readonly index: KnowledgeIndex
  readonly statement: Statement
}) => {
  const { dispatch } = useExplorer()
  const make = (kind: 'hide-statement' | 'delete-statement'): void =>
    dispatch({
      type: 'changeHistory',
      change: { kind: 'edit', edit: { kind, statement: editedStatement(index, statement) } },
    })
  return (
    <details className="put-right">
      <summary>{texts.putRight}</summary>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={() => make('hide-statement')}>
          {texts.hideStatement}
        </Button>
        <Button size="xs" variant="default" onClick={() => make('delete-statement')}>
          {texts.deleteStatement}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={6}>
        {texts.hideHint}
      </Text>
    </details>
  )
}
