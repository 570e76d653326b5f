import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { KnowledgeError } from '../../model/index.ts'
import type { BenchRow } from './bench-row.ts'
import type { BuildFigures } from './build-child.ts'

/** How many articles, `RELATA_BENCH_ARTICLES` says otherwise. */
const ARTICLES = Number(process.env['RELATA_BENCH_ARTICLES'] ?? 100_000)

/** What a build of many articles takes, the encoder replaced by what is known of generated articles. */
export const benchBuild = (): Promise<readonly BenchRow[]> => {
  const child = fileURLToPath(new URL('build-child.ts', import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', child, String(ARTICLES)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new KnowledgeError('BROKEN_GRAPH', `The benchmark's process failed. ${stderr}`)
  const { statements, seconds, peak } = JSON.parse(stdout) as BuildFigures
  const what = `build of ${String(ARTICLES)} articles of 300 words, without the encoder`
  return Promise.resolve([
    { what: `${what}: peak memory`, measured: `${(peak / 1000).toFixed(1)} GB`, wanted: '1.5 GB, 600 MB' },
    { what: `${what}: time`, measured: `${seconds.toFixed(0)} s for ${String(statements)} statements`, wanted: '' },
  ])
}
