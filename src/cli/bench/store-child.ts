/** `store-child.ts ARTICLES`, run by the benchmark: puts generated articles into a store, resolves it, adds one more; prints `StoreFigures`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { addDocuments, resolveStore } from '../../builder/update-store.ts'
import { createFilePiles } from '../../runtime/node/file-piles.ts'
import { openStore } from '../../store/open-store.ts'
import { createCollection } from './synthetic-collection.ts'

/** What the steps took. */
export interface StoreFigures {
  readonly statements: number
  /** Seconds. */
  readonly adding: number
  readonly resolving: number
  readonly oneMore: number
  /** Largest resident set, in MB. */
  readonly peak: number
}

const articles = Number(process.argv[2])
const { documentAt, analyser } = await createCollection(articles)
const options = { loadAnalyser: () => Promise.resolve(analyser), engine: 'bench' }
const folder = mkdtempSync(join(tmpdir(), 'relata-bench-'))
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
const BATCH = 1000

try {
  const store = await openStore(join(folder, 'store.db'), 'write')
  const resolve = async (): Promise<number> => {
    const piles = createFilePiles()
    try {
      return (await resolveStore(store, analyser, { pilesOf: piles.pilesOf })).size.statements
    } finally {
      piles.close()
    }
  }
  const adding = await seconds(async () => {
    for (let start = 0; start < articles; start += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, articles - start) }, (_, index) => documentAt(start + index))
      await addDocuments(store, batch, options)
    }
  })
  const resolving = await seconds(resolve)
  let statements = 0
  const oneMore = await seconds(async () => {
    await addDocuments(store, [documentAt(articles)], options)
    statements = await resolve()
  })
  await store.close()
  const figures: StoreFigures = { statements, adding, resolving, oneMore, peak: process.resourceUsage().maxRSS / 1000 }
  console.log(JSON.stringify(figures))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
