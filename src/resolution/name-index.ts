import type { DocumentClaims, EntityType, Mention } from '../model/index.ts'
import { FewEntries } from './few.ts'
import { spellingKey } from './spelling-key.ts'
import { byText, normalizeName } from './normalize-name.ts'
import { remembered } from './remembered.ts'

/** What a collection, or one document of it, calls by name. */
export interface NameIndex {
  /** Full names of persons by surname, sorted. */
  readonly bySurname: Pick<ReadonlyMap<string, readonly string[]>, 'get'>
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
  /** The index; what was counted is given up, to `tell` if that is given. */
  readonly finish: (tell?: NameCounts) => NameIndex
}

/** How often names are of which type, and with which full names surnames are borne. */
export interface NameCounts {
  readonly vote: (name: string, type: EntityType, count: number) => void
  readonly bear: (surname: string, name: string, count: number) => void
}

/** Tell each name of a document, normalised, and each full name of a person. */
export const countNames = ({ mentions }: DocumentClaims, { vote, bear }: NameCounts): void => {
  for (const mention of mentions) {
    if (mention.kind !== 'name') continue
    vote(normalizeName(mention.label), mention.type, 1)
    const words = personWords(mention)
    const surname = words.at(-1)
    if (words.length > 1 && surname !== undefined) bear(surname, words.join(' '), 1)
  }
}

export const createNameIndexer = (): NameIndexer => {
  const surnames = new Map<string, FewEntries<string, number>>()
  const votes = new Map<string, FewEntries<EntityType, number>>()
  const counts: NameCounts = {
    vote: (name, type, count) => addCount(votes, name, [type, count]),
    bear: (surname, name, count) => addCount(surnames, surname, [name, count]),
  }
  return {
    add: (claims) => countNames(claims, counts),
    finish: (tell) => {
      const winners = new Map<string, EntityType>()
      for (const [name, types] of votes) {
        winners.set(name, winnerOf(types))
        if (tell !== undefined) for (const [type, count] of types) tell.vote(name, type, count)
      }
      votes.clear()
      const bySurname = new Map<string, readonly string[]>()
      for (const [surname, names] of surnames) {
        bySurname.set(surname, [...names.keys()].sort(byText))
        if (tell !== undefined) for (const [name, count] of names) tell.bear(surname, name, count)
      }
      surnames.clear()
      return {
        bySurname,
        typeOf: (label) => winners.get(normalizeName(label)) ?? null,
      }
    },
  }
}

const addCount = <Item>(
  all: Map<string, FewEntries<Item, number>>,
  key: string,
  [item, count]: readonly [Item, number],
): void => {
  const counts = all.get(key) ?? new FewEntries<Item, number>()
  counts.set(item, (counts.get(item) ?? 0) + count)
  all.set(key, counts)
}

/** The words of a person's name in the spelling by which names are compared; none for other mentions. */
export const personWords = (mention: Mention): readonly string[] =>
  mention.kind === 'name' && mention.type === 'PERSON' ? spellWords(mention.label) : []

/** The words of a name as they are compared. */
export const spellWords = remembered((label: string): readonly string[] =>
  normalizeName(label).split(' ').filter(Boolean).map(spellingKey),
)

/** Most votes, then the alphabet; MISC only where nothing else was said. */
export const winnerOf = (counts: Iterable<readonly [EntityType, number]>): EntityType => {
  const ranked = [...counts].sort(
    ([left, leftCount], [right, rightCount]) =>
      Number(left === 'MISC') - Number(right === 'MISC') || rightCount - leftCount || byText(left, right),
  )
  return ranked[0]?.[0] ?? 'MISC'
}
