import { at } from '../../model/index.ts'
import type { CountryFinder } from '../coreference/countries.ts'
import type { Name, NameLayer, NameType, TokenLayer } from '../layers.ts'

/** General knowledge about names, beside what the encoder says of each by itself. */
export interface NameData {
  /** Last word of a name, or the whole name, lower-cased, to the type that it shows: `ministry` → ORG, `islands` → LOC. */
  readonly typeWords: ReadonlyMap<string, NameType>
  readonly findCountry: CountryFinder
}

/** Types that are told apart by looking at the whole document; the rest is taken as tagged. */
const SETTLED = new Set<NameType>([
  'PERSON',
  'ORG',
  'GPE',
  'LOC',
  'FAC',
  'NORP',
  'EVENT',
  'LAW',
  'DOC',
  'PRODUCT',
  'MISC',
])

/**
 * One type for one name within a document: storms, countries, capitals and demonyms by general data, names with a telling
 * last word by that, the others by the votes of all their occurrences.
 */
export const settleTypes = (input: TokenLayer & NameLayer, data: NameData): NameLayer => {
  const votes = new Map<string, Map<NameType, number>>()
  for (const name of input.names) {
    if (!SETTLED.has(name.type)) continue
    const counts = votes.get(textOf(input, name)) ?? new Map<NameType, number>()
    counts.set(name.type, (counts.get(name.type) ?? 0) + name.score)
    votes.set(textOf(input, name), counts)
  }
  const storms = new Set(input.names.filter((name) => isStorm(input, name)).map((name) => textOf(input, name)))
  const settled = (name: Name): NameType =>
    storms.has(textOf(input, name)) ? 'EVENT' : typeOf(input, name, votes, data)
  return { names: input.names.map((name) => (SETTLED.has(name.type) ? { ...name, type: settled(name) } : name)) }
}

/** `Hurricane Maria`: storms are called like persons, and `Maria` is the storm in the rest of the document. */
const isStorm = ({ tokens }: TokenLayer, { first, type }: Name): boolean =>
  (type === 'PERSON' || type === 'EVENT') && /^(?:Hurricane|Typhoon|Cyclone|Storm)$/u.test(tokens.form[first - 1] ?? '')

const textOf = ({ tokens }: TokenLayer, name: Name): string => tokens.form.slice(name.first, name.end).join(' ')

const typeOf = (
  input: TokenLayer,
  name: Name,
  votes: ReadonlyMap<string, ReadonlyMap<NameType, number>>,
  data: NameData,
): NameType => {
  const text = textOf(input, name)
  const country = data.findCountry(text)
  if (country !== null && (name.type !== 'PERSON' || country.kind !== 'name'))
    return country.kind === 'demonym' ? 'NORP' : 'GPE'
  const best = voted(text, votes) ?? name.type
  if (name.type === 'PERSON') return best
  const known = data.typeWords.get(text.toLowerCase())
  if (known !== undefined) return known
  const shown = data.typeWords.get(at(input.tokens.form, name.end - 1).toLowerCase())
  return shown === undefined || (PLACES.has(shown) && !PLACES.has(best)) ? best : shown
}

/** Words for places tell places apart; a `Hospital` that acts, and a novel called `… Island`, stay what they are. */
const PLACES = new Set<NameType>(['GPE', 'LOC', 'FAC'])

/** The type with most support; the alphabet decides between equals. */
const voted = (text: string, votes: ReadonlyMap<string, ReadonlyMap<NameType, number>>): NameType | null => {
  let best: NameType | null = null
  let bestScore = 0
  for (const [type, score] of [...(votes.get(text) ?? [])].sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (score > bestScore) {
      best = type
      bestScore = score
    }
  }
  return best
}

/** Read `data/lexicons/type-words.tsv`: word, tab, type. */
export const parseTypeWords = (text: string): ReadonlyMap<string, NameType> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [word = '', type = 'MISC'] = line.split('\t')
        return [word.toLowerCase(), type as NameType] as const
      }),
  )
