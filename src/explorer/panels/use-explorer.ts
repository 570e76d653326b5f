import { createContext, use, useSyncExternalStore } from 'react'
import type { Action, ExplorerState } from '../state/explorer-state.ts'
import type { ExplorerStore } from '../state/store.ts'

export const ExplorerContext = createContext<ExplorerStore | null>(null)

export interface ExplorerAccess {
  readonly state: ExplorerState
  readonly dispatch: (action: Action) => void
}

/** State and dispatch of the page that this component stands on. */
export const useExplorer = (): ExplorerAccess => {
  const store = use(ExplorerContext)
  if (!store) throw new Error('useExplorer() is called outside <Explorer>. Render the panel inside it.')
  return { state: useSyncExternalStore(store.subscribe, store.getState), dispatch: store.dispatch }
}
