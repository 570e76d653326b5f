import type { Document, DocumentId, Entity } from '../model/index.ts'
import { RESOLVED_DOCUMENTS, resolvedDocuments } from './resolved-documents.ts'
import type { SqlRunner } from './sql-runner.ts'

/** What a store tells of itself and of single documents; see `OpenStore`. */
export const storeFacts = (sql: SqlRunner) => ({
  stamp: async (): Promise<string> => {
    const [row] = await sql.all<{ state: string }>(`select value as state from relata_meta where name = 'graph'`)
    return row?.state ?? ''
  },
  size: async () => ({
    documents: await countOf(sql, 'documents'),
    entities: await countOf(sql, 'graph_entities'),
    statements: await countStatements(sql),
  }),
  document: async (id: DocumentId): Promise<Document | null> => {
    const [document] = await resolvedDocuments(sql, [id])
    return document ?? null
  },
  listed: async (
    kind: 'entities' | 'documents',
    { start, limit }: { readonly start: number; readonly limit: number },
  ): Promise<readonly (Entity | Document)[]> => {
    const rows =
      kind === 'entities'
        ? await sql.all<{ record: string }>(
            'select entity as record from graph_entities order by id limit ? offset ?',
            [limit, start],
          )
        : await sql.all<{ record: string }>(
            `select document as record from ${RESOLVED_DOCUMENTS} order by id limit ? offset ?`,
            [limit, start],
          )
    return rows.map(({ record }) => JSON.parse(record) as Entity | Document)
  },
})

const countOf = async (sql: SqlRunner, table: 'documents' | 'graph_entities'): Promise<number> => {
  const [row] = await sql.all<{ count: number | string }>(`select count(*) as count from ${table}`)
  return Number(row?.count ?? 0)
}

/** Off the counts of relations: each statement has one. */
const countStatements = async (sql: SqlRunner): Promise<number> => {
  const [row] = await sql.all<{ count: number | string | null }>(
    `select sum(statements) as count from graph_labels where kind = 'relation'`,
  )
  return Number(row?.count ?? 0)
}
