import { parseRows } from './parse-rows.ts'
import { parseConfidences } from './confidence.ts'
import type { Confidences } from './confidence.ts'
import type { Modality, Polarity } from '../model/index.ts'

export interface RelationEntry {
  readonly object: string
  readonly relation: string
  readonly eventType: string
}

export interface EventNoun {
  readonly relation: string
  readonly eventType: string
  readonly objectPrepositions: readonly string[]
  readonly frame: 'agent' | 'mutual' | 'patient'
}

export interface StaticNoun {
  readonly relation: string
  readonly eventType: string
}

export interface ReportingWord {
  readonly content: Modality
  readonly attitude: string
}

export interface ControlWord {
  readonly modality: Modality
  readonly polarity: Polarity
  readonly controller: 'subject' | 'object'
}

export interface AdjectiveEntry {
  readonly preposition: string
  readonly relation: string
  readonly eventType: string
  readonly polarity: Polarity
}

export interface NounPreposition {
  readonly headClass: string
  readonly objectClass: string
  readonly relation: string
  readonly eventType: string
}

export interface Connective {
  readonly relation: string
  readonly eventType: string
}

/** What extraction knows of English and of politics; `data/schema` and `data/lexicons`, parsed. */
export interface ExtractionData {
  readonly verbs: ReadonlyMap<string, readonly RelationEntry[]>
  /** Verb with preposition whose edge starts at the direct object or the passive subject: `deport to`. */
  readonly themeVerbs: ReadonlySet<string>
  readonly eventNouns: ReadonlyMap<string, EventNoun>
  readonly nounClasses: ReadonlyMap<string, string>
  /** For a class or an entity type the classes that it counts as, nearest first: NEGOTIATION, EVENT. */
  readonly classLines: ReadonlyMap<string, readonly string[]>
  readonly staticNouns: ReadonlyMap<string, StaticNoun>
  /** Key `lemma POS`. */
  readonly reporting: ReadonlyMap<string, ReportingWord>
  /** Key `lemma POS`. */
  readonly control: ReadonlyMap<string, ControlWord>
  readonly adjectives: ReadonlyMap<string, readonly AdjectiveEntry[]>
  /** Key: preposition. */
  readonly nounPrepositions: ReadonlyMap<string, readonly NounPreposition[]>
  readonly connectives: ReadonlyMap<string, Connective>
  /** Event type to what announcing such an event is: AID to AGREE, SANCTION to THREATEN. */
  readonly intendedEvents: ReadonlyMap<string, string>
  readonly confidences: Confidences
  readonly supportVerbs: ReadonlySet<string>
  readonly vagueModifiers: ReadonlySet<string>
  /** Nouns that count others: `a barrage of`, `a series of`. */
  readonly measureNouns: ReadonlySet<string>
  /** Bodies and groups that act in news without anything that narrows them down: `police`, `the court`. */
  readonly actingBodies: ReadonlySet<string>
  /** Nouns that leave their meaning to the noun before them: `aid programme`. */
  readonly lightNouns: ReadonlySet<string>
  /** Nouns of complex prepositions: `wake`, `sideline`. */
  readonly prepositionalNouns: ReadonlySet<string>
  /** Lemma to simple past. */
  readonly irregularPast: ReadonlyMap<string, string>
  /** Lemma to past participle. */
  readonly irregularParticiple: ReadonlyMap<string, string>
  /** Lower-cased demonyms: `russian`, `japanese`. */
  readonly demonyms: ReadonlySet<string>
}

/** The files of `data/` that make up `ExtractionData`, by field. */
export const EXTRACTION_FILES = {
  verbs: 'schema/verbs.tsv',
  themeVerbs: 'schema/theme-verbs.tsv',
  eventNouns: 'schema/event-nouns.tsv',
  nounClasses: 'schema/noun-classes.tsv',
  classLines: 'schema/classes.tsv',
  staticNouns: 'schema/static-nouns.tsv',
  reporting: 'schema/reporting.tsv',
  control: 'schema/control.tsv',
  adjectives: 'schema/adjectives.tsv',
  nounPrepositions: 'schema/noun-prepositions.tsv',
  connectives: 'schema/connectives.tsv',
  intendedEvents: 'schema/intended-events.tsv',
  confidences: 'schema/confidence.tsv',
  supportVerbs: 'lexicons/support-verbs.txt',
  vagueModifiers: 'lexicons/vague-modifiers.txt',
  actingBodies: 'lexicons/acting-bodies.txt',
  prepositionalNouns: 'lexicons/prepositional-nouns.txt',
  measureNouns: 'lexicons/measure-nouns.txt',
  lightNouns: 'lexicons/light-nouns.txt',
  irregularPast: 'lexicons/irregular-verbs.tsv',
  verbForms: 'lexicons/verb-forms.tsv',
} as const

export type ExtractionFile = keyof typeof EXTRACTION_FILES

