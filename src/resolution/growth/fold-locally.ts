import type { DocumentId } from '../../model/index.ts'
import type { Description } from '../describe.ts'
import { byText } from '../normalize-name.ts'
import { canBeShared, createConceptIndex, rowOfConcept } from '../resolve-concepts.ts'
import type { ConceptRow } from '../resolve-concepts.ts'
import type { Memos } from './memos.ts'
import type { DescribedRow } from './resolved-state.ts'
import { wordHash } from './uses.ts'

/** What a document described under a head, and what it describes now; null where nothing. */
export interface HeadEdit {
  readonly document: DocumentId
  readonly before: DescribedRow | null
  readonly now: readonly Description[] | null
}

/** What edits make of the concepts of a head. */
export interface Folded {
  /** Of the edited documents. */
  readonly rows: readonly DescribedRow[]
  /** Concepts that are new or other than before, and those that are no more. */
  readonly concepts: ReadonlyMap<string, ConceptRow | null>
  /** The concepts that the rows speak of. */
  readonly spoken: readonly ConceptRow[]
  /** Keys of concepts of which nobody speaks any more. */
  readonly goneKeys: readonly string[]
}

/** What concepts of a head can be found by: their modifiers and parties. */
export const wordsOf = ({
  head,
  modifiers,
  parties,
}: Pick<ConceptRow, 'head' | 'modifiers' | 'parties'>): readonly number[] => [
  ...modifiers.map((modifier) => wordHash(head, 'modifier', modifier)),
  ...parties.map(([party]) => wordHash(head, 'party', party)),
]

/** In the order of their making: by document, then by the number at the end of the key. */
const byMaking = (left: ConceptRow, right: ConceptRow): number =>
  byText(left.first, right.first) || numberOf(left.key) - numberOf(right.key)

const numberOf = (key: string): number => Number(key.slice(key.lastIndexOf(':') + 1))

/**
 * Take edits of some documents into the concepts of one head without looking at those of all documents. That can be done
 * where the concepts concerned are spoken of by no later document, and where what goes was spoken of by nobody else. Null
 * where it cannot.
 */
export const foldLocally = (memos: Memos, edits: readonly HeadEdit[]): Folded | null => {
  const concepts = new Map<string, ConceptRow | null>()
  const [rows, spoken] = [[] as DescribedRow[], [] as ConceptRow[]]
  for (const { before } of edits)
    for (const key of before?.keys ?? []) {
      const known = memos.concepts.get(key)
      if (known && known.documents > 1) return null
      concepts.set(key, null)
    }
  /** The concepts, as they are by now, that share a word with others; null where a later document speaks of one. */
  const sharing = (words: readonly number[], document: DocumentId): readonly ConceptRow[] | null => {
    const found = new Map<string, ConceptRow>()
    for (const hash of words) for (const row of memos.candidates.get(String(hash)) ?? []) found.set(row.key, row)
    const wanted = new Set(words)
    for (const [key, row] of concepts) {
      found.delete(key)
      if (row !== null && wordsOf(row).some((hash) => wanted.has(hash))) found.set(key, row)
    }
    const list = [...found.values()]
    return list.some(({ last }) => last >= document) ? null : list.sort(byMaking)
  }
  for (const { document, now } of [...edits].sort((left, right) => byText(left.document, right.document))) {
    const [first] = now ?? []
    if (now === null || first === undefined) continue
    const candidates = sharing([...new Set(now.flatMap(wordsOf))], document)
    if (candidates === null) return null
    const earlier = new Map(candidates.map((row) => [row.key, row]))
    const found = createConceptIndex(candidates).resolve(document, now)
    for (const concept of new Set(found)) {
      const row = rowOfConcept(concept)
      spoken.push(row)
      const known = earlier.get(row.key)
      if (
        known !== undefined &&
        wordsOf(known).length !== wordsOf(row).length &&
        sharing(wordsOf(row), document) === null
      )
        return null
      concepts.set(row.key, canBeShared(concept) ? row : null)
    }
    rows.push({ head: first.head, document, described: now, keys: found.map(({ cluster }) => cluster.key) })
  }
  const stay = new Set(spoken.map(({ key }) => key))
  const goneKeys = edits.flatMap(({ before }) => before?.keys ?? []).filter((key) => !stay.has(key))
  return { rows, concepts, spoken, goneKeys: [...new Set(goneKeys)] }
}
