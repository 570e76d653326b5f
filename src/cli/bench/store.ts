import type { BenchRow } from './bench-row.ts'
import { runChild } from './run-child.ts'
import type { StoreFigures } from './store-child.ts'

/** How many articles, `RELATA_BENCH_ARTICLES` says otherwise. */
const ARTICLES = Number(process.env['RELATA_BENCH_ARTICLES'] ?? 100_000)

/** What it takes to put many articles into a store and resolve them, and to add and remove one more, without the encoder. */
export const benchStore = (): Promise<readonly BenchRow[]> => {
  const { statements, adding, resolving, more, peak } = runChild<StoreFigures>('store-child.ts', String(ARTICLES))
  const what = `a store of ${String(ARTICLES)} articles of 300 words, without the encoder`
  const time = (value: number): string => `${value.toFixed(0)} s`
  return Promise.resolve([
    { what: `${what}: putting them in`, measured: time(adding), wanted: '' },
    { what: `${what}: its ${String(statements)} statements, resolved and kept`, measured: time(resolving), wanted: '' },
    ...more.map(({ name, seconds, isGrown }) => ({
      what: `${what}: ${name}${isGrown ? '' : ', all resolved anew'}`,
      measured: `${seconds.toFixed(2)} s`,
      wanted: name.startsWith('removing') ? '' : '2 s, 0.5 s when warm',
    })),
    { what: `${what}: peak memory`, measured: `${(peak / 1000).toFixed(1)} GB`, wanted: '' },
  ])
}
