import type { EntityType, Mention } from '../model/index.ts'

/** Mentions held for one thing, in one document or across documents. */
export interface Cluster {
  /** What it is merged by across documents; equal keys are one entity. */
  key: string
  /** The name it goes by, the best seen so far. */
  name: string
  type: EntityType
  readonly aliases: Map<string, number>
  /** Names from general data. */
  readonly known: readonly string[]
  readonly types: Map<EntityType, number>
}

export const createCluster = (key: string, name: string, type: EntityType, known: readonly string[] = []): Cluster => ({
  key,
  name,
  type,
  aliases: new Map(),
  known,
  types: new Map(),
})

/** Count a mention's words among the names of its cluster. */
export const addMention = (cluster: Cluster, mention: Mention): void => {
  cluster.types.set(mention.type, (cluster.types.get(mention.type) ?? 0) + 1)
  if (mention.kind === 'pronoun') return
  count(cluster.aliases, mention.label)
  if (mention.kind === 'nominal' && mention.text.length <= MAX_ALIAS_CHARACTERS)
    count(cluster.aliases, withoutArticle(mention.text))
}

const MAX_ALIAS_CHARACTERS = 70

const count = (counts: Map<string, number>, item: string): void => {
  if (item !== '') counts.set(item, (counts.get(item) ?? 0) + 1)
}

export const withoutArticle = (text: string): string =>
  text.replace(/^(?:the|a|an|this|that|these|those|its|his|her|their|our|my)\s+/iu, '')
