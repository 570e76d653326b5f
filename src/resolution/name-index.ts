import type { DocumentClaims, EntityType, Mention } from '../model/index.ts'
import { FewEntries, FewKeys } from './few.ts'
import { spellingKey } from './spelling-key.ts'
import { byText, normalizeName } from './normalize-name.ts'
import { remembered } from './remembered.ts'

/** What a collection, or one document of it, calls by name. */
export interface NameIndex {
  /** Full names of persons by surname, sorted. */
  readonly bySurname: ReadonlyMap<string, readonly string[]>
  /** The type that most mentions of a name have; null for a name that does not occur. */
  readonly typeOf: (label: string) => EntityType | null
}

/** Index the names of documents. */
export const indexNames = (documents: readonly DocumentClaims[]): NameIndex => {
  const indexer = createNameIndexer()
  documents.forEach(indexer.add)
  return indexer.finish()
}

/** Counts names document by document, in any order. */
export interface NameIndexer {
  readonly add: (claims: DocumentClaims) => void
  /** The index; what was counted is given up. */
  readonly finish: () => NameIndex
}

export const createNameIndexer = (): NameIndexer => {
  const surnames = new Map<string, FewKeys<string>>()
  const votes = new Map<string, FewEntries<EntityType, number>>()
  return {
    add: ({ mentions }) => {
      for (const mention of mentions) {
        if (mention.kind !== 'name') continue
        vote(votes, mention)
        const words = personWords(mention)
        const surname = words.at(-1)
        if (words.length < 2 || surname === undefined) continue
        surnames.set(surname, (surnames.get(surname) ?? new FewKeys<string>()).add(words.join(' ')))
      }
    },
    finish: () => {
      const winners = new Map<string, EntityType>()
      for (const [name, counts] of votes) winners.set(name, winnerOf(counts))
      votes.clear()
      const bySurname = new Map<string, readonly string[]>()
      for (const [surname, names] of surnames) bySurname.set(surname, [...names].sort(byText))
      surnames.clear()
      return {
        bySurname,
        typeOf: (label) => winners.get(normalizeName(label)) ?? null,
      }
    },
  }
}

/** The words of a person's name in the spelling by which names are compared; none for other mentions. */
export const personWords = (mention: Mention): readonly string[] =>
  mention.kind === 'name' && mention.type === 'PERSON' ? spellWords(mention.label) : []

/** The words of a name as they are compared. */
export const spellWords = remembered((label: string): readonly string[] =>
  normalizeName(label).split(' ').filter(Boolean).map(spellingKey),
)

const vote = (votes: Map<string, FewEntries<EntityType, number>>, mention: Mention): void => {
  const name = normalizeName(mention.label)
  const counts = votes.get(name) ?? new FewEntries<EntityType, number>()
  counts.set(mention.type, (counts.get(mention.type) ?? 0) + 1)
  votes.set(name, counts)
}

/** Most votes, then the alphabet; MISC only where nothing else was said. */
const winnerOf = (counts: Iterable<readonly [EntityType, number]>): EntityType => {
  const ranked = [...counts].sort(
    ([left, leftCount], [right, rightCount]) =>
      Number(left === 'MISC') - Number(right === 'MISC') || rightCount - leftCount || byText(left, right),
  )
  return ranked[0]?.[0] ?? 'MISC'
}
