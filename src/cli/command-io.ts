import type { Readable, Writable } from 'node:stream'

import type { Analyser } from '../builder/load-analyser.ts'
import type { Additions } from '../extraction/extend-data.ts'
import type { AnalyserPool } from '../runtime/node/analyser-pool.ts'

/** All that a command may touch of the process around it. */
export interface CommandIo {
  /** Results. */
  readonly stdout: Writable
  /** Progress and messages. */
  readonly stderr: Writable
  readonly stdin: Readable
  /** The working folder, absolute. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Which of the streams is a terminal. */
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean }
  /** Aborted when the person interrupts. */
  readonly signal?: AbortSignal | undefined
}

/** What commands need and tests replace. */
export interface Services {
  readonly loadAnalyser: () => Promise<Analyser>
  /** Starts threads that read documents as the analyser does, with a user's own words in their tables. */
  readonly openPool: (threads: number, additions: Additions | null) => AnalyserPool
  /** Absolute path of the package: its data, its built page, its package.json. */
  readonly packageFolder: string
  readonly openBrowser: (address: string) => void
  /** Milliseconds from any fixed moment. */
  readonly now: () => number
}

/** What every command gets. */
export interface Session {
  readonly io: CommandIo
  readonly services: Services
  /** Whether to tell more: stack traces, every note. */
  readonly isVerbose: () => boolean
}
