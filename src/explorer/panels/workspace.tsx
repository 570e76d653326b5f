import { useCallback, useMemo, useState } from 'react'
import type { ComponentType } from 'react'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'
import type { Tab } from '../state/explorer-state.ts'
import { applyFilters } from '../state/filters.ts'
import type { Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { restrictVisible } from '../state/scope.ts'
import { texts } from '../state/texts.ts'
import { AskPanel } from './ask-panel.tsx'
import { CanvasPanel } from './canvas-panel.tsx'
import { DetailsPanel } from './details-panel.tsx'
import { useLow, useNarrow } from './embedding.ts'
import { FOCUS_HOME } from './focus-keeping.ts'
import { FilterChips } from './filter-chips.tsx'
import { FiltersPanel } from './filters-panel.tsx'
import { Header } from './header.tsx'
import { ListPanel } from './list-panel.tsx'
import { Palette } from './palette.tsx'
import { PanelBoundary } from './panel-boundary.tsx'
import { PanelTabs } from './panel-tabs.tsx'
import { TableView } from './table-view.tsx'
import { useExplorer } from './use-explorer.ts'
import { useMeasures } from './use-measures.ts'

/** The page once a graph is there: picture in the middle, words beside it; on a phone, words below it. */
export const Workspace = ({
  index,
  onCanvas,
}: {
  readonly index: KnowledgeIndex
  readonly onCanvas: ((canvas: GraphCanvas | null) => void) | undefined
}) => {
  const { state } = useExplorer()
  useMeasures(index)
  const communities = state.measures?.communities ?? null
  const filtered = useMemo(() => applyFilters(index, state.filters, communities), [index, state.filters, communities])
  const visible = useMemo(() => restrictVisible(index, filtered, state.scope), [index, filtered, state.scope])
  const narrow = useNarrow()
  const low = useLow()
  const [canvas, setCanvas] = useState<GraphCanvas | null>(null)
  const take = useCallback(
    (next: GraphCanvas | null) => {
      setCanvas(next)
      onCanvas?.(next)
    },
    [onCanvas],
  )
  const panel = (tab: Tab, Panel: ComponentType<{ readonly index: KnowledgeIndex; readonly visible: Visible }>) => (
    <PanelBoundary key={tab} name={texts.tabs[tab]}>
      <Panel index={index} visible={visible} />
    </PanelBoundary>
  )
  const panels = {
    details: panel('details', DetailsPanel),
    list: panel('list', ListPanel),
    filters: panel('filters', FiltersPanel),
    ask: panel('ask', AskPanel),
  }
  return (
    <div
      className={`workspace${narrow ? ' narrow' : ''}${low ? ' low' : ''}${state.picture.alone ? ' picture-only' : ''}`}
    >
      <TableView index={index} visible={visible} />
      <Palette index={index} canvas={canvas} />
      <Header index={index} visible={visible} />
      <FilterChips index={index} />
      <main className="columns">
        <section className="side" aria-label={texts.panels} {...(narrow && FOCUS_HOME)}>
          <PanelTabs panels={narrow ? panels : { list: panels.list, filters: panels.filters, ask: panels.ask }} />
        </section>
        <PanelBoundary name={texts.canvasControls}>
          <CanvasPanel index={index} filtered={filtered} visible={visible} onCanvas={take} />
        </PanelBoundary>
        {!narrow && (
          <section className="side details" aria-label={texts.tabs.details} {...FOCUS_HOME}>
            {panels.details}
          </section>
        )}
      </main>
    </div>
  )
}
