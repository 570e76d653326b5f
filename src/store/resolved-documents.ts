import type { Document, DocumentId } from '../model/index.ts'
import { parsed } from './parsed.ts'
import { amongTexts } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'

/**
 * Documents as they were when the kept graph was resolved, `id` and `document`, whatever came and went since: the quotes of
 * its statements stand in these. To be used as a table.
 */
export const RESOLVED_DOCUMENTS =
  '(select id, document from documents d where not exists (select 1 from pending_documents p where p.id = d.id) union all select id, document from pending_documents where document is not null) as resolved'

/** Those of some ids that the kept graph rests on. */
export const resolvedDocuments = async (sql: SqlRunner, ids: readonly DocumentId[]): Promise<readonly Document[]> =>
  (
    await sql.all<{ id: string; document: string }>(
      `select id, document from ${RESOLVED_DOCUMENTS} where id ${amongTexts(sql.kind)}`,
      [JSON.stringify(ids)],
    )
  ).map(({ id, document }) => parsed<Document>(document, id))

type DocumentHead = Pick<Document, 'id' | 'title' | 'source' | 'publishedAt'>

/** The same, without their texts. */
export const resolvedHeads = async (sql: SqlRunner, ids: readonly DocumentId[]): Promise<readonly DocumentHead[]> => {
  const [some, given] = [amongTexts(sql.kind), [JSON.stringify(ids)]]
  const heads = await sql.all<DocumentHead>(
    `select id, title, source, published_at as "publishedAt" from documents d where id ${some} and not exists (select 1 from pending_documents p where p.id = d.id)`,
    given,
  )
  const before = await sql.all<{ id: string; document: string }>(
    `select id, document from pending_documents where document is not null and id ${some}`,
    given,
  )
  const headOf = ({ id, title, source, publishedAt }: Document): DocumentHead => ({ id, title, source, publishedAt })
  return [...heads, ...before.map(({ id, document }) => headOf(parsed<Document>(document, id)))]
}
