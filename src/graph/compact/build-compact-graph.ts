import type { Entity, EntityId, EntityType, Knowledge } from '../../model/index.ts'
import { ENTITY_TYPES, KnowledgeError } from '../../model/index.ts'
import { compareText } from '../compare-text.ts'
import type { CompactEntity, CompactGraph, CompactStatement } from './compact-graph.ts'
import type { DayColumn } from './day-column.ts'
import { arrangeDays } from './day-column.ts'
import { arrangeNarrow } from './dictionary.ts'
import { createColumn } from './growing-column.ts'
import { hasTime } from './marks.ts'
import { orderStatements } from './order-statements.ts'
import type { StatementRows } from './statement-rows.ts'
import { readRows } from './statement-rows.ts'
import { createStringTable } from './string-table.ts'
import { createTextColumn } from './text-column.ts'

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
  const nodes = collectEntities(entities)
  return arrange(nodes, readRows(statements, nodes.numbers))
}

interface Nodes {
  /** Only while the graph is built: quicker than the table, and ten times as large. */
  readonly numbers: Map<EntityId, number>
  readonly columns: Pick<CompactGraph, 'entityIds' | 'called' | 'calledStart' | 'entityTypes'>
}

const collectEntities = (entities: Iterable<CompactEntity>): Nodes => {
  const expected = Array.isArray(entities) ? entities.length : undefined
  const [entityIds, called] = [createStringTable(expected), createTextColumn()]
  const [starts, types] = [createColumn(), createColumn(expected)]
  const numbers = new Map<EntityId, number>()
  for (const entity of entities) {
    const number = entityIds.intern(entity.id)
    checkEntity(entity, number < types.length())
    numbers.set(entity.id, number)
    starts.push(called.push(entity.name))
    for (const alias of entity.aliases) called.push(alias)
    types.push(ENTITY_TYPES.indexOf(entity.type))
  }
  starts.push(called.length())
  for (const table of [entityIds, called]) table.trim()
  const columns = { entityIds, called, calledStart: starts.take(), entityTypes: Uint8Array.from(types.take()) }
  return { numbers, columns }
}

const checkEntity = ({ id, type }: Pick<Entity, 'id' | 'type'>, isKnown: boolean): void => {
  if (isKnown) throw new KnowledgeError('BROKEN_GRAPH', `Two entities have the id "${id}". Merge them or rename one.`)
  if (!(ENTITY_TYPES as readonly EntityType[]).includes(type))
    throw new KnowledgeError('BROKEN_GRAPH', `Entity "${id}" has the type "${type}", which is none of those known.`)
}

const arrange = ({ numbers, columns }: Nodes, rows: StatementRows): CompactGraph => {
  const { subjects, objects, marks, evidence } = rows.columns
  const relations = rows.relations.finish(rows.columns.relations, compareText)
  const eventTypes = rows.eventTypes.finish(rows.columns.eventTypes, compareText)
  const speakerIds = rows.speakers.values()
  const confidences = rows.confidences.finish(rows.columns.confidences, (left, right) => left - right)
  const [starts, ends] = [arrangeDays(rows.columns.starts), arrangeDays(rows.columns.ends)]
  const { out, in: into } = orderStatements(
    { subjects, objects, relations: relations.rows, times: withoutTimeLast(starts, marks) },
    { entities: numbers.size, relations: relations.values.length, times: starts.days.length + 1 },
  )
  const { order } = out
  const narrow = ({ rows: values, values: { length } }: { rows: Uint32Array; values: ArrayLike<unknown> }) =>
    arrangeNarrow(values, order, length)
  return {
    ...columns,
    entities: numbers.size,
    statements: order.length,
    statementIds: rows.ids.arrange(order),
    outStart: out.start,
    objects: pick(objects, order),
    inStart: into.start,
    inStatements: pick(ranksOf(order), into.order),
    inSubjects: pick(subjects, into.order),
    relations: narrow(relations),
    relationLabels: relations.values,
    eventTypes: narrow(eventTypes),
    eventTypeLabels: eventTypes.values,
    speakers: arrangeNarrow(rows.columns.speakers, order, speakerIds.length),
    speakerIds,
    marks: pickMarks(marks, order),
    starts: arrangeNarrow(starts.rows, order, starts.days.length),
    startDays: starts.days,
    ends: arrangeNarrow(ends.rows, order, ends.days.length),
    endDays: ends.days,
    confidences: narrow(confidences),
    confidenceValues: Float64Array.from(confidences.values),
    evidence: arrangeNarrow(evidence, order, largest(evidence) + 1),
  }
}

/** What has no time comes after all that has one. */
const withoutTimeLast = ({ rows, days }: DayColumn, marks: Uint8Array): Uint32Array => {
  const times = rows.slice()
  for (let row = 0; row < times.length; row += 1) if (!hasTime(marks[row] ?? 0)) times[row] = days.length
  return times
}

const pick = (values: Uint32Array, order: Uint32Array): Uint32Array => {
  const column = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place += 1) column[place] = values[order[place] ?? 0] ?? 0
  return column
}

const pickMarks = (marks: Uint8Array, order: Uint32Array): Uint8Array => {
  const column = new Uint8Array(order.length)
  for (let place = 0; place < order.length; place += 1) column[place] = marks[order[place] ?? 0] ?? 0
  return column
}

const ranksOf = (order: Uint32Array): Uint32Array => {
  const ranks = new Uint32Array(order.length)
  for (let rank = 0; rank < order.length; rank += 1) ranks[order[rank] ?? 0] = rank
  return ranks
}

const largest = (values: Uint32Array): number => {
  let most = 0
  for (const value of values) if (value > most) most = value
  return most
}
