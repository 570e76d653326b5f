import type { Diagnostic, Document, DocumentId } from '../model/index.ts'
import { hashText } from '../resolution/hash-text.ts'
import { byText } from '../resolution/normalize-name.ts'

/** What there is already where documents go. */
export interface KnownDocuments {
  /** Ids, each with the hash of its document. */
  readonly known: ReadonlyMap<DocumentId, string>
  readonly hashOf: (document: Document) => string
  /** Ids of articles that none of those given may replace. */
  readonly taken?: ReadonlySet<DocumentId>
}

export interface NamedDocuments {
  /** Each article once, under an id of its own; sorted by id. */
  readonly documents: readonly Document[]
  /** For each document that was given, the id of its article. */
  readonly ids: readonly DocumentId[]
  readonly diagnostics: readonly Diagnostic[]
}

const NOTHING: KnownDocuments = { known: new Map(), hashOf: () => '' }

/**
 * Give every article an id of its own. Of texts that come under one id (files of one name in different folders) the first by
 * text keeps it and the others get a number behind `~`; the same text is one article. Where some of them are known already,
 * each of these stays what it is, and the others take the places of those that are not given any more.
 */
export const nameDocuments = (
  given: readonly Document[],
  { known, hashOf, taken = new Set() }: KnownDocuments = NOTHING,
): NamedDocuments => {
  const tidied = given.map(withTidyId)
  const groups = grouped(tidied, ({ id }) => id)
  const numbered = numberedIds(known.keys())
  const used = new Set<DocumentId>([...taken, ...groups.keys()])
  const documents: Document[] = []
  const diagnostics: Diagnostic[] = []
  const ids = new Map<Document, DocumentId>()
  for (const [id, group] of [...groups].sort(([left], [right]) => byText(left, right))) {
    const articles = articlesOf(group)
    const places = [id, ...(numbered.get(id) ?? [])].filter(
      (place) => known.has(place) && !taken.has(place) && (place === id || !groups.has(place)),
    )
    const names = namesAt(
      places,
      articles.map(([article]) => article),
      (article, place) => known.get(place) === hashOf({ ...article, id: place }),
    )
    const isIdFree = !known.has(id) && !taken.has(id)
    for (const [at, [article, ...copies]] of articles.entries()) {
      const name = names[at] ?? (isIdFree && !names.includes(id) ? id : freeId(id, { used, known }))
      names[at] = name
      used.add(name)
      documents.push(name === id ? article : { ...article, id: name })
      for (const copy of [article, ...copies]) ids.set(copy, name)
      if (copies.length > 0) diagnostics.push(note(name, `${id} came twice with the same text; it is read once.`))
      if (name !== id)
        diagnostics.push(note(name, `Several articles are called ${id}; one of them is kept as ${name}.`))
    }
  }
  return {
    documents: documents.sort((left, right) => byText(left.id, right.id)),
    ids: tidied.map((document) => ids.get(document) ?? document.id),
    diagnostics,
  }
}

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

const note = (document: DocumentId, message: string): Diagnostic => ({
  code: 'DUPLICATE_DOCUMENT',
  message,
  document,
  span: null,
})

type Copies = readonly [Document, ...Document[]]

/** Documents of one id by their texts, each with its copies, whatever order they came in. */
const articlesOf = (group: readonly Document[]): readonly Copies[] => {
  if (group.length === 1) return [group as Copies]
  const inOrder = group
    .map((document) => ({ document, all: JSON.stringify(document) }))
    .sort((left, right) => byText(left.document.text, right.document.text) || byText(left.all, right.all))
  return [...grouped(inOrder, ({ document }) => document.text).values()].map(
    (copies) => copies.map(({ document }) => document) as unknown as Copies,
  )
}

/** Which articles stay or go where: those that are there already first. Nothing is said where there are more places than articles. */
const namesAt = (
  places: readonly DocumentId[],
  articles: readonly Document[],
  isAt: (article: Document, place: DocumentId) => boolean,
): (DocumentId | undefined)[] => {
  const open = new Set(places)
  const names = articles.map((article) => {
    const place = [...open].find((one) => isAt(article, one))
    if (place !== undefined) open.delete(place)
    return place
  })
  if (open.size > names.filter((name) => name === undefined).length) return names
  const left = open.values()
  return names.map((name) => name ?? left.next().value)
}

/** Numbered ids by what stands before the number, in the order of the numbers. */
const numberedIds = (ids: Iterable<DocumentId>): ReadonlyMap<DocumentId, readonly DocumentId[]> => {
  const found = grouped(
    [...ids].filter((id) => NUMBERED.test(id)),
    (id) => id.replace(NUMBERED, ''),
  )
  const inOrder = (left: DocumentId, right: DocumentId): number => left.length - right.length || byText(left, right)
  return new Map([...found].map(([base, list]) => [base, [...list].sort(inOrder)]))
}

/** A number behind a name. */
const NUMBERED = /(?<=.)~\d+$/su

/** The id with the first number, from 2 on, that no other document has. */
const freeId = (
  id: DocumentId,
  { used, known }: { readonly used: ReadonlySet<DocumentId>; readonly known: ReadonlyMap<DocumentId, string> },
): DocumentId => {
  let number = 2
  while (used.has(`${id}~${String(number)}`) || known.has(`${id}~${String(number)}`)) number++
  return `${id}~${String(number)}`
}

/** Most UTF-16 units of an id, and of what stands before the hash of a longer one: databases put ids into indexes, whose entries may not be long. */
const [MAX_ID_LENGTH, KEPT_LENGTH] = [400, 380]

/** An id that every database and format can hold: without control characters and halves of characters, and not too long. */
const withTidyId = (document: Document): Document => {
  const id = document.id.replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD')
  const short = id.length > MAX_ID_LENGTH ? `${id.slice(0, KEPT_LENGTH).replace(/\p{Cs}$/u, '')}~${hashText(id)}` : id
  return short === document.id ? document : { ...document, id: short }
}
