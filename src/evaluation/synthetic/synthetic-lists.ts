import type { EntityType } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'

/** The lists that worlds and articles are made from, by their path within `data`. */
export const SYNTHETIC_FILES = {
  parts: 'synthetic/name-parts.tsv',
  verbs: 'synthetic/verbs.tsv',
  dealings: 'synthetic/dealings.tsv',
  sentences: 'synthetic/sentences.tsv',
  circumstances: 'synthetic/circumstances.txt',
  fillers: 'synthetic/fillers.txt',
  women: 'lexicons/female-names.txt',
  men: 'lexicons/male-names.txt',
} as const

/** A verb and the statement that it makes between its ends. */
export interface SyntheticVerb {
  readonly base: string
  readonly past: string
  /** Null for a verb that has no passive with `by`. */
  readonly participle: string | null
  readonly relation: string
  readonly eventType: string
  readonly subjects: readonly EntityType[]
  readonly objects: readonly EntityType[]
}

/** A noun for what two sides have with each other: `talks`. */
export interface SyntheticDealing {
  readonly noun: string
  readonly lemma: string
  readonly nounClass: string | null
}

/** A way to put statements into a sentence. */
export interface SentenceForm {
  readonly form: string
  readonly weight: number
  /** With slots in braces: `{S} {past} {O} {circumstance}.` */
  readonly pattern: string
}

/** All lists, read. */
export interface SyntheticLists {
  readonly verbs: readonly SyntheticVerb[]
  readonly dealings: readonly SyntheticDealing[]
  readonly topics: readonly string[]
  readonly sentences: readonly SentenceForm[]
  readonly circumstances: readonly string[]
  readonly fillers: readonly string[]
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly familyStarts: readonly string[]
  readonly middles: readonly string[]
  readonly familyEnds: readonly string[]
  readonly placeEnds: readonly string[]
  readonly bodies: readonly string[]
}

/** Read the lists from `load`, which gives the text of a file in `data`. Throws BROKEN_DATA. */
export const loadSyntheticLists = async (load: (path: string) => Promise<string>): Promise<SyntheticLists> => {
  const lines = async (file: keyof typeof SYNTHETIC_FILES): Promise<string[]> => {
    const found = (await load(SYNTHETIC_FILES[file])).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    if (found.length > 0) return found
    throw new KnowledgeError('BROKEN_DATA', `${SYNTHETIC_FILES[file]} is empty. Restore it from the repository.`)
  }
  const parts = (await lines('parts')).map((line) => line.split('\t'))
  const part = (kind: string): string[] => parts.flatMap(([name, text]) => (name === kind && text ? [text] : []))
  return {
    verbs: (await lines('verbs')).map(verbOf),
    dealings: (await lines('dealings')).map((line) => {
      const [noun = '', lemma = '', nounClass = ''] = line.split('\t')
      return { noun, lemma, nounClass: nounClass === '' ? null : nounClass }
    }),
    topics: part('topic'),
    sentences: (await lines('sentences')).map((line) => {
      const [form = '', weight = '', pattern = ''] = line.split('\t')
      return { form, weight: Number(weight), pattern }
    }),
    circumstances: await lines('circumstances'),
    fillers: await lines('fillers'),
    women: (await lines('women')).map(capitalised),
    men: (await lines('men')).map(capitalised),
    familyStarts: part('family-start'),
    middles: part('middle'),
    familyEnds: part('family-end'),
    placeEnds: part('place-end'),
    bodies: part('body'),
  }
}

const verbOf = (line: string): SyntheticVerb => {
  const [base, past, participle, relation, eventType, subjects, objects] = line.split('\t')
  if (base && past && participle && relation && eventType && subjects && objects)
    return {
      base,
      past,
      participle: participle === '-' ? null : participle,
      relation,
      eventType,
      subjects: subjects.split(',') as EntityType[],
      objects: objects.split(',') as EntityType[],
    }
  throw new KnowledgeError('BROKEN_DATA', `${SYNTHETIC_FILES.verbs} has a line without its seven columns: "${line}".`)
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
