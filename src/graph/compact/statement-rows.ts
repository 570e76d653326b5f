import type { EntityId } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import type { CompactStatement } from './compact-graph.ts'
import { dayNumber, NO_END, NO_START } from './day-number.ts'
import type { Dictionary } from './dictionary.ts'
import { createDictionary } from './dictionary.ts'
import { packMarks } from './marks.ts'
import type { StatementIdColumn } from './statement-ids.ts'
import { createStatementIds } from './statement-ids.ts'

/** Statements as columns in the order in which they come; labels, speakers and confidences by their number in a dictionary. */
export interface StatementRows {
  readonly columns: RowColumns
  readonly ids: StatementIdColumn
  readonly relations: Dictionary<string>
  readonly eventTypes: Dictionary<string>
  readonly speakers: Dictionary<EntityId | null>
  readonly confidences: Dictionary<number>
}

/** One number a statement in each. */
export interface RowColumns {
  readonly subjects: Uint32Array
  readonly objects: Uint32Array
  readonly relations: Uint32Array
  readonly eventTypes: Uint32Array
  readonly speakers: Uint32Array
  readonly marks: Uint8Array
  /** Days since 1970-01-01. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly confidences: Uint32Array
  readonly evidence: Uint32Array
}

const FIRST_ROOM = 1024

/**
 * Read statements, each once. `numbers` are those of the entities. Throws BROKEN_GRAPH on an end that is none of them,
 * and on a time that is no day.
 */
export const readRows = (
  statements: Iterable<CompactStatement>,
  numbers: ReadonlyMap<EntityId, number>,
): StatementRows => {
  const expected = Array.isArray(statements) ? Math.max(statements.length, 1) : FIRST_ROOM
  const dictionaries = {
    relations: createDictionary<string>(),
    eventTypes: createDictionary<string>(),
    speakers: createDictionary<EntityId | null>(),
    confidences: createConfidences(),
  }
  const ids = createStatementIds(expected)
  let [columns, room, row] = [createColumns(expected), expected, 0]
  for (const statement of statements) {
    if (row === room) {
      room *= 2
      columns = mapColumns(columns, (column) => grown(column, room))
    }
    ids.push(statement.id)
    fillRow(columns, row, { statement, numbers, dictionaries })
    row += 1
  }
  return {
    columns: row === room ? columns : mapColumns(columns, (column) => column.slice(0, row) as typeof column),
    ids,
    ...dictionaries,
  }
}

interface Filling {
  readonly statement: CompactStatement
  readonly numbers: ReadonlyMap<EntityId, number>
  readonly dictionaries: Pick<StatementRows, 'relations' | 'eventTypes' | 'speakers' | 'confidences'>
}

const fillRow = (columns: RowColumns, row: number, { statement, numbers, dictionaries }: Filling): void => {
  const { time, attributedTo } = statement
  const subject = numbers.get(statement.subject)
  const object = numbers.get(statement.object)
  if (subject === undefined || object === undefined) throw unknownEnd(statement, subject === undefined)
  columns.subjects[row] = subject
  columns.objects[row] = object
  columns.relations[row] = dictionaries.relations.numberOf(statement.relation)
  columns.eventTypes[row] = dictionaries.eventTypes.numberOf(statement.eventType)
  columns.speakers[row] = dictionaries.speakers.numberOf(attributedTo)
  columns.confidences[row] = dictionaries.confidences.numberOf(statement.confidence)
  columns.evidence[row] = statement.evidence.length
  if (time === null) {
    columns.marks[row] = packMarks(statement.polarity, statement.modality, null)
    columns.starts[row] = NO_START
    columns.ends[row] = NO_END
  } else {
    const { start, end } = time
    columns.marks[row] = packMarks(statement.polarity, statement.modality, time.precision)
    const first = start === null ? NO_START : dayNumber(start)
    columns.starts[row] = first
    columns.ends[row] = end === null ? NO_END : end === start ? first : dayNumber(end)
  }
}

const unknownEnd = ({ id, subject, object }: CompactStatement, isSubject: boolean): KnowledgeError =>
  new KnowledgeError(
    'BROKEN_GRAPH',
    `Statement "${id}" speaks of the entity "${isSubject ? subject : object}", which is not listed.`,
  )

/** Thousandths, which resolution makes, are found by their number rather than by a hash. */
const createConfidences = (): Dictionary<number> => {
  const others = createDictionary<number>()
  const ofThousandth = new Int32Array(1001).fill(-1)
  return {
    ...others,
    numberOf: (confidence) => {
      const thousandth = Math.round(confidence * 1000)
      if (!(thousandth >= 0 && thousandth <= 1000) || thousandth / 1000 !== confidence)
        return others.numberOf(confidence)
      const known = ofThousandth[thousandth] ?? -1
      return known >= 0 ? known : (ofThousandth[thousandth] = others.numberOf(confidence))
    },
  }
}

const createColumns = (room: number): RowColumns => ({
  subjects: new Uint32Array(room),
  objects: new Uint32Array(room),
  relations: new Uint32Array(room),
  eventTypes: new Uint32Array(room),
  speakers: new Uint32Array(room),
  marks: new Uint8Array(room),
  starts: new Int32Array(room),
  ends: new Int32Array(room),
  confidences: new Uint32Array(room),
  evidence: new Uint32Array(room),
})

type Column = Uint8Array | Int32Array | Uint32Array

const mapColumns = (columns: RowColumns, change: <Numbers extends Column>(column: Numbers) => Numbers): RowColumns => ({
  subjects: change(columns.subjects),
  objects: change(columns.objects),
  relations: change(columns.relations),
  eventTypes: change(columns.eventTypes),
  speakers: change(columns.speakers),
  marks: change(columns.marks),
  starts: change(columns.starts),
  ends: change(columns.ends),
  confidences: change(columns.confidences),
  evidence: change(columns.evidence),
})

const grown = <Numbers extends Column>(column: Numbers, room: number): Numbers => {
  const larger = new (column.constructor as new (length: number) => Numbers)(room)
  larger.set(column)
  return larger
}
