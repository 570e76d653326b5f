import type { EntityType } from '../model/index.ts'
import type { ExtractionData, RelationEntry } from './extraction-data.ts'

/** A canonical label with its class. */
export interface Label {
  readonly relation: string
  readonly eventType: string
}

/** What stands at the far end of a relation, for tables that ask. */
export interface ObjectKind {
  readonly nounClass: string | null
  readonly type: EntityType
}

/**
 * The label of a verb with its particle and preposition: from `data/schema/verbs.tsv`, most specific entry first,
 * else its simple past with class OTHER.
 */
export const labelOfVerb = (
  data: ExtractionData,
  verb: string,
  particle: string,
  preposition: string,
  object: ObjectKind | null,
): Label => {
  const core = particle === '' ? verb : `${verb} ${particle}`
  const exact = preposition === '' ? null : pick(data, data.verbs.get(`${core} ${preposition}`), object)
  if (exact) return { relation: exact.relation, eventType: exact.eventType }
  const plain = pick(data, data.verbs.get(core), object)
  const relation = plain?.relation ?? [pastOf(data, verb), particle].filter(Boolean).join(' ')
  return { relation: withPreposition(relation, preposition), eventType: plain?.eventType ?? 'OTHER' }
}

const withPreposition = (relation: string, preposition: string): string =>
  preposition === '' || relation.endsWith(` ${preposition}`) ? relation : `${relation} ${preposition}`

/** The entry that asks for this kind of object, the nearest class first, else the one that takes any. */
const pick = (
  data: ExtractionData,
  entries: readonly RelationEntry[] | undefined,
  object: ObjectKind | null,
): RelationEntry | null => {
  if (entries === undefined) return null
  for (const wanted of object === null ? [] : classesOf(data, object)) {
    const entry = entries.find((candidate) => candidate.object === wanted)
    if (entry !== undefined) return entry
  }
  return entries.find((entry) => entry.object === '*') ?? null
}

/** What a thing counts as: the line of its noun's class, else that of its entity type. */
export const classesOf = (data: ExtractionData, { nounClass, type }: ObjectKind): readonly string[] => [
  ...(nounClass === null ? [] : (data.classLines.get(nounClass) ?? [nounClass])),
  ...(data.classLines.get(type) ?? [type]),
]

/** Label of a passive without an agent towards its preposition: `was taken to`, or what the table of themes says; `form`: the participle as it is written. */
export const labelOfTheme = (
  data: ExtractionData,
  verb: string,
  particle: string,
  preposition: string,
  object: ObjectKind | null,
  form: string | null = null,
): Label => {
  const core = particle === '' ? verb : `${verb} ${particle}`
  const participle = form ?? data.irregularParticiple.get(verb) ?? pastOf(data, verb)
  if (data.themeVerbs.has(`${core} ${preposition}`)) {
    const { relation, eventType } = labelOfVerb(data, verb, particle, preposition, object)
    const past = pastOf(data, verb)
    return {
      relation: relation.startsWith(`${past} `) ? participle + relation.slice(past.length) : relation,
      eventType,
    }
  }
  const relation = ['was', participle, particle, preposition].filter(Boolean).join(' ')
  return { relation, eventType: pick(data, data.verbs.get(core), null)?.eventType ?? 'OTHER' }
}

/** Simple past of a verb: `suspend` → `suspended`, `seek` → `sought`. */
export const pastOf = (data: ExtractionData, lemma: string): string => {
  const irregular = data.irregularPast.get(lemma)
  if (irregular !== undefined) return irregular
  const prefixed = /^(re|over|out|under|up|with|mis|un|fore)(.{3,})$/u.exec(lemma)
  const inner = prefixed?.[2] === undefined ? undefined : data.irregularPast.get(prefixed[2])
  if (prefixed?.[1] !== undefined && inner !== undefined) return prefixed[1] + inner
  if (/e$/u.test(lemma)) return `${lemma}d`
  if (/[^aeiou]y$/u.test(lemma)) return `${lemma.slice(0, -1)}ied`
  if (/^[^aeiou]*[aeiou][bdgklmnprtz]$/u.test(lemma)) return `${lemma}${lemma.at(-1) ?? ''}ed`
  return `${lemma}ed`
}
