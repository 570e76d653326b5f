import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { build } from 'vite'
import { afterAll, expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { addDocuments, resolveStore } from '../../src/builder/update-store.ts'
import { wholeOf } from '../../src/cli/write-graph.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createFakeAnalyser } from '../cli/fake-analyser.ts'
import { PACKAGE_FOLDER } from '../cli/run-cli.ts'
import { manyArticles } from './many-articles.ts'

const KILLS = 50
const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** The script as one file, so that a process is there at once. */
const bundle = async (): Promise<string> => {
  const outDir = mkdtempSync(join(PACKAGE_FOLDER, 'node_modules/.crash-'))
  folders.push(outDir)
  await build({
    configFile: false,
    logLevel: 'error',
    root: PACKAGE_FOLDER,
    build: { ssr: 'tests/store/add-until-killed.ts', outDir, emptyOutDir: false, minify: false },
  })
  return join(outDir, 'add-until-killed.js')
}

interface Run {
  readonly kept: readonly string[]
  readonly isDone: boolean
}

/** Run until it is done, or kill it the given time after the store was opened. */
const runAndKill = (script: string, file: string, afterMs: number): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
      output += chunk.toString()
    })
    child.once('error', reject)
    child.once('close', () => {
      const lines = output.slice(0, output.lastIndexOf('\n') + 1).split('\n')
      resolve({ kept: lines.filter((line) => line.startsWith('article-')), isDone: lines.includes('done') })
    })
  })

test(`killed at ${String(KILLS)} moments, no document that was kept is lost, and the next run goes on`, async () => {
  const script = await bundle()
  const analyser = createFakeAnalyser()
  let file = ''
  let told = new Set<string>()
  for (let kill = 0; kill < KILLS; kill++) {
    if (kill % 10 === 0) {
      file = join(mkdtempSync(join(tmpdir(), 'relata-crash-')), 'store.db')
      told = new Set()
    }
    // Spread over the work by a fixed sequence that never repeats.
    const { kept, isDone } = await runAndKill(script, file, Math.round(((kill * 0.618_034) % 1) * 40))
    for (const id of kept) {
      expect(told.has(id), `${id} was read twice`).toBe(false)
      told.add(id)
    }
    const store = await openStore(file, 'read')
    const there = new Set((await store.list()).map(({ id }) => id))
    await store.close()
    for (const id of told) expect(there.has(id), `${id} is lost after kill ${String(kill)}`).toBe(true)
    for (const id of there) told.add(id)
    if (isDone) expect(there.size).toBe(manyArticles.length)
  }
  const store = await openStore(file, 'write')
  const { added, unchanged } = await addDocuments(store, manyArticles, {
    loadAnalyser: () => Promise.resolve(analyser),
    engine: 'test',
  })
  expect(added.length + unchanged.length).toBe(manyArticles.length)
  expect(wholeOf(await resolveStore(store, analyser))).toEqual(await buildKnowledge(manyArticles, { analyser }))
  await store.close()
}, 300_000)
