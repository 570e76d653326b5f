import type { DocumentStore } from '../builder/document-store.ts'
import type { Document, DocumentClaims, Entity, Statement } from '../model/index.ts'
import { canChange, changeGraph } from './change-graph.ts'
import { changeState, markOf } from './keep-state.ts'
import { allLinks, eachRecord } from './kept-items.ts'
import { parsed } from './parsed.ts'
import { createResolvedState } from './resolved-state.ts'
import { RESOLVED_DOCUMENTS, resolvedDocuments } from './resolved-documents.ts'
import type { SqlRunner } from './sql-runner.ts'

/** The part of a store that lets its graph grow by a few documents. */
export const resolutionOf = (sql: SqlRunner): Pick<DocumentStore, 'resolution' | 'keepGrowth' | 'kept'> => ({
  resolution: async (mark, most) => {
    if ((await markOf(sql)) !== mark || !(await canChange(sql))) return null
    const rows = await sql.all<PendingRow>(
      'select p.id, p.document as document_before, p.claims as claims_before, d.document, d.claims from pending_documents p left join documents d on d.id = p.id limit ?',
      [most + 1],
    )
    if (rows.length > most) return null
    return {
      state: createResolvedState(sql),
      changed: rows.map((row) => ({
        id: row.id,
        before: readOf(row.id, row.document_before, row.claims_before),
        after: readOf(row.id, row.document, row.claims),
      })),
    }
  },
  keepGrowth: ({ graph, state }) =>
    sql.transaction(async (own) => {
      await changeGraph(own, graph)
      await changeState(own, state)
    }),
  kept: (work) =>
    sql.snapshot((own) =>
      work({
        documents: () => documentsInOrder(own),
        entities: () => records<Entity>(own, { table: 'graph_entities', column: 'entity' }),
        statements: () => records<Statement>(own, { table: 'graph_statements', column: 'statement' }),
        links: () => allLinks(own),
      }),
    ),
})

interface PendingRow {
  readonly id: string
  readonly document_before: string | null
  readonly claims_before: string | null
  readonly document: string | null
  readonly claims: string | null
}

const readOf = (id: string, document: string | null, claims: string | null) =>
  document === null || claims === null
    ? null
    : { document: parsed<Document>(document, id), claims: parsed<DocumentClaims>(claims, id) }

async function* records<Item>(
  sql: SqlRunner,
  from: { readonly table: string; readonly column: string },
): AsyncGenerator<Item> {
  for await (const { id, record } of eachRecord(sql, from)) yield parsed<Item>(record, id)
}

const DOCUMENTS_AT_ONCE = 500

/** Those that the graph was resolved from, in the order of their ids by code units, as everywhere outside the database. */
async function* documentsInOrder(sql: SqlRunner): AsyncGenerator<Document> {
  const ids = (await sql.all<{ id: string }>(`select id from ${RESOLVED_DOCUMENTS}`)).map(({ id }) => id).sort()
  for (let start = 0; start < ids.length; start += DOCUMENTS_AT_ONCE) {
    const part = ids.slice(start, start + DOCUMENTS_AT_ONCE)
    const byId = new Map((await resolvedDocuments(sql, part)).map((document) => [document.id, document]))
    for (const id of part) {
      const document = byId.get(id)
      if (document !== undefined) yield document
    }
  }
}
