import { createHash } from 'node:crypto'

import { sql } from 'kysely'
import type { Kysely } from 'kysely'

import type { DocumentStore, StoredDocument } from '../builder/document-store.ts'
import { orderDocument } from '../formats/write/knowledge-json.ts'
import { shareRepeated } from '../builder/share-repeated.ts'
import type { Document, DocumentClaims, DocumentId } from '../model/index.ts'
import type { ReadDocument } from '../resolution/resolve-knowledge.ts'
import { parsed } from './parsed.ts'
import type { Tables } from './tables.ts'

/** Rows that go into one statement of SQL: well below the limits of both databases on parameters. */
const ROWS_AT_ONCE = 500
/** Documents with what was read in them that are in memory together where one comes after the other. */
const DOCUMENTS_AT_ONCE = 16

/** What a store of PostgreSQL shares with others. */
export interface SharedStore {
  /** The advisory lock that the writer holds, two numbers. */
  readonly lock: number[]
  /** Whether documents are put in beside others who do. */
  readonly isShared: boolean
  /** The schema of the queue in which documents may wait to be read; null where there is none. */
  readonly queue: string | null
}

/** Documents and knowledge in SQL tables, alike for both databases; `shared`: of PostgreSQL. */
export const createSqlStore = (
  database: Kysely<Tables>,
  shared: SharedStore | null = null,
): Omit<DocumentStore, 'keepKnowledge' | 'resolution' | 'keepGrowth' | 'kept' | 'size'> & {
  readonly putTaken: (job: string, entry: StoredDocument) => Promise<boolean>
} => ({
  list: async () => (await database.selectFrom('documents').select(['id', 'hash', 'engine']).execute()).sort(byId),
  hashOf,
  put: (entry) =>
    database.transaction().execute(async (transaction) => {
      // What waits to be read under this id is older.
      if (shared !== null && shared.queue !== null)
        await sql`delete from ${jobs(shared)} where data->>'id' = ${entry.document.id}`.execute(transaction)
      await putInto(transaction, entry, shared)
    }),
  putTaken: (job, entry) =>
    database.transaction().execute(async (transaction) => {
      const { rows } = await sql`delete from ${jobs(shared)} where id = ${job} returning id`.execute(transaction)
      if (rows.length > 0) await putInto(transaction, entry, shared)
      return rows.length > 0
    }),
  remove: async (ids, { isForGood = false } = {}) => {
    await database.transaction().execute(async (transaction) => {
      for (const part of parts(ids)) {
        await rememberResolved(transaction, part)
        await transaction.deleteFrom('documents').where('id', 'in', part).execute()
        if (isForGood)
          await transaction
            .insertInto('removed_documents')
            .values(part.map((id) => ({ id })))
            .onConflict((conflict) => conflict.column('id').doNothing())
            .execute()
      }
    })
  },
  removed: async () =>
    new Set((await database.selectFrom('removed_documents').select('id').execute()).map(({ id }) => id)),
  read: async () => {
    const read: ReadDocument[] = []
    await eachDocument(database, { isWhole: true }, ({ id, document, claims = '' }) =>
      read.push({
        document: parsed<Document>(document, id),
        claims: shareRepeated(parsed<DocumentClaims>(claims, id)),
      }),
    )
    return read.sort((left, right) => byId(left.document, right.document))
  },
  each: async function* () {
    const ids = (await database.selectFrom('documents').select('id').execute()).map(({ id }) => id).sort()
    for (const part of parts(ids, DOCUMENTS_AT_ONCE)) {
      const rows = await database
        .selectFrom('documents')
        .select(['id', 'document', 'claims'])
        .where('id', 'in', part)
        .execute()
      for (const { id, document, claims } of rows.sort(byId))
        yield { document: parsed<Document>(document, id), claims: parsed<DocumentClaims>(claims, id) }
    }
  },
  documents: async () => {
    const documents: Document[] = []
    await eachDocument(database, { isWhole: false }, ({ id, document }) =>
      documents.push(parsed<Document>(document, id)),
    )
    return documents.sort(byId)
  },
})

const putInto = async (
  transaction: Kysely<Tables>,
  { document, claims, engine }: StoredDocument,
  shared: SharedStore | null,
): Promise<void> => {
  const rest = {
    hash: hashOf(document),
    engine,
    published_at: document.publishedAt,
    source: document.source,
    title: document.title,
    document: JSON.stringify(document),
    claims: JSON.stringify(claims),
  }
  if (shared?.isShared === true) {
    const [all = 0, one = 0] = shared.lock
    await sql`select pg_advisory_xact_lock_shared(${all}, ${one})`.execute(transaction)
  }
  await rememberResolved(transaction, [document.id])
  await noteArrival(transaction, document.id)
  await transaction
    .insertInto('documents')
    .values({ id: document.id, ...rest })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute()
  await transaction.deleteFrom('removed_documents').where('id', '=', document.id).execute()
}

const jobs = (shared: SharedStore | null) => sql.table(`${shared?.queue ?? ''}.job`)

const IS_RESOLVED = sql<boolean>`exists (select 1 from relata_meta where name = 'resolved')`

/**
 * Keep documents as they were resolved, before they change: what they said has to be taken out of the graph. Nothing is
 * kept where all has to be resolved anew.
 */
const rememberResolved = async (transaction: Kysely<Tables>, ids: readonly DocumentId[]): Promise<void> => {
  for (const id of ids)
    await sql`insert into pending_documents (id, document, claims) select id, document, claims from documents where id = ${id} and ${IS_RESOLVED} on conflict (id) do nothing`.execute(
      transaction,
    )
}

/** Note that a document comes that was not there. */
const noteArrival = async (transaction: Kysely<Tables>, id: DocumentId): Promise<void> => {
  await sql`insert into pending_documents (id, document, claims) select cast(${id} as text), null, null where ${IS_RESOLVED} on conflict (id) do nothing`.execute(
    transaction,
  )
}

interface DocumentRow {
  readonly id: string
  readonly document: string
  readonly claims?: string
}

/** Rows some hundreds at a time: the texts of JSON of all of them never stand in memory together. */
const eachDocument = (
  database: Kysely<Tables>,
  { isWhole }: { readonly isWhole: boolean },
  visit: (row: DocumentRow) => void,
): Promise<void> =>
  database.transaction().execute(async (transaction) => {
    const page = transaction
      .selectFrom('documents')
      .select(['id', 'document'])
      .$if(isWhole, (rows) => rows.select('claims'))
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
    let rows: readonly DocumentRow[] = await page.execute()
    while (rows.length > 0) {
      rows.forEach(visit)
      rows = rows.length < ROWS_AT_ONCE ? [] : await page.where('id', '>', rows.at(-1)?.id ?? '').execute()
    }
  })

const byId = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : left.id > right.id ? 1 : 0

/** The same for the same document, in whatever order its parts stand. */
const hashOf = (document: Document): string =>
  createHash('sha256')
    .update(JSON.stringify(orderDocument(document)))
    .digest('hex')

function* parts<Item>(list: readonly Item[], size = ROWS_AT_ONCE): Generator<Item[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size)
}
