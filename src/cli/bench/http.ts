import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { createApp } from '../../server/create-app.ts'
import { memorySource } from '../../server/graph-source.ts'
import { listen } from '../../server/listen.ts'
import type { BenchRow } from './bench-row.ts'
import { plainKnowledge } from './plain-knowledge.ts'

const STATEMENTS = 200_000
const SECONDS = 8
const run = promisify(execFile)

/** Questions over HTTP: one process answers, another asks by fifty connections. */
export const benchHttp = async (): Promise<readonly BenchRow[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'relata-bench-'))
  await writeFile(join(folder, 'index.html'), '')
  const knowledge = plainKnowledge(STATEMENTS)
  const app = await createApp({
    page: folder,
    graph: join(folder, 'graph.json'),
    host: '127.0.0.1',
    source: memorySource({ knowledge: () => Promise.resolve(knowledge), stamp: () => Promise.resolve('bench') }),
  })
  const server = await listen(app, { host: '127.0.0.1', port: 0, furtherPorts: 0 })
  const entities = String(knowledge.entities.length)
  const load = async (seconds: number): Promise<Loaded> => {
    const script = fileURLToPath(new URL('./load-http.ts', import.meta.url))
    const { stdout } = await run(process.execPath, [
      '--import',
      'tsx',
      script,
      server.address,
      entities,
      String(seconds),
    ])
    return JSON.parse(stdout) as Loaded
  }
  try {
    await load(2) // The view of the graph is made, the code compiled.
    const { perSecond, p99, failed } = await load(SECONDS)
    return [
      {
        what: `HTTP neighbours, ${String(STATEMENTS)} statements, 50 connections: requests a second`,
        measured: `${String(perSecond)}${failed > 0 ? ` (${String(failed)} failed)` : ''}`,
        wanted: '1,500, 4,000',
      },
      { what: 'the same: slowest of a hundred', measured: `${p99.toFixed(0)} ms`, wanted: '100 ms, 40 ms' },
    ]
  } finally {
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

interface Loaded {
  readonly perSecond: number
  readonly p99: number
  readonly failed: number
}
