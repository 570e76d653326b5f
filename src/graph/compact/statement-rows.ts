import type { EntityId } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import type { CompactStatement } from './compact-graph.ts'
import type { Confidences } from './confidences.ts'
import { confidenceNumber, createConfidences } from './confidences.ts'
import type { Days } from './days.ts'
import { createDays, dayCode, numberOfDay, unknownDayNumber } from './days.ts'
import { NO_END, NO_START } from './day-number.ts'
import { forEachBlock } from './for-each-block.ts'
import type { Labels } from './labels.ts'
import { createLabels, labelNumber } from './labels.ts'
import { packMarks } from './marks.ts'
import type { Speakers } from './speakers.ts'
import { createSpeakers, speakerNumber } from './speakers.ts'
import { packStatementId } from './statement-ids.ts'

/** Statements as rows of numbers in the order in which they come. */
export interface StatementRows {
  readonly count: number
  /** `ROW_WORDS` numbers a statement, each at its place: what is one statement's is read in one go. */
  readonly words: Int32Array
  /** Ids that are no hash, by row. */
  readonly otherIds: ReadonlyMap<number, string>
  readonly values: RowValues
}

/** What the numbers in the rows stand for. */
export interface RowValues {
  readonly relations: Labels
  readonly eventTypes: Labels
  readonly speakers: Speakers
  readonly confidences: Confidences
  readonly starts: Days
  readonly ends: Days
}

/** The places in a row. The id takes two; from RELATION on, all but marks and evidence are numbers in `RowValues`. */
export const [ID, SUBJECT, OBJECT, RELATION, EVENT_TYPE, SPEAKER] = [0, 2, 3, 4, 5, 6] as const
export const [MARKS, START, END, CONFIDENCE, EVIDENCE, ROW_WORDS] = [7, 8, 9, 10, 11, 12] as const

const FIRST_ROOM = 1024

/**
 * Read statements, each once. `numbers` are those of the entities. Throws BROKEN_GRAPH on an end that is none of them,
 * and on a time that is no day.
 */
export const readRows = (
  statements: Iterable<CompactStatement>,
  numbers: ReadonlyMap<EntityId, number>,
): StatementRows => {
  let words = new Int32Array(ROW_WORDS * (Array.isArray(statements) ? statements.length : FIRST_ROOM))
  let count = 0
  const otherIds = new Map<number, string>()
  const values = {
    relations: createLabels(),
    eventTypes: createLabels(),
    speakers: createSpeakers(numbers),
    confidences: createConfidences(),
    starts: createDays(NO_START),
    ends: createDays(NO_END),
  }
  forEachBlock(statements, (block) => {
    const first = count * ROW_WORDS
    count += block.length
    if (count * ROW_WORDS > words.length) words = grown(words, Math.max(2 * words.length, count * ROW_WORDS))
    readIds(block, words, first, otherIds)
    readEnds(block, words, first, numbers)
    readLabels(block, words, first, values)
    readSpeakers(block, words, first, values.speakers)
    readWeights(block, words, first, values.confidences)
    readMarks(block, words, first)
    readTimes(block, words, first, values)
  })
  return { count, words: words.subarray(0, count * ROW_WORDS), otherIds, values }
}

const grown = (words: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(length)
  larger.set(words)
  return larger
}

type Block = readonly CompactStatement[]

const readIds = (block: Block, words: Int32Array, first: number, others: Map<number, string>): void => {
  let at = first
  for (const { id } of block) {
    if (!packStatementId(id, words, at + ID)) others.set(at / ROW_WORDS, id)
    at += ROW_WORDS
  }
}

const readEnds = (block: Block, words: Int32Array, first: number, numbers: ReadonlyMap<EntityId, number>): void => {
  let at = first
  for (const statement of block) {
    const subject = numbers.get(statement.subject)
    const object = numbers.get(statement.object)
    if (subject === undefined || object === undefined) throw unknownEnd(statement, subject === undefined)
    words[at + SUBJECT] = subject
    words[at + OBJECT] = object
    at += ROW_WORDS
  }
}

const unknownEnd = ({ id, subject, object }: CompactStatement, isSubject: boolean): KnowledgeError =>
  new KnowledgeError(
    'BROKEN_GRAPH',
    `Statement "${id}" speaks of the entity "${isSubject ? subject : object}", which is not listed.`,
  )

const readLabels = (block: Block, words: Int32Array, first: number, { relations, eventTypes }: RowValues): void => {
  let at = first
  for (const { relation, eventType } of block) {
    words[at + RELATION] = labelNumber(relations, relation)
    words[at + EVENT_TYPE] = labelNumber(eventTypes, eventType)
    at += ROW_WORDS
  }
}

const readSpeakers = (block: Block, words: Int32Array, first: number, speakers: Speakers): void => {
  let at = first
  for (const { attributedTo } of block) {
    words[at + SPEAKER] = speakerNumber(speakers, attributedTo)
    at += ROW_WORDS
  }
}

const readWeights = (block: Block, words: Int32Array, first: number, confidences: Confidences): void => {
  let at = first
  for (const { confidence, evidence } of block) {
    words[at + CONFIDENCE] = confidenceNumber(confidences, confidence)
    words[at + EVIDENCE] = evidence.length
    at += ROW_WORDS
  }
}

const readMarks = (block: Block, words: Int32Array, first: number): void => {
  let at = first
  for (const { polarity, modality, time } of block) {
    words[at + MARKS] = packMarks(polarity, modality, time === null ? null : time.precision)
    at += ROW_WORDS
  }
}

const readTimes = (block: Block, words: Int32Array, first: number, { starts, ends }: RowValues): void => {
  let at = first
  for (const { time } of block) {
    const start = time === null ? null : time.start
    const end = time === null ? null : time.end
    const startCode = start === null ? -1 : dayCode(start)
    words[at + START] = start === null ? unknownDayNumber(starts) : numberOfDay(starts, start, startCode)
    // Most times are one day.
    words[at + END] =
      end === null ? unknownDayNumber(ends) : numberOfDay(ends, end, end === start ? startCode : dayCode(end))
    at += ROW_WORDS
  }
}
