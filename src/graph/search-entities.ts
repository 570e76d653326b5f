import MiniSearch from 'minisearch'
import type { Entity } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import { foldName } from './fold-name.ts'

/** What the search has to know of an entity. */
export type SearchableEntity = Pick<Entity, 'id' | 'name' | 'aliases'>

/** Search by name. `limit` defaults to 10. */
export interface EntitySearch<Found extends SearchableEntity> {
  /** The best fitting entities, the best first; 10 unless told otherwise. */
  readonly search: (query: string, limit?: number) => Found[]
}

const DEFAULT_LIMIT = 10
const NAME_BOOST = 2
/** Slips allowed per letter of a word, and the shortest word that may have any. */
const FUZZINESS = 0.25
const MIN_FUZZY_LETTERS = 4

/**
 * Full-text search over names and aliases by minisearch: beginnings of words count, and so do near misses; case and
 * accents do not. The very name comes first, then the very alias, then by score, name and id. All words must be found;
 * only where no entity has them all, some suffice.
 */
export const createEntitySearch = <Found extends SearchableEntity>(entities: readonly Found[]): EntitySearch<Found> => {
  const index = new MiniSearch<{ id: number; name: string; aliases: string }>({
    fields: ['name', 'aliases'],
    processTerm: (term) => foldName(term) || null,
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length < MIN_FUZZY_LETTERS ? false : FUZZINESS),
      boost: { name: NAME_BOOST },
    },
  })
  index.addAll(entities.map(({ name, aliases }, id) => ({ id, name, aliases: aliases.join('\n') })))
  return {
    search: (query, limit = DEFAULT_LIMIT) => {
      const all = index.search(query, { combineWith: 'AND' })
      const some = all.length > 0 ? all : index.search(query, { combineWith: 'OR' })
      const hits = some.flatMap(({ id, score }) => {
        const entity = entities[Number(id)]
        return entity === undefined ? [] : [{ entity, score, rank: rankOf(entity, foldName(query)) }]
      })
      return hits
        .sort(byRank)
        .slice(0, Math.max(0, limit))
        .map(({ entity }) => entity)
    },
  }
}

interface Hit {
  readonly entity: SearchableEntity
  readonly score: number
  readonly rank: number
}

const rankOf = ({ name, aliases }: SearchableEntity, query: string): number => {
  if (foldName(name) === query) return 0
  return aliases.some((alias) => foldName(alias) === query) ? 1 : 2
}

const byRank = (left: Hit, right: Hit): number =>
  left.rank - right.rank ||
  right.score - left.score ||
  compareText(left.entity.name, right.entity.name) ||
  compareText(left.entity.id, right.entity.id)
