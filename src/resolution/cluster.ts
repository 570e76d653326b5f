import type { DocumentId, EntityType, Mention } from '../model/index.ts'
import { FewEntries } from './few.ts'
import type { KeyMap } from './few.ts'

/** Mentions held for one thing, in one document or across documents. */
export interface Cluster {
  /** What it is merged by across documents; equal keys are one entity. */
  key: string
  /** The name it goes by, the best seen so far. */
  name: string
  type: EntityType
  /** What its mentions call it, with how many of them do. */
  readonly named: KeyMap<string, number>
  /** Longer words of its descriptions, counted likewise. */
  readonly texts: KeyMap<string, number>
  /** Names that the texts teach, with the number of documents in which they stand for it. */
  readonly taught: KeyMap<string, number>
  /** Names that a described thing could go by, with their counts. */
  readonly labels: KeyMap<string, number>
  /** Names of those who take part in a described thing, counted: they tell two `sanctions` apart. */
  readonly parties: KeyMap<string, number>
  /** Names from general data. */
  readonly known: readonly string[]
  /** The document of its first mention; empty until it is known. */
  first: DocumentId
  /** Its place in the book of all clusters, from 0; `UNKEPT` until it stands there. */
  number: number
}

export const UNKEPT = -1

export const createCluster = (key: string, name: string, type: EntityType, known: readonly string[] = []): Cluster => ({
  key,
  name,
  type,
  named: new FewEntries(),
  texts: new FewEntries(),
  taught: new FewEntries(),
  labels: new FewEntries(),
  parties: new FewEntries(),
  known,
  first: '',
  number: UNKEPT,
})

/** All names that a thing goes by, with their counts. */
export const aliasesOf = ({
  named,
  texts,
  taught,
}: Pick<Cluster, 'named' | 'texts' | 'taught'>): KeyMap<string, number> => {
  const aliases = new Map<string, number>()
  for (const counts of [named, texts]) for (const [name, count] of counts) addTo(aliases, name, count)
  for (const name of taught.keys()) addTo(aliases, name, 0)
  return aliases
}

/** Whether a thing goes by any name. */
export const isNamed = ({ named, texts, taught }: Pick<Cluster, 'named' | 'texts' | 'taught'>): boolean =>
  named.size + texts.size + taught.size > 0

/** Count a mention's words among the names of its cluster. */
export const addMention = (cluster: Cluster, mention: Mention): void => {
  if (mention.kind === 'pronoun') return
  addTo(cluster.named, mention.label)
  if (mention.kind !== 'nominal') return
  const text = withoutArticle(mention.text)
  if (text !== mention.label && text.length <= MAX_ALIAS_CHARACTERS) addTo(cluster.texts, text)
  const needsMore =
    mention.modifiers.length === 0 && mention.qualifiers.length > 0 && text.length <= MAX_NAME_CHARACTERS
  addTo(cluster.labels, needsMore ? text : mention.label)
}

const MAX_ALIAS_CHARACTERS = 70
const MAX_NAME_CHARACTERS = 48

export const addTo = (counts: KeyMap<string, number>, item: string, more = 1): void => {
  if (item !== '') counts.set(item, (counts.get(item) ?? 0) + more)
}

export const withoutArticle = (text: string): string =>
  text
    .replace(
      /^(?:(?:not only|the|a|an|this|that|these|those|its|his|her|their|our|my|no|any|some|all|also|such|both|many|several|other)\s+|["“”'‘]+)+/iu,
      '',
    )
    .replace(/["”]/gu, '')
