import type { SyntheticWorld } from '../../evaluation/synthetic/index.ts'
import { createWorld, loadSyntheticLists, syntheticArticle } from '../../evaluation/synthetic/index.ts'
import { loadGazetteer } from '../../builder/load-gazetteer.ts'
import type { Gazetteer } from '../../resolution/gazetteer.ts'
import type { ReadDocument } from '../../resolution/resolve-knowledge.ts'
import { resolveKnowledge } from '../../resolution/resolve-knowledge.ts'
import { createDataFolder } from '../../runtime/node/data-folder.ts'
import type { BenchRow } from './bench-row.ts'

const [FEW, TIMES, ENTITIES] = [1500, 10, 20_000]

/** What the resolution of generated articles costs as they become ten times as many, in time of the processor. */
export const benchResolution = async (): Promise<readonly BenchRow[]> => {
  const data = createDataFolder()
  const lists = await loadSyntheticLists(data.text)
  const world = createWorld(lists, { seed: 1, entities: ENTITIES })
  const gazetteer = await loadGazetteer(data)
  const few = articlesOf(world, FEW)
  // Compiled before it is timed, with other names: what is remembered of a name would help the few alone.
  const others = articlesOf(createWorld(lists, { seed: 2, entities: ENTITIES }), FEW)
  for (let round = 0; round < 2; round += 1) seconds(others, gazetteer)
  const [short, long] = [seconds(few, gazetteer), seconds(articlesOf(world, FEW * TIMES), gazetteer)]
  const mentions = few.reduce((sum, { claims }) => sum + claims.mentions.length, 0)
  return [
    {
      what: `resolution of ${String(mentions)} mentions and of ${String(TIMES)} times as many`,
      measured: `${(long / short).toFixed(1)}× (${short.toFixed(2)} s and ${long.toFixed(2)} s)`,
      wanted: '12×, 10.5×',
    },
  ]
}

const articlesOf = (world: SyntheticWorld, count: number): ReadDocument[] =>
  Array.from({ length: count }, (_, number) => {
    const { document, claims } = syntheticArticle(world, number)
    return { document, claims }
  })

const seconds = (articles: readonly ReadDocument[], gazetteer: Gazetteer): number => {
  const start = process.cpuUsage()
  resolveKnowledge(articles, gazetteer)
  return process.cpuUsage(start).user / 1e6
}
