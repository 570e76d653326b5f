import { DEFAULT_LIMITS } from '../graph/ask-knowledge.ts'
import type { Answers } from '../graph/answers.ts'
import type { QuestionOf } from '../graph/graph-questions.ts'
import type { EntityType, Statement } from '../model/index.ts'
import { filterSql } from './filter-sql.ts'
import { inNumbers } from './sql-runner.ts'
import type { SqlRunner, SqlValue } from './sql-runner.ts'
import { findStoredEntity } from './store-names.ts'

interface End {
  readonly other: number
  readonly statement: number
  readonly weight: number
  readonly id: string
}

interface Reached {
  readonly num: number
  readonly from: number
  readonly depth: number
  readonly statement: number
}

/** Ends that are read of one entity at once. */
const AT_ONCE = 1000
const SPARE = 20

/** Breadth first over numbers; names and statements are read at the end, of what is in the answer only. */
export const askAround = async (sql: SqlRunner, question: QuestionOf<'around'>): Promise<Answers['around']> => {
  const { num: start, ...entity } = await findStoredEntity(sql, question.entity)
  const { limit = DEFAULT_LIMITS.around, depth: deepest = DEFAULT_LIMITS.depth, direction = 'both' } = question
  const conditions = await filterSql(sql, question)
  const joined = conditions.some(({ text }) => text.includes('s.'))
  const way = direction === 'both' ? 'g.way < 2' : `g.way = ${direction === 'out' ? '1' : '0'}`
  const text = `select g.other, g.statement, g.weight, g.id from graph_ends g ${joined ? 'join graph_statements s on s.num = g.statement' : ''} where ${['g.entity = ?', '(g.weight, g.id) > (?, ?)', way, ...conditions.map((one) => one.text)].join(' and ')} order by g.weight, g.id limit ?`
  const values: readonly SqlValue[] = conditions.flatMap((one) => one.values)
  const seen = new Set([start])
  const reached: Reached[] = []
  let frontier = [start]
  for (let depth = 1; depth <= deepest && frontier.length > 0 && reached.length < limit; depth += 1) {
    const next: number[] = []
    for (const from of frontier) {
      let last: Pick<End, 'weight' | 'id'> | undefined = { weight: FIRST, id: '' }
      while (last !== undefined && reached.length < limit) {
        // A hub has far more than is still wanted; many ends lead to what is known already.
        const most = Math.min(AT_ONCE, 2 * (limit - reached.length) + SPARE)
        const ends: readonly End[] = await sql.all<End>(text, [from, last.weight, last.id, ...values, most])
        for (const { other, statement } of ends) {
          if (seen.has(other) || reached.length >= limit) continue
          seen.add(other)
          next.push(other)
          reached.push({ num: other, from, depth, statement })
        }
        last = ends.length < most ? undefined : ends.at(-1)
      }
    }
    frontier = next
  }
  return { entity, reached: await spellOut(sql, reached, new Map([[start, entity]])) }
}

/** Below all weights. */
const FIRST = -1_000_000_000

const spellOut = async (
  sql: SqlRunner,
  reached: readonly Reached[],
  known: Map<number, { readonly id: string; readonly name: string; readonly type: EntityType }>,
): Promise<Answers['around']['reached']> => {
  const entities = await sql.all<{ num: number; id: string; name: string; type: EntityType }>(
    `select num, id, name, type from graph_entities where num ${inNumbers(sql.kind)}`,
    [JSON.stringify(reached.map(({ num }) => num))],
  )
  for (const { num, ...entity } of entities) known.set(num, entity)
  const statements = await sql.all<{ num: number; statement: string }>(
    `select num, statement from graph_statements where num ${inNumbers(sql.kind)}`,
    [JSON.stringify(reached.map(({ statement }) => statement))],
  )
  const texts = new Map(statements.map(({ num, statement }) => [num, statement]))
  return reached.flatMap(({ num, from, depth, statement }) => {
    const entity = known.get(num)
    const text = texts.get(statement)
    if (entity === undefined || text === undefined) return []
    return [{ entity, depth, from: known.get(from)?.id ?? '', statement: JSON.parse(text) as Statement }]
  })
}
