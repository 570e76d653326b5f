import type { StatementFilter } from '../statement-filter.ts'
import { checkConfidence, checkDay, wantedLabels } from '../statement-filter.ts'
import type { CompactGraph } from './compact-graph.ts'
import { dayNumber, lastDayOf } from './day-number.ts'
import { findCompactEntity } from './find-compact-entity.ts'
import { hasTime, modalityOf, polarityOf } from './marks.ts'

/** Whether a filter takes the statement of a number. */
export type AcceptsStatement = (statement: number) => boolean

/** The filter as a question to a statement's number: the same answers and the same errors as `createStatementFilter`. */
export const createCompactFilter = (graph: CompactGraph, filter: StatementFilter): AcceptsStatement => {
  const tests = [
    labelTest(graph.relations, wantedOf('relation', filter.relation, graph.relationLabels)),
    labelTest(graph.eventTypes, wantedOf('eventType', filter.eventType, graph.eventTypeLabels)),
    marksTest(graph, filter),
    speakerTest(graph, filter.attributedTo),
    timeTest(graph, filter),
    confidenceTest(graph, filter.minConfidence),
  ].filter((test) => test !== null)
  const [only, ...others] = tests
  if (only === undefined) return () => true
  return others.length === 0 ? only : (statement) => tests.every((test) => test(statement))
}

/** For each label whether it is wanted; null where all are. */
const wantedOf = (
  key: 'relation' | 'eventType',
  wanted: string | undefined,
  labels: readonly string[],
): readonly boolean[] | null => {
  if (wanted === undefined) return null
  const found = wantedLabels(key, wanted, labels)
  return labels.map((label) => found.has(label))
}

const labelTest = (column: ArrayLike<number>, wanted: readonly boolean[] | null): AcceptsStatement | null =>
  wanted === null ? null : (statement) => wanted[column[statement] ?? 0] === true

const marksTest = ({ marks }: CompactGraph, { polarity, modality }: StatementFilter): AcceptsStatement | null =>
  polarity === undefined && modality === undefined
    ? null
    : (statement) => {
        const held = marks[statement] ?? 0
        return (
          (polarity === undefined || polarityOf(held) === polarity) &&
          (modality === undefined || modalityOf(held) === modality)
        )
      }

const speakerTest = (graph: CompactGraph, wanted: string | null | undefined): AcceptsStatement | null => {
  if (wanted === undefined) return null
  const id = wanted === null ? null : graph.entityIds.at(findCompactEntity(graph, wanted))
  const speaker = graph.speakerIds.indexOf(id)
  return (statement) => graph.speakers[statement] === speaker
}

const timeTest = (graph: CompactGraph, { since, until }: StatementFilter): AcceptsStatement | null => {
  if (since === undefined && until === undefined) return null
  checkDay('since', since)
  checkDay('until', until)
  const first = since === undefined ? -Infinity : dayNumber(`${since}-01-01`.slice(0, 10))
  const last = until === undefined ? Infinity : lastDayOf(until)
  const { marks, starts, startDays, ends, endDays } = graph
  return (statement) =>
    hasTime(marks[statement] ?? 0) &&
    (endDays[ends[statement] ?? 0] ?? 0) >= first &&
    (startDays[starts[statement] ?? 0] ?? 0) <= last
}

const confidenceTest = (
  { confidences, confidenceValues }: CompactGraph,
  least: number | undefined,
): AcceptsStatement | null => {
  if (least === undefined) return null
  checkConfidence(least)
  return (statement) => (confidenceValues[confidences[statement] ?? 0] ?? 0) >= least
}
