import type { Entity, EntityId, Statement } from '../model/index.ts'
import { fingerprint } from './fingerprint.ts'
import type { Printed } from './graph-parts.ts'
import { createPrinter } from './graph-parts.ts'
import type { LabelCounts } from './label-rows.ts'

/** What one pass over the statements tells: each of them is looked at once only. Columns have a number a statement. */
export interface Survey {
  /** Where entities stand in the list. */
  readonly places: ReadonlyMap<EntityId, number>
  /** Places of the ends and of who speaks; `UNLISTED` for an id that is not in the list. */
  readonly subjects: Int32Array
  readonly objects: Int32Array
  /** `NOBODY` where the article itself speaks. */
  readonly speakers: Int32Array
  /** By place, of how many statements an entity is an end; a loop counts once. */
  readonly counts: Uint32Array
  readonly labels: LabelCounts
  readonly polarities: readonly string[]
  readonly modalities: readonly string[]
  /** Fingerprints of the statements. */
  readonly printed: Printed
}

export const UNLISTED = -1
export const NOBODY = -2

const FIRST_ROOM = 1 << 16

export const surveyGraph = (entities: readonly Entity[], statements: Iterable<Statement>): Survey => {
  const places = new Map<EntityId, number>()
  for (const [place, { id }] of entities.entries()) places.set(id, place)
  const room = Array.isArray(statements) ? statements.length : FIRST_ROOM
  let [subjects, objects, speakers] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)]
  const counts = new Uint32Array(entities.length)
  const [relations, eventTypes] = [createTally(), createTally()]
  const [polarities, modalities] = [new Set<string>(), new Set<string>()]
  const printer = createPrinter(room)
  let at = 0
  for (const statement of statements) {
    if (at === subjects.length) [subjects, objects, speakers] = [grown(subjects), grown(objects), grown(speakers)]
    const subject = places.get(statement.subject) ?? UNLISTED
    const object = places.get(statement.object) ?? UNLISTED
    const speaker = statement.attributedTo === null ? NOBODY : (places.get(statement.attributedTo) ?? UNLISTED)
    subjects[at] = subject
    objects[at] = object
    speakers[at] = speaker
    at += 1
    if (subject !== UNLISTED) counts[subject] = (counts[subject] ?? 0) + 1
    if (object !== UNLISTED && object !== subject) counts[object] = (counts[object] ?? 0) + 1
    relations.add(statement.relation)
    eventTypes.add(statement.eventType)
    polarities.add(statement.polarity)
    modalities.add(statement.modality)
    // An end or a speaker that comes to be listed, or is no more, makes its statements anew.
    const unlisted = isUnlisted(subject) + 2 * isUnlisted(object) + 4 * isUnlisted(speaker)
    printer.add(statement.id, statementPrint(statement, unlisted))
  }
  return {
    places,
    subjects,
    objects,
    speakers,
    counts,
    labels: { relation: relations.counts(), eventType: eventTypes.counts() },
    polarities: [...polarities],
    modalities: [...modalities],
    printed: printer.printed(),
  }
}

/** The fingerprint that a statement is known by; `unlisted` tells which of its entities are listed nowhere, 0: none. */
export const statementPrint = (statement: Statement, unlisted = 0): number => fingerprint(unlisted, statement)

const isUnlisted = (place: number): number => (place === UNLISTED ? 1 : 0)

const grown = (column: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(FIRST_ROOM, column.length * 2))
  larger.set(column)
  return larger
}

/** How often each text was added. */
const createTally = () => {
  const places = new Map<string, { count: number }>()
  return {
    add: (text: string): void => {
      const place = places.get(text)
      if (place === undefined) places.set(text, { count: 1 })
      else place.count += 1
    },
    counts: (): ReadonlyMap<string, number> => new Map([...places].map(([text, { count }]) => [text, count])),
  }
}
