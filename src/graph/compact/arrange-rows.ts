import { compareText } from '../compare-text.ts'
import type { CompactGraph } from './compact-graph.ts'
import type { Ranking } from './dictionary.ts'
import { rank } from './dictionary.ts'
import type { ColumnBuffer, NarrowColumn } from './narrow-column.ts'
import { createColumnBuffer, takeBytes, takeColumn, takeWords } from './narrow-column.ts'
import { forEachRange } from './for-each-block.ts'
import { hasTime } from './marks.ts'
import type { OrderColumns } from './order-statements.ts'
import { orderStatements, wordsToOrder } from './order-statements.ts'
import { createStatementIds } from './statement-ids.ts'
import type { StatementRows } from './statement-rows.ts'
import * as Row from './statement-rows.ts'

/** What the graph holds of its statements. */
export type StatementColumns = Omit<CompactGraph, 'entities' | 'entityIds' | 'called' | 'calledStart' | 'entityTypes'>

/** The columns of the graph out of statements as they came, between so many entities. The rows are changed. */
export const arrangeRows = (rows: StatementRows, entities: number): StatementColumns => {
  const { words, count } = rows
  const ranks = ranksOf(rows)
  const labels = labelsOf(rows, ranks)
  const limits = { entities, relations: ranks.relations.values.length, times: ranks.starts.values.length + 1 }
  const room = createColumnBuffer(KEYS * count + wordsToOrder(count, limits))
  const { keys, mostEvidence } = rankRows(rows, ranks, room)
  const { ends, halves, incoming, columns } = createColumns(count, entities, largestOf(labels, mostEvidence))
  const orders = orderStatements(keys, limits, { room, starts: ends })
  forEachRange(count, (first, end) => {
    pickRows(columns, halves, { words, order: orders.out, first, end })
  })
  arrangeIn(incoming, keys, orders)
  return {
    ...columns,
    ...incoming,
    ...labels,
    statements: count,
    statementIds: createStatementIds(halves, arrangeOthers(rows.otherIds, orders.out)),
    outStart: ends.out,
    inStart: ends.in,
  }
}

type Labels = Pick<
  CompactGraph,
  'relationLabels' | 'eventTypeLabels' | 'speakerIds' | 'startDays' | 'endDays' | 'confidenceValues'
>

/** What the numbers in the columns stand for. */
const labelsOf = ({ values }: StatementRows, { relations, eventTypes, confidences, starts, ends }: Ranks): Labels => ({
  relationLabels: relations.values,
  eventTypeLabels: eventTypes.values,
  speakerIds: values.speakers.dictionary.values,
  startDays: Int32Array.from(starts.values),
  endDays: Int32Array.from(ends.values),
  confidenceValues: Float64Array.from(confidences.values),
})

type Picked = 'relations' | 'eventTypes' | 'speakers' | 'starts' | 'ends' | 'confidences' | 'evidence'
type PickedColumns = Pick<CompactGraph, Picked | 'objects' | 'marks'>
type Largest = Readonly<Record<Picked, number>>

const largestOf = (labels: Labels, evidence: number): Largest => ({
  relations: labels.relationLabels.length - 1,
  eventTypes: labels.eventTypeLabels.length - 1,
  speakers: labels.speakerIds.length - 1,
  starts: labels.startDays.length - 1,
  ends: labels.endDays.length - 1,
  confidences: labels.confidenceValues.length - 1,
  evidence,
})

interface Columns {
  readonly ends: { readonly out: Uint32Array; readonly in: Uint32Array }
  readonly halves: Uint32Array
  readonly incoming: Pick<CompactGraph, 'inStatements' | 'inSubjects'>
  readonly columns: PickedColumns
}

const MARKS_LIMIT = 0xff

/** Room for the graph, in one buffer: ids take two words, objects and what leads in from them three. */
const createColumns = (count: number, entities: number, largest: Largest): Columns => {
  const buffer = createColumnBuffer(5 * count + 2 * (entities + 1), count, [MARKS_LIMIT, ...Object.values(largest)])
  const column = (limit: number): NarrowColumn => takeColumn(buffer, count, limit)
  return {
    ends: { out: takeWords(buffer, entities + 1), in: takeWords(buffer, entities + 1) },
    halves: takeWords(buffer, 2 * count),
    incoming: { inStatements: takeWords(buffer, count), inSubjects: takeWords(buffer, count) },
    columns: {
      objects: takeWords(buffer, count),
      marks: takeBytes(buffer, count),
      relations: column(largest.relations),
      eventTypes: column(largest.eventTypes),
      speakers: column(largest.speakers),
      starts: column(largest.starts),
      ends: column(largest.ends),
      confidences: column(largest.confidences),
      evidence: column(largest.evidence),
    },
  }
}

interface Ranks {
  readonly relations: Ranking<string>
  readonly eventTypes: Ranking<string>
  readonly confidences: Ranking<number>
  readonly starts: Ranking<number>
  readonly ends: Ranking<number>
}

const ranksOf = ({ values: { relations, eventTypes, confidences, starts, ends } }: StatementRows): Ranks => ({
  relations: rank(relations.dictionary.values, compareText),
  eventTypes: rank(eventTypes.dictionary.values, compareText),
  confidences: rank(confidences.dictionary.values, compareNumbers),
  starts: rank(starts.dictionary.values, compareNumbers),
  ends: rank(ends.dictionary.values, compareNumbers),
})

const compareNumbers = (left: number, right: number): number => left - right

/** Subjects, objects, relations, times. */
const KEYS = 4

