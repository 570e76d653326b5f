import type { EntityId } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import { foldName } from './fold-name.ts'
import { createWordList } from './word-list.ts'

/** An entity as the index of names knows it. */
export interface NamedEntity {
  readonly id: EntityId
  readonly name: string
  readonly aliases: readonly string[]
}

/** Finds entities by what somebody typed. */
export interface NameIndex<Found extends NamedEntity> {
  /** The best fitting first, at most `limit`. */
  readonly search: (query: string, limit: number) => readonly Found[]
}

/** What a word adds to the cost of an entity: nothing as it stands, a little as a beginning, more for each slip. */
const BEGINNING = 1
const SLIP = 4
const MISSING = 1000
const MAX_WORDS = 16

/**
 * Names and aliases of many entities in typed arrays: words sorted, each with the entities that have it. A word of the
 * query fits a word that begins with it, or one a slip (two from eight letters on) away. Entities with all words come
 * first; only where none has, some suffice. The very name first, then the very alias, then the fewest slips, then by
 * name and id.
 */
export const createNameIndex = <Found extends NamedEntity>(entities: readonly Found[]): NameIndex<Found> => {
  const words = createWordList(entities.map(({ name, aliases }) => wordsOf([name, ...aliases].join('\n'))))
  const costs = new Uint16Array(entities.length)
  const stamps = new Uint32Array(entities.length)
  const best = new Uint16Array(entities.length)
  let stamp = 0
  /** The entities that some word fits; what they cost stands in `costs`. */
  const weigh = (query: readonly string[]): readonly number[] => {
    const touched: number[] = []
    const first = stamp + 1
    for (const word of query) {
      stamp += 1
      for (const { word: found, cost } of costsOf(words, word)) {
        words.each(found, (entity) => {
          const before = stamps[entity] ?? 0
          if (before === stamp && cost >= (best[entity] ?? 0)) return
          if (before < first) {
            costs[entity] = MISSING * query.length
            touched.push(entity)
          }
          costs[entity] = (costs[entity] ?? 0) - (before === stamp ? (best[entity] ?? 0) : MISSING) + cost
          stamps[entity] = stamp
          best[entity] = cost
        })
      }
    }
    return touched
  }
  return {
    search: (query, limit) => {
      const folded = foldName(query)
      const hits = weigh([...new Set(wordsOf(query))].slice(0, MAX_WORDS))
      return pick(entities, hits, { costs, folded, limit })
    },
  }
}

const wordsOf = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((part) => foldName(part).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word !== '')

const slipsAllowed = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

function* costsOf(words: ReturnType<typeof createWordList>, word: string): Generator<{ word: number; cost: number }> {
  const [from, to] = words.beginningWith(word)
  for (let index = from; index < to; index += 1) yield { word: index, cost: words.at(index) === word ? 0 : BEGINNING }
  for (const { index, slips } of words.near(word, slipsAllowed(word)))
    if (index < from || index >= to) yield { word: index, cost: slips * SLIP }
}

interface Wanted {
  readonly costs: Uint16Array
  readonly folded: string
  readonly limit: number
}

/** The cheapest few; only they are compared by name. */
const pick = <Found extends NamedEntity>(
  entities: readonly Found[],
  hits: readonly number[],
  { costs, folded, limit }: Wanted,
): readonly Found[] => {
  const tallies = new Map<number, number>()
  for (const hit of hits) tallies.set(costs[hit] ?? 0, (tallies.get(costs[hit] ?? 0) ?? 0) + 1)
  const levels = [...tallies.keys()].sort((left, right) => left - right)
  const isComplete = (levels[0] ?? 0) < MISSING
  let worst = -1
  let sum = 0
  for (const level of levels) {
    if (sum >= limit || (isComplete && level >= MISSING)) break
    worst = level
    sum += tallies.get(level) ?? 0
  }
  const kept: Kept<Found>[] = []
  for (const hit of hits) {
    const entity = entities[hit]
    const cost = costs[hit] ?? 0
    if (entity !== undefined && cost <= worst)
      kept.push({ entity, cost, rank: cost === 0 ? rankOf(entity, folded) : 2 })
  }
  return bestOf(kept, limit)
}

interface Kept<Found> {
  readonly entity: Found
  readonly rank: number
  readonly cost: number
}

/** Sort what is few; of many, keep the best while going through. */
const bestOf = <Found extends NamedEntity>(kept: readonly Kept<Found>[], limit: number): readonly Found[] => {
  const order = (left: Kept<Found>, right: Kept<Found>): number =>
    left.rank - right.rank ||
    left.cost - right.cost ||
    compareText(left.entity.name, right.entity.name) ||
    compareText(left.entity.id, right.entity.id)
  const best: Kept<Found>[] = []
  for (const entry of kept) {
    const last = best[best.length - 1]
    if (best.length >= limit && last !== undefined && order(entry, last) >= 0) continue
    let low = 0
    let high = best.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = best[middle]
      if (other !== undefined && order(other, entry) <= 0) low = middle + 1
      else high = middle
    }
    best.splice(low, 0, entry)
    if (best.length > limit) best.pop()
  }
  return best.map(({ entity }) => entity)
}

const rankOf = ({ name, aliases }: NamedEntity, folded: string): number =>
  foldName(name) === folded ? 0 : aliases.some((alias) => foldName(alias) === folded) ? 1 : 2
