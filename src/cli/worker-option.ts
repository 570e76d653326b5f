import { availableParallelism } from 'node:os'
import type { Command } from 'commander'

import type { Analyser } from '../builder/load-analyser.ts'
import type { Additions } from '../extraction/extend-data.ts'
import type { Document } from '../model/index.ts'
import type { Session } from './command-io.ts'
import { parseWholeNumber } from './option-parsers.ts'

const MAX_WORKERS = 64

export const addWorkerOption = (command: Command): Command =>
  command.option(
    '--workers <number>',
    'threads that read articles, each with the model in about 250 MB; as many as cores, at most 4, where there are many articles',
    parseWholeNumber(1, MAX_WORKERS),
  )

/** An analyser that may be given several documents at once, and must be closed. */
export interface ManyReader {
  readonly analyser: Analyser
  /** How many documents to give it at once. */
  readonly concurrency: number
  readonly close: () => Promise<void>
}

/** So much text for each thread pays for loading its model. */
const UNITS_PER_WORKER = 60_000
const MAX_WORKERS_UNASKED = 4

/** How many threads are worth their start for these documents; what a person asks for goes first. */
export const workersFor = (asked: number | undefined, documents: readonly Document[]): number => {
  if (asked !== undefined) return Math.max(1, Math.min(asked, documents.length))
  const units = documents.reduce((sum, { text }) => sum + text.length, 0)
  return Math.max(1, Math.min(availableParallelism(), MAX_WORKERS_UNASKED, Math.floor(units / UNITS_PER_WORKER)))
}

/** The analyser itself for one worker, else threads behind it. What they read is the same. */
export const openReader = (
  { services }: Session,
  analyser: Analyser,
  workers: number,
  additions: Additions | null = null,
): ManyReader => {
  if (workers <= 1) return { analyser, concurrency: 1, close: () => Promise.resolve() }
  const pool = services.openPool(workers, additions)
  return { analyser: { ...analyser, read: pool.read }, concurrency: workers * 2, close: pool.close }
}
