import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from 'commander'

import { readInOrder } from '../builder/read-in-order.ts'
import type { DocumentClaims } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { DEFAULT_PATIENCE_SECONDS } from '../store/reading-queue.ts'
import type { QueuedDocument, ReadingQueue } from '../store/reading-queue.ts'
import type { OpenStore } from '../store/open-store.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { EXIT } from './exit-codes.ts'
import { parseWholeNumber } from './option-parsers.ts'
import { withQueue } from './queue-options.ts'
import { messageOf } from './report-error.ts'
import { addStoreOption, engineName, withStore } from './store-options.ts'
import { count, say, warn } from './terminal.ts'
import { addWorkerOption, openReader } from './worker-option.ts'
import type { ManyReader } from './worker-option.ts'

interface WorkerOptions {
  readonly store: string
  readonly workers?: number
  readonly batch: number
  readonly patience: number
  readonly drain?: true
}

const DETAILS = `
Documents come from "relata add PATHS… --queue" on this or another machine. Any number of workers read beside each other.
What a worker has taken and does not finish, because it was killed or lost its machine, is taken over by another after
--patience seconds; what fails three times is set aside, and "relata add --queue" tells which documents and why.
Ctrl-C gives back what is not read yet.`

/** `relata worker`: read what others have put into the queue. */
export const addWorkerCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  addWorkerOption(
    addStoreOption(
      program
        .command('worker')
        .summary('read articles that wait in the queue of a PostgreSQL store')
        .description('Read articles that wait in the queue of a PostgreSQL store, until it is told to stop.'),
    ),
  )
    .option('--batch <number>', 'documents to take at once', parseWholeNumber(1, 1000), 8)
    .option(
      '--patience <seconds>',
      'after so long another worker takes a document over',
      parseWholeNumber(1, 86_400),
      DEFAULT_PATIENCE_SECONDS,
    )
    .option('--drain', 'stop when nothing waits any more')
    .addHelpText('after', DETAILS)
    .addHelpText(
      'after',
      examples([
        ['relata worker --store postgres://user@host/news', 'on as many machines as there are'],
        ['relata worker --store postgres://user@host/news --drain', 'until nothing is left'],
      ]),
    )
    .action(async (options: WorkerOptions) => {
      await runWorker(session, options)
      finish(EXIT.done)
    })
}

const IDLE_MILLISECONDS = 500

const runWorker = (session: Session, options: WorkerOptions): Promise<void> =>
  withQueue({ place: options.store, patience: options.patience }, (queue) =>
    withStore(session, { place: options.store, access: 'share' }, async (store) => {
      const { io, services } = session
      const reader = openReader(session, await services.loadAnalyser(), options.workers ?? 1)
      const engine = await engineName(session)
      let read = 0
      say(io, 'Waiting for documents; Ctrl-C stops.')
      try {
        while (!isAborted(session)) {
          const taken = await queue.take(options.batch)
          if (taken.length > 0) read += await readTaken(session, taken, { queue, store, reader, engine })
          else if (options.drain === true && (await isEmpty(queue))) break
          else await wait(IDLE_MILLISECONDS, undefined, { signal: io.signal }).catch(() => undefined)
        }
      } finally {
        await reader.close()
        say(io, `${count(read, 'document')} read.`)
      }
    }),
  )

const isAborted = ({ io }: Session): boolean => io.signal?.aborted === true

const isEmpty = async (queue: ReadingQueue): Promise<boolean> => {
  const { waiting, taken } = await queue.state()
  return waiting + taken === 0
}

interface Place {
  readonly queue: ReadingQueue
  readonly store: OpenStore
  readonly reader: ManyReader
  readonly engine: string
}

/** Read what was taken and keep it; how many documents were read. What is interrupted goes back to the others. */
const readTaken = async (
  session: Session,
  taken: readonly QueuedDocument[],
  { queue, store, reader, engine }: Place,
): Promise<number> => {
  const open = new Set(taken.map(({ job }) => job))
  const read = async ({ document }: QueuedDocument): Promise<Outcome> => {
    if (isAborted(session)) return { kind: 'interrupted' }
    try {
      return { kind: 'read', claims: await reader.analyser.read(document) }
    } catch (error) {
      // What is wrong with model or data is wrong for every document.
      if (error instanceof KnowledgeError) throw error
      return { kind: 'failed', reason: messageOf(error) }
    }
  }
  let number = 0
  try {
    for await (const [{ job, document }, outcome] of readInOrder(taken, read, reader.concurrency)) {
      if (outcome.kind === 'interrupted') continue
      if (outcome.kind === 'read') {
        if (await store.putTaken(job, { document, claims: outcome.claims, engine })) number++
      } else {
        warn(session.io, `${document.id} could not be read: ${outcome.reason}`)
        await queue.failed(job, outcome.reason)
      }
      open.delete(job)
    }
  } finally {
    await queue.giveBack([...open])
  }
  return number
}

type Outcome =
  | { readonly kind: 'read'; readonly claims: DocumentClaims }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'interrupted' }
