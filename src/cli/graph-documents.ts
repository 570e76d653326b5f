import type { Analyser } from '../builder/load-analyser.ts'
import { nameDocuments } from '../builder/name-documents.ts'
import { addDocuments } from '../builder/update-store.ts'
import type { Diagnostic, Document, DocumentId, Knowledge } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import type { OpenStore } from '../store/open-store.ts'
import type { Session } from './command-io.ts'
import { loadGraph } from './load-graph.ts'
import { engineName } from './store-options.ts'
import { count, say } from './terminal.ts'

/** Documents on their way into a store. */
export interface DocumentsToAdd {
  /** Each article once: those that were given, and those that only the graph file has. */
  readonly documents: readonly Document[]
  /** The id of each document that was given, in their order. */
  readonly ids: readonly DocumentId[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface AddingPlace {
  /** The graph file that the command writes; null: none. */
  readonly out: string | null
  /** Documents that wait to be read into the store. */
  readonly waiting?: readonly Document[]
  /** Ids of articles that are none of those given and stay. */
  readonly taken?: ReadonlySet<DocumentId>
  readonly isQuiet?: boolean
}

/**
 * What goes into the store when documents are given: these under ids of their own, and the articles of a graph that "relata
 * build" wrote where this command writes, so that the graph grows and none is lost.
 */
export const documentsToAdd = async (
  session: Session,
  store: OpenStore,
  given: readonly Document[],
  place: AddingPlace,
): Promise<DocumentsToAdd> => {
  const stored = new Map((await store.list()).map(({ id, hash }) => [id, hash]))
  const built = await builtDocuments(session, store, stored, place)
  const others = [...built, ...(place.waiting ?? [])].map((document) => [document.id, store.hashOf(document)] as const)
  const known = new Map([...stored, ...others])
  const named = nameDocuments(given, { known, hashOf: store.hashOf, taken: place.taken ?? new Set() })
  const isGiven = new Set(named.documents.map(({ id }) => id))
  const missing = built.filter(({ id }) => !isGiven.has(id))
  const [goes, stays] = missing.length === 1 ? ['goes', 'stays'] : ['go', 'stay']
  if (missing.length > 0 && place.isQuiet !== true)
    say(
      session.io,
      `${count(missing.length, 'document')} of ${place.out ?? ''} ${goes} into the store too, and ${stays} in the graph.`,
    )
  return { ...named, documents: [...missing, ...named.documents] }
}

/** The articles of the graph file that the store does not hold, and that were not taken out of it. */
const builtDocuments = async (
  session: Session,
  store: OpenStore,
  stored: ReadonlyMap<DocumentId, string>,
  { out, isQuiet }: AddingPlace,
): Promise<readonly Document[]> => {
  if (out === null) return []
  const withText = ((await graphAt(session, out))?.documents ?? []).filter(({ text }) => text !== '')
  const missing = nameDocuments(withText).documents.filter(({ id }) => !stored.has(id))
  const removed = missing.length === 0 ? new Set<DocumentId>() : await store.removed()
  const gone = missing.filter(({ id }) => removed.has(id))
  if (gone.length > 0 && isQuiet !== true)
    say(
      session.io,
      `${count(gone.length, 'document')} of ${out} ${gone.length === 1 ? 'was' : 'were'} taken out of the store: "relata add" of the article itself brings it back.`,
    )
  return missing.filter(({ id }) => !removed.has(id))
}

/** Put the articles of that graph into the store; the model is loaded only where there are some. */
export const takeInGraph = async (
  session: Session,
  store: OpenStore,
  { out, loadAnalyser }: { readonly out: string | null; readonly loadAnalyser: () => Promise<Analyser> },
): Promise<void> => {
  const { documents } = await documentsToAdd(session, store, [], { out })
  if (documents.length > 0) await addDocuments(store, documents, { loadAnalyser, engine: await engineName(session) })
}

/** The graph in a file, or null where there is none that can be read: it is written anew. */
const graphAt = async (session: Session, name: string): Promise<Knowledge | null> => {
  try {
    return await loadGraph(session, name)
  } catch (error) {
    if (error instanceof KnowledgeError) return null
    throw error
  }
}
