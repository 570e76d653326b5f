import { createHash } from 'node:crypto'

import pg from 'pg'
import PgBoss from 'pg-boss'

import type { Document, DocumentId } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { hashText } from '../resolution/hash-text.ts'

/** A document that a worker has taken; it is read anew by another if it is neither done nor failed in time. */
export interface QueuedDocument {
  readonly job: string
  readonly document: Document
}

/** A document that could not be read in any of its tries. */
export interface SetAside {
  readonly document: DocumentId
  readonly reason: string
}

export interface QueueState {
  /** Not taken yet, or given back. */
  readonly waiting: number
  /** Taken by some worker. */
  readonly taken: number
  readonly setAside: readonly SetAside[]
}

/** Documents that wait to be read by any worker on any machine. */
export interface ReadingQueue {
  /** Puts documents in; what waits there already, in the same words, does not wait twice, and in other words not any more. */
  readonly send: (documents: readonly Document[]) => Promise<void>
  /** What waits or is being read under these ids, or under these with a number behind `~`. */
  readonly waiting: (ids: readonly DocumentId[]) => Promise<readonly Document[]>
  /** Takes up to so many documents. */
  readonly take: (limit: number) => Promise<readonly QueuedDocument[]>
  /** After three tries the document is set aside. */
  readonly failed: (job: string, reason: string) => Promise<void>
  /** Gives back what was taken and not read; it counts for no try. */
  readonly giveBack: (jobs: readonly string[]) => Promise<void>
  /** Takes documents out, whatever became of them. */
  readonly forget: (documents: readonly DocumentId[]) => Promise<void>
  readonly state: () => Promise<QueueState>
  readonly close: () => Promise<void>
}

/** The schema of the queue that goes with a store in a schema; null: with none, where no store can be. */
export const queueSchemaOf = (schema: string | null): string =>
  schema === null || schema === 'public' ? 'relata_queue' : `relata_queue_${hashText(schema)}`

const QUEUE = 'documents'
const TRIES = 3
/** How long a document may be under way before another worker takes it over. */
export const DEFAULT_PATIENCE_SECONDS = 120
const SENT_AT_ONCE = 200

/** Open the queue of a PostgreSQL store; its tables are made where missing. Throws STORE_FAILED with the reason. */
export const openReadingQueue = async (
  url: string,
  patienceSeconds: number = DEFAULT_PATIENCE_SECONDS,
): Promise<ReadingQueue> => {
  const schema = await schemaAt(url)
  const boss = new PgBoss({ connectionString: url, schema, schedule: false, supervise: false, max: 3 })
  boss.on('error', () => undefined)
  try {
    await boss.start()
    await boss.createQueue(QUEUE)
  } catch (cause) {
    await boss.stop({ graceful: false }).catch(() => undefined)
    throw failure(cause)
  }
  return createQueue(boss, { schema, patienceSeconds })
}

const schemaAt = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema')
    return queueSchemaOf(rows[0]?.schema ?? null)
  } catch (cause) {
    throw failure(cause)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const failure = (cause: unknown): KnowledgeError =>
  new KnowledgeError(
    'STORE_FAILED',
    `The queue of the store cannot be used: ${cause instanceof Error ? cause.message : String(cause)}. Check the server and its rights, or name another with --store.`,
    { cause },
  )

interface QueueOptions {
  readonly schema: string
  readonly patienceSeconds: number
}

const createQueue = (boss: PgBoss, { schema, patienceSeconds }: QueueOptions): ReadingQueue => {
  const ask = async (text: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
    (await boss.getDb().executeSql(text, [...values])).rows as Row[]
  return {
    send: async (documents) => {
      for (let start = 0; start < documents.length; start += SENT_AT_ONCE) {
        const part = documents.slice(start, start + SENT_AT_ONCE)
        // What was set aside, or is left of an earlier try, begins anew; other words under the same id are older.
        await ask(
          `delete from ${schema}.job where name = $1 and ((id = any($2::uuid[]) and state > 'active') or (data->>'id' = any($3) and id <> all($2::uuid[])))`,
          [QUEUE, part.map(jobOf), part.map(({ id }) => id)],
        )
        await boss.insert(
          part.map((document) => ({
            id: jobOf(document),
            name: QUEUE,
            // As text: PostgreSQL keeps JSON with its keys in another order, and another order is another document.
            data: { id: document.id, document: JSON.stringify(document) },
            retryLimit: TRIES - 1,
          })),
        )
      }
    },
    waiting: async (ids) => {
      const rows = await ask(
        `select data->>'document' as name from ${schema}.job where name = $1 and state < 'completed' and regexp_replace(data->>'id', '~\\d+$', '') = any($2)`,
        [QUEUE, [...ids]],
      )
      return rows.map(({ name }) => JSON.parse(name) as Document)
    },
    take: async (limit) => {
      await boss.expire()
      const jobs = await boss.fetch<{ readonly document: string }>(QUEUE, { batchSize: limit })
      await ask(
        `update ${schema}.job set expire_in = make_interval(secs => $3) where name = $1 and id = any($2::uuid[])`,
        [QUEUE, jobs.map(({ id }) => id), patienceSeconds],
      )
      return jobs.map(({ id, data }) => ({ job: id, document: JSON.parse(data.document) as Document }))
    },
    failed: (job, reason) => boss.fail(QUEUE, job, { message: reason }),
    giveBack: async (jobs) => {
      if (jobs.length === 0) return
      await ask(
        `update ${schema}.job set state = 'created', started_on = null where name = $1 and id = any($2::uuid[]) and state = 'active'`,
        [QUEUE, [...jobs]],
      )
    },
    forget: async (documents) => {
      await ask(`delete from ${schema}.job where name = $1 and data->>'id' = any($2)`, [QUEUE, [...documents]])
    },
    state: async () => {
      await boss.expire()
      const counts = await ask(
        `select state::text as name, count(*)::int as number from ${schema}.job where name = $1 group by 1`,
        [QUEUE],
      )
      const failed = await ask(
        `select data->>'id' as name, coalesce(output->>'message', output->'value'->>'message', 'no reason was kept') as reason from ${schema}.job where name = $1 and state = 'failed' order by 1`,
        [QUEUE],
      )
      const of = (...names: readonly string[]): number =>
        counts.reduce((sum, row) => sum + (names.includes(row.name) ? (row.number ?? 0) : 0), 0)
      return {
        waiting: of('created', 'retry'),
        taken: of('active'),
        setAside: failed.map(({ name, reason }) => ({ document: name, reason: reason ?? '' })),
      }
    },
    close: () => boss.stop({ graceful: false, wait: true }),
  }
}

interface Row {
  readonly name: string
  readonly number?: number
  readonly reason?: string
}

/** The same words under the same id are one job. */
const jobOf = (document: Document): string => {
  const hex = createHash('sha256').update(JSON.stringify(document)).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
