import type { DocumentId, Evidence } from '../../model/index.ts'
import type { Cluster } from '../cluster.ts'
import { shareOut } from '../document-share.ts'
import type { GroupLink } from '../document-share.ts'
import { createStatementGroups } from '../statement-groups.ts'
import type { StoodFor } from './reach.ts'
import { contentOf, saidKey } from './said.ts'
import type { Said } from './said.ts'

/** What some documents add: counts on their clusters, and what they say. */
export interface Shares {
  readonly clusters: readonly Cluster[]
  readonly said: ReadonlyMap<string, Said>
  /** Between what is said. */
  readonly links: readonly (Omit<GroupLink, 'from' | 'to'> & { readonly from: string; readonly to: string })[]
}

export const shareAll = ({ documents, book, namings, described }: StoodFor): Shares => {
  const groups = createStatementGroups()
  const evidence = new Map<number, Evidence[]>()
  const links: GroupLink[] = []
  for (const read of documents) {
    const { id } = read.document
    const standing = { naming: namings.get(id) ?? new Map<number, Cluster>(), described: described.get(id) ?? [] }
    const between = shareOut(read, standing, groups, (group, found) => {
      const known = evidence.get(group)
      if (known === undefined) evidence.set(group, [found])
      else known.push(found)
    })
    links.push(...between)
  }
  const clusters = book.all()
  const listed = Array.from({ length: groups.count() }, (_, group): Said => {
    const content = contentOf(groups.at(group), clusters)
    return { said: saidKey(content), ...content, evidence: evidence.get(group) ?? [] }
  })
  return {
    clusters,
    said: new Map(listed.map((one) => [one.said, one])),
    links: links.map((link) => ({ ...link, from: listed[link.from]?.said ?? '', to: listed[link.to]?.said ?? '' })),
  }
}

/** Evidence in the order in which statements have it. */
export const inOrder = (evidence: readonly Evidence[]): readonly Evidence[] =>
  [...evidence].sort(
    (left, right) => compare(left.document, right.document) || left.start - right.start || left.end - right.end,
  )

const compare = (left: DocumentId, right: DocumentId): number => (left < right ? -1 : left > right ? 1 : 0)