/** Numbers of dictionaries become places among the sorted values; what rows are ordered by is copied out. */
const rankRows = (
  { words, count }: StatementRows,
  ranks: Ranks,
  room: ColumnBuffer,
): { keys: OrderColumns; mostEvidence: number } => {
  const keys = {
    subjects: takeWords(room, count),
    objects: takeWords(room, count),
    relations: takeWords(room, count),
    times: takeWords(room, count),
  }
  let mostEvidence = 0
  forEachRange(count, (first, end) => {
    mostEvidence = Math.max(mostEvidence, evidenceIn(words, first, end))
    rankRange(words, ranks, first, end)
    copyKeys(words, { keys, timeless: ranks.starts.values.length }, first, end)
  })
  return { keys, mostEvidence }
}

const evidenceIn = (words: Int32Array, first: number, end: number): number => {
  let most = 0
  for (let at = first * Row.ROW_WORDS + Row.EVIDENCE; at < end * Row.ROW_WORDS; at += Row.ROW_WORDS)
    most = Math.max(most, words[at] ?? 0)
  return most
}

const rankRange = (words: Int32Array, ranks: Ranks, first: number, end: number): void => {
  const { relations, eventTypes, confidences, starts, ends } = ranks
  for (let at = first * Row.ROW_WORDS; at < end * Row.ROW_WORDS; at += Row.ROW_WORDS) {
    words[at + Row.RELATION] = relations.places[words[at + Row.RELATION] ?? 0] ?? 0
    words[at + Row.EVENT_TYPE] = eventTypes.places[words[at + Row.EVENT_TYPE] ?? 0] ?? 0
    words[at + Row.CONFIDENCE] = confidences.places[words[at + Row.CONFIDENCE] ?? 0] ?? 0
    words[at + Row.START] = starts.places[words[at + Row.START] ?? 0] ?? 0
    words[at + Row.END] = ends.places[words[at + Row.END] ?? 0] ?? 0
  }
}

const copyKeys = (
  words: Int32Array,
  { keys, timeless }: { keys: OrderColumns; timeless: number },
  first: number,
  end: number,
): void => {
  for (let row = first; row < end; row += 1) {
    const at = row * Row.ROW_WORDS
    keys.subjects[row] = words[at + Row.SUBJECT] ?? 0
    keys.objects[row] = words[at + Row.OBJECT] ?? 0
    keys.relations[row] = words[at + Row.RELATION] ?? 0
    // What has no time comes after all that has one.
    keys.times[row] = hasTime(words[at + Row.MARKS] ?? 0) ? (words[at + Row.START] ?? 0) : timeless
  }
}

/** The rows of a range stay in the cache until all columns have taken theirs. */
const pickRows = (columns: PickedColumns, halves: Uint32Array, block: RowBlock): void => {
  pickIds(halves, block)
  pick(columns.objects, Row.OBJECT, block)
  pick(columns.relations, Row.RELATION, block)
  pick(columns.eventTypes, Row.EVENT_TYPE, block)
  pick(columns.speakers, Row.SPEAKER, block)
  pick(columns.marks, Row.MARKS, block)
  pick(columns.starts, Row.START, block)
  pick(columns.ends, Row.END, block)
  pick(columns.confidences, Row.CONFIDENCE, block)
  pick(columns.evidence, Row.EVIDENCE, block)
}

interface RowBlock {
  readonly words: Int32Array
  readonly order: Uint32Array
  readonly first: number
  readonly end: number
}

const pick = (column: NarrowColumn, offset: number, { words, order, first, end }: RowBlock): void => {
  for (let place = first; place < end; place += 1)
    column[place] = words[(order[place] ?? 0) * Row.ROW_WORDS + offset] ?? 0
}

const pickIds = (halves: Uint32Array, { words, order, first, end }: RowBlock): void => {
  for (let place = first; place < end; place += 1) {
    const at = (order[place] ?? 0) * Row.ROW_WORDS + Row.ID
    halves[2 * place] = words[at] ?? 0
    halves[2 * place + 1] = words[at + 1] ?? 0
  }
}

const arrangeOthers = (others: ReadonlyMap<number, string>, order: Uint32Array): ReadonlyMap<number, string> => {
  const arranged = new Map<number, string>()
  if (others.size === 0) return arranged
  for (const [place, row] of order.entries()) {
    const id = others.get(row)
    if (id !== undefined) arranged.set(place, id)
  }
  return arranged
}

/** The statements about each object, by their place among those of the subjects, and their subjects. Changes the keys. */
const arrangeIn = (
  { inStatements, inSubjects }: Columns['incoming'],
  { subjects, times: placeOf }: OrderColumns,
  orders: { readonly out: Uint32Array; readonly in: Uint32Array },
): void => {
  forEachRange(orders.out.length, (first, end) => {
    // Nobody asks for the times any more: their room is taken.
    invert(placeOf, { order: orders.out, first, end })
  })
  forEachRange(orders.in.length, (first, end) => {
    const range = { order: orders.in, first, end }
    pickByRow(inStatements, placeOf, range)
    pickByRow(inSubjects, subjects, range)
  })
}

type OrderRange = Omit<RowBlock, 'words'>

const invert = (places: Uint32Array, { order, first, end }: OrderRange): void => {
  for (let place = first; place < end; place += 1) places[order[place] ?? 0] = place
}

const pickByRow = (column: Uint32Array, values: Uint32Array, { order, first, end }: OrderRange): void => {
  for (let place = first; place < end; place += 1) column[place] = values[order[place] ?? 0] ?? 0
}
