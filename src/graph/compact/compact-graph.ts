import type { Entity, EntityId, Statement } from '../../model/index.ts'
import type { NarrowColumn } from './narrow-column.ts'
import type { StatementIds } from './statement-ids.ts'
import type { StringTable } from './string-table.ts'
import type { TextColumn } from './text-column.ts'

/** What the compact graph asks of a statement. A `Statement` has it; a store's row needs only the number of evidences. */
export type CompactStatement = Omit<Statement, 'evidence'> & { readonly evidence: { readonly length: number } }

/** What the compact graph asks of an entity. */
export type CompactEntity = Pick<Entity, 'id' | 'name' | 'type' | 'aliases'>

/**
 * Knowledge as columns of numbers, for graphs of millions of statements: some 30 bytes a statement. Entities and
 * statements are numbered from 0; statements stand in the order of their subject, then relation, then start (those
 * without one first, those without a time last). Evidence stays where it is kept; `statementIds` leads there. Walk it
 * with `forEachOut`, `forEachIn`, `forEachAround`; ask it with `compactNeighbors`, `compactShortestPath`,
 * `compactTopEntities`. Never change it.
 */
export interface CompactGraph {
  readonly entities: number
  readonly statements: number
  readonly entityIds: StringTable
  /** Names and aliases: those of entity `e` from `calledStart[e]` to `calledStart[e + 1]`, its name first. */
  readonly called: TextColumn
  readonly calledStart: Uint32Array
  /** Index into `ENTITY_TYPES`. */
  readonly entityTypes: Uint8Array
  readonly statementIds: StatementIds
  /** The statements of subject `e`: from `outStart[e]` to `outStart[e + 1]`. */
  readonly outStart: Uint32Array
  readonly objects: Uint32Array
  /** The statements about object `e`: `inStatements` from `inStart[e]` to `inStart[e + 1]`, by relation and start. */
  readonly inStart: Uint32Array
  readonly inStatements: Uint32Array
  /** Subjects in the order of `inStatements`: a walk against the statements reads one run of memory. */
  readonly inSubjects: Uint32Array
  /** Index into `relationLabels`, which are sorted. */
  readonly relations: NarrowColumn
  readonly relationLabels: readonly string[]
  /** Index into `eventTypeLabels`, which are sorted. */
  readonly eventTypes: NarrowColumn
  readonly eventTypeLabels: readonly string[]
  /** Index into `speakerIds`; null there: the article itself. */
  readonly speakers: NarrowColumn
  readonly speakerIds: readonly (EntityId | null)[]
  /** Polarity, modality and precision of the time in one byte: `polarityOf`, `modalityOf`, `precisionOf`. */
  readonly marks: Uint8Array
  /** Index into `startDays`, sorted: days since 1970-01-01; `NO_START` where there is none. */
  readonly starts: NarrowColumn
  readonly startDays: Int32Array
  /** Index into `endDays`, sorted: days since 1970-01-01; `NO_END` where there is none. */
  readonly ends: NarrowColumn
  readonly endDays: Int32Array
  /** Index into `confidenceValues`, sorted. */
  readonly confidences: NarrowColumn
  readonly confidenceValues: Float64Array
  /** How many places state it. */
  readonly evidence: NarrowColumn
}

/** The subject of a statement: the one whose run of statements holds it. */
export const subjectOf = ({ outStart, entities }: CompactGraph, statement: number): number => {
  let [low, high] = [0, entities - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((outStart[middle] ?? 0) <= statement) low = middle
    else high = middle - 1
  }
  return low
}
