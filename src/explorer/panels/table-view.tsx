import './table.css'
import { Button, CloseButton, Modal, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import type { ListKind } from '../state/explorer-state.ts'
import type { ExportedFile } from '../state/export-graph.ts'
import type { Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { arrangeRows, tableCsv, tableRows } from '../state/table-rows.ts'
import type { Sorting } from '../state/table-rows.ts'
import { texts } from '../state/texts.ts'
import { RowTable } from './row-table.tsx'
import { saveFile } from './save-file.ts'
import { useExplorer } from './use-explorer.ts'

const KINDS: readonly ListKind[] = ['entities', 'statements']

interface TableViewProps {
  readonly index: KnowledgeIndex
  readonly visible: Visible
}

/** Everything that the filters leave as a table over the whole page. */
export const TableView = (props: TableViewProps) => {
  const { state, dispatch } = useExplorer()
  return (
    <Modal
      opened={state.table}
      onClose={() => dispatch({ type: 'showTable', open: false })}
      fullScreen
      withCloseButton={false}
      attributes={{ content: { 'aria-label': texts.table } }}
      classNames={{ content: 'table-modal', body: 'table-body' }}
    >
      <Table {...props} />
    </Modal>
  )
}

const Table = ({ index, visible }: TableViewProps) => {
  const { state, dispatch } = useExplorer()
  const kind = state.list
  const [words, setWords] = useState('')
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const wanted = useDeferredValue(words)
  const all = useMemo(() => tableRows(index, visible, kind), [index, visible, kind])
  const rows = useMemo(() => arrangeRows(all, wanted, sorting), [all, wanted, sorting])
  const sort = (column: number) =>
    setSorting(sorting?.column === column ? { column, descending: !sorting.descending } : { column, descending: false })
  return (
    <>
      <div className="table-bar">
        <SegmentedControl
          aria-label={texts.tableOf}
          value={kind}
          onChange={(value) => {
            setSorting(null)
            dispatch({ type: 'showList', list: value })
          }}
          data={KINDS.map((value) => ({ value, label: texts.listKinds[value] }))}
        />
        <TextInput
          type="search"
          className="table-filter"
          aria-label={texts.tableFilter}
          placeholder={texts.tableFilter}
          maxLength={500}
          value={words}
          // Escape takes the words away first, then the table.
          data-mantine-stop-propagation={words !== ''}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setWords('')
          }}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <Text size="sm" role="status">
          {texts.tableRows(rows.length)}
        </Text>
        <Button variant="default" onClick={() => save(tableCsv(index, rows, kind))}>
          {texts.tableCsv}
        </Button>
        <CloseButton
          size={36}
          aria-label={texts.closeTable}
          title={texts.closeTable}
          onClick={() => dispatch({ type: 'showTable', open: false })}
        />
      </div>
      {rows.length === 0 ? (
        <Text c="dimmed">{texts.tableEmpty}</Text>
      ) : (
        <RowTable
          key={kind}
          label={texts.listKinds[kind]}
          columns={texts.tableColumns[kind]}
          rows={rows}
          sorting={sorting}
          onSort={sort}
          onChoose={({ selection }) => {
            dispatch({ type: 'showTable', open: false })
            dispatch({ type: 'select', selection, centre: true })
          }}
        />
      )}
    </>
  )
}

const save = ({ name, mediaType, content }: ExportedFile): void =>
  saveFile(name, new Blob([content], { type: mediaType }))
