import { KnowledgeError } from '../model/index.ts'
import type { EntityType } from '../model/index.ts'
import { hashText } from './hash-text.ts'
import { normalizeName } from './normalize-name.ts'

/** Something of the world that general data knows under several names. */
export interface KnownThing {
  readonly name: string
  readonly type: EntityType
  /** Names to show beside the ones that the documents use. */
  readonly aliases: readonly string[]
}

/** How a known name stands for its thing. */
export type KnownNameKind = 'name' | 'demonym' | 'capital' | 'seat'

export interface KnownName {
  readonly thing: KnownThing
  readonly kind: KnownNameKind
}

export interface Gazetteer {
  readonly find: (name: string) => KnownName | null
  /** Lower-cased demonyms. */
  readonly demonyms: ReadonlySet<string>
  /** Lemmas of words for a country's government. */
  readonly governmentWords: ReadonlySet<string>
  /** A hash of all that is known: another one where any of it differs. */
  readonly fingerprint: () => string
}

/** The part of a record of the `world-countries` package that is used. */
export interface CountryRecord {
  readonly name: {
    readonly common: string
    readonly official: string
    readonly native: Readonly<Record<string, { readonly common: string; readonly official: string }>>
  }
  readonly capital: readonly string[]
  readonly altSpellings: readonly string[]
  readonly demonyms: Readonly<Record<string, { readonly f: string; readonly m: string } | undefined>>
  readonly independent?: boolean
  /** Square kilometres. */
  readonly area?: number
}

/** Hand-edited tables beside it, as text: `data/lexicons/aliases.tsv`, `government-seats.tsv`, `country-names.tsv`. */
export interface GazetteerFiles {
  readonly aliases: string
  readonly seats: string
  readonly countryNames: string
  readonly governmentWords: string
}

/** `Washington D.C.` is mostly called by its first word. */
const DISTRICT = /,? D\.C\.$/u

/** Build the table of known names. Throws `BROKEN_DATA` where a table names a country that does not exist. */
export const createGazetteer = (countries: readonly CountryRecord[], files: GazetteerFiles): Gazetteer => {
  const names = new Map<string, KnownName>()
  const demonyms = new Set<string>()
  const things = new Map<string, KnownThing>()
  const add = (name: string, thing: KnownThing, kind: KnownNameKind): void => {
    const key = normalizeName(name)
    if (key !== '' && !names.has(key)) names.set(key, { thing, kind })
  }
  for (const country of countries)
    things.set(country.name.common, {
      name: country.name.common,
      type: 'GPE',
      aliases: country.name.official === country.name.common ? [] : [country.name.official],
    })
  const short = rowsOf(files.countryNames).filter(([name = '']) => /^[A-Z.]{2,}$/u.test(name))
  for (const [name = '', country = ''] of short) {
    const thing = thingOf(things, country)
    things.set(country, { ...thing, aliases: [...thing.aliases, name] })
  }
  for (const country of countries) addCountry(country, things, add)
  for (const country of [...countries].sort(byStanding)) addDemonyms(country, things, add, demonyms)
  for (const [name = '', type = 'ORG', aliases = ''] of rowsOf(files.aliases))
    addThing({ name, type: type as EntityType, aliases: aliases.split('|').filter(Boolean) }, add, demonyms)
  for (const [name = '', country = ''] of rowsOf(files.countryNames))
    addTo(name, country, 'name', things, add, demonyms)
  for (const [name = '', country = ''] of rowsOf(files.seats)) addTo(name, country, 'seat', things, add, demonyms)
  for (const country of countries)
    for (const capital of country.capital)
      for (const name of [capital, capital.replace(DISTRICT, '')])
        add(name, thingOf(things, country.name.common), 'capital')
  // `us`, `it` and `in` in lower case are words of the language.
  const governmentWords = new Set(files.governmentWords.split('\n').filter(Boolean))
  return {
    demonyms,
    governmentWords,
    fingerprint: () => hashText(JSON.stringify([[...names], [...demonyms], [...governmentWords]])),
    find: (name) => (/^\p{Ll}{1,3}$/u.test(name.trim()) ? null : (names.get(normalizeName(name)) ?? null)),
  }
}

type Add = (name: string, thing: KnownThing, kind: KnownNameKind) => void

const thingOf = (things: ReadonlyMap<string, KnownThing>, country: string): KnownThing => {
  const thing = things.get(country)
  if (thing === undefined)
    throw new KnowledgeError(
      'BROKEN_DATA',
      `A table in data/lexicons names the country "${country}", which the countries table does not know by that name.`,
    )
  return thing
}

/** Spellings of two letters are country codes; as words they would be `IN` and `IT`. */
const isWord = (spelling: string): boolean => spelling.length > 3 && /^[\p{Script=Latin}\p{M}\s.'’-]+$/u.test(spelling)

const addCountry = (country: CountryRecord, things: ReadonlyMap<string, KnownThing>, add: Add): void => {
  const thing = thingOf(things, country.name.common)
  add(country.name.common, thing, 'name')
  add(country.name.official, thing, 'name')
  for (const spelling of country.altSpellings) if (isWord(spelling)) add(spelling, thing, 'name')
  for (const native of Object.values(country.name.native))
    for (const name of [native.common, native.official]) if (isWord(name)) add(name, thing, 'name')
}

/** Of two whose people are called alike, a state comes before a territory (`Americans`), then the larger (`Dominicans`). */
const byStanding = (left: CountryRecord, right: CountryRecord): number =>
  Number(right.independent ?? true) - Number(left.independent ?? true) || (right.area ?? 0) - (left.area ?? 0)

const addDemonyms = (
  country: CountryRecord,
  things: ReadonlyMap<string, KnownThing>,
  add: Add,
  demonyms: Set<string>,
): void => {
  const english = country.demonyms['eng']
  if (english === undefined) return
  for (const demonym of new Set([english.f, english.m])) {
    if (demonym === '') continue
    for (const form of [demonym, `${demonym}s`]) {
      add(form, thingOf(things, country.name.common), 'demonym')
      demonyms.add(form.toLowerCase())
    }
  }
}

const addThing = (thing: KnownThing, add: Add, demonyms: Set<string>): void => {
  for (const name of [thing.name, ...thing.aliases]) {
    add(name, thing, 'name')
    if (thing.type === 'GPE' && name !== thing.name && /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u.test(name))
      demonyms.add(name.toLowerCase())
  }
}

const addTo = (
  name: string,
  country: string,
  kind: KnownNameKind,
  things: ReadonlyMap<string, KnownThing>,
  add: Add,
  demonyms: Set<string>,
): void => {
  add(name, thingOf(things, country), kind)
  if (kind === 'name' && /(?:an|ans|ish|ese|ons?|Brit)$/u.test(name) && !/^\p{Lu}+$/u.test(name))
    demonyms.add(name.toLowerCase())
}

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
