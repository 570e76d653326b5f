import type { Modality, Polarity, TimeInterval } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import type { KnowledgeGraph, StatementAttributes } from './create-graph.ts'
import { findEntity } from './find-entity.ts'
import { foldName } from './fold-name.ts'
import { isDay } from './is-day.ts'
import { didYouMean } from './nearest.ts'

/** Which statements a question is about; what is left out does not matter. */
export interface StatementFilter {
  /** A relation's label, in any case. */
  readonly relation?: string | undefined
  readonly eventType?: string | undefined
  readonly polarity?: Polarity | undefined
  readonly modality?: Modality | undefined
  /** Name or id of the speaker; null asks for what the articles say in their own voice. */
  readonly attributedTo?: string | null | undefined
  /**
   * `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the statement's time must touch the days from `since` to `until`, both
   * included. A statement without a time is then left out; an open end reaches as far as needed.
   */
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** From 0 to 1. */
  readonly minConfidence?: number | undefined
}

type Test = (statement: StatementAttributes) => boolean

/**
 * The filter as a question to one edge. Throws UNKNOWN_RELATION for a relation or event type that the graph has not,
 * UNKNOWN_ENTITY for such a speaker (each with the nearest ones), WRONG_OPTION for a day or a confidence that is none.
 */
export const createStatementFilter = (graph: KnowledgeGraph, filter: StatementFilter): Test => {
  const tests = [
    labelTest('relation', filter.relation, graph.getAttribute('relations')),
    labelTest('eventType', filter.eventType, graph.getAttribute('eventTypes')),
    sameTest('polarity', filter.polarity),
    sameTest('modality', filter.modality),
    speakerTest(graph, filter.attributedTo),
    timeTest(filter.since, filter.until),
    confidenceTest(filter.minConfidence),
  ].filter((test) => test !== null)
  return (statement) => tests.every((test) => test(statement))
}

const labelTest = (
  key: 'relation' | 'eventType',
  wanted: string | undefined,
  known: readonly string[],
): Test | null => {
  if (wanted === undefined) return null
  const labels = wantedLabels(key, wanted, known)
  return (statement) => labels.has(statement[key])
}

/** The labels that a person means, in whatever case. Throws UNKNOWN_RELATION where the graph has none of them. */
export const wantedLabels = (
  key: 'relation' | 'eventType',
  wanted: string,
  known: readonly string[],
): ReadonlySet<string> => {
  const folded = foldName(wanted)
  const labels = new Set(known.filter((label) => foldName(label) === folded))
  if (labels.size > 0) return labels
  const what = key === 'relation' ? 'relation' : 'event type'
  const hint = didYouMean(wanted, known) || ` The graph has ${listed(known)}.`
  throw new KnowledgeError('UNKNOWN_RELATION', `No statement has the ${what} "${wanted}".${hint}`)
}

const MAX_LISTED = 60

/** The labels that there are, as many as a person may want to read at once. */
const listed = (known: readonly string[]): string =>
  known.length === 0 ? 'none' : [...known.slice(0, MAX_LISTED), ...(known.length > MAX_LISTED ? ['…'] : [])].join(', ')

const sameTest = (key: 'polarity' | 'modality', wanted: string | undefined): Test | null =>
  wanted === undefined ? null : (statement) => statement[key] === wanted

const speakerTest = (graph: KnowledgeGraph, wanted: string | null | undefined): Test | null => {
  if (wanted === undefined) return null
  const speaker = wanted === null ? null : findEntity(graph, wanted)
  return (statement) => statement.attributedTo === speaker
}

const timeTest = (since: string | undefined, until: string | undefined): Test | null => {
  if (since === undefined && until === undefined) return null
  checkDay('since', since)
  checkDay('until', until)
  return ({ time }) => time !== null && touches(time, since, until)
}

/** A prefix such as `2022` sorts before all its days, and equals the same prefix of each of them. */
const touches = ({ start, end }: TimeInterval, since: string | undefined, until: string | undefined): boolean =>
  (since === undefined || end === null || end >= since) &&
  (until === undefined || start === null || start.slice(0, until.length) <= until)

/** Throws WRONG_OPTION where the value of `since` or `until` is no day, month or year. */
export const checkDay = (option: string, value: string | undefined): void => {
  if (value === undefined || [value, `${value}-01`, `${value}-01-01`].some(isDay)) return
  throw new KnowledgeError(
    'WRONG_OPTION',
    `${option} is "${value}"; write a day, month or year: 2022-03-21, 2022-03, 2022.`,
  )
}

const confidenceTest = (least: number | undefined): Test | null => {
  if (least === undefined) return null
  checkConfidence(least)
  return (statement) => statement.confidence >= least
}

/** Throws WRONG_OPTION where a confidence does not lie between 0 and 1. */
export const checkConfidence = (least: number): void => {
  if (least >= 0 && least <= 1) return
  throw new KnowledgeError('WRONG_OPTION', `minConfidence is ${String(least)}; it must lie between 0 and 1.`)
}
