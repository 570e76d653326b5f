import type { DocumentId } from '../../model/index.ts'
import type { Description } from '../describe.ts'
import { byText } from '../normalize-name.ts'
import { canBeShared, createConceptIndex, rowOfConcept } from '../resolve-concepts.ts'
import type { ConceptRow } from '../resolve-concepts.ts'
import { foldLocally } from './fold-locally.ts'
import type { Folded, HeadEdit } from './fold-locally.ts'
import type { Memos } from './memos.ts'
import type { Reach } from './reach.ts'
import type { ConceptChange, DescribedRow } from './resolved-state.ts'
import type { ThingHead } from './sides.ts'

/** Which concepts described things are, after a change. */
export interface Refolded {
  /** What the documents that are looked at describe, each with its concepts. */
  readonly rowsOf: ReadonlyMap<DocumentId, readonly DescribedRow[]>
  /** Concepts of the heads that were gone through. */
  readonly heads: ReadonlyMap<string, ThingHead>
  /** Rows that are other than before. */
  readonly changed: readonly DescribedRow[]
  readonly gone: readonly (readonly [head: string, document: DocumentId])[]
  /** Keys of concepts that are no more. */
  readonly goneKeys: readonly string[]
  readonly concepts: readonly ConceptChange[]
}

/** Descriptions of one document under their heads, in its order. */
export const byHead = (described: readonly Description[]): ReadonlyMap<string, readonly Description[]> => {
  const lists = new Map<string, Description[]>()
  for (const description of described) {
    const list = lists.get(description.head)
    if (list === undefined) lists.set(description.head, [description])
    else list.push(description)
  }
  return lists
}

/**
 * Give described things to their concepts, head by head, where any document describes other things than before. `before`
 * and `now` are what the documents that are looked at describe; others are wanted whose things become other concepts.
 */
export const refold = (
  memos: Memos,
  { documents, want }: Reach,
  {
    before,
    now,
  }: {
    readonly before: ReadonlyMap<DocumentId, readonly DescribedRow[]>
    readonly now: ReadonlyMap<DocumentId, ReadonlyMap<string, readonly Description[]>>
  },
): Refolded => {
  const edits = new Map<string, HeadEdit[]>()
  const gone: (readonly [string, DocumentId])[] = []
  const rowsOf = new Map<DocumentId, DescribedRow[]>()
  for (const document of documents.keys()) {
    const rows = new Map((before.get(document) ?? []).map((row) => [row.head, row]))
    const lists = now.get(document) ?? new Map<string, readonly Description[]>()
    const kept: DescribedRow[] = []
    for (const head of new Set([...rows.keys(), ...lists.keys()])) {
      const [row, list] = [rows.get(head) ?? null, lists.get(head) ?? null]
      if (row !== null && JSON.stringify(row.described) === JSON.stringify(list)) kept.push(row)
      else edits.set(head, [...(edits.get(head) ?? []), { document, before: row, now: list }])
      if (list === null) gone.push([head, document])
    }
    rowsOf.set(document, kept)
  }
  const heads = new Map<string, ThingHead>()
  const changed: DescribedRow[] = []
  const concepts = new Map<string, ConceptRow | null>()
  const goneKeys: string[] = []
  for (const [head, edited] of edits) {
    const folded = foldLocally(memos, edited) ?? foldHead(memos, head, edited)
    for (const { key, name, type, first } of folded.spoken) heads.set(key, { name, type, known: [], first })
    for (const [key, row] of folded.concepts) concepts.set(key, row)
    goneKeys.push(...folded.goneKeys)
    const isEdited = new Set(edited.map(({ document }) => document))
    for (const row of folded.rows) {
      changed.push(row)
      if (documents.has(row.document)) {
        const others = (rowsOf.get(row.document) ?? []).filter((other) => other.head !== head)
        rowsOf.set(row.document, [...others, row])
      } else if (!isEdited.has(row.document)) want(row.document)
    }
  }
  const conceptChanges = [...concepts].flatMap(([key, after]): ConceptChange[] => {
    const known = memos.concepts.get(key) ?? null
    return JSON.stringify(known) === JSON.stringify(after) ? [] : [{ before: known, after }]
  })
  return { rowsOf, heads, changed, gone, goneKeys, concepts: conceptChanges }
}

/** All documents that describe something under a head, gone through anew. Rows are those that are other than before. */
const foldHead = (memos: Memos, head: string, edits: readonly HeadEdit[]): Folded => {
  const known = new Map((memos.underHead.get(head) ?? []).map((row) => [row.document, row]))
  const lists = new Map([...known].map(([document, { described }]) => [document, described]))
  const isEdited = new Set(edits.map(({ document }) => document))
  for (const { document, now } of edits)
    if (now === null) lists.delete(document)
    else lists.set(document, now)
  const index = createConceptIndex()
  const rows = [...lists]
    .sort(([left], [right]) => byText(left, right))
    .map(([document, described]): DescribedRow => {
      const keys = index.resolve(document, described).map(({ cluster }) => cluster.key)
      return { head, document, described, keys }
    })
  const spoken = index.all().map(rowOfConcept)
  const names = new Map(spoken.map((row) => [row.key, row]))
  const concepts = new Map<string, ConceptRow | null>(
    [...known.values()].flatMap(({ keys }) => keys.map((key) => [key, null] as const)),
  )
  const goneKeys = [...concepts.keys()].filter((key) => !names.has(key))
  for (const concept of index.all())
    concepts.set(concept.cluster.key, canBeShared(concept) ? rowOfConcept(concept) : null)
  return {
    rows: rows.filter(
      ({ document, keys }) =>
        isEdited.has(document) ||
        !sameList(known.get(document)?.keys ?? [], keys) ||
        keys.some((key) => isOther(memos, key, names.get(key))),
    ),
    concepts,
    spoken,
    goneKeys,
  }
}

const sameList = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((item, at) => item === right[at])

/** Whether a concept that was there is called otherwise than before. */
const isOther = (memos: Memos, key: string, now: Pick<ThingHead, 'name' | 'type'> | undefined): boolean => {
  const row = memos.things.get(key)
  return row !== undefined && row !== null && (row.name !== now?.name || row.type !== now.type)
}
