import type { Document, DocumentClaims, DocumentId, StatementId } from '../model/index.ts'
import type {
  AliasRow,
  CalledRow,
  CountRow,
  DescribedRow,
  ResolvedState,
  ThingRow,
} from '../resolution/growth/resolved-state.ts'
import { headHash } from '../resolution/growth/state-rows.ts'
import type { ConceptRow } from '../resolution/resolve-concepts.ts'
import { keptStatements, linksOf, statementsAround } from './kept-items.ts'
import { parsed } from './parsed.ts'
import { amongTexts, rowsGiven } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'

/** Kinds of counted names. */
export const [VOTES, SURNAMES] = [0, 1] as const

/** What a message calls a record that cannot be read. */
const WHAT = 'the last resolution'

/** What a store keeps of the last resolution. */
export const createResolvedState = (sql: SqlRunner): ResolvedState => {
  const some = amongTexts(sql.kind)
  const json = JSON.stringify
  const counts = (kind: number) => (names: readonly string[]) =>
    sql.all<CountRow>(`select name, item, count from resolved_counts where kind = ? and name ${some}`, [
      kind,
      json(names),
    ])
  const thingsWhere = async (condition: string, values: readonly (string | number)[]): Promise<readonly ThingRow[]> =>
    (await sql.all<{ record: string }>(`select record from resolved_things where ${condition}`, values)).map(
      ({ record }) => parsed<ThingRow>(record, WHAT),
    )
  const described = (rows: readonly { readonly record: string; readonly document: DocumentId }[]) =>
    rows.map(({ record, document }) => ({ ...parsed<Omit<DescribedRow, 'document'>>(record, WHAT), document }))
  return {
    votes: counts(VOTES),
    surnames: counts(SURNAMES),
    users: async (hash) =>
      (
        await sql.all<{ id: DocumentId }>(
          'select d.id from resolved_uses u join resolved_documents d on d.num = u.document where u.hash = ?',
          [hash],
        )
      ).map(({ id }) => id),
    things: (keys) => thingsWhere(`key ${some}`, [json(keys)]),
    thingsById: (ids) => thingsWhere(`id is not null and id ${some}`, [json(ids)]),
    namesakes: (norm, limit) => thingsWhere('norm = ? limit ?', [norm, limit]),
    sharers: (base, limit) => thingsWhere('base = ? order by rank limit ?', [base, limit]),
    aliases: () => sql.all<AliasRow>('select document, number, alias, thing from resolved_aliases'),
    called: (labels) =>
      sql.all<CalledRow>(`select label, document, thing as key from resolved_called where label ${some}`, [
        json(labels),
      ]),
    calledAs: (keys) =>
      sql.all<CalledRow>(`select label, document, thing as key from resolved_called where thing ${some}`, [json(keys)]),
    described: async (places) => {
      const given = places.map(([head, document]) => [headHash(head), document])
      const rows = described(
        await sql.all(
          `select r.record, d.id as document from ${rowsGiven(sql.kind, ['hash bigint', 'id text'])} join resolved_documents d on d.id = given.id join resolved_described r on r.hash = given.hash and r.document = d.num`,
          [json(given)],
        ),
      )
      const wanted = new Set(places.map((place) => json(place)))
      return rows.filter(({ head, document }) => wanted.has(json([head, document])))
    },
    concepts: async (keys) =>
      conceptRows(await sql.all(`select record from resolved_concepts where key ${some}`, [json(keys)])),
    candidates: async (hash) =>
      conceptRows(
        await sql.all(
          'select c.record from resolved_words w join resolved_concepts c on c.key = w.concept where w.hash = ?',
          [hash],
        ),
      ),
    underHead: async (head) =>
      described(
        await sql.all(
          'select r.record, d.id as document from resolved_described r join resolved_documents d on d.num = r.document where r.hash = ?',
          [headHash(head)],
        ),
      ).filter((row) => row.head === head),
    groups: async (said) =>
      (
        await sql.all<{ said: string; statement: StatementId }>(
          `select said, statement from resolved_groups where said ${some}`,
          [json(said)],
        )
      ).map(({ said: key, statement }) => [key, statement] as const),
    documents: async (ids) =>
      (
        await sql.all<{ id: string; document: string; claims: string }>(
          `select id, document, claims from documents where id ${some}`,
          [json(ids)],
        )
      ).map(({ id, document, claims }) => ({
        document: parsed<Document>(document, id),
        claims: parsed<DocumentClaims>(claims, id),
      })),
    statements: (ids) => keptStatements(sql, ids),
    statementsAround: (entities) => statementsAround(sql, entities),
    linksOf: (statements) => linksOf(sql, statements),
  }
}

const conceptRows = (rows: readonly { readonly record: string }[]): readonly ConceptRow[] =>
  rows.map(({ record }) => parsed<ConceptRow>(record, WHAT))
