import { createHash } from 'node:crypto'

import { sql } from 'kysely'
import type { Kysely } from 'kysely'

import type { DocumentStore } from '../builder/document-store.ts'
import { shareRepeated } from '../builder/share-repeated.ts'
import type { Document, DocumentClaims, DocumentId } from '../model/index.ts'
import type { ReadDocument } from '../resolution/resolve-knowledge.ts'
import { parsed } from './parsed.ts'
import type { Tables } from './tables.ts'

/** Rows that go into one statement of SQL: well below the limits of both databases on parameters. */
const ROWS_AT_ONCE = 500
/** Documents with what was read in them that are in memory together where one comes after the other. */
const DOCUMENTS_AT_ONCE = 16

/** Documents and knowledge in SQL tables, alike for both databases; `sharedLock`: documents are put in beside others who do, under this lock. */
export const createSqlStore = (
  database: Kysely<Tables>,
  sharedLock: number | null = null,
): Omit<DocumentStore, 'keepKnowledge' | 'resolution' | 'keepGrowth' | 'kept' | 'size'> => ({
  list: async () => (await database.selectFrom('documents').select(['id', 'hash', 'engine']).execute()).sort(byId),
  hashOf,
  put: async ({ document, claims, engine }) => {
    const row = {
      id: document.id,
      hash: hashOf(document),
      engine,
      published_at: document.publishedAt,
      source: document.source,
      title: document.title,
      document: JSON.stringify(document),
      claims: JSON.stringify(claims),
    }
    const { id: _id, ...rest } = row
    await database.transaction().execute(async (transaction) => {
      if (sharedLock !== null) await sql`select pg_advisory_xact_lock_shared(${sharedLock})`.execute(transaction)
      await rememberResolved(transaction, [document.id])
      await noteArrival(transaction, document.id)
      await transaction
        .insertInto('documents')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
        .execute()
    })
  },
  remove: async (ids) => {
    await database.transaction().execute(async (transaction) => {
      for (const part of parts(ids)) {
        await rememberResolved(transaction, part)
        await transaction.deleteFrom('documents').where('id', 'in', part).execute()
      }
    })
  },
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

const hashOf = (document: Document): string => createHash('sha256').update(JSON.stringify(document)).digest('hex')

function* parts<Item>(list: readonly Item[], size = ROWS_AT_ONCE): Generator<Item[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size)
}
