/** `store-child.ts ARTICLES`, run by the benchmark: puts generated articles into a store, resolves it, adds one more; prints `StoreFigures`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { addDocuments, updateGraph } from '../../builder/update-store.ts'
import type { UpdatedGraph } from '../../builder/update-store.ts'
import type { Document } from '../../model/index.ts'
import { createFilePiles } from '../../runtime/node/file-piles.ts'
import { openStore } from '../../store/open-store.ts'
import { createCollection } from './synthetic-collection.ts'

/** What the steps took. */
export interface StoreFigures {
  readonly statements: number
  /** Seconds. */
  readonly adding: number
  readonly resolving: number
  /** What one article more or less takes, each with a store that is opened anew. */
  readonly more: readonly { readonly name: string; readonly seconds: number; readonly isGrown: boolean }[]
  /** Largest resident set, in MB. */
  readonly peak: number
}

const articles = Number(process.argv[2])
const { documentAt, analyser } = await createCollection(articles + 2)
const options = { loadAnalyser: () => Promise.resolve(analyser), engine: 'bench' }
const folder = mkdtempSync(join(tmpdir(), 'relata-bench-'))
const place = join(folder, 'store.db')
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
const BATCH = 1000

type Store = Awaited<ReturnType<typeof openStore>>

const update = async (store: Store): Promise<UpdatedGraph> => {
  const piles = createFilePiles()
  try {
    return await updateGraph(store, analyser, { pilesOf: piles.pilesOf })
  } finally {
    piles.close()
  }
}

/** From the opening of the store to its closing. */
const one = async (name: string, change: (store: Store) => Promise<unknown>): Promise<StoreFigures['more'][number]> => {
  let isGrown = false
  const taken = await seconds(async () => {
    const store = await openStore(place, 'write')
    await change(store)
    isGrown = (await update(store)).isGrown
    await store.close()
  })
  return { name, seconds: taken, isGrown }
}

/** The article with a number, as one of another id that stands among the others. */
const amongOthers = (number: number): Document => ({
  ...documentAt(number),
  id: `${documentAt(Math.floor(articles / 2)).id}-and-a-half`,
})

try {
  const store = await openStore(place, 'write')
  const adding = await seconds(async () => {
    for (let start = 0; start < articles; start += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, articles - start) }, (_, index) => documentAt(start + index))
      await addDocuments(store, batch, options)
    }
  })
  let statements = 0
  const resolving = await seconds(async () => {
    statements = (await update(store)).size.statements
  })
  await store.close()
  const given = documentAt(articles)
  const among = amongOthers(articles + 1)
  const reader = {
    ...options,
    loadAnalyser: () =>
      Promise.resolve({
        ...analyser,
        read: async () => ({ ...(await analyser.read(documentAt(articles + 1))), document: among.id }),
      }),
  }
  const more = [
    await one('one article more, the last by its id', (open) => addDocuments(open, [given], options)),
    await one('one article more, in the middle', (open) => addDocuments(open, [among], reader)),
    await one('removing one of them', (open) => open.remove([given.id])),
  ]
  const peak = process.resourceUsage().maxRSS / 1000
  const figures: StoreFigures = { statements, adding, resolving, more, peak }
  console.log(JSON.stringify(figures))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
