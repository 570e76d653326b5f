import { readKept } from '../builder/update-store.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Knowledge } from '../model/index.ts'
import { resolveKnowledge } from '../resolution/resolve-knowledge.ts'
import type { Session } from './command-io.ts'
import { shownPlace } from '../store/open-store.ts'
import { withStore } from './store-options.ts'
import { wholeOf } from './write-graph.ts'

/**
 * The graph that a store keeps, as questions are answered from it; where none was kept yet, that of all it holds, which is
 * left as it is. Throws MISSING_GRAPH where it holds nothing, and what opening it throws: STORE_LOCKED, STORE_VERSION,
 * STORE_FAILED, STORE_BROKEN.
 */
export const loadStoreGraph = (session: Session, place: string): Promise<Knowledge> =>
  withStore(session, { place, access: 'read' }, async (store) => {
    if ((await store.size()).documents === 0)
      throw new KnowledgeError(
        'MISSING_GRAPH',
        `The store ${shownPlace(place)} holds no article. "relata add PATHS… --store PLACE" reads some into it.`,
      )
    if ((await store.stamp()) !== '') return wholeOf(await readKept(store))
    const { gazetteer } = await session.services.loadAnalyser()
    return resolveKnowledge(await store.read(), gazetteer)
  })
