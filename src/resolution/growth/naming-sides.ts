import type { DocumentId } from '../../model/index.ts'
import type { Cluster } from '../cluster.ts'
import type { Gazetteer } from '../gazetteer.ts'
import type { NameIndex } from '../name-index.ts'
import type { Overrides } from '../overrides.ts'
import { resolveGovernments } from '../resolve-governments.ts'
import { resolveNames } from '../resolve-names.ts'
import type { Naming } from '../resolve-names.ts'
import type { ReadDocument } from '../document-share.ts'
import type { SideBook, ThingHead } from './sides.ts'

/** What names are decided by. */
export interface NamingRules {
  readonly gazetteer: Gazetteer
  readonly overrides: Overrides
}

/** What the documents of one side name, before what the texts teach. */
export interface NamedDocuments {
  readonly namings: ReadonlyMap<DocumentId, Naming>
  /** By key, the first of these documents that names a thing, and how it does. */
  readonly firsts: ReadonlyMap<string, ThingHead>
}

/** Name the things of documents, given in the order of their ids. */
export const nameDocuments = (
  documents: readonly ReadDocument[],
  { gazetteer, overrides }: NamingRules,
  { names, book }: { readonly names: NameIndex; readonly book: SideBook },
): NamedDocuments => {
  const firsts = new Map<string, ThingHead>()
  const namings = new Map<DocumentId, Naming>()
  const note = (first: DocumentId, naming: Naming): void => {
    for (const cluster of naming.values()) if (!firsts.has(cluster.key)) firsts.set(cluster.key, headOf(cluster, first))
    book.settle(naming)
  }
  for (const { document, claims } of documents) {
    const naming = resolveNames(claims, gazetteer, names, overrides)
    note(document.id, naming)
    resolveGovernments(claims, naming, gazetteer.governmentWords)
    note(document.id, naming)
    namings.set(document.id, naming)
  }
  return { namings, firsts }
}

const headOf = ({ name, type, known }: Cluster, first: DocumentId): ThingHead => ({ name, type, known, first })
