import type { EntityId, Knowledge } from '../../model/index.ts'
import { ENTITY_TYPES, KnowledgeError } from '../../model/index.ts'
import { arrangeRows } from './arrange-rows.ts'
import type { CompactEntity, CompactGraph, CompactStatement } from './compact-graph.ts'
import { forEachBlock } from './for-each-block.ts'
import { readRows } from './statement-rows.ts'
import { createStringTable } from './string-table.ts'
import type { PackedTexts } from './text-column.ts'
import { createTextColumn, packText, packTexts, trimTexts } from './text-column.ts'

/** The compact graph of Knowledge. Throws BROKEN_GRAPH like `createGraph`. */
export const createCompactGraph = ({ entities, statements }: Knowledge): CompactGraph =>
  buildCompactGraph(entities, statements)

/**
 * The compact graph of entities and statements, each of which is looked at once: rows of a store can be streamed into
 * it. Ids of statements are taken to differ. Throws BROKEN_GRAPH on an entity that comes twice, a statement with an
 * unknown end, or a time that is no day.
 */
export const buildCompactGraph = (
  entities: Iterable<CompactEntity>,
  statements: Iterable<CompactStatement>,
): CompactGraph => {
  const { numbers, columns } = collectEntities(entities)
  return { ...columns, entities: numbers.size, ...arrangeRows(readRows(statements, numbers), numbers.size) }
}

interface Nodes {
  /** Only while the graph is built: quicker than the table, and ten times as large. */
  readonly numbers: Map<EntityId, number>
  readonly columns: Pick<CompactGraph, 'entityIds' | 'called' | 'calledStart' | 'entityTypes'>
}

const collectEntities = (entities: Iterable<CompactEntity>): Nodes => {
  const expected = Array.isArray(entities) ? entities.length : undefined
  const filling: Filling = {
    numbers: new Map(),
    ids: packTexts(expected),
    called: packTexts(),
    starts: [],
    types: [],
  }
  forEachBlock(entities, (block) => {
    addEntities(block, filling)
  })
  const { numbers, ids, called, starts, types } = filling
  starts.push(called.length)
  const columns = {
    entityIds: createStringTable(trimTexts(ids)),
    called: createTextColumn(trimTexts(called)),
    calledStart: Uint32Array.from(starts),
    entityTypes: Uint8Array.from(types),
  }
  return { numbers, columns }
}

interface Filling {
  readonly numbers: Map<EntityId, number>
  readonly ids: PackedTexts
  readonly called: PackedTexts
  readonly starts: number[]
  readonly types: number[]
}

const addEntities = (block: readonly CompactEntity[], { numbers, ids, called, starts, types }: Filling): void => {
  for (const entity of block) {
    const number = numbers.size
    numbers.set(entity.id, number)
    const type = ENTITY_TYPES.indexOf(entity.type)
    if (type < 0 || numbers.size === number) throw brokenEntity(entity, numbers.size === number)
    types.push(type)
  }
  for (const { id } of block) packText(ids, id)
  for (const { name, aliases } of block) {
    starts.push(packText(called, name))
    for (const alias of aliases) packText(called, alias)
  }
}

const brokenEntity = ({ id, type }: CompactEntity, isKnown: boolean): KnowledgeError =>
  new KnowledgeError(
    'BROKEN_GRAPH',
    isKnown
      ? `Two entities have the id "${id}". Merge them or rename one.`
      : `Entity "${id}" has the type "${type}", which is none of those known.`,
  )
