import countries from 'world-countries'

/** Three-letter code of a country (ISO 3166-1). */
export type CountryCode = string

/** What a word says of a country. */
export interface CountryWord {
  readonly code: CountryCode
  readonly kind: 'name' | 'capital' | 'demonym'
}

/** Finds the country that a name, a capital or a demonym stands for; case does not matter. */
export type CountryFinder = (words: string) => CountryWord | null

/** Country names, capitals and demonyms of the package `world-countries` and the given `alias<TAB>code` pairs. */
export const createCountryFinder = (aliases: ReadonlyMap<string, CountryCode>): CountryFinder => {
  const table = new Map<string, CountryWord>()
  for (const [alias, code] of aliases) table.set(alias, { code, kind: 'name' })
  for (const country of sortedByStanding()) {
    const add = (words: string | undefined, kind: CountryWord['kind']): void => {
      const key = plainKey(words ?? '')
      if (key.length > 2 && !table.has(key)) table.set(key, { code: country.cca3, kind })
    }
    for (const name of [country.name.common, country.name.official, ...country.altSpellings]) add(name, 'name')
    for (const capital of country.capital) add(capital.replace(/,? D\.C\.$/u, ''), 'capital')
    for (const demonym of [country.demonyms['eng']?.m, country.demonyms['eng']?.f]) add(demonym, 'demonym')
  }
  return (words) => table.get(words) ?? (/^[a-z]+$/u.test(words) ? null : (table.get(plainKey(words)) ?? null))
}

/** States before territories, so that a shared demonym means the state. */
const sortedByStanding = () =>
  [...countries].sort(
    (left, right) => Number(right.unMember) - Number(left.unMember) || (left.cca3 < right.cca3 ? -1 : 1),
  )

const plainKey = (words: string): string => words.toLowerCase().replace(/^the /u, '').replaceAll('’', "'").trim()
