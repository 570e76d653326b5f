import { UnstyledButton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Sorting, TableRow } from '../state/table-rows.ts'

interface RowTableProps {
  readonly label: string
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  readonly sorting: Sorting | null
  readonly onSort: (column: number) => void
  readonly onChoose: (row: TableRow) => void
}

const ROW_PIXELS = 36
const SPARE_ROWS = 10
const PAGE_ROWS = 20

/** A table of any length, of which only the rows in sight exist. Arrow keys, Page, Home and End move from row to row. */
export const RowTable = ({ label, columns, rows, sorting, onSort, onChoose }: RowTableProps) => {
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const [wish, setWish] = useState<{ readonly at: number } | null>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: SPARE_ROWS,
    scrollPaddingStart: ROW_PIXELS,
  })
  const items = virtual.getVirtualItems()
  const current = Math.min(active, rows.length - 1)
  // The row that is wished for may not exist yet: it comes when it has been scrolled to.
  useEffect(() => {
    if (wish === null) return
    const button = box.current?.querySelector<HTMLElement>(`[data-at="${wish.at}"]`)
    if (!button) return
    button.focus({ preventScroll: true })
    setWish(null)
  }, [wish, items])
  const move = (event: KeyboardEvent) => {
    const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined
    if (step === undefined || !(event.target as HTMLElement).dataset['at']) return
    event.preventDefault()
    const at = Math.max(0, Math.min(rows.length - 1, current + step))
    setActive(at)
    virtual.scrollToIndex(at)
    setWish({ at })
  }
  return (
    <div ref={box} className="table-box" onKeyDown={move}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        className={`row-table columns-${columns.length}`}
      >
        <div role="rowgroup" className="table-head">
          <div role="row" aria-rowindex={1} className="table-row">
            {columns.map((column, at) => (
              <div key={column} role="columnheader" aria-sort={sortOf(sorting, at)}>
                <UnstyledButton className="table-sort" onClick={() => onSort(at)}>
                  {column}
                </UnstyledButton>
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="table-rows" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index: at, start }) => {
            const row = rows[at]
            return row ? (
              <div
                key={row.selection.id}
                role="row"
                aria-rowindex={at + 2}
                className="table-row"
                style={{ transform: `translateY(${start}px)`, height: ROW_PIXELS }}
              >
                {row.cells.map(({ words }, column) => (
                  <div key={columns[column]} role="cell" title={words}>
                    {column === 0 ? (
                      <UnstyledButton
                        className="table-name"
                        data-at={at}
                        tabIndex={at === current ? 0 : -1}
                        onFocus={() => setActive(at)}
                        onClick={() => onChoose(row)}
                      >
                        {words}
                      </UnstyledButton>
                    ) : (
                      words
                    )}
                  </div>
                ))}
              </div>
            ) : null
          })}
        </div>
      </div>
    </div>
  )
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_ROWS,
  PageUp: -PAGE_ROWS,
  Home: -Infinity,
  End: Infinity,
}

const sortOf = (sorting: Sorting | null, column: number): 'ascending' | 'descending' | 'none' =>
  sorting?.column === column ? (sorting.descending ? 'descending' : 'ascending') : 'none'
