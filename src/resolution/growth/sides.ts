import type { DocumentId, EntityType } from '../../model/index.ts'
import type { Cluster } from '../cluster.ts'
import { createCluster } from '../cluster.ts'
import { byText } from '../normalize-name.ts'
import type { ReadDocument } from '../document-share.ts'
import type { Naming } from '../resolve-names.ts'

/** A document whose reading, or what it depends on, is other than before. */
export interface ChangedDocument {
  readonly id: DocumentId
  /** Null where it was not there. */
  readonly before: ReadDocument | null
  /** Null where it is there no more. */
  readonly after: ReadDocument | null
}

export type Side = 'before' | 'after'
export const SIDES: readonly Side[] = ['before', 'after']

/** As much of a thing as the documents together decide. */
export interface ThingHead {
  readonly name: string
  readonly type: EntityType
  readonly known: readonly string[]
  readonly first: DocumentId
}

/** The documents of one side, in the order of their ids. */
export const documentsOn = (side: Side, documents: ReadonlyMap<DocumentId, ChangedDocument>): readonly ReadDocument[] =>
  [...documents.values()]
    .flatMap((changed) => changed[side] ?? [])
    .sort((left, right) => byText(left.document.id, right.document.id))

/** Clusters of some documents by their keys; they are called what all documents together call them. */
export interface SideBook {
  /** Put the clusters of a key in place of a document's own. */
  readonly settle: (naming: Naming) => void
  /** The cluster of a key, made if need be. */
  readonly clusterOf: (key: string, head: ThingHead) => Cluster
  readonly all: () => readonly Cluster[]
}

/** `headOf` is undefined for things that only these documents name: there the first mention decides. */
export const createSideBook = (headOf: (key: string) => ThingHead | undefined): SideBook => {
  const byKey = new Map<string, Cluster>()
  const keep = (cluster: Cluster): Cluster => {
    cluster.number = byKey.size
    byKey.set(cluster.key, cluster)
    return cluster
  }
  const clusterOf = (key: string, { name, type, known }: ThingHead): Cluster =>
    byKey.get(key) ?? keep(createCluster(key, name, type, known))
  return {
    settle: (naming) => {
      for (const [index, cluster] of naming) {
        const known = byKey.get(cluster.key)
        if (known !== undefined) {
          if (known !== cluster) naming.set(index, known)
          continue
        }
        const head = headOf(cluster.key)
        naming.set(index, head === undefined ? keep(cluster) : clusterOf(cluster.key, head))
      }
    },
    clusterOf,
    all: () => [...byKey.values()],
  }
}
