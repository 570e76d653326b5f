import type { Entity, EntityId, EntityType, Knowledge } from '../../model/index.ts'
import { ENTITY_TYPES, KnowledgeError } from '../../model/index.ts'
import { compareText } from '../compare-text.ts'
import type { CompactEntity, CompactGraph, CompactStatement } from './compact-graph.ts'
import { dayNumber, NO_END, NO_START } from './day-number.ts'
import type { DictionaryColumn } from './dictionary.ts'
import { arrangeNarrow, createDictionary } from './dictionary.ts'
import type { GrowingColumn } from './growing-column.ts'
import { createColumn } from './growing-column.ts'
import { hasTime, packMarks } from './marks.ts'
import { orderStatements } from './order-statements.ts'
import type { StatementIdColumn } from './statement-ids.ts'
import { createStatementIds } from './statement-ids.ts'
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
  const rows = createRows(Array.isArray(statements) ? statements.length : undefined)
  for (const statement of statements) addRow(rows, nodes.numbers, statement)
  return arrange(nodes, rows)
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

/** The columns while they grow, in the order in which statements come. */
interface Rows {
  readonly ids: StatementIdColumn
  readonly subjects: GrowingColumn
  readonly objects: GrowingColumn
  readonly relations: DictionaryColumn<string>
  readonly eventTypes: DictionaryColumn<string>
  readonly speakers: DictionaryColumn<EntityId | null>
  readonly marks: GrowingColumn
  readonly starts: DictionaryColumn<string | null>
  readonly ends: DictionaryColumn<string | null>
  readonly confidences: DictionaryColumn<number>
  readonly evidence: GrowingColumn
}

const createRows = (expected?: number): Rows => ({
  ids: createStatementIds(expected),
  subjects: createColumn(expected),
  objects: createColumn(expected),
  relations: createDictionary(expected),
  eventTypes: createDictionary(expected),
  speakers: createDictionary(expected),
  marks: createColumn(expected),
  starts: createDictionary(expected),
  ends: createDictionary(expected),
  confidences: createDictionary(expected),
  evidence: createColumn(expected),
})

const addRow = (rows: Rows, numbers: ReadonlyMap<EntityId, number>, statement: CompactStatement): void => {
  const { id, subject, object, time } = statement
  const subjectNumber = numbers.get(subject)
  const objectNumber = numbers.get(object)
  if (subjectNumber === undefined || objectNumber === undefined)
    throw new KnowledgeError(
      'BROKEN_GRAPH',
      `Statement "${id}" speaks of the entity "${subjectNumber === undefined ? subject : object}", which is not listed.`,
    )
  rows.ids.push(id)
  rows.subjects.push(subjectNumber)
  rows.objects.push(objectNumber)
  rows.relations.push(statement.relation)
  rows.eventTypes.push(statement.eventType)
  rows.speakers.push(statement.attributedTo)
  rows.marks.push(packMarks(statement.polarity, statement.modality, time === null ? null : time.precision))
  rows.starts.push(time === null ? null : time.start)
  rows.ends.push(time === null ? null : time.end)
  rows.confidences.push(statement.confidence)
  rows.evidence.push(statement.evidence.length)
}

const arrange = ({ numbers, columns }: Nodes, rows: Rows): CompactGraph => {
  const [relations, eventTypes] = [rows.relations.finish(compareText), rows.eventTypes.finish(compareText)]
  const speakers = rows.speakers.finish((left, right) => compareText(left ?? '', right ?? ''))
  const starts = rows.starts.finish(compareDays(startDay))
  const ends = rows.ends.finish(compareDays(endDay))
  const confidences = rows.confidences.finish((left, right) => left - right)
  const [subjects, objects, marks, evidence] = [rows.subjects, rows.objects, rows.marks, rows.evidence].map((column) =>
    column.take(),
  ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
  const { out, in: into } = orderStatements(
    { subjects, objects, relations: relations.rows, times: withoutTimeLast(starts, marks) },
    { entities: numbers.size, relations: relations.values.length, times: starts.values.length + 1 },
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
    speakers: narrow(speakers),
    speakerIds: speakers.values,
    marks: Uint8Array.from(pick(marks, order)),
    starts: narrow(starts),
    startDays: Int32Array.from(starts.values, startDay),
    ends: narrow(ends),
    endDays: Int32Array.from(ends.values, endDay),
    confidences: narrow(confidences),
    confidenceValues: Float64Array.from(confidences.values),
    evidence: arrangeNarrow(evidence, order, largest(evidence) + 1),
  }
}

const startDay = (text: string | null): number => (text === null ? NO_START : dayNumber(text))
const endDay = (text: string | null): number => (text === null ? NO_END : dayNumber(text))

const compareDays =
  (dayOf: (text: string | null) => number) =>
  (left: string | null, right: string | null): number =>
    dayOf(left) - dayOf(right)

/** What has no time comes after all that has one. */
const withoutTimeLast = (
  { rows, values }: { readonly rows: Uint32Array; readonly values: ArrayLike<unknown> },
  marks: Uint32Array,
): Uint32Array => {
  const times = rows.slice()
  for (let row = 0; row < times.length; row += 1) if (!hasTime(marks[row] ?? 0)) times[row] = values.length
  return times
}

const pick = (values: Uint32Array, order: Uint32Array): Uint32Array => {
  const column = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place += 1) column[place] = values[order[place] ?? 0] ?? 0
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
