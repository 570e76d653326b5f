/** `build-child.ts ARTICLES`, run by the benchmark: builds a graph of generated articles and writes it, as `relata build` does; prints `BuildFigures`. */
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import countries from 'world-countries'

import { buildInRounds } from '../../builder/build-knowledge.ts'
import { createWorld, loadSyntheticLists, syntheticArticle } from '../../evaluation/synthetic/index.ts'
import { writeKnowledgeJson } from '../../formats/write/knowledge-json.ts'
import { createGazetteer } from '../../resolution/gazetteer.ts'
import type { CountryRecord } from '../../resolution/gazetteer.ts'
import { createDataFolder } from '../../runtime/node/data-folder.ts'
import { createFilePiles } from '../../runtime/node/file-piles.ts'
import { writeFileAtomically } from '../../runtime/node/write-output.ts'

/** What a build took. */
export interface BuildFigures {
  readonly statements: number
  readonly seconds: number
  /** Largest resident set, in MB. */
  readonly peak: number
}

const articles = Number(process.argv[2])
const data = createDataFolder()
const entities = Math.max(2000, Math.round(articles / 2))
const world = createWorld(await loadSyntheticLists(data.text), { seed: 1, entities })
const gazetteer = createGazetteer(countries as unknown as readonly CountryRecord[], {
  aliases: await data.text('lexicons/aliases.tsv'),
  seats: await data.text('lexicons/government-seats.tsv'),
  countryNames: await data.text('lexicons/country-names.tsv'),
  governmentWords: await data.text('lexicons/government-words.txt'),
})
const numbers = new Map<string, number>()
const documents = Array.from({ length: articles }, (_, number) => {
  const { document } = syntheticArticle(world, number)
  numbers.set(document.id, number)
  return document
})
const file = join(tmpdir(), `relata-bench-${String(process.pid)}.json`)
const piles = createFilePiles()
const start = performance.now()
try {
  // What the encoder would find is known: this is about all that comes after it.
  const read = ({ id }: { readonly id: string }) =>
    Promise.resolve(syntheticArticle(world, numbers.get(id) ?? 0).claims)
  const knowledge = await buildInRounds(documents, {
    analyser: { read, gazetteer } as never,
    pilesOf: piles.pilesOf,
  })
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
