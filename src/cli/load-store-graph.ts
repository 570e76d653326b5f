import { KnowledgeError } from '../model/index.ts'
import type { Knowledge } from '../model/index.ts'
import { resolveKnowledge } from '../resolution/resolve-knowledge.ts'
import type { Session } from './command-io.ts'
import { shownPlace } from '../store/open-store.ts'
import { withStore } from './store-options.ts'

/**
 * The graph of all that a store holds, which is left as it is. Throws MISSING_GRAPH where it holds nothing, and what opening it throws: STORE_LOCKED,
 * STORE_VERSION, STORE_FAILED, STORE_BROKEN.
 */
export const loadStoreGraph = async (session: Session, place: string): Promise<Knowledge> => {
  const read = await withStore(session, { place, access: 'read' }, (store) => store.read())
  if (read.length === 0)
    throw new KnowledgeError(
      'MISSING_GRAPH',
      `The store ${shownPlace(place)} holds no article. "relata add PATHS… --store PLACE" reads some into it.`,
    )
  const { gazetteer } = await session.services.loadAnalyser()
  return resolveKnowledge(read, gazetteer)
}
