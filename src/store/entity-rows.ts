import { foldName } from '../graph/index.ts'
import type { Entity } from '../model/index.ts'
import { fingerprint } from './fingerprint.ts'
import { insertRows } from './insert-rows.ts'
import { removeRows } from './remove-rows.ts'
import type { SqlRunner } from './sql-runner.ts'

/** What a row of `graph_entities` is made from. */
export interface EntityRow {
  readonly num: number
  readonly entity: Entity
  /** Of how many statements it is an end; a loop counts once. */
  readonly statements: number
  readonly print: number
}

/** The fingerprint that a row is known by. */
export const entityPrint = (entity: Entity, statements: number): number => fingerprint(statements, entity)

/** Entities with the names that they are found by. */
export const insertEntities = async <Item>(
  sql: SqlRunner,
  items: readonly Item[],
  rowOf: (item: Item) => EntityRow,
): Promise<void> => {
  await insertRows(sql, 'graph_entities', items, (item) => {
    const { num, entity, statements, print } = rowOf(item)
    return [num, entity.id, entity.name, entity.type, entity.wikidata, statements, print, JSON.stringify(entity)]
  })
  const names = items.flatMap((item) => {
    const { num, entity } = rowOf(item)
    return namesOf(entity).map((name) => [...name, num] as const)
  })
  await insertRows(sql, 'graph_names', names, (row) => row)
}

const namesOf = ({ name, aliases }: Entity): (readonly [string, number])[] => [
  [foldName(name), 0],
  ...[...new Set(aliases.map(foldName))].map((folded) => [folded, 1] as const),
]

export const removeEntities = async (sql: SqlRunner, nums: readonly number[]): Promise<void> => {
  await removeRows(sql, nums, 'graph_entities.num')
  await removeRows(sql, nums, 'graph_names.entity')
}
