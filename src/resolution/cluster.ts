import type { EntityType, Mention, Merge } from '../model/index.ts'
import { FewEntries, FewKeys } from './few.ts'
import type { KeyMap, KeySet } from './few.ts'

/** Mentions held for one thing, in one document or across documents. */
export interface Cluster {
  /** What it is merged by across documents; equal keys are one entity. */
  key: string
  /** The name it goes by, the best seen so far. */
  name: string
  type: EntityType
  readonly aliases: KeyMap<string, number>
  /** Names that a described thing could go by, with their counts. */
  readonly labels: KeyMap<string, number>
  /** Names from general data. */
  readonly known: readonly string[]
  /** Why the names of its mentions are one; by name, the surest reason. */
  readonly merges: KeyMap<string, Merge>
  /** Names of those who take part in a described thing: they tell two `sanctions` apart. */
  readonly parties: KeySet<string>
  /** Its place in the book of all clusters, from 0; `UNKEPT` until it stands there. */
  number: number
}

export const UNKEPT = -1

export const createCluster = (key: string, name: string, type: EntityType, known: readonly string[] = []): Cluster => ({
  key,
  name,
  type,
  aliases: new FewEntries(),
  labels: new FewEntries(),
  known,
  merges: new FewEntries(),
  parties: new FewKeys(),
  number: UNKEPT,
})

/** Keep why a mention belongs to its cluster. */
export const addMerge = (cluster: Cluster, merge: Merge): void => {
  const known = cluster.merges.get(merge.name)
  if (known === undefined || merge.score > known.score) cluster.merges.set(merge.name, merge)
}

/** Count a mention's words among the names of its cluster. */
export const addMention = (cluster: Cluster, mention: Mention): void => {
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

const count = (counts: KeyMap<string, number>, item: string): void => {
  if (item !== '') counts.set(item, (counts.get(item) ?? 0) + 1)
}

export const withoutArticle = (text: string): string =>
  text
    .replace(
      /^(?:(?:not only|the|a|an|this|that|these|those|its|his|her|their|our|my|no|any|some|all|also|such|both|many|several|other)\s+|["“”'‘]+)+/iu,
      '',
    )
    .replace(/["”]/gu, '')
