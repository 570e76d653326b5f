import { compareText } from '../graph/index.ts'
import type { Entity, EntityId, Statement, StatementId, StatementLink } from '../model/index.ts'
import { readLinks } from './link-rows.ts'
import { amongTexts, inTexts } from './sql-runner.ts'
import type { SqlRunner, SqlValue } from './sql-runner.ts'

/** Statements of a kept graph by their ids, in the order of these; those that are not there are left out. */
export const keptStatements = (sql: SqlRunner, ids: readonly StatementId[]): Promise<readonly Statement[]> =>
  recordsOf<Statement>(sql, `select statement as record from graph_statements where id ${inTexts(sql.kind)}`, [
    JSON.stringify(ids),
  ])

/** Statements of which any of some entities is the subject, the object or who says so, in the order of ids. */
export const statementsAround = (sql: SqlRunner, entities: readonly EntityId[]): Promise<readonly Statement[]> => {
  const nums = `select num from graph_entities where id ${inTexts(sql.kind)}`
  const given = JSON.stringify(entities)
  return recordsOf<Statement>(
    sql,
    `select statement as record from graph_statements where num in (select statement from graph_ends where entity in (${nums}) union select num from graph_statements where speaker in (${nums}))`,
    [given, given],
  )
}

/** Entities of a kept graph by their ids, in the order of these; those that are not there are left out. */
export const keptEntities = (sql: SqlRunner, ids: readonly EntityId[]): Promise<readonly Entity[]> =>
  recordsOf<Entity>(sql, `select entity as record from graph_entities where id ${inTexts(sql.kind)}`, [
    JSON.stringify(ids),
  ])

/** Links from or to any of some statements, sorted as a graph has them. */
export const linksOf = (sql: SqlRunner, statements: readonly StatementId[]): Promise<readonly StatementLink[]> => {
  const given = JSON.stringify(statements)
  const some = amongTexts(sql.kind)
  return readLinks(
    sql,
    `select link from graph_links where source ${some} union select link from graph_links where target ${some}`,
    [given, given],
  )
}

const recordsOf = async <Item extends { readonly id: string }>(
  sql: SqlRunner,
  query: string,
  values: readonly SqlValue[],
): Promise<readonly Item[]> => {
  const rows = await sql.all<{ record: string }>(query, values)
  return rows.map(({ record }) => JSON.parse(record) as Item).sort((left, right) => compareText(left.id, right.id))
}

/** Records read at a time. */
const PAGE = 1000

/** All records of a table, by pages, in the order of their ids in the database. */
export async function* eachRecord(
  sql: SqlRunner,
  { table, column }: { readonly table: string; readonly column: string },
): AsyncGenerator<{ readonly id: string; readonly record: string }> {
  const page = (after: string): Promise<readonly { readonly id: string; readonly record: string }[]> =>
    sql.all(`select id, ${column} as record from ${table} where id > ? order by id limit ?`, [after, PAGE])
  for (let rows = await page(''); rows.length > 0; rows = rows.length < PAGE ? [] : await page(rows.at(-1)?.id ?? ''))
    yield* rows
}

/** All links of a kept graph, sorted as a graph has them. */
export const allLinks = (sql: SqlRunner): Promise<readonly StatementLink[]> =>
  readLinks(sql, 'select link from graph_links', [])
