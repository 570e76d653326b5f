/** `build-child.ts ARTICLES`, run by the benchmark: builds a graph of generated articles and writes it, as `relata build` does; prints `BuildFigures`. */
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildInRounds } from '../../builder/build-knowledge.ts'
import { writeKnowledgeJson } from '../../formats/write/knowledge-json.ts'
import { createFilePiles } from '../../runtime/node/file-piles.ts'
import { writeFileAtomically } from '../../runtime/node/write-output.ts'
import { createCollection } from './synthetic-collection.ts'

/** What a build took. */
export interface BuildFigures {
  readonly statements: number
  readonly seconds: number
  /** Largest resident set, in MB. */
  readonly peak: number
}

const articles = Number(process.argv[2])
const { documentAt, analyser } = await createCollection(articles)
const documents = Array.from({ length: articles }, (_, number) => documentAt(number))
const file = join(tmpdir(), `relata-bench-${String(process.pid)}.json`)
const piles = createFilePiles()
const start = performance.now()
try {
  const knowledge = await buildInRounds(documents, { analyser, pilesOf: piles.pilesOf })
  await writeFileAtomically(file, writeKnowledgeJson(knowledge))
  const figures: BuildFigures = {
    statements: knowledge.size.statements,
    seconds: (performance.now() - start) / 1000,
    peak: process.resourceUsage().maxRSS / 1000,
  }
  console.log(JSON.stringify(figures))
} finally {
  piles.close()
  await rm(file, { force: true })
}
