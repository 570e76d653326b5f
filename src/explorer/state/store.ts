import { INITIAL_STATE, reduceExplorer } from './explorer-state.ts'
import type { Action, ExplorerState } from './explorer-state.ts'

/** Holds the state; the page subscribes, everybody else dispatches. */
export interface ExplorerStore {
  readonly getState: () => ExplorerState
  readonly dispatch: (action: Action) => void
  /** Returns what ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A store of its own for each mounted page. */
export const createExplorerStore = (initial: ExplorerState = INITIAL_STATE): ExplorerStore => {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    getState: () => state,
    dispatch: (action) => {
      const next = reduceExplorer(state, action)
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
