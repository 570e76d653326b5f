import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { KnowledgeError } from '../../model/index.ts'
import type { BenchRow } from './bench-row.ts'
import type { FuzzReport } from './fuzz-readers.ts'

const RUNS = Number(process.env['RELATA_FUZZ_RUNS'] ?? 1_000_000)
/** Where the inputs begin, so that a second run may be given others. */
const START = Number(process.env['RELATA_FUZZ_START'] ?? 1)
/** What the process may hold; beyond it Node ends it, and so the run. */
const MEGABYTES = 512

/** Damaged files of every kind for all readers: crashes, the longest time and the peak of memory. */
export const benchFuzz = (): Promise<readonly BenchRow[]> => {
  const child = fileURLToPath(new URL('fuzz-child.ts', import.meta.url))
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${String(MEGABYTES)}`, '--import', 'tsx', child, String(RUNS), String(START)],
    { encoding: 'utf8', maxBuffer: 1e9 },
  )
  if (status !== 0) throw new KnowledgeError('BROKEN_DATA', `The readers broke down. ${stderr}`)
  const { runs, read, refused, slowest, slowestMilliseconds, crashes, megabytes } = JSON.parse(stdout) as FuzzReport & {
    readonly megabytes: number
  }
  for (const { input, error } of crashes.slice(0, 20)) console.error(`${input}: ${error}`)
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
    {
      what: `peak memory, with a heap of ${String(MEGABYTES)} MB allowed`,
      measured: `${String(megabytes)} MB`,
      wanted: 'within the limits',
    },
  ]
  return Promise.resolve(rows)
}
