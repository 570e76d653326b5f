import { execFileSync } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Analyser } from '../../builder/load-analyser.ts'
import type { Figure } from '../../evaluation/figure.ts'
import { extractClaims } from '../../extraction/extract-claims.ts'
import { readDocuments } from '../../formats/read/read-documents.ts'
import type { Document } from '../../model/index.ts'
import { measureBrowser } from './browser-speed.ts'
import { resolveKnowledge } from '../../resolution/resolve-knowledge.ts'
import type { ReadDocument } from '../../resolution/resolve-knowledge.ts'
import type { Bench } from './suite.ts'

const ROUNDS = 5

/** Words a second and memory, in Node and in Chromium. The best of some rounds: others use the machine too. */
export async function* measureSpeed(bench: Bench, analyser: Analyser): AsyncGenerator<Figure> {
  const documents = await readTexts(bench)
  bench.tell('Speed in Node …')
  let [reading, extracting, words] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0]
  for (let round = 0; round < ROUNDS; round++) {
    const times = await timeOnce(documents, analyser)
    reading = Math.min(reading, times.reading)
    extracting = Math.min(extracting, times.extracting)
    words = times.words
  }
  const speed = (seconds: number): number => words / seconds
  yield timing('speed.node', 'analysis in Node, one thread', speed(reading), 8000, 12_000)
  yield {
    id: 'speed.extraction',
    what: 'extraction and resolution, against the analysis time',
    measured: (100 * extracting) / reading,
    wanted: 25,
    anchor: null,
    unit: '%',
    best: 'low',
    isTiming: true,
  }
  bench.tell('Memory in Node …')
  const measured = measureMemory(bench)
  yield {
    id: 'memory.node',
    what: 'memory in Node, 20 articles, as installed',
    measured,
    wanted: 500,
    anchor: 350,
    unit: 'MB',
    best: 'low',
    isTiming: true,
  }
  bench.tell('Speed in Chromium …')
  yield timing('speed.chromium', 'analysis in Chromium, WASM, one thread', await measureBrowser(documents), 1000, 1500)
}

const timing = (id: string, what: string, measured: number, wanted: number, anchor: number): Figure => ({
  id,
  what,
  measured,
  wanted,
  anchor,
  unit: 'words/s',
  best: 'high',
  isTiming: true,
})

const timeOnce = async (
  documents: readonly Document[],
  { english, extraction, gazetteer }: Analyser,
): Promise<{ reading: number; extracting: number; words: number }> => {
  const times = { reading: 0, extracting: 0, words: 0 }
  const read: ReadDocument[] = []
  for (const document of documents) {
    const start = performance.now()
    const analysis = await english.read(document)
    const middle = performance.now()
    read.push({ document, claims: extractClaims(analysis, extraction) })
    times.reading += (middle - start) / 1000
    times.extracting += (performance.now() - middle) / 1000
    times.words += analysis.tokens.count
  }
  const start = performance.now()
  resolveKnowledge(read, gazetteer)
  times.extracting += (performance.now() - start) / 1000
  return times
}

/** The articles of the folder `text` of the corpora. */
export const readTexts = async ({ corpora }: Pick<Bench, 'corpora'>): Promise<Document[]> => {
  const folder = join(corpora.folder, 'text')
  const names = (await readdir(folder)).filter((name) => name.startsWith('news_')).sort()
  const documents: Document[] = []
  for (const name of names)
    documents.push(...readDocuments({ name, bytes: await readFile(join(folder, name)) }).documents)
  return documents
}

/**
 * Peak resident memory of a process that does nothing but read the articles, in MB. It runs the library as it is
 * installed: built, without the compiler that a checkout has on board.
 */
const measureMemory = ({ corpora, packageFolder }: Bench): number => {
  const vite = join(packageFolder, 'node_modules/vite/bin/vite.js')
  run(packageFolder, [vite, 'build', '--config', 'vite.library.config.ts', '--logLevel', 'warn'])
  const library = pathToFileURL(join(packageFolder, 'dist/library/node.js')).href
  return (
    Number(run(packageFolder, ['--input-type=module', '--eval', readAll(library, resolve(corpora.folder, 'text'))])) /
    1000
  )
}

const readAll = (library: string, folder: string): string => `
  import { readdirSync } from 'node:fs'
  import { loadEnglish, readArticle } from ${JSON.stringify(library)}
  const folder = ${JSON.stringify(folder)}
  const analyser = await loadEnglish()
  for (const name of readdirSync(folder).filter((one) => one.startsWith('news_')))
    for (const document of await readArticle(folder + '/' + name)) await analyser.read(document)
  process.stdout.write(String(process.resourceUsage().maxRSS))`

const run = (cwd: string, args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
