import type { DocumentId, StatementId } from '../../model/index.ts'
import { hashText } from '../hash-text.ts'
import { byText } from '../normalize-name.ts'
import { everythingOn } from '../piles.ts'
import type { PileMaker } from '../piles.ts'
import type { ConceptRow } from '../resolve-concepts.ts'
import { wordsOf } from './fold-locally.ts'
import type { AliasRow, CalledRow, CountRow, DescribedRow, StateSink, ThingRow } from './resolved-state.ts'

/** All that is known of a collection besides its graph, to be gone through once it is resolved. */
export interface StateRows {
  readonly sink: StateSink
  /** In the order of their ids: the numbers by which `uses` and `described` speak of them. */
  readonly documents: () => Iterable<DocumentId>
  readonly votes: () => Iterable<CountRow>
  readonly surnames: () => Iterable<CountRow>
  /** By hash, then document. */
  readonly uses: () => Iterable<readonly [hash: number, document: number]>
  readonly aliases: () => Iterable<AliasRow>
  readonly called: () => Iterable<CalledRow>
  /** By the hash of the head, then document. */
  readonly described: () => Iterable<readonly [hash: number, document: number, row: DescribedRow]>
  readonly concepts: () => Iterable<ConceptRow>
  /** By the hash of the word, then the key. */
  readonly words: () => Iterable<readonly [hash: number, concept: string]>
  readonly things: () => Iterable<ThingRow>
  /** By what they say. */
  readonly groups: () => Iterable<readonly [said: string, statement: StatementId]>
}

/** 52 bits of what a head is looked up by. */
export const headHash = (head: string): number => Number.parseInt(hashText(head).slice(0, HASH_DIGITS), 16)
const HASH_DIGITS = 13

/** Rows lie on so many piles by the beginning of their keys, so that each can be sorted by itself. */
const PILES = 256
const [HASHES_ON_A_PILE, ROWS_ON_A_PILE] = [16 ** HASH_DIGITS / PILES, 512]

/** Numbers of rows that come one after the other. */
const inTurn = () => {
  let count = 0
  return (): number => Math.floor(count++ / ROWS_ON_A_PILE)
}

export const createStateRows = (pilesOf: PileMaker): StateRows => {
  const [documents, votes, surnames] = [pilesOf<DocumentId>(), pilesOf<CountRow>(), pilesOf<CountRow>()]
  const [aliases, called, things] = [pilesOf<AliasRow>(), pilesOf<CalledRow>(), pilesOf<ThingRow>()]
  const uses = pilesOf<readonly [hash: number, document: number]>()
  const described = pilesOf<readonly [hash: number, document: number, row: DescribedRow]>()
  const concepts = pilesOf<ConceptRow>()
  const words = pilesOf<readonly [hash: number, concept: string]>()
  const groups = pilesOf<readonly [said: string, statement: StatementId]>()
  const [voteTurn, surnameTurn, aliasTurn, calledTurn] = [inTurn(), inTurn(), inTurn(), inTurn()]
  const [conceptTurn, thingTurn] = [inTurn(), inTurn()]
  let count = 0
  return {
    sink: {
      vote: (row) => votes.put(voteTurn(), row),
      surname: (row) => surnames.put(surnameTurn(), row),
      // Documents come in the order of their ids, and what they describe after what they use.
      uses: (document, hashes) => {
        documents.put(Math.floor(count / ROWS_ON_A_PILE), document)
        count += 1
        for (const hash of hashes) uses.put(Math.floor(hash / HASHES_ON_A_PILE), [hash, count])
      },
      alias: (row) => aliases.put(aliasTurn(), row),
      called: (row) => called.put(calledTurn(), row),
      described: (row) => {
        const hash = headHash(row.head)
        described.put(Math.floor(hash / HASHES_ON_A_PILE), [hash, count, row])
      },
      concept: (row) => {
        concepts.put(conceptTurn(), row)
        for (const hash of new Set(wordsOf(row))) words.put(Math.floor(hash / HASHES_ON_A_PILE), [hash, row.key])
      },
      thing: (row) => things.put(thingTurn(), row),
      group: (said, statement) => groups.put(Number.parseInt(said.slice(0, 2), 16), [said, statement]),
    },
    documents: () => everythingOn(documents),
    votes: () => everythingOn(votes),
    surnames: () => everythingOn(surnames),
    uses: () => everythingOn(uses, (left, right) => left[0] - right[0] || left[1] - right[1]),
    aliases: () => everythingOn(aliases),
    called: () => everythingOn(called),
    described: () => everythingOn(described, (left, right) => left[0] - right[0] || left[1] - right[1]),
    concepts: () => everythingOn(concepts),
    words: () => everythingOn(words, (left, right) => left[0] - right[0] || byText(left[1], right[1])),
    things: () => everythingOn(things),
    groups: () => everythingOn(groups, ([left], [right]) => byText(left, right)),
  }
}
