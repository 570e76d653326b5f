import type { Entity } from '../../model/index.ts'
import type { Cluster } from '../cluster.ts'
import { createCluster, isNamed } from '../cluster.ts'
import type { KeyMap } from '../few.ts'
import { baseOf, isConcept, nameOf, rankOf } from '../name-entities.ts'
import { byText, normalizeName } from '../normalize-name.ts'
import type { Counts, ThingRow } from './resolved-state.ts'
import type { ThingHead } from './sides.ts'

const COUNTED = ['named', 'texts', 'taught', 'labels', 'parties'] as const

/** A thing that nothing was counted of, and that no entity is made of. */
export const emptyRow = (key: string, { name, type, known, first }: ThingHead): ThingRow => ({
  key,
  name,
  type,
  known,
  first,
  named: [],
  texts: [],
  taught: [],
  labels: [],
  parties: [],
  used: 0,
  norm: null,
  shown: null,
  base: null,
  rank: rankOf({ key }),
  id: null,
})

/** The row of a cluster of all documents. */
export const rowOfCluster = (
  cluster: Cluster,
  { used, entity }: { readonly used: number; readonly entity: Pick<Entity, 'id' | 'name'> | null },
): ThingRow => ({
  ...emptyRow(cluster.key, cluster),
  ...Object.fromEntries(COUNTED.map((field) => [field, listOf(cluster[field])])),
  used,
  ...(entity === null
    ? {}
    : {
        norm: normalizeName(nameOf(cluster)),
        shown: entity.name,
        base: baseOf(cluster, entity.name),
        id: entity.id,
      }),
})

/** The cluster that a row tells of. */
export const clusterOfRow = (row: ThingRow): Cluster => {
  const cluster = createCluster(row.key, row.name, row.type, row.known)
  for (const field of COUNTED) for (const [name, count] of row[field]) cluster[field].set(name, count)
  return cluster
}

/** A row with what some documents counted before taken out, and what they count now put in. */
export const recount = (row: ThingRow, before: Cluster | undefined, after: Cluster | undefined): ThingRow => {
  if (before === undefined && after === undefined) return row
  const cluster = clusterOfRow(row)
  for (const field of COUNTED) {
    for (const [name, count] of before?.[field] ?? []) more(cluster[field], name, -count)
    for (const [name, count] of after?.[field] ?? []) more(cluster[field], name, count)
  }
  return { ...row, ...Object.fromEntries(COUNTED.map((field) => [field, listOf(cluster[field])])) }
}

/** What an entity of a thing is called, namesakes apart; null where no entity is made of it. */
export const plainNameOf = (row: ThingRow): { readonly name: string; readonly norm: string } | null => {
  const cluster = clusterOfRow(row)
  if (row.used === 0 && (isConcept(row) || !isNamed(cluster))) return null
  const name = nameOf(cluster)
  return { name, norm: normalizeName(name) }
}

const more = (counts: KeyMap<string, number>, name: string, count: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + count)
}

const listOf = (counts: KeyMap<string, number>): Counts =>
  [...counts].filter(([, count]) => count !== 0).sort(([left], [right]) => byText(left, right))
