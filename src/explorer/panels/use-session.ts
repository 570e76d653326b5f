import { useEffect } from 'react'
import type { Knowledge } from '../../model/index.ts'
import type { WholeGraph } from '../../graph/graph-headers.ts'
import type { LoadedGraph } from '../state/load-knowledge.ts'
import { readPermalink, writePermalink } from '../state/permalink.ts'
import { viewOf } from '../state/saved-view.ts'
import type { SavedView } from '../state/explorer-state.ts'
import type { SavedPlaces } from '../state/saved-view.ts'
import { forgetVisit, keepGraph, keepView, recallVisit } from '../state/session-store.ts'
import type { KeptGraph, KeptVisit } from '../state/session-store.ts'
import type { ExplorerStore } from '../state/store.ts'
import type { PictureAccess } from './picture-context.ts'
import type { SessionAccess } from './session-context.ts'

export interface Visit {
  readonly store: ExplorerStore
  readonly picture: PictureAccess
  readonly session: SessionAccess
  /** Gives the graph of the page, or throws an error whose message is fit to read. */
  readonly load: () => Promise<Knowledge | LoadedGraph>
  /** Address of the page, under which the session is kept; undefined: nothing is kept. */
  readonly address: string | undefined
}

const QUIET_MS = 400

/** Loads the graph and puts back what the last visit left; a link in the address goes before that. */
export const useLoading = ({ store, picture, session, load, address }: Visit, attempt: number): void => {
  useEffect(() => {
    let wanted = true
    const begin = async (): Promise<void> => {
      const visit: KeptVisit = address === undefined ? { graph: null, view: null } : await recallVisit(address)
      let whole: WholeGraph | null = null
      try {
        const loaded = await load()
        session.served = 'knowledge' in loaded ? loaded.knowledge : loaded
        whole = 'knowledge' in loaded ? loaded.whole : null
      } catch (error) {
        // A graph of one's own is there without the server.
        if (visit.graph === null) throw error
      }
      session.servedWhole = whole
      const kept = visit.graph !== null && isOfNow(visit.graph, whole) ? visit.graph : null
      const knowledge = kept?.knowledge ?? session.served
      if (!wanted || knowledge === null) return
      session.claims = kept?.claims ?? new Map()
      const isPart = kept === null || kept.whole !== null
      store.dispatch({ type: 'loaded', knowledge, edits: visit.view?.edits ?? [], whole: isPart ? whole : null })
      const linked = address === undefined ? null : readPermalink(location.href)
      if (visit.view) recallPlaces(picture, visit.view.places)
      if (linked) picture.memory.camera = linked.camera
      const view = linked?.view ?? visit.view?.view
      if (view) store.dispatch({ type: 'restored', view })
    }
    begin().catch((error: unknown) => {
      if (wanted) store.dispatch({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
    })
    return () => {
      wanted = false
    }
    // `load` may be a new function at each render; only a new attempt loads again.
  }, [store, attempt])
}

/** Whether what was kept is a graph of one's own, or parts of the one that the server still has. */
const isOfNow = ({ whole: kept }: KeptGraph, now: WholeGraph | null): boolean =>
  kept === null || (kept.entities === now?.entities && kept.statements === now.statements)

/** Keeps another graph at once; choices and places when they have been left alone for a moment, or the page goes away. */
export const useKeeping = ({ store, picture, session, address }: Visit): void => {
  useEffect(() => {
    if (address === undefined) return
    let kept: Knowledge | null = null
    let waiting: ReturnType<typeof setTimeout> | undefined
    const keepOwnGraph = (): void => {
      const knowledge = store.getState().history?.base
      if (knowledge === undefined) return
      if (knowledge === session.served || knowledge === kept) return
      kept = knowledge
      void keepGraph(address, { knowledge, claims: session.claims, whole: store.getState().whole })
    }
    const keep = (): void => {
      const { history: edited } = store.getState()
      if (edited === null) return
      const view = viewOf(store.getState())
      dropOldLink(view)
      void keepView(address, { view, places: placesNow(picture), edits: edited.done })
    }
    const unsubscribe = store.subscribe(() => {
      keepOwnGraph()
      clearTimeout(waiting)
      waiting = setTimeout(keep, QUIET_MS)
    })
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') keep()
    }
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('pagehide', keep)
    session.forget = () => {
      clearTimeout(waiting)
      void forgetVisit(address).then(() => {
        session.claims = new Map()
        if (session.served === null) return location.reload()
        kept = session.served
        store.dispatch({ type: 'loaded', knowledge: session.served, whole: session.servedWhole })
      })
    }
    return () => {
      unsubscribe()
      clearTimeout(waiting)
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', keep)
    }
  }, [store, picture, session, address])
}

/** A link that is opened in a page that is there already. */
export const useLinks = ({ store, picture, address }: Visit): void => {
  useEffect(() => {
    if (address === undefined) return
    const follow = (): void => {
      const linked = readPermalink(location.href)
      if (!linked || store.getState().content.kind !== 'ready') return
      store.dispatch({ type: 'restored', view: linked.view })
      if (linked.camera) picture.canvas?.moveTo(linked.camera)
    }
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [store, picture, address])
}

/** A link in the address shows what it says only until something else is chosen: a reload shows the latest. */
const dropOldLink = (view: SavedView): void => {
  const linked = readPermalink(location.href)
  if (linked === null) return
  const [then, now] = [linked.view, view].map((one) => writePermalink(location.href, { view: one, camera: null }))
  if (then !== now) history.replaceState(history.state, '', location.pathname + location.search)
}

/** Where everything is now. */
export const placesNow = ({ canvas, memory }: PictureAccess): SavedPlaces => ({
  positions: [...(canvas?.places() ?? memory.positions)].map(([id, { x, y }]) => [id, x, y]),
  camera: canvas?.place() ?? memory.camera,
})

/** Puts nodes and camera where they were; the canvas that comes next begins so. */
export const recallPlaces = ({ memory }: PictureAccess, { positions, camera }: SavedPlaces): void => {
  memory.positions = new Map(positions.map(([id, x, y]) => [id, { x, y }]))
  memory.camera = camera
  memory.arranged = positions.length > 0
}
