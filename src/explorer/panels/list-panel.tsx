import { Button, Checkbox, SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core'
import { useRovingIndex } from '@mantine/hooks'
import { memo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { Entity, Statement } from '../../model/index.ts'
import type { ListKind } from '../state/explorer-state.ts'
import type { Visible } from '../state/filters.ts'
import { nameOf } from '../state/knowledge-index.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { toneOf } from '../state/tone.ts'
import { EntityLine, StatementMeta } from './lines.tsx'
import { ToneMark } from './type-mark.tsx'
import { useDispatch, useExplorerPart } from './use-explorer.ts'

const PAGE_ROWS = 100
const KINDS: readonly ListKind[] = ['entities', 'statements']

/** The picture's twin in words: everything visible, reachable by keyboard. Arrow keys move within the list. */
export const ListPanel = memo(({ index, visible }: { readonly index: KnowledgeIndex; readonly visible: Visible }) => {
  const kind = useExplorerPart(({ list }) => list)
  const dispatch = useDispatch()
  return (
    <Stack gap="xs">
      <Button variant="default" size="compact-sm" onClick={() => dispatch({ type: 'showTable', open: true })}>
        {texts.openTable}
      </Button>
      <SegmentedControl
        fullWidth
        aria-label={texts.listOf}
        value={kind}
        onChange={(value) => dispatch({ type: 'showList', list: value })}
        data={KINDS.map((value) => ({ value, label: texts.listKinds[value] }))}
      />
      {kind === 'entities' ? (
        <EntityList index={index} entities={index.ranked.filter(({ id }) => visible.entities.has(id))} />
      ) : (
        <StatementList
          index={index}
          statements={index.knowledge.statements.filter(({ id }) => visible.statements.has(id))}
        />
      )}
    </Stack>
  )
})

const EntityList = ({ index, entities }: { readonly index: KnowledgeIndex; readonly entities: readonly Entity[] }) => {
  const selection = useExplorerPart((state) => state.selection)
  const marked = useExplorerPart((state) => state.marked)
  const dispatch = useDispatch()
  return (
    <RowList
      label={texts.listKinds.entities}
      rows={entities}
      isCurrent={({ id }) => selection?.kind === 'entity' && selection.id === id}
      onChoose={({ id }) => dispatch({ type: 'select', selection: { kind: 'entity', id }, centre: true })}
      marking={{
        isMarked: ({ id }) => marked.includes(id),
        labelOf: ({ name }) => texts.mark(name),
        onMark: ({ id }) => dispatch({ type: 'mark', ids: [id], how: 'toggle' }),
      }}
    >
      {(entity) => <EntityLine entity={entity} count={index.statementsOf.get(entity.id)?.length ?? 0} />}
    </RowList>
  )
}

const StatementList = ({
  index,
  statements,
}: {
  readonly index: KnowledgeIndex
  readonly statements: readonly Statement[]
}) => {
  const selection = useExplorerPart((state) => state.selection)
  const dispatch = useDispatch()
  return (
    <RowList
      label={texts.listKinds.statements}
      rows={statements}
      isCurrent={({ id }) => selection?.kind === 'statement' && selection.id === id}
      onChoose={({ id }) => dispatch({ type: 'select', selection: { kind: 'statement', id }, centre: true })}
    >
      {(statement) => (
        <span className="statement-line">
          <span>
            <strong>{nameOf(index, statement.subject)}</strong> <em>{statement.relation}</em>{' '}
            <strong>{nameOf(index, statement.object)}</strong>
          </span>
          <span className="meta">
            <ToneMark tone={toneOf(statement)} />
            <StatementMeta index={index} statement={statement} />
          </span>
        </span>
      )}
    </RowList>
  )
}

interface RowListProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly isCurrent: (row: Row) => boolean
  readonly onChoose: (row: Row) => void
  /** Rows that can be chosen together: by their box, with Ctrl or Shift, or by the key M. */
  readonly marking?: {
    readonly isMarked: (row: Row) => boolean
    readonly labelOf: (row: Row) => string
    readonly onMark: (row: Row) => void
  }
  readonly children: (row: Row) => ReactNode
}

const RowList = <Row extends { readonly id: string }>({
  label,
  rows,
  isCurrent,
  onChoose,
  marking,
  children,
}: RowListProps<Row>) => {
  const [limit, setLimit] = useState(PAGE_ROWS)
  const list = useRef<HTMLUListElement>(null)
  const showMore = () => {
    flushSync(() => setLimit(limit + PAGE_ROWS))
    // The button is gone with the last rows: one reads on at the first new one.
    if (rows.length <= limit + PAGE_ROWS) list.current?.children[limit]?.querySelector<HTMLElement>('.row')?.focus()
  }
  const shown = rows.slice(0, limit)
  const { getItemProps } = useRovingIndex({ total: shown.length, orientation: 'vertical', loop: false })
  if (rows.length === 0) return <Text c="dimmed">{texts.noneVisible}</Text>
  return (
    <>
      <ul className="rows" aria-label={label} ref={list}>
        {shown.map((row, at) => (
          <li key={row.id} className={marking ? 'markable' : undefined}>
            {marking && (
              <Checkbox
                size="xs"
                tabIndex={-1}
                aria-label={marking.labelOf(row)}
                checked={marking.isMarked(row)}
                onChange={() => marking.onMark(row)}
              />
            )}
            <UnstyledButton
              className="row"
              {...(isCurrent(row) && { 'aria-current': true })}
              {...(marking && { 'aria-keyshortcuts': 'm' })}
              {...getItemProps({
                index: at,
                onClick: (event) =>
                  marking && (event.ctrlKey || event.shiftKey || event.metaKey) ? marking.onMark(row) : onChoose(row),
                onKeyDown: (event) => {
                  if (marking && event.key === 'm' && !event.ctrlKey && !event.metaKey) marking.onMark(row)
                },
              })}
            >
              {children(row)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {rows.length > limit && (
        <UnstyledButton className="link-button" onClick={showMore}>
          {texts.showMore(Math.min(PAGE_ROWS, rows.length - limit))}
        </UnstyledButton>
      )}
    </>
  )
}
