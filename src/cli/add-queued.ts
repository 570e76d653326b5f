import { setTimeout as wait } from 'node:timers/promises'

import type { Diagnostic, Document, Edit } from '../model/index.ts'
import type { Overrides } from '../resolution/overrides.ts'
import type { ReadingQueue } from '../store/reading-queue.ts'
import type { Session } from './command-io.ts'
import { documentsToAdd } from './graph-documents.ts'
import { createProgress } from './progress.ts'
import { withQueue } from './queue-options.ts'
import { engineName, withStore } from './store-options.ts'
import { count, plain, say, warn } from './terminal.ts'
import { writeStoreGraph } from './write-graph.ts'
import type { GraphPlace } from './write-graph.ts'

export interface QueuedWork {
  readonly place: GraphPlace
  readonly documents: readonly Document[]
  readonly overrides: Overrides | undefined
  readonly edits: readonly Edit[]
  /** Whether to stay until the workers have read everything, and write the graph. */
  readonly isPatient: boolean
}

/**
 * Put documents into the queue of a store, for workers to read; what the store holds in the same words is left out. Where
 * somebody waits for the workers, the graph of all that the store holds then is written. How many documents were set aside.
 */
export const addByQueue = (
  session: Session,
  { place, documents, overrides, edits, isPatient }: QueuedWork,
): Promise<number> =>
  withQueue({ place: place.store }, async (queue) => {
    const { io, services } = session
    const { open, unchanged, diagnostics } = await documentsToRead(session, queue, { place, given: documents })
    await queue.send(open)
    // Other words that wait under these ids are older.
    await queue.forget(unchanged.map(({ id }) => id))
    say(io, `${count(open.length, 'document')} put into the queue, ${String(unchanged.length)} unchanged.`)
    for (const { message } of diagnostics) say(io, `· ${plain(message)}`)
    if (!isPatient) {
      say(io, `"relata worker --store …" reads them; the same line without --no-wait writes the graph.`)
      return 0
    }
    const setAside = await waitForWorkers(session, queue)
    await withStore(session, { place: place.store, access: 'write' }, async (store) =>
      writeStoreGraph(session, { store, place }, { analyser: await services.loadAnalyser(), overrides, edits }),
    )
    return setAside
  })

interface Sorted {
  readonly open: readonly Document[]
  /** What the store holds in the same words. */
  readonly unchanged: readonly Document[]
  readonly diagnostics: readonly Diagnostic[]
}

const documentsToRead = async (
  session: Session,
  queue: ReadingQueue,
  { place, given }: { readonly place: GraphPlace; readonly given: readonly Document[] },
): Promise<Sorted> => {
  const engine = await engineName(session)
  return withStore(session, { place: place.store, access: 'read' }, async (store) => {
    const entries = new Map((await store.list()).map((entry) => [entry.id, entry]))
    const waiting = await queue.waiting(given.map(({ id }) => id))
    const { documents, diagnostics } = await documentsToAdd(session, store, given, { out: place.out, waiting })
    const isOpen = (document: Document): boolean => {
      const entry = entries.get(document.id)
      return entry?.engine !== engine || entry.hash !== store.hashOf(document)
    }
    return { open: documents.filter(isOpen), unchanged: documents.filter((one) => !isOpen(one)), diagnostics }
  })
}

const POLL_MILLISECONDS = 500

/** Stay until nothing waits and nothing is under way; how many documents were set aside, after telling which and why. */
const waitForWorkers = async (session: Session, queue: ReadingQueue): Promise<number> => {
  const { io } = session
  const first = await queue.state()
  const all = first.waiting + first.taken
  const progress = createProgress(session, { items: all, name: 'documents', work: all })
  let left = all
  try {
    for (;;) {
      io.signal?.throwIfAborted()
      const state = await queue.state()
      for (const now = state.waiting + state.taken; left > now; left--) progress.advance(1)
      if (state.waiting + state.taken === 0) {
        for (const { document, reason } of state.setAside)
          warn(io, `${document} was set aside after three tries: ${reason}`)
        return state.setAside.length
      }
      await wait(POLL_MILLISECONDS, undefined, { signal: io.signal }).catch(() => undefined)
    }
  } finally {
    progress.stop()
  }
}
