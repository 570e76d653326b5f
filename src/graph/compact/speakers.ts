import type { EntityId } from '../../model/index.ts'
import type { Dictionary } from './dictionary.ts'
import { createDictionary, numberOf } from './dictionary.ts'

/** Speakers. Those that are entities are known by the number of the entity: the hashes of entities are there already. */
export interface Speakers {
  readonly dictionary: Dictionary<EntityId | null>
  readonly entities: ReadonlyMap<EntityId, number>
  /** The number as a speaker of each entity, -1 for one that did not speak yet; at the end that of the article itself. */
  readonly ofEntity: Int32Array
}

export const createSpeakers = (entities: ReadonlyMap<EntityId, number>): Speakers => ({
  dictionary: createDictionary(),
  entities,
  ofEntity: new Int32Array(entities.size + 1).fill(-1),
})

/** The number of a speaker, a new one if it is new. */
export const speakerNumber = ({ dictionary, entities, ofEntity }: Speakers, id: EntityId | null): number => {
  const entity = id === null ? entities.size : entities.get(id)
  if (entity === undefined) return numberOf(dictionary, id)
  const known = ofEntity[entity] ?? -1
  return known >= 0 ? known : (ofEntity[entity] = dictionary.values.push(id) - 1)
}
