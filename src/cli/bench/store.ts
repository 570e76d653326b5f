import type { BenchRow } from './bench-row.ts'
import { runChild } from './run-child.ts'
import type { StoreFigures } from './store-child.ts'

/** How many articles, `RELATA_BENCH_ARTICLES` says otherwise. */
const ARTICLES = Number(process.env['RELATA_BENCH_ARTICLES'] ?? 20_000)

/** What it takes to put many articles into a store and one more, all of them resolved anew, without the encoder. */
export const benchStore = (): Promise<readonly BenchRow[]> => {
  const { statements, adding, resolving, oneMore, peak } = runChild<StoreFigures>('store-child.ts', String(ARTICLES))
  const what = `a store of ${String(ARTICLES)} articles of 300 words, without the encoder`
  const time = (value: number): string => `${value.toFixed(0)} s`
  return Promise.resolve([
    { what: `${what}: putting them in`, measured: time(adding), wanted: '' },
    { what: `${what}: its ${String(statements)} statements, resolved and kept`, measured: time(resolving), wanted: '' },
    { what: `${what}: one article more`, measured: time(oneMore), wanted: '2 s at 100000, 0.5 s' },
    { what: `${what}: peak memory`, measured: `${(peak / 1000).toFixed(1)} GB`, wanted: '' },
  ])
}