/** Parse the tables. Throws `BROKEN_DATA` naming the file and the line. */
export const parseExtractionData = (
  files: Readonly<Record<ExtractionFile, string>>,
  demonyms: ReadonlySet<string>,
): ExtractionData => {
  const rows = (file: ExtractionFile, columns: number): string[][] =>
    parseRows(files[file], EXTRACTION_FILES[file], columns)
  return {
    verbs: grouped(rows('verbs', 4), ([, object = '*', relation = '', eventType = '']) => ({
      object,
      relation,
      eventType,
    })),
    themeVerbs: new Set(rows('themeVerbs', 1).map((row) => cell(row, 0))),
    eventNouns: new Map(rows('eventNouns', 5).map((row) => [cell(row, 0), eventNoun(row)])),
    nounClasses: new Map(rows('nounClasses', 2).map((row) => [cell(row, 0), cell(row, 1)])),
    classLines: classLines(rows('classLines', 3)),
    staticNouns: new Map(
      rows('staticNouns', 3).map((row) => [cell(row, 0), { relation: cell(row, 1), eventType: cell(row, 2) }]),
    ),
    reporting: new Map(
      rows('reporting', 4).map((row) => [
        `${cell(row, 0)} ${cell(row, 1)}`,
        { content: cell(row, 2) as Modality, attitude: cell(row, 3) },
      ]),
    ),
    control: new Map(rows('control', 5).map((row) => [`${cell(row, 0)} ${cell(row, 1)}`, controlWord(row)])),
    adjectives: grouped(
      rows('adjectives', 5),
      ([, preposition = '*', relation = '', eventType = '', polarity = 'positive']) => ({
        preposition,
        relation,
        eventType,
        polarity: polarity as Polarity,
      }),
    ),
    nounPrepositions: grouped(
      rows('nounPrepositions', 5).map(([headClass = '', preposition = '', ...rest]) => [
        preposition,
        headClass,
        ...rest,
      ]),
      ([, headClass = '', objectClass = '', relation = '', eventType = '']) => ({
        headClass,
        objectClass,
        relation,
        eventType,
      }),
    ),
    connectives: new Map(
      rows('connectives', 3).map((row) => [cell(row, 0), { relation: cell(row, 1), eventType: cell(row, 2) }]),
    ),
    confidences: parseConfidences(files.confidences),
    intendedEvents: new Map(rows('intendedEvents', 2).map((row) => [cell(row, 0), cell(row, 1)])),
    supportVerbs: new Set(rows('supportVerbs', 1).map((row) => cell(row, 0))),
    vagueModifiers: new Set(rows('vagueModifiers', 1).map((row) => cell(row, 0))),
    actingBodies: new Set(rows('actingBodies', 1).map((row) => cell(row, 0))),
    lightNouns: new Set(rows('lightNouns', 1).map((row) => cell(row, 0))),
    measureNouns: new Set(rows('measureNouns', 1).map((row) => cell(row, 0))),
    prepositionalNouns: new Set(rows('prepositionalNouns', 1).map((row) => cell(row, 0))),
    irregularPast: new Map([
      ...doubledPasts(rows('verbForms', 2)),
      ...rows('irregularPast', 3).map((row) => [cell(row, 0), cell(row, 1)] as const),
    ]),
    irregularParticiple: new Map(rows('irregularPast', 3).map((row) => [cell(row, 0), cell(row, 2)])),
    demonyms,
  }
}

const cell = (row: readonly string[], column: number): string => row[column] ?? ''

const grouped = <Entry>(rows: readonly string[][], read: (row: readonly string[]) => Entry): Map<string, Entry[]> => {
  const groups = new Map<string, Entry[]>()
  for (const row of rows) {
    const group = groups.get(cell(row, 0))
    if (group) group.push(read(row))
    else groups.set(cell(row, 0), [read(row)])
  }
  return groups
}

/** Each class with its parents; each entity type with the classes that stand for it. */
const classLines = (rows: readonly string[][]): Map<string, string[]> => {
  const parents = new Map(rows.map((row) => [cell(row, 0), cell(row, 1)]))
  const lineOf = (name: string): string[] => (name === '' ? [] : [name, ...lineOf(parents.get(name) ?? '')])
  const lines = new Map(rows.map((row) => [cell(row, 0), lineOf(cell(row, 0))]))
  for (const row of rows)
    for (const type of cell(row, 2).split(',').filter(Boolean))
      lines.set(type, [...(lines.get(type) ?? [type]), ...lineOf(cell(row, 0))])
  return lines
}

/** `commit` to `committed`: pasts that double a letter; after l only where American spelling does so too. */
const doubledPasts = (forms: readonly string[][]): (readonly [base: string, past: string])[] =>
  forms.flatMap(([form = '', base = '']) => {
    const doubles = form === `${base}${base.at(-1) ?? ''}ed`
    const british =
      base.endsWith('l') && (!/(?:rol|pel|bel|cel|nul|tol)$/u.test(base) || /^(?:cancel|label|libel)$/u.test(base))
    return doubles && !british ? [[base, form] as const] : []
  })

const eventNoun = (row: readonly string[]): EventNoun => ({
  relation: cell(row, 1),
  eventType: cell(row, 2),
  objectPrepositions: cell(row, 3).split(',').filter(Boolean),
  frame: cell(row, 4) as EventNoun['frame'],
})

const controlWord = (row: readonly string[]): ControlWord => ({
  modality: cell(row, 2) as Modality,
  polarity: cell(row, 3) as Polarity,
  controller: cell(row, 4) as ControlWord['controller'],
})
