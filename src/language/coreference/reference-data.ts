import { createCountryFinder } from './countries.ts'
import type { CountryFinder } from './countries.ts'

/** The word lists that coreference reads from `data/lexicons`, by the name of their file without `.txt`. */
export const REFERENCE_LISTS = [
  'country-aliases',
  'country-nouns',
  'event-nouns',
  'extraposed-words',
  'female-names',
  'female-words',
  'male-names',
  'male-words',
  'organisation-nouns',
  'person-nouns',
  'person-titles',
  'place-nouns',
  'role-kinds',
  'speech-verbs',
  'time-nouns',
  'weather-words',
] as const

export type ReferenceList = (typeof REFERENCE_LISTS)[number]

/** The text of each list. */
export type ReferenceFiles = Readonly<Record<ReferenceList, string>>

/** What coreference needs to know of the world; from `data/lexicons` and the package `world-countries`. */
export interface ReferenceData {
  /** Words before a name that are no part of it: `mr`, `president`. */
  readonly personTitles: ReadonlySet<string>
  readonly personNouns: ReadonlySet<string>
  readonly organisationNouns: ReadonlySet<string>
  readonly placeNouns: ReadonlySet<string>
  readonly timeNouns: ReadonlySet<string>
  readonly eventNouns: ReadonlySet<string>
  /** Nouns that mean a whole country: `country`, `nation`, `state`. */
  readonly countryNouns: ReadonlySet<string>
  readonly femaleWords: ReadonlySet<string>
  readonly maleWords: ReadonlySet<string>
  readonly femaleNames: ReadonlySet<string>
  readonly maleNames: ReadonlySet<string>
  readonly speechVerbs: ReadonlySet<string>
  /** Predicates after which `it … that/to` means nothing: `clear`, `seem`. */
  readonly extraposedWords: ReadonlySet<string>
  readonly weatherWords: ReadonlySet<string>
  /** A general word for a role, and the roles that it may take up: `diplomat` → `ambassador`, `envoy` … */
  readonly roleKinds: ReadonlyMap<string, ReadonlySet<string>>
  readonly findCountry: CountryFinder
}

/** Read the word lists: one entry a line, lower case; two columns parted by a tab in `country-aliases` and `role-kinds`. */
export const parseReferenceData = (files: ReferenceFiles): ReferenceData => ({
  personTitles: parseList(files['person-titles']),
  personNouns: parseList(files['person-nouns']),
  organisationNouns: parseList(files['organisation-nouns']),
  placeNouns: parseList(files['place-nouns']),
  timeNouns: parseList(files['time-nouns']),
  eventNouns: parseList(files['event-nouns']),
  countryNouns: parseList(files['country-nouns']),
  femaleWords: parseList(files['female-words']),
  maleWords: parseList(files['male-words']),
  femaleNames: parseList(files['female-names']),
  maleNames: parseList(files['male-names']),
  speechVerbs: parseList(files['speech-verbs']),
  extraposedWords: parseList(files['extraposed-words']),
  weatherWords: parseList(files['weather-words']),
  roleKinds: parseRoleKinds(files['role-kinds']),
  findCountry: createCountryFinder(parsePairs(files['country-aliases'])),
})

const parseLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

const parseList = (text: string): ReadonlySet<string> => new Set(parseLines(text).map((line) => line.toLowerCase()))

const parsePairs = (text: string): Map<string, string> =>
  new Map(parseLines(text).map((line) => [line.split('\t')[0]?.toLowerCase() ?? '', line.split('\t')[1] ?? '']))

const parseRoleKinds = (text: string): Map<string, ReadonlySet<string>> =>
  new Map([...parsePairs(text)].map(([general, roles]) => [general, new Set(roles.toLowerCase().split(' '))]))
