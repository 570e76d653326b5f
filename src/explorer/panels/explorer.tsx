import '@mantine/core/styles.css'
import './explorer.css'
import { MantineProvider } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'
import type { Knowledge } from '../../model/index.ts'
import { createExplorerStore } from '../state/store.ts'
import { texts } from '../state/texts.ts'
import { announceSelection } from '../state/words.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { EmptyNotice, FailedNotice, LoadingNotice } from './notices.tsx'
import { OpenGraph } from './open-graph.tsx'
import { cssVariables, theme } from './theme.ts'
import { ExplorerContext, useExplorer } from './use-explorer.ts'
import { Workspace } from './workspace.tsx'

export interface ExplorerProps {
  /** Gives the graph, or throws an error whose message is fit to read. */
  readonly load: () => Promise<Knowledge>
  /** Told whenever a picture is drawn or gone: for tests and for pages that embed the explorer. */
  readonly onCanvas?: (canvas: GraphCanvas | null) => void
}

/** The whole page. */
export const Explorer = ({ load, onCanvas }: ExplorerProps) => {
  const [store] = useState(() => createExplorerStore())
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let wanted = true
    load().then(
      (knowledge) => wanted && store.dispatch({ type: 'loaded', knowledge }),
      (error: unknown) => wanted && store.dispatch({ type: 'failed', message: messageOf(error) }),
    )
    return () => {
      wanted = false
    }
    // `load` may be a new function at each render; only a new attempt loads again.
  }, [store, attempt])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <ExplorerContext value={store}>
        <ErrorBoundary instead={(message) => <FailedNotice message={message} onRetry={() => location.reload()} />}>
          <OpenGraph>
            <Page onCanvas={onCanvas} onRetry={() => setAttempt((before) => before + 1)} />
          </OpenGraph>
        </ErrorBoundary>
      </ExplorerContext>
    </MantineProvider>
  )
}

const Page = ({
  onCanvas,
  onRetry,
}: {
  readonly onCanvas: ExplorerProps['onCanvas']
  readonly onRetry: () => void
}) => {
  const { state, dispatch } = useExplorer()
  useWindowEvent('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && state.selection) dispatch({ type: 'clear' })
  })
  const { content } = state
  return (
    <>
      {content.kind === 'loading' && <LoadingNotice />}
      {content.kind === 'failed' && <FailedNotice message={content.message} onRetry={onRetry} />}
      {content.kind === 'ready' && content.index.knowledge.entities.length === 0 && <EmptyNotice />}
      {content.kind === 'ready' && content.index.knowledge.entities.length > 0 && (
        <Workspace index={content.index} onCanvas={onCanvas} />
      )}
      <div role="status" aria-live="polite" className="visually-hidden">
        {content.kind === 'ready' ? announceSelection(state) : content.kind === 'loading' ? texts.loading : ''}
      </div>
    </>
  )
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
