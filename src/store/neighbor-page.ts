import type { QuestionOf } from '../graph/graph-questions.ts'
import { filterSql } from './filter-sql.ts'
import type { SqlRunner } from './sql-runner.ts'
import { findStoredEntity } from './store-names.ts'
import type { NumberedEntity } from './store-names.ts'

/** A page of the entities around one. */
export interface NeighborPage {
  readonly entity: NumberedEntity
  /** Their numbers, in the order of `neighbors`. */
  readonly others: readonly number[]
  /** How many all pages have. */
  readonly total: number
}

/** Most entities on a page unless told otherwise. */
const DEFAULT_PAGE = 50

/** Counted in SQL, so that of a hub only the page is read. Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION. */
export const neighborPage = async (
  sql: SqlRunner,
  question: Omit<QuestionOf<'neighbors'>, 'ask' | 'after' | 'order'> & { readonly start?: number },
): Promise<NeighborPage> => {
  const { direction = 'both', entityType, limit = DEFAULT_PAGE, start = 0 } = question
  const entity = await findStoredEntity(sql, question.entity)
  const conditions = [
    { text: 'g.entity = ?', values: [entity.num] },
    { text: direction === 'both' ? 'g.way < 2' : `g.way = ${direction === 'out' ? '1' : '0'}`, values: [] },
    ...(await filterSql(sql, question)),
    ...(entityType === undefined ? [] : [{ text: 'o.type = ?', values: [entityType] }]),
  ]
  const needsStatement = conditions.some(({ text }) => text.includes('s.'))
  const from = `graph_ends g join graph_entities o on o.num = g.other ${needsStatement ? 'join graph_statements s on s.num = g.statement' : ''} where ${conditions.map(({ text }) => text).join(' and ')}`
  const values = conditions.flatMap((condition) => condition.values)
  const rows = await sql.all<{ num: number; total: number | string }>(
    `select g.other as num, count(*) over () as total from ${from} group by g.other, o.name, o.id order by count(*) desc, sum(g.weight), o.name, o.id limit ? offset ?`,
    [...values, limit, start],
  )
  const [first] = rows
  if (first !== undefined) return { entity, others: rows.map(({ num }) => num), total: Number(first.total) }
  // Beyond the last page there is no row to tell.
  const counted =
    start === 0
      ? []
      : await sql.all<{ total: number | string }>(`select count(distinct g.other) as total from ${from}`, values)
  return { entity, others: [], total: Number(counted[0]?.total ?? 0) }
}
