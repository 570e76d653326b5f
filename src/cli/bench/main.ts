/**
 * `npm run bench -- TOPIC…`: how fast things are, beside a peer in the same run. Never a test: machines differ. With
 * `--write` the tables go into docs/benchmarks.md, with machine and day.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

import type { BenchRow } from './bench-row.ts'
import { benchFormats } from './formats.ts'
import { benchFuzz } from './fuzz.ts'
import { benchHttp } from './http.ts'
import { benchMemory } from './memory.ts'
import { benchQueries } from './queries.ts'
import { benchResolution } from './resolution.ts'
import { benchTruth } from './truth.ts'

const TOPICS: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  formats: benchFormats,
  fuzz: benchFuzz,
  http: benchHttp,
  memory: benchMemory,
  queries: benchQueries,
  resolution: benchResolution,
  truth: benchTruth,
}
const FILE = new URL('../../../docs/benchmarks.md', import.meta.url)

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
  const table = [
    '| what | measured | at least, go for |',
    '|---|---|---|',
    ...rows.map(({ what, measured, wanted }) => `| ${what} | ${measured} | ${wanted} |`),
  ].join('\n')
  console.log(`${topic}\n${table}`)
  if (isWriting) await keep(topic, table)
}

async function keep(topic: string, table: string): Promise<void> {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${String(Math.round(totalmem() / 2 ** 30))} GB, Node ${process.version}`
  const section = `## ${topic}\n\n${new Date().toISOString().slice(0, 10)}, ${machine}, \`npm run bench -- ${topic}\`\n\n${table}\n`
  const before = await readFile(FILE, 'utf8').catch(() => '# Benchmarks\n\nRatios are of one run; machines differ.\n')
  const sections = before.split(/(?=^## )/mu).filter((part) => !part.startsWith(`## ${topic}\n`))
  const [head = '', ...rest] = sections
  const all = [head.trimEnd(), ...[...rest, section].map((part) => part.trimEnd()).sort()].join('\n\n')
  await writeFile(FILE, `${all}\n`)
  console.error(`Written to ${fileURLToPath(FILE)}`)
}
