import { createContext } from 'react'
import type { WholeGraph } from '../../graph/graph-headers.ts'
import type { DocumentClaims, Knowledge } from '../../model/index.ts'

/** The visit's own affairs, beside what is shown. */
export interface SessionAccess {
  /** What was read in articles of this visit, so that none is read twice. */
  claims: ReadonlyMap<string, DocumentClaims>
  /** The graph that the page comes with; null until it is there, or where it could not be had. */
  served: Knowledge | null
  /** How large the graph is of which that is a part; null where it is whole. */
  servedWhole: WholeGraph | null
  /** Whether the visit is kept and the address of the page is the explorer's, so that links can lead to a view. */
  readonly isKept: boolean
  /** Forgets what was kept and shows the graph that the page comes with. */
  forget: () => void
}

export const createSessionAccess = (isKept: boolean): SessionAccess => ({
  claims: new Map(),
  served: null,
  servedWhole: null,
  isKept,
  forget: () => undefined,
})

export const SessionContext = createContext<SessionAccess>(createSessionAccess(false))
