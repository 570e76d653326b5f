import { KnowledgeError } from '../model/index.ts'
import type { Entity, EntityId, Statement } from '../model/index.ts'
import { entityPrint, insertEntities, removeEntities } from './entity-rows.ts'
import type { EntityRow } from './entity-rows.ts'
import type { GraphChanges, StatementBefore } from './graph-changes.ts'
import { nextNumber } from './graph-parts.ts'
import { shiftParts } from './part-changes.ts'
import { inNumbers, inTexts, rowsGiven } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'

/** Entities by their numbers, after a change. */
export interface NumberedEntities {
  /** Throws STORE_BROKEN on one that is listed nowhere. */
  readonly numberOf: (id: EntityId) => number
  /** The numbers that are free now. */
  readonly gone: readonly number[]
}

/**
 * Put entities that are new, other or gone into their tables, and count anew the statements of those whose statements
 * change. Throws STORE_BROKEN where one goes that statements have as an end, or does not come.
 */
export const changeEntities = async (
  sql: SqlRunner,
  changes: GraphChanges,
  before: readonly StatementBefore[],
): Promise<NumberedEntities> => {
  const kept = await entitiesBefore(sql, changes, before)
  const numberOf = numbersOf(changes, kept, await nextNumber(sql, 'graph_entities'))
  const more = countChanges(changes.statements, before, numberOf)
  const { gone, replaced, recounted, written } = sortOut(changes, kept, { numberOf, more })
  await removeEntities(sql, numsOf([...gone, ...replaced]))
  await insertEntities(sql, written, (row) => row)
  const counted = recounted.map((row) => rowOf(JSON.parse(row.entity) as Entity, row.num, countOf(row, more)))
  await recount(sql, counted)
  const fresh = [...written, ...counted].map(({ num, entity: { id }, print }) => ({ num, id, print }))
  await shiftParts(sql, 'graph_entities', { gone: [...gone, ...replaced, ...recounted], fresh })
  return { numberOf, gone: numsOf(gone) }
}

interface EntityBefore {
  readonly num: number
  readonly id: EntityId
  readonly statements: number
  readonly print: number
  readonly entity: string
}

/** Those that change, and those that changed statements speak of or spoke of. */
const entitiesBefore = (
  sql: SqlRunner,
  { entities, goneEntities, statements }: GraphChanges,
  before: readonly StatementBefore[],
): Promise<readonly EntityBefore[]> => {
  const ids = new Set([...entities.map(({ id }) => id), ...goneEntities])
  for (const { subject, object, attributedTo } of statements) {
    ids.add(subject).add(object)
    if (attributedTo !== null) ids.add(attributedTo)
  }
  const nums = new Set(before.flatMap(({ subject, object }) => [subject, object]))
  const chosen = 'select num, id, statements, print, entity from graph_entities'
  return sql.all<EntityBefore>(
    `${chosen} where id ${inTexts(sql.kind)} union ${chosen} where num ${inNumbers(sql.kind)}`,
    [JSON.stringify([...ids]), JSON.stringify([...nums])],
  )
}

/** New entities come behind all others. */
const numbersOf = (
  { entities, goneEntities }: GraphChanges,
  kept: readonly EntityBefore[],
  first: number,
): NumberedEntities['numberOf'] => {
  const numbers = new Map(kept.map(({ id, num }) => [id, num]))
  const stay = new Set(entities.map(({ id }) => id))
  let next = first
  for (const id of stay) if (!numbers.has(id)) numbers.set(id, next++)
  for (const id of goneEntities) if (!stay.has(id)) numbers.delete(id)
  return (id) => {
    const num = numbers.get(id)
    if (num === undefined) throw missing(`"${id}", which a statement speaks of, is`)
    return num
  }
}

const missing = (what: string): KnowledgeError =>
  new KnowledgeError('STORE_BROKEN', `${what} not among the entities of the graph. Keep the graph whole once.`)

type CountChanges = ReadonlyMap<number, number>

/** By number, how many statements more or fewer an entity is an end of; a loop counts once. */
const countChanges = (
  statements: readonly Statement[],
  before: readonly StatementBefore[],
  numberOf: NumberedEntities['numberOf'],
): CountChanges => {
  const more = new Map<number, number>()
  const count = (ends: readonly number[], change: number): void => {
    for (const num of new Set(ends)) more.set(num, (more.get(num) ?? 0) + change)
  }
  for (const { subject, object } of before) count([subject, object], -1)
  for (const { subject, object } of statements) count([numberOf(subject), numberOf(object)], 1)
  return more
}

const countOf = ({ num, statements }: Pick<EntityBefore, 'num' | 'statements'>, more: CountChanges): number =>
  statements + (more.get(num) ?? 0)

interface Given {
  readonly numberOf: NumberedEntities['numberOf']
  readonly more: CountChanges
}

/** What becomes of the rows that are there, and which are written. */
const sortOut = (changes: GraphChanges, kept: readonly EntityBefore[], { numberOf, more }: Given) => {
  const before = new Map(kept.map((row) => [row.id, row]))
  const written = changes.entities.map((entity) => {
    const num = numberOf(entity.id)
    return rowOf(entity, num, countOf({ num, statements: before.get(entity.id)?.statements ?? 0 }, more))
  })
  const isWritten = new Set(written.map(({ entity: { id } }) => id))
  const isGone = new Set(changes.goneEntities.filter((id) => !isWritten.has(id)))
  const gone = kept.filter(({ id }) => isGone.has(id))
  for (const row of gone)
    if (countOf(row, more) !== 0) throw missing(`"${row.id}", which statements have as an end, is`)
  const replaced = kept.filter(({ id }) => isWritten.has(id))
  const recounted = kept.filter(
    (row) => !isWritten.has(row.id) && !isGone.has(row.id) && (more.get(row.num) ?? 0) !== 0,
  )
  return { gone, replaced, recounted, written }
}

const rowOf = (entity: Entity, num: number, statements: number): EntityRow => ({
  num,
  entity,
  statements,
  print: entityPrint(entity, statements),
})

const numsOf = (rows: readonly { readonly num: number }[]): number[] => rows.map(({ num }) => num)

const recount = async (sql: SqlRunner, rows: readonly EntityRow[]): Promise<void> => {
  if (rows.length === 0) return
  const given = rowsGiven(sql.kind, ['num integer', 'statements integer', 'print double precision'])
  await sql.run(
    `update graph_entities set statements = given.statements, print = given.print from ${given} where graph_entities.num = given.num`,
    [JSON.stringify(rows.map(({ num, statements, print }) => [num, statements, print]))],
  )
}

/** Throws STORE_BROKEN where one of the entities that are gone still says something. */
export const checkSpeakers = async (sql: SqlRunner, gone: readonly number[]): Promise<void> => {
  if (gone.length === 0) return
  const [said] = await sql.all<{ id: string }>(
    `select id from graph_statements where speaker ${inNumbers(sql.kind)} limit 1`,
    [JSON.stringify(gone)],
  )
  if (said !== undefined) throw missing(`Who says ${said.id} is`)
}
