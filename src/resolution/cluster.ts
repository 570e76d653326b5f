import type { EntityType, Mention, Merge } from '../model/index.ts'

/** Mentions held for one thing, in one document or across documents. */
export interface Cluster {
  /** What it is merged by across documents; equal keys are one entity. */
  key: string
  /** The name it goes by, the best seen so far. */
  name: string
  type: EntityType
  readonly aliases: Map<string, number>
  /** Names that a described thing could go by, with their counts. */
  readonly labels: Map<string, number>
  /** Names from general data. */
  readonly known: readonly string[]
  readonly types: Map<EntityType, number>
  /** Why the names of its mentions are one; by name, the surest reason. */
  readonly merges: Map<string, Merge>
  /** Names of those who take part in a described thing: they tell two `sanctions` apart. */
  readonly parties: Set<string>
  /** Its place in the book of all clusters, from 0; `UNKEPT` until it stands there. */
  number: number
}

export const UNKEPT = -1

export const createCluster = (key: string, name: string, type: EntityType, known: readonly string[] = []): Cluster => ({
  key,
  name,
  type,
  aliases: new Map(),
  labels: new Map(),
  known,
  types: new Map(),
  merges: new Map(),
  parties: new Set(),
  number: UNKEPT,
})

/** Keep why a mention belongs to its cluster. */
export const addMerge = (cluster: Cluster, merge: Merge): void => {
  const known = cluster.merges.get(merge.name)
  if (known === undefined || merge.score > known.score) cluster.merges.set(merge.name, merge)
}

/** Count a mention's words among the names of its cluster. */
export const addMention = (cluster: Cluster, mention: Mention): void => {
  cluster.types.set(mention.type, (cluster.types.get(mention.type) ?? 0) + 1)
  if (mention.kind === 'pronoun') return
  count(cluster.aliases, mention.label)
  if (mention.kind !== 'nominal') return
  const text = withoutArticle(mention.text)
  if (text !== mention.label && text.length <= MAX_ALIAS_CHARACTERS) count(cluster.aliases, text)
  const needsMore =
    mention.modifiers.length === 0 && mention.qualifiers.length > 0 && text.length <= MAX_NAME_CHARACTERS
  count(cluster.labels, needsMore ? text : mention.label)
}

const MAX_ALIAS_CHARACTERS = 70
const MAX_NAME_CHARACTERS = 48

const count = (counts: Map<string, number>, item: string): void => {
  if (item !== '') counts.set(item, (counts.get(item) ?? 0) + 1)
}

export const withoutArticle = (text: string): string =>
  text
    .replace(
      /^(?:(?:not only|the|a|an|this|that|these|those|its|his|her|their|our|my|no|any|some|all|also|such|both|many|several|other)\s+|["“”'‘]+)+/iu,
      '',
    )
    .replace(/["”]/gu, '')
