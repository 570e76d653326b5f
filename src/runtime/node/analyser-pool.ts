import { join } from 'node:path'
import { Tinypool } from 'tinypool'

import type { Additions } from '../../extraction/extend-data.ts'
import type { Document, DocumentClaims } from '../../model/index.ts'
import { silenceRuntime } from './create-encoder.ts'
import { dataFolder } from './data-folder.ts'

/** Threads that read documents, each with a model of its own. */
export interface AnalyserPool {
  readonly read: (document: Document) => Promise<DocumentClaims>
  /** Ends the threads once they have read what they are at. */
  readonly close: () => Promise<void>
}

/** Start threads; the model is loaded in each with its first document. The claims are the same as without threads. */
export const createAnalyserPool = (threads: number, additions: Additions | null = null): AnalyserPool => {
  silenceRuntime()
  const pool = new Tinypool({
    filename: join(dataFolder(), '..', 'bin', 'analysis-thread.js'),
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    workerData: { additions },
  })
  const running = new Set<Promise<unknown>>()
  return {
    read: async (document) => {
      const task: Promise<unknown> = pool.run(document, { name: 'readDocument' })
      running.add(task)
      try {
        return (await task) as DocumentClaims
      } finally {
        running.delete(task)
      }
    },
    close: async () => {
      // A thread that is ended within the runtime takes the whole process with it.
      await Promise.allSettled(running)
      await pool.destroy()
    },
  }
}
