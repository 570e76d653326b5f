import type { EntityId, EntityType } from '../../model/index.ts'
import type { Random } from './random.ts'
import { createRandom, createZipf } from './random.ts'
import type { SyntheticLists, SyntheticVerb } from './synthetic-lists.ts'

/** Somebody, an organisation or a place that exists only in a synthetic corpus. */
export interface SyntheticEntity {
  /** As resolution would make it: `person:ann-moreau`. */
  readonly id: EntityId
  readonly name: string
  readonly type: 'PERSON' | 'ORG' | 'GPE'
  /** What it is called when it comes again: the surname of a person; else the name. */
  readonly short: string
  readonly pronoun: 'she' | 'he' | 'it'
}

/** A world to make articles and graphs of: entities by rank, the first are spoken of most. */
export interface SyntheticWorld {
  readonly seed: number
  readonly lists: SyntheticLists
  readonly entities: readonly SyntheticEntity[]
  /** An entity by its rank in Zipf's law. */
  readonly draw: (random: Random) => SyntheticEntity
  /** Verbs that may stand between two entities of these types. */
  readonly verbsBetween: (subject: EntityType, object: EntityType) => readonly SyntheticVerb[]
}

/** How large a world is. */
export interface WorldOptions {
  readonly seed: number
  /** How many entities; names run out at some millions. */
  readonly entities: number
  /** How steep Zipf's law is; default 0.9, about what names in news follow. */
  readonly exponent?: number
}

/** The same seed gives the same world. All names differ, also when case and accents do not count. */
export const createWorld = (
  lists: SyntheticLists,
  { seed, entities, exponent = 0.9 }: WorldOptions,
): SyntheticWorld => {
  const random = createRandom(seed, WORLD)
  const taken = new Set<string>()
  const made: SyntheticEntity[] = []
  while (made.length < entities) {
    const entity = createEntity(lists, random)
    if (taken.has(entity.name)) continue
    taken.add(entity.name)
    made.push(entity)
  }
  const zipf = createZipf(entities, exponent)
  const types = ['PERSON', 'ORG', 'GPE'] as const
  const verbs = new Map(
    types.flatMap((subject) =>
      types.map((object) => [
        `${subject} ${object}`,
        lists.verbs.filter((verb) => verb.subjects.includes(subject) && verb.objects.includes(object)),
      ]),
    ),
  )
  return {
    seed,
    lists,
    entities: made,
    draw: (by) => {
      const entity = made[zipf(by)]
      if (entity === undefined) throw new RangeError('The world is empty')
      return entity
    },
    verbsBetween: (subject, object) => verbs.get(`${subject} ${object}`) ?? [],
  }
}

/** Keeps the draws of worlds, articles and statements of one seed apart. */
const WORLD = 1
const [PERSONS, PLACES] = [0.45, 0.25]

const createEntity = (lists: SyntheticLists, random: Random): SyntheticEntity => {
  const kind = random.share()
  if (kind < PERSONS) return createPerson(lists, random)
  if (kind < PERSONS + PLACES) return plain('GPE', word(lists, random, lists.placeEnds))
  return plain('ORG', `${word(lists, random, lists.familyEnds)} ${random.pick(lists.bodies)}`)
}

const createPerson = (lists: SyntheticLists, random: Random): SyntheticEntity => {
  const isWoman = random.share() < 0.5
  const surname = word(lists, random, lists.familyEnds)
  const name = `${random.pick(isWoman ? lists.women : lists.men)} ${surname}`
  return { id: idOf('PERSON', name), name, type: 'PERSON', short: surname, pronoun: isWoman ? 'she' : 'he' }
}

const plain = (type: 'ORG' | 'GPE', name: string): SyntheticEntity => ({
  id: idOf(type, name),
  name,
  type,
  short: name,
  pronoun: 'it',
})

const word = (lists: SyntheticLists, random: Random, ends: readonly string[]): string =>
  random.pick(lists.familyStarts) + random.pick(lists.middles) + middle(lists, random) + random.pick(ends)

/** Every third name has one syllable more, so that there are enough of them. */
const middle = (lists: SyntheticLists, random: Random): string =>
  random.share() < 1 / 3 ? random.pick(lists.middles) : ''

const idOf = (type: EntityType, name: string): EntityId =>
  `${type.toLowerCase()}:${name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')}`
