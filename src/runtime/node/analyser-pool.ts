import { join } from 'node:path'
import { Tinypool } from 'tinypool'

import type { Additions } from '../../extraction/extend-data.ts'
import type { Document, DocumentClaims } from '../../model/index.ts'
import { silenceRuntime } from './create-encoder.ts'
import { dataFolder } from './data-folder.ts'

/** Threads that read documents, each with a model of its own. */
export interface AnalyserPool {
  readonly read: (document: Document) => Promise<DocumentClaims>
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
  return {
    read: async (document) => (await pool.run(document, { name: 'readDocument' })) as DocumentClaims,
    close: () => pool.destroy(),
  }
}
