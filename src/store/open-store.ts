import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import Database from 'libsql'
import pg from 'pg'

import type { DocumentStore, KeptResolution, StoredDocument } from '../builder/document-store.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Document, DocumentId, Entity, KnowledgeItems } from '../model/index.ts'
import type { Answers } from '../graph/answers.ts'
import type { GraphQuestion } from '../graph/graph-questions.ts'
import { createStoreAsker } from './ask-store.ts'
import type { GraphPart, PartQuestion } from './graph-part.ts'
import { createPartLoader } from './graph-part.ts'
import { keepGraph } from './keep-graph.ts'
import { resolutionOf } from './open-resolution.ts'
import { migrate } from './migrations.ts'
import { postgresRunner, preparedOnce, sqliteRunner } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'
import { storeFacts } from './store-facts.ts'
import { createSqlStore } from './sql-store.ts'
import type { SharedStore } from './sql-store.ts'
import { queueSchemaOf } from './reading-queue.ts'
import type { Tables } from './tables.ts'

/** A store that is open, for one writer or any number of readers. */
export interface OpenStore extends DocumentStore {
  /**
   * Answer a question in SQL, without loading more than it needs; the answers are those of `askKnowledge`.
   * Throws what that throws, and MISSING_GRAPH where no graph was kept yet.
   */
  readonly ask: <Question extends GraphQuestion>(question: Question) => Promise<Answers[Question['ask']]>
  /** The part of the graph that a question is answered from, for who needs more than the answer. */
  readonly partFor: (question: PartQuestion) => Promise<GraphPart>
  /**
   * Put in what was read of a document that was taken from the queue, which ends its job. False, and nothing is done, where
   * the job is no more: the document was put in, taken out or sent in other words meanwhile.
   */
  readonly putTaken: (job: string, entry: StoredDocument) => Promise<boolean>
  /** A text that changes whenever another graph is kept. */
  readonly stamp: () => Promise<string>
  /** A document that the kept graph rests on, with its text as it was then; null where there is none. */
  readonly document: (id: DocumentId) => Promise<Document | null>
  /** A page of them, in the order of ids. */
  readonly listed: (
    kind: 'entities' | 'documents',
    page: { readonly start: number; readonly limit: number },
  ) => Promise<readonly (Entity | Document)[]>
  /** Edits as records of JSON, in the order in which they were made. */
  readonly edits: () => Promise<readonly string[]>
  readonly appendEdits: (edits: readonly string[]) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * For whom a store is opened: a writer shuts out other writers until it closes or its process ends; those who share it
 * (PostgreSQL only) put documents in beside each other, and wait while a writer is at work.
 */
export type StoreAccess = 'read' | 'write' | 'share'

const POSTGRES_URL = /^postgres(?:ql)?:\/\//u
/** Any number that others are unlikely to lock: "relata" on a telephone. Beside it stands the schema, for each holds a store. */
const ADVISORY_LOCK = 735_282

/** Whether a place is an address rather than a file, of whatever database. */
export const isAddress = (place: string): boolean => /^[a-z][a-z\d+]+:\/\//iu.test(place)

export const isPostgresUrl = (place: string): boolean => POSTGRES_URL.test(place)

/** Whether a file of a store is there; of PostgreSQL only opening it can tell. */
export const storeIsThere = (place: string): boolean => isPostgresUrl(place) || existsSync(place)

/**
 * Open a store: a file of SQLite (absolute path; a writer makes it with its folder where it is missing), or PostgreSQL by
 * its URL. A file that may not be written is read as it lies. Throws MISSING_GRAPH where there is nothing to read, STORE_LOCKED where another process writes, STORE_VERSION,
 * STORE_FAILED with the reason.
 */
export const openStore = async (place: string, access: StoreAccess): Promise<OpenStore> => {
  if (access === 'share' && !isPostgresUrl(place))
    throw new KnowledgeError(
      'WRONG_OPTION',
      `Several workers share a store of PostgreSQL only, and ${place} is a file. Name one with --store postgres://…`,
    )
  if (!isPostgresUrl(place) && isAddress(place))
    throw new KnowledgeError(
      'WRONG_OPTION',
      `${shownPlace(place)} is no store that can be opened: name a file, or a PostgreSQL as postgres://….`,
    )
  if (access === 'read' && !storeIsThere(place))
    throw new KnowledgeError(
      'MISSING_GRAPH',
      `There is no store at ${place}. Check the name; "relata add PATHS… --store PLACE" makes one.`,
    )
  const parts = isPostgresUrl(place) ? await openPostgres(place, access) : openSqlite(place, access)
  const database = new Kysely<Tables>({ dialect: parts.dialect })
  const close = async (): Promise<void> => {
    await parts.closeRunner()
    await database.destroy()
    await parts.unlock()
  }
  try {
    await migrate(database)
    const store = createSqlStore(database, parts.shared)
    return { ...guarded({ ...store, ...graphOf(parts.runner()) }, place), close }
  } catch (error) {
    await close().catch(() => undefined)
    throw explain(error, place)
  }
}

type Offered = Omit<OpenStore, 'close'>

const graphOf = (sql: SqlRunner) => ({
  keepKnowledge: (knowledge: KnowledgeItems, resolution?: KeptResolution) => keepGraph(sql, knowledge, resolution),
  ...resolutionOf(sql),
  ask: createStoreAsker(sql),
  partFor: createPartLoader(sql),
  ...storeFacts(sql),
  edits: async () =>
    (await sql.all<{ edit: string }>('select edit from graph_edits order by num')).map(({ edit }) => edit),
  appendEdits: (edits: readonly string[]) =>
    sql.transaction(async (own) => {
      for (const edit of edits)
        await own.run('insert into graph_edits select coalesce(max(num), 0) + 1, cast(? as text) from graph_edits', [
          edit,
        ])
    }),
})

/** Every failure of the database in words that tell which store and why. */
const guarded = (store: Offered, place: string): Offered => {
  const guard =
    <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> =>
      work(...args).catch((error: unknown) => {
        throw explain(error, place)
      })
  return {
    hashOf: store.hashOf,
    list: guard(store.list),
    put: guard(store.put),
    putTaken: guard(store.putTaken),
    remove: guard(store.remove),
    removed: guard(store.removed),
    read: guard(store.read),
    each: guardEach(store.each, place),
    documents: guard(store.documents),
    keepKnowledge: guard(store.keepKnowledge),
    resolution: guard(store.resolution),
    keepGrowth: guard(store.keepGrowth),
    kept: guard(store.kept) as Offered['kept'],
    ask: guard(store.ask) as Offered['ask'],
    partFor: guard(store.partFor),
    stamp: guard(store.stamp),
    size: guard(store.size),
    document: guard(store.document),
    listed: guard(store.listed),
    edits: guard(store.edits),
    appendEdits: guard(store.appendEdits),
  }
}

const guardEach = <Item>(each: () => AsyncIterable<Item>, place: string): (() => AsyncIterable<Item>) =>
  async function* () {
    try {
      yield* each()
    } catch (error) {
      throw explain(error, place)
    }
  }

/** A place without the password in it. */
export const shownPlace = (place: string): string => place.replace(/:\/\/([^:@/]*):[^@/]*@/u, '://$1:…@')

const explain = (error: unknown, place: string): unknown => {
  if (error instanceof KnowledgeError) return error
  const reason = error instanceof Error ? error.message : String(error)
  if (isBusy(error)) return locked(place, error)
  return new KnowledgeError(
    'STORE_FAILED',
    `The store ${shownPlace(place)} cannot be used: ${reason}. Check the place, its rights and the space left, or name another with --store.`,
    { cause: error },
  )
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && /SQLITE_BUSY|database is locked/iu.test(error.message)

const locked = (place: string, cause?: unknown): KnowledgeError =>
  new KnowledgeError(
    'STORE_LOCKED',
    `Another process is writing into the store ${shownPlace(place)}. Wait until it is done, or name another with --store.`,
    { cause },
  )

interface Opened {
  readonly dialect: SqliteDialect | PostgresDialect
  /** For bulk loading and questions. */
  readonly runner: () => SqlRunner
  readonly closeRunner: () => Promise<void>
  readonly unlock: () => Promise<void>
  /** Of PostgreSQL only. */
  readonly shared: SharedStore | null
}

/**
 * The writer holds an exclusive transaction on a small file beside the store: the system ends it with the process,
 * however that ends, and readers of the store itself are not held up.
 */
const openSqlite = (path: string, access: StoreAccess): Opened => {
  try {
    if (access === 'write') mkdirSync(dirname(path), { recursive: true })
    const lock = access === 'write' ? new Database(`${path}.lock`) : null
    try {
      lock?.exec('PRAGMA busy_timeout = 0')
      lock?.exec('BEGIN EXCLUSIVE')
    } catch (cause) {
      lock?.close()
      throw isBusy(cause) ? locked(path, cause) : cause
    }
    const { database, address } = access === 'read' ? openForReading(path) : openAt(path)
    let own: Database.Database | null = null
    return {
      dialect: new SqliteDialect({ database: { prepare: prepareFor(database), close: () => database.close() } }),
      runner: () => sqliteRunner((own = openForGraph(address))),
      closeRunner: () => {
        own?.close()
        return Promise.resolve()
      },
      unlock: () => {
        lock?.exec('ROLLBACK')
        lock?.close()
        return Promise.resolve()
      },
      shared: null,
    }
  } catch (error) {
    throw explain(error, path)
  }
}

/** What fails for want of space has rolled back already; a second time would hide the reason. */
const prepareFor = (database: Database.Database): ReturnType<typeof preparedOnce> => {
  const prepare = preparedOnce(database)
  return (text) => prepare(text === 'rollback' && !database.inTransaction ? 'select 1' : text)
}

/** A connection, and how to make another to the same file. */
interface FileConnection {
  readonly database: Database.Database
  readonly address: string
}

const openAt = (address: string): FileConnection => {
  const database = new Database(address)
  try {
    // Of a new file only: a sixth less work for rows of half a kilobyte and documents of fifty than pages of four.
    database.exec('PRAGMA page_size = 8192')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    database.exec('PRAGMA busy_timeout = 10000')
    return { database, address }
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * A file that this process may only read is read as it lies on the disk: SQLite cannot open the log beside it without
 * writing. Where somebody else writes into it meanwhile, what is read is not to be trusted.
 */
const openForReading = (path: string): FileConnection => {
  try {
    return openAt(path)
  } catch (error) {
    if (!(error instanceof Error) || !/readonly|unable to open/iu.test(error.message)) throw error
    return openAt(`${pathToFileURL(path).href}?immutable=1`)
  }
}

/** A connection of its own: transactions of both never meet. What is derived may be lost with the power, not with the process. */
const openForGraph = (address: string): Database.Database => {
  const database = new Database(address)
  for (const setting of SETTINGS) database.exec(`PRAGMA ${setting}`)
  return database
}

const SETTINGS = [
  'synchronous = NORMAL',
  'busy_timeout = 10000',
  'temp_store = MEMORY',
  'cache_size = -64000',
  'mmap_size = 2000000000',
]

/** The writer holds an advisory lock on a connection of its own, which ends with the connection. */
const openPostgres = async (url: string, access: StoreAccess): Promise<Opened> => {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => undefined)
  try {
    const shared = await sharedStore(pool, access)
    const graph = { runner: () => postgresRunner(pool), closeRunner: () => Promise.resolve(), shared }
    // What must be given back before the pool ends is given back as Kysely ends it.
    const unlock = (): Promise<void> => Promise.resolve()
    if (access !== 'write') return { ...graph, dialect: new PostgresDialect({ pool }), unlock }
    const holder = await pool.connect()
    const { rows } = await holder.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', shared.lock)
    if (rows[0]?.held !== true) {
      holder.release(true)
      throw locked(url)
    }
    return { ...graph, dialect: new PostgresDialect({ pool: releasing(pool, holder, shared) }), unlock }
  } catch (error) {
    await pool.end().catch(() => undefined)
    throw explain(error, url)
  }
}

/** A schema holds a store, with a lock and a queue of its own. */
const sharedStore = async (pool: pg.Pool, access: StoreAccess): Promise<SharedStore> => {
  const { rows } = await pool.query<{ schema: string | null; lock: number }>(
    `select current_schema() as schema, coalesce(hashtext(current_schema()), 0) as lock`,
  )
  const queue = queueSchemaOf(rows[0]?.schema ?? null)
  const found = await pool.query<{ job: string | null }>('select to_regclass($1)::text as job', [`${queue}.job`])
  return {
    lock: [ADVISORY_LOCK, rows[0]?.lock ?? 0],
    isShared: access === 'share',
    queue: (found.rows[0]?.job ?? null) === null ? null : queue,
  }
}

const releasing = (pool: pg.Pool, holder: pg.PoolClient, { lock }: SharedStore) => ({
  connect: () => pool.connect(),
  end: async () => {
    // The end of the connection frees the lock too, but whoever comes next may be there before the server has seen it.
    await holder.query('select pg_advisory_unlock($1, $2)', lock).catch(() => undefined)
    holder.release(true)
    await pool.end()
  },
})
