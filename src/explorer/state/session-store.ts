import { delMany, getMany, set } from 'idb-keyval'
import { parseEdits } from '../../formats/read/edits-file.ts'
import { checkKnowledge } from '../../formats/read/knowledge-json.ts'
import type { WholeGraph } from '../../graph/graph-headers.ts'
import type { DocumentClaims, Edit, Knowledge } from '../../model/index.ts'
import type { SavedView } from './explorer-state.ts'
import { parsePlaces, parseView } from './saved-view.ts'
import type { SavedPlaces } from './saved-view.ts'

/** A graph of the person's own, with what was read in its articles by `claimsKey`. */
export interface KeptGraph {
  readonly knowledge: Knowledge
  readonly claims: ReadonlyMap<string, DocumentClaims>
  /** How large the graph of the server is of which it is a part; null: it is no part of one. */
  readonly whole: WholeGraph | null
}

/** What is kept of a visit. */
export interface KeptVisit {
  /** Null where it is the graph that the page comes with. */
  readonly graph: KeptGraph | null
  readonly view: { readonly view: SavedView; readonly places: SavedPlaces; readonly edits: readonly Edit[] } | null
}

/** Each address has a session of its own: two graphs on one server do not mix. */
const keysOf = (page: string): readonly [graph: string, view: string] => {
  const { pathname, search } = new URL(page)
  return [`relata-graph:${pathname}${search}`, `relata-view:${pathname}${search}`]
}

/** Keeps the graph in the browser (IndexedDB). Where it may not (a private window, a full disk), the page works without. */
export const keepGraph = (page: string, graph: KeptGraph): Promise<void> =>
  set(keysOf(page)[0], graph).catch(() => undefined)

/** Keeps what a person chose and placed. */
export const keepView = (page: string, view: NonNullable<KeptVisit['view']>): Promise<void> =>
  set(keysOf(page)[1], view).catch(() => undefined)

/** What the last visit left, as far as it can be read: it may be of another version, or be forbidden. */
export const recallVisit = async (page: string): Promise<KeptVisit> => {
  const [graph, view] = await getMany<Partial<KeptGraph> | Partial<KeptVisit['view']>>([...keysOf(page)]).catch(() => [
    undefined,
    undefined,
  ])
  return { graph: readGraph(graph as Partial<KeptGraph> | undefined), view: readView(view) }
}

/** Forgets the session of this address. */
export const forgetVisit = (page: string): Promise<void> => delMany([...keysOf(page)]).catch(() => undefined)

const readGraph = (kept: Partial<KeptGraph> | undefined): KeptGraph | null => {
  if (kept?.knowledge === undefined) return null
  try {
    return {
      knowledge: checkKnowledge(kept.knowledge),
      claims: kept.claims instanceof Map ? (kept.claims as KeptGraph['claims']) : new Map(),
      whole: kept.whole ?? null,
    }
  } catch {
    return null // Of another version: the page begins with its own graph.
  }
}

const readView = (kept: unknown): KeptVisit['view'] => {
  if (typeof kept !== 'object' || kept === null || !('view' in kept)) return null
  return {
    view: parseView(kept.view),
    places: parsePlaces('places' in kept ? kept.places : null),
    edits: parseEdits('edits' in kept ? kept.edits : null),
  }
}
