import type { DocumentId } from '../../model/index.ts'
import type { Cluster } from '../cluster.ts'
import type { Description } from '../describe.ts'
import type { ReadDocument } from '../document-share.ts'
import type { Naming } from '../resolve-names.ts'
import type { NameSides } from './name-sides.ts'
import type { AliasRow, CalledRow, ConceptChange, DescribedRow } from './resolved-state.ts'
import type { ChangedDocument, SideBook, ThingHead } from './sides.ts'

/** The documents that are looked at, and a way to look at more: then the work has to be tried again. */
export interface Reach {
  /** Those that came, went or were read anew. */
  readonly changed: readonly ChangedDocument[]
  readonly documents: ReadonlyMap<DocumentId, ChangedDocument>
  readonly want: (id: DocumentId) => void
  /** Whether more documents were wanted. */
  readonly isWanting: () => boolean
}

/** What the documents name and describe on one side. */
export interface StoodFor {
  readonly documents: readonly ReadDocument[]
  readonly book: SideBook
  /** Before what the texts teach. */
  readonly named: ReadonlyMap<DocumentId, Naming>
  readonly namings: ReadonlyMap<DocumentId, Naming>
  readonly described: ReadonlyMap<DocumentId, readonly (readonly [Description, Cluster])[]>
}

/** What an attempt finds; it counts only if nothing was missing and nothing more wanted. */
export interface Attempted {
  readonly names: NameSides
  readonly before: StoodFor
  readonly after: StoodFor
  /** Things that the documents name, as they are called now. */
  readonly heads: ReadonlyMap<string, ThingHead | undefined>
  readonly aliases: ReadonlyMap<DocumentId, readonly AliasRow[]>
  /** By label; null where nothing is called so any more. */
  readonly called: ReadonlyMap<string, CalledRow | null>
  /** Rows of heads that were gone through anew, of all documents that describe something under these. */
  readonly described: readonly DescribedRow[]
  readonly goneDescribed: readonly (readonly [head: string, document: DocumentId])[]
  readonly concepts: readonly ConceptChange[]
  /** Keys of things that are no more. */
  readonly gone: ReadonlySet<string>
}
