import type { EntityId, Knowledge } from '../model/index.ts'

/** What one pass over the statements tells: each of them is looked up once only. Columns have a number a statement. */
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
  readonly relation: ReadonlySet<string>
  readonly eventType: ReadonlySet<string>
}

export const UNLISTED = -1
export const NOBODY = -2

export const surveyGraph = ({ entities, statements }: Knowledge): Survey => {
  const places = new Map<EntityId, number>()
  for (const [place, { id }] of entities.entries()) places.set(id, place)
  const [subjects, objects] = [new Int32Array(statements.length), new Int32Array(statements.length)]
  const speakers = new Int32Array(statements.length)
  const counts = new Uint32Array(entities.length)
  const [relation, eventType] = [new Set<string>(), new Set<string>()]
  for (const [at, statement] of statements.entries()) {
    const subject = places.get(statement.subject) ?? UNLISTED
    const object = places.get(statement.object) ?? UNLISTED
    subjects[at] = subject
    objects[at] = object
    speakers[at] = statement.attributedTo === null ? NOBODY : (places.get(statement.attributedTo) ?? UNLISTED)
    if (subject !== UNLISTED) counts[subject] = (counts[subject] ?? 0) + 1
    if (object !== UNLISTED && object !== subject) counts[object] = (counts[object] ?? 0) + 1
    relation.add(statement.relation)
    eventType.add(statement.eventType)
  }
  return { places, subjects, objects, speakers, counts, relation, eventType }
}
