import type { EntityReference } from '../graph/index.ts'
import { DEFAULT_LIMITS, askKnowledge } from '../graph/ask-knowledge.ts'
import type { Answers } from '../graph/answers.ts'
import type { GraphQuestion, QuestionOf } from '../graph/graph-questions.ts'
import { createNameIndex } from '../graph/name-index.ts'
import type { NameIndex } from '../graph/name-index.ts'
import { readCursor, writeCursor } from '../graph/page-cursor.ts'
import type { Entity, Statement } from '../model/index.ts'
import { askAround } from './ask-around.ts'
import { filterSql } from './filter-sql.ts'
import type { Condition } from './filter-sql.ts'
import { createPartLoader } from './graph-part.ts'
import type { SqlRunner } from './sql-runner.ts'
import { checkGraphKept, findStoredEntity } from './store-names.ts'

/** Answers questions from a store; see `OpenStore.ask`. */
export const createStoreAsker = (runner: SqlRunner) => {
  let names: { readonly state: string; readonly index: NameIndex<Entity> } | null = null
  const search = async (
    sql: SqlRunner,
    { query, limit = DEFAULT_LIMITS.search }: QuestionOf<'search'>,
  ): Promise<Answers['search']> => {
    const [row] = await sql.all<{ state: string }>(`select value as state from relata_meta where name = 'graph'`)
    const state = row?.state ?? ''
    if (names?.state !== state) {
      const rows = await sql.all<{ entity: string }>('select entity from graph_entities order by id')
      names = { state, index: createNameIndex(rows.map(({ entity }) => JSON.parse(entity) as Entity)) }
    }
    return { entities: names.index.search(query, limit) }
  }
  return <Question extends GraphQuestion>(question: Question): Promise<Answers[Question['ask']]> =>
    runner.snapshot(async (sql) => {
      await checkGraphKept(sql)
      if (question.ask === 'search') return (await search(sql, question)) as Answers[Question['ask']]
      if (question.ask === 'neighbors') return (await askNeighbors(sql, question)) as Answers[Question['ask']]
      if (question.ask === 'around') return (await askAround(sql, question)) as Answers[Question['ask']]
      const partFor = createPartLoader(sql)
      if (question.ask === 'shortestPath') return (await askShortest(partFor, question)) as Answers[Question['ask']]
      const { knowledge, graph, question: resolved } = await partFor(question)
      return askKnowledge(knowledge, resolved as GraphQuestion, graph) as Answers[Question['ask']]
    })
}

/** Ever wider parts, until the way is found or nothing is added. */
const askShortest = async (
  partFor: ReturnType<typeof createPartLoader>,
  { ask: _ask, ...question }: QuestionOf<'shortestPath'>,
): Promise<Answers['shortestPath']> => {
  let before = -1
  for (let maxLength = 2; ; maxLength *= 2) {
    const part = await partFor({ ...question, ask: 'paths', maxLength })
    const asked = { ...part.question, ask: 'shortestPath' } as QuestionOf<'shortestPath'>
    const answer = askKnowledge(part.knowledge, asked, part.graph)
    const size = part.knowledge.statements.length
    if ((answer.path !== null && answer.path.steps.length <= maxLength) || size === before) return answer
    before = size
  }
}

interface Row {
  readonly id: string
  readonly name: string
  readonly type: EntityReference['type']
  readonly way: number
  readonly statement: string
  readonly key: string | number
}

const ORDERS = { attestation: 'g.weight', time: 's.day', confidence: '-s.confidence' } as const

const askNeighbors = async (sql: SqlRunner, question: QuestionOf<'neighbors'>): Promise<Answers['neighbors']> => {
  const { direction = 'both', entityType, order = 'attestation', limit = DEFAULT_LIMITS.neighbors, after } = question
  const { num, ...entity } = await findStoredEntity(sql, question.entity)
  const conditions: Condition[] = [{ text: 'g.entity = ?', values: [num] }, ...(await filterSql(sql, question))]
  conditions.push({
    text: direction === 'both' ? 'g.way < 2' : `g.way = ${direction === 'out' ? '1' : '0'}`,
    values: [],
  })
  if (entityType !== undefined) conditions.push({ text: 'o.type = ?', values: [entityType] })
  const column = ORDERS[order]
  if (after !== undefined) {
    const { key, id } = readCursor(order, after)
    conditions.push({ text: `(${column}, g.id) > (?, ?)`, values: [key, id] })
  }
  const rows = await sql.all<Row>(
    `select o.id, o.name, o.type, g.way, s.statement, ${column} as key from graph_ends g join graph_statements s on s.num = g.statement join graph_entities o on o.num = g.other where ${conditions.map(({ text }) => text).join(' and ')} order by ${column}, g.id limit ?`,
    [...conditions.flatMap(({ values }) => values), limit + 1],
  )
  const items = rows.slice(0, limit).map(({ id, name, type, way, statement }) => ({
    entity: { id, name, type },
    direction: way === 1 ? ('out' as const) : ('in' as const),
    statement: JSON.parse(statement) as Statement,
  }))
  const last = items.at(-1)?.statement
  const next =
    rows.length > limit && last !== undefined
      ? writeCursor(order, { key: rows[limit - 1]?.key ?? '', id: last.id })
      : null
  return { entity, items, next }
}
