import type { BenchRow } from './bench-row.ts'
import type { BuildFigures } from './build-child.ts'
import { runChild } from './run-child.ts'

/** How many articles, `RELATA_BENCH_ARTICLES` says otherwise. */
const ARTICLES = Number(process.env['RELATA_BENCH_ARTICLES'] ?? 100_000)

/** What a build of many articles takes, the encoder replaced by what is known of generated articles. */
export const benchBuild = (): Promise<readonly BenchRow[]> => {
  const { statements, seconds, peak } = runChild<BuildFigures>('build-child.ts', String(ARTICLES))
  const what = `build of ${String(ARTICLES)} articles of 300 words, without the encoder`
  return Promise.resolve([
    { what: `${what}: peak memory`, measured: `${(peak / 1000).toFixed(1)} GB`, wanted: '1.5 GB, 600 MB' },
    { what: `${what}: time`, measured: `${seconds.toFixed(0)} s for ${String(statements)} statements`, wanted: '' },
  ])
}
