import { addDocuments, removeDocuments } from '../builder/update-store.ts'
import type { Analyser } from '../builder/load-analyser.ts'
import type { DocumentId } from '../model/index.ts'
import type { GrowingGraph } from '../server/documents-route.ts'
import type { OpenStore } from '../store/open-store.ts'
import type { Session } from './command-io.ts'
import { documentsToAdd, takeInGraph } from './graph-documents.ts'
import { guardAnalyser } from './guard-analyser.ts'
import { messageOf } from './report-error.ts'
import { engineName, withStore } from './store-options.ts'
import { warn } from './terminal.ts'
import { writeStoreGraph } from './write-graph.ts'
import type { GraphPlace } from './write-graph.ts'

/** What came of documents that were put in. */
export interface Growth extends Readonly<Record<string, unknown>> {
  readonly added: readonly DocumentId[]
  readonly replaced: readonly DocumentId[]
}

export interface StoreGraph extends GrowingGraph {
  readonly add: (...given: Parameters<GrowingGraph['add']>) => Promise<Growth>
}

/** A store whose graph, and the file of it where one is named, is made anew whenever documents come or go; the model is loaded with the first. */
export const createGrowingGraph = (session: Session, { store: place, out }: GraphPlace): StoreGraph => {
  let loaded: Promise<Analyser> | null = null
  const load = (): Promise<Analyser> => (loaded ??= session.services.loadAnalyser())
  const write = (store: OpenStore, analyser: Analyser) =>
    writeStoreGraph(session, { store, place: { store: place, out } }, { analyser, isQuiet: true })
  const change = <Result>(work: (store: OpenStore) => Promise<Result>): Promise<Result> =>
    withStore(session, { place, access: 'write' }, work)
  const add: StoreGraph['add'] = (documents, signal, onProgress) =>
    change(async (store) => {
      const faults = new Map<DocumentId, string>()
      const analyser = await load()
      const open = await documentsToAdd(session, store, documents, { out })
      const guarded = guardAnalyser(analyser, (document, error) => {
        faults.set(document.id, messageOf(error))
        warn(session.io, `${document.id} could not be read: ${messageOf(error)}`)
      })
      const given = new Set(open.ids)
      let done = 0
      const { added, replaced, unchanged } = await addDocuments(store, open.documents, {
        loadAnalyser: () => Promise.resolve(guarded),
        engine: await engineName(session),
        onProgress: ({ document }) => {
          if (given.has(document.id)) onProgress(++done)
        },
        signal,
      })
      await store.remove([...faults.keys()])
      const { entities, statements } = await write(store, analyser)
      const told = (ids: readonly DocumentId[]): DocumentId[] => ids.filter((id) => given.has(id) && !faults.has(id))
      return {
        added: told(added),
        replaced: told(replaced),
        unchanged: told(unchanged),
        failed: Object.fromEntries(faults),
        entities,
        statements,
      }
    })
  return {
    add,
    remove: (ids) =>
      change(async (store) => {
        await takeInGraph(session, store, { out, loadAnalyser: load })
        await removeDocuments(store, ids)
        const { entities, statements } = await write(store, await load())
        return { removed: ids, entities, statements }
      }),
    documents: () =>
      withStore(session, { place, access: 'read' }, async (store) => {
        const stored = await store.documents()
        const graph = await documentsToAdd(session, store, [], { out, isQuiet: true })
        return [...stored, ...graph.documents]
          .map(({ id, title, source, url, publishedAt }) => ({ id, title, source, url, publishedAt }))
          .sort((left, right) => (left.id < right.id ? -1 : 1))
      }),
  }
}
