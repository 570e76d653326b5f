import type { BenchRow } from './bench-row.ts'
import { fuzzReaders } from './fuzz-readers.ts'

const RUNS = Number(process.env['RELATA_FUZZ_RUNS'] ?? 1_000_000)
/** Where the inputs begin, so that a second run may be given others. */
const START = Number(process.env['RELATA_FUZZ_START'] ?? 1)

/** Damaged files of every kind for all readers: crashes, the longest time and the peak of memory. */
export const benchFuzz = (): Promise<readonly BenchRow[]> => {
  const { runs, read, refused, slowest, slowestMilliseconds, crashes } = fuzzReaders(RUNS, START)
  for (const { input, error } of crashes.slice(0, 20)) console.error(`${input}: ${error}`)
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  const rows: readonly BenchRow[] = [
    {
      what: `${String(runs)} damaged files given to all readers: crashes`,
      measured: `${String(crashes.length)} (${String(read)} read, ${String(refused)} refused)`,
      wanted: 'none',
    },
    {
      what: 'the longest that one of them took',
      measured: `${slowestMilliseconds.toFixed(0)} ms (${slowest})`,
      wanted: '1 s',
    },
    { what: 'peak memory', measured: `${String(megabytes)} MB`, wanted: 'within the limits' },
  ]
  return Promise.resolve(rows)
}
