import { readInOrder } from '../../builder/read-in-order.ts'
import { loadAnalyser } from '../../builder/load-analyser.ts'
import { createWorld, loadSyntheticLists, syntheticArticle } from '../../evaluation/synthetic/index.ts'
import type { Document } from '../../model/index.ts'
import { createAnalyserPool } from '../../runtime/node/analyser-pool.ts'
import type { AnalyserPool } from '../../runtime/node/analyser-pool.ts'
import { createEncoder } from '../../runtime/node/create-encoder.ts'
import { createDataFolder } from '../../runtime/node/data-folder.ts'
import type { BenchRow } from './bench-row.ts'

const [ARTICLES, ROUNDS] = [160, 4]

/**
 * What two threads that read are worth against none beside the main one, which is what `--workers 2` and `--workers 1` do.
 * Both have read all of it once before: models are loaded, code is compiled. The rounds of both alternate.
 */
export const benchWorkers = async (): Promise<readonly BenchRow[]> => {
  const world = createWorld(await loadSyntheticLists(createDataFolder().text), { seed: 3, entities: 2000 })
  const documents = Array.from({ length: ARTICLES }, (_, number) => syntheticArticle(world, number).document)
  const words = documents.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0)
  const [one, two] = [await inThisThread(), createAnalyserPool(2)]
  const best = { one: Infinity, two: Infinity }
  try {
    await secondsOf(one, 1, documents)
    await secondsOf(two, 2, documents)
    for (let round = 0; round < ROUNDS; round += 1) {
      best.one = Math.min(best.one, await secondsOf(one, 1, documents))
      best.two = Math.min(best.two, await secondsOf(two, 2, documents))
    }
  } finally {
    await two.close()
  }
  const rate = (seconds: number): string => `${String(Math.round(words / seconds))} words/s`
  return [
    {
      what: `analysis of ${String(words)} words with --workers 2, against --workers 1`,
      measured: `${(best.one / best.two).toFixed(2)}× (${rate(best.two)} against ${rate(best.one)})`,
      wanted: '1.7×, 1.9×',
    },
  ]
}

const secondsOf = async (pool: AnalyserPool, threads: number, documents: readonly Document[]): Promise<number> => {
  const start = performance.now()
  for await (const _read of readInOrder(documents, pool.read, threads === 1 ? 1 : 2 * threads));
  return (performance.now() - start) / 1000
}

const inThisThread = async (): Promise<AnalyserPool> => {
  const { read } = await loadAnalyser(createDataFolder(), createEncoder)
  return { read, close: () => Promise.resolve() }
}
