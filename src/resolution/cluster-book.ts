import type { DocumentId, MentionIndex } from '../model/index.ts'
import { UNKEPT } from './cluster.ts'
import type { Cluster } from './cluster.ts'

/** All clusters of a collection, one for each key, numbered as they come. */
export interface ClusterBook {
  /** Keep the clusters of a document; those whose key is known give way to the known ones, in place. */
  readonly keep: (naming: Map<MentionIndex, Cluster>, document: DocumentId) => void
  /** Number clusters that no other document can have made. */
  readonly add: (clusters: Iterable<Cluster>) => void
  readonly at: (number: number) => Cluster | undefined
  readonly all: () => readonly Cluster[]
}

export const createClusterBook = (): ClusterBook => {
  const byKey = new Map<string, Cluster>()
  const all: Cluster[] = []
  return {
    keep: (naming, document) => {
      for (const [index, cluster] of naming) {
        const known = byKey.get(cluster.key)
        if (known === undefined) {
          cluster.number = all.push(cluster) - 1
          cluster.first = document
          byKey.set(cluster.key, cluster)
        } else if (known !== cluster) naming.set(index, known)
      }
    },
    add: (clusters) => {
      for (const cluster of clusters) if (cluster.number === UNKEPT) cluster.number = all.push(cluster) - 1
    },
    at: (number) => all[number],
    all: () => all,
  }
}
