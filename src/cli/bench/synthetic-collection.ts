import type { Analyser } from '../../builder/load-analyser.ts'
import { createWorld, loadSyntheticLists, syntheticArticle } from '../../evaluation/synthetic/index.ts'
import type { Document } from '../../model/index.ts'
import { loadGazetteer } from '../../builder/load-gazetteer.ts'
import { createDataFolder } from '../../runtime/node/data-folder.ts'

/** Generated articles, and an analyser that finds in them what is known: for benchmarks of all that comes after the encoder. */
export interface SyntheticCollection {
  readonly documentAt: (number: number) => Document
  readonly analyser: Analyser
}

/** A world that grows with the number of articles: an entity for two of them. */
export const createCollection = async (articles: number): Promise<SyntheticCollection> => {
  const data = createDataFolder()
  const entities = Math.max(2000, Math.round(articles / 2))
  const world = createWorld(await loadSyntheticLists(data.text), { seed: 1, entities })
  const gazetteer = await loadGazetteer(data)
  const numbers = new Map<string, number>()
  const read = ({ id }: Document) => Promise.resolve(syntheticArticle(world, numbers.get(id) ?? 0).claims)
  return {
    documentAt: (number) => {
      const { document } = syntheticArticle(world, number)
      numbers.set(document.id, number)
      return document
    },
    analyser: { read, gazetteer } as unknown as Analyser,
  }
}
