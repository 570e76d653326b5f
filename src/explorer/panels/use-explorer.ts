import { createContext, use, useSyncExternalStore } from 'react'
import type { Action, ExplorerState } from '../state/explorer-state.ts'
import type { ExplorerStore } from '../state/store.ts'

export const ExplorerContext = createContext<ExplorerStore | null>(null)

export interface ExplorerAccess {
  readonly state: ExplorerState
  readonly dispatch: (action: Action) => void
}

/**
 * A part of the state; the component is drawn anew only when that part is another one. `select` gives a field as it is,
 * nothing that is made anew each time.
 */
export const useExplorerPart = <Part>(select: (state: ExplorerState) => Part): Part => {
  const store = useStore()
  return useSyncExternalStore(store.subscribe, () => select(store.getState()))
}

export const useDispatch = (): ExplorerAccess['dispatch'] => useStore().dispatch

const useStore = (): ExplorerStore => {
  const store = use(ExplorerContext)
  if (!store) throw new Error('useExplorer() is called outside <Explorer>. Render the panel inside it.')
  return store
}

/** State and dispatch of the page that this component stands on. */
export const useExplorer = (): ExplorerAccess => {
  const store = useStore()
  return { state: useSyncExternalStore(store.subscribe, store.getState), dispatch: store.dispatch }
}
