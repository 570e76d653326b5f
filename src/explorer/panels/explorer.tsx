import '@mantine/core/styles.css'
import '@mantine/spotlight/styles.css'
import './explorer.css'
import './forced-colors.css'
import { MantineProvider } from '@mantine/core'
import { useState } from 'react'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'
import type { Knowledge } from '../../model/index.ts'
import type { LoadedGraph } from '../state/load-knowledge.ts'
import type { ServedGraph } from '../state/served-graph.ts'
import { createExplorerStore } from '../state/store.ts'
import { texts } from '../state/texts.ts'
import { announceSelection } from '../state/words.ts'
import { EmbeddingContext } from './embedding.ts'
import { useEscape } from './use-escape.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { EmptyNotice, FailedNotice, LoadingNotice } from './notices.tsx'
import { FocusKeeping } from './focus-keeping.ts'
import { LanguageContext } from './language-switch.tsx'
import { OpenGraph } from './open-graph.tsx'
import { PictureContext, createPictureAccess } from './picture-context.ts'
import { ServedPart } from './served-part.tsx'
import { SessionContext, createSessionAccess } from './session-context.ts'
import { themeProps } from './theme.ts'
import type { Embedding } from './theme.ts'
import { Tour, TourCard } from './tour.tsx'
import { ExplorerContext, useExplorer } from './use-explorer.ts'
import { useLanguage } from './use-language.ts'
import { useKeeping, useLinks, useLoading } from './use-session.ts'
import { Workspace } from './workspace.tsx'

export interface ExplorerProps {
  /** Gives the graph, or the part of it that the server sends first; throws an error whose message is fit to read. */
  readonly load: () => Promise<Knowledge | LoadedGraph>
  /** Where the rest of a graph is that came in part. */
  readonly served?: ServedGraph
  /** Address of the page: under it the session is kept, and links in it are followed. Left out, nothing is kept. */
  readonly address?: string
  /** Whether a first visit begins with the tour. */
  readonly welcome?: boolean
  /** Where the explorer stands on a page of other people; left out, the page is its own. */
  readonly embedding?: Embedding
  /** Told whenever a picture is drawn or gone: for tests and for pages that embed the explorer. */
  readonly onCanvas?: (canvas: GraphCanvas | null) => void
}

/** The whole page. */
export const Explorer = ({ load, served, address, welcome = false, embedding, onCanvas }: ExplorerProps) => {
  const [store] = useState(() => createExplorerStore())
  const [attempt, setAttempt] = useState(0)
  const [picture] = useState(createPictureAccess)
  const [session] = useState(() => createSessionAccess(address !== undefined))
  const visit = { store, picture, session, load, address }
  useLoading(visit, attempt)
  useKeeping(visit)
  useLinks(visit)
  const speech = useLanguage(embedding)
  return (
    <MantineProvider {...themeProps(embedding)}>
      <EmbeddingContext value={embedding?.root ?? null}>
        <FocusKeeping />
        <LanguageContext value={speech}>
          <ExplorerContext value={store}>
            <ErrorBoundary instead={(message) => <FailedNotice message={message} onRetry={() => location.reload()} />}>
              <PictureContext key={speech.language} value={picture}>
                <SessionContext value={session}>
                  <OpenGraph>
                    <ServedPart served={served ?? null}>
                      <Tour welcome={welcome}>
                        <Page onCanvas={onCanvas} onRetry={() => setAttempt((before) => before + 1)} />
                      </Tour>
                    </ServedPart>
                  </OpenGraph>
                </SessionContext>
              </PictureContext>
            </ErrorBoundary>
          </ExplorerContext>
        </LanguageContext>
      </EmbeddingContext>
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
  useEscape(() => dispatch({ type: 'stepOut' }))
  const { content } = state
  return (
    <>
      {content.kind === 'loading' && <LoadingNotice />}
      {content.kind === 'failed' && <FailedNotice message={content.message} onRetry={onRetry} />}
      {content.kind === 'ready' && content.index.knowledge.entities.length === 0 && <EmptyNotice />}
      {content.kind === 'ready' && content.index.knowledge.entities.length > 0 && (
        <>
          <Workspace index={content.index} onCanvas={onCanvas} />
          <TourCard />
        </>
      )}
      <div role="status" aria-live="polite" className="visually-hidden">
        {content.kind === 'ready' ? announceSelection(state) : content.kind === 'loading' ? texts.loading : ''}
      </div>
    </>
  )
}
