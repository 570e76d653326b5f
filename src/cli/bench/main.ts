/**
 * `npm run bench -- TOPIC…`: how fast things are, beside a peer in the same run. Never a test: machines differ. With
 * `--write` the tables go into docs/benchmarks.md, with machine and day.
 */
import { tableOf, writeTable } from './bench-table.ts'
import type { BenchRow } from './bench-row.ts'
import { benchBuild } from './build.ts'
import { benchFormats } from './formats.ts'
import { benchFuzz } from './fuzz.ts'
import { benchHttp } from './http.ts'
import { benchMemory } from './memory.ts'
import { benchQueries } from './queries.ts'
import { benchResolution } from './resolution.ts'
import { benchStore } from './store.ts'
import { benchTruth } from './truth.ts'
import { benchWorkers } from './workers.ts'

const TOPICS: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  build: benchBuild,
  formats: benchFormats,
  fuzz: benchFuzz,
  http: benchHttp,
  memory: benchMemory,
  queries: benchQueries,
  resolution: benchResolution,
  store: benchStore,
  truth: benchTruth,
  workers: benchWorkers,
}

const given = process.argv.slice(2)
const isWriting = given.includes('--write')
const topics = given.filter((word) => !word.startsWith('-'))
const unknown = topics.filter((topic) => !(topic in TOPICS))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(TOPICS).join(', ')}.`)
  process.exit(2)
}
for (const topic of topics.length > 0 ? topics : Object.keys(TOPICS)) {
  const rows = (await TOPICS[topic]?.()) ?? []
  const table = tableOf(rows)
  console.log(`${topic}\n${table}`)
  if (isWriting) await writeTable(topic, `npm run bench -- ${topic}`, table)
}
