import type { SyntheticWorld } from '../../../src/evaluation/synthetic/index.ts'
import { createWorld, loadSyntheticLists } from '../../../src/evaluation/synthetic/index.ts'
import { createDataFolder } from '../../../src/runtime/node/data-folder.ts'

/** A small world of the package's own lists. */
export const smallWorld = async (seed = 1, entities = 300): Promise<SyntheticWorld> =>
  createWorld(await loadSyntheticLists(createDataFolder().text), { seed, entities })
