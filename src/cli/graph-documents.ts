import type { Analyser } from '../builder/load-analyser.ts'
import { addDocuments } from '../builder/update-store.ts'
import type { Document, Knowledge } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import type { OpenStore } from '../store/open-store.ts'
import type { Session } from './command-io.ts'
import { loadGraph } from './load-graph.ts'
import { engineName } from './store-options.ts'
import { count, say } from './terminal.ts'

/**
 * The articles of a graph that "relata build" wrote where this command writes: they go into the store as well, so that the
 * graph grows and none is lost.
 */
export const documentsOfGraph = async (
  session: Session,
  store: OpenStore,
  given: readonly Document[],
  out: string | null,
  { isQuiet = false } = {},
): Promise<readonly Document[]> => {
  if (out === null) return []
  const known = new Set([...(await store.list()), ...given].map(({ id }) => id))
  const graph = await graphAt(session, out)
  const missing = (graph?.documents ?? []).filter(({ id, text }) => !known.has(id) && text !== '')
  if (missing.length > 0 && !isQuiet)
    say(
      session.io,
      `${count(missing.length, 'document')} of ${out} ${missing.length === 1 ? 'goes into the store too, and stays' : 'go into the store too, and stay'} in the graph.`,
    )
  return missing
}

/** Put the articles of that graph into the store; the model is loaded only where there are some. */
export const takeInGraph = async (
  session: Session,
  store: OpenStore,
  { out, loadAnalyser }: { readonly out: string | null; readonly loadAnalyser: () => Promise<Analyser> },
): Promise<void> => {
  const documents = await documentsOfGraph(session, store, [], out)
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
