import { buildKnowledge } from '../../builder/build-knowledge.ts'
import { loadAnalyser } from '../../builder/load-analyser.ts'
import { createWorld, loadSyntheticLists, syntheticArticle, truthRecall } from '../../evaluation/synthetic/index.ts'
import { createEncoder } from '../../runtime/node/create-encoder.ts'
import { createDataFolder } from '../../runtime/node/data-folder.ts'
import type { BenchRow } from './bench-row.ts'

const SEED = 1
const [ARTICLES, ENTITIES] = [40, 400]

/** What the reader finds of the facts that generated articles state. */
export const benchTruth = async (): Promise<readonly BenchRow[]> => {
  const data = createDataFolder()
  const world = createWorld(await loadSyntheticLists(data.text), { seed: SEED, entities: ENTITIES })
  const articles = Array.from({ length: ARTICLES }, (_, number) => syntheticArticle(world, number))
  const analyser = await loadAnalyser(data, createEncoder)
  const knowledge = await buildKnowledge(
    articles.map(({ document }) => document),
    { analyser },
  )
  const recall = truthRecall(
    articles.flatMap(({ facts }) => facts),
    knowledge,
  )
  const row = (what: string, share: number): BenchRow => ({
    what: `${String(recall.facts)} facts of ${String(ARTICLES)} generated articles: ${what}`,
    measured: `${(100 * share).toFixed(1)} %`,
    wanted: '',
  })
  return [
    row('both entities found', recall.entities),
    row('the pair linked', recall.pair),
    row('linked the right way', recall.directed),
    row('by the right relation', recall.labelled),
    row('with polarity, modality, speaker and time', recall.qualified),
  ]
}
