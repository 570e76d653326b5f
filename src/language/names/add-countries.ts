import { at } from '../../model/index.ts'
import type { CountryFinder } from '../coreference/countries.ts'
import type { Name, TokenIndex, TokenLayer, TokenRange } from '../layers.ts'

/** Names of countries have up to so many words (`Democratic Republic of the Congo`). */
const MAX_COUNTRY_WORDS = 5

/**
 * The names with those of countries that the encoder overlooked (long lists of them, mostly): capitalised words that are
 * the name of a country in the general table, are no part of another name and have no capitalised neighbour.
 */
export const addCountries = (
  { tokens }: TokenLayer,
  sentences: readonly TokenRange[],
  names: readonly Name[],
  findCountry: CountryFinder,
): readonly Name[] => {
  const taken = new Uint8Array(tokens.count)
  for (const { first, end } of names) taken.fill(1, first, end)
  const isCapital = (token: TokenIndex): boolean => /^\p{Lu}\p{Ll}/u.test(at(tokens.form, token))
  const countryFrom = (first: TokenIndex, last: TokenIndex): TokenIndex | null => {
    for (let end = Math.min(last, first + MAX_COUNTRY_WORDS); end > first; end--) {
      if (taken.subarray(first, end).includes(1) || !isCapital(end - 1)) continue
      if (end < last && taken[end] === 0 && isCapital(end)) continue
      if (findCountry(tokens.form.slice(first, end).join(' ').toLowerCase())?.kind === 'name') return end
    }
    return null
  }
  const found: Name[] = []
  for (const sentence of sentences)
    for (let first = sentence.first + 1; first < sentence.end; first++) {
      if (!isCapital(first) || isCapital(first - 1)) continue
      const end = countryFrom(first, sentence.end)
      if (end === null) continue
      found.push({ first, end, type: 'GPE', score: KNOWN_SCORE })
      first = end - 1
    }
  return found.length === 0 ? names : [...names, ...found].sort((left, right) => left.first - right.first)
}

/** What a name counts that the table alone vouches for. */
const KNOWN_SCORE = 0.5
