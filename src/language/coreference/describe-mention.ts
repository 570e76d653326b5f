import { at } from '../../model/index.ts'
import type { Name, NameType, TokenIndex, TokenRange } from '../layers.ts'
import type { CountryWord } from './countries.ts'
import type { Determiner, Gender, GrammaticalRole, Mention, MentionForm, NumberValue, ThingType } from './mention.ts'
import { baseRelation } from './reading.ts'
import type { Reading } from './reading.ts'
import type { ReferenceData } from './reference-data.ts'

/** A phrase that has been found, before it is described. */
export interface Phrase extends TokenRange {
  readonly headToken: TokenIndex
  readonly form: MentionForm
  readonly name: Name | null
  readonly parts: readonly TokenIndex[]
}

/** Say of a phrase what agreement and matching ask for. */
export const describeMention = (reading: Reading, data: ReferenceData, phrase: Phrase, index: number): Mention => {
  const { headToken, form, name } = phrase
  const words = wordsOf(reading, name === null ? phrase : namedRange(reading, phrase, name))
  const head = form === 'name' && name !== null ? (headOfName(words) ?? '') : at(reading.lemma, headToken)
  const titles = name === null ? [] : titlesOf(reading, data, phrase, name)
  const country = form === 'name' || form === 'adjective' ? countryOf(data, name, words) : null
  const number = numberOf(reading, phrase)
  return {
    ...phrase,
    index,
    sentence: at(reading.sentenceOf, headToken),
    words,
    head,
    modifiers: modifiersOf(reading, data, phrase),
    titles,
    determiner: determinerOf(reading, headToken),
    number,
    gender:
      form === 'pronoun' ? pronounGender(at(reading.lower, headToken)) : genderOf(data, name, words, [...titles, head]),
    type: typeOf(reading, data, phrase, { country, head, words }),
    country,
    role: roleOf(reading, headToken),
  }
}

const CONTENT = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'VERB', 'ADV', 'X', 'SYM', 'PRON', 'INTJ'])

const wordsOf = (reading: Reading, range: TokenRange): string[] => {
  const words: string[] = []
  for (let token = range.first; token < range.end; token++) {
    const upos = at(reading.input.upos, token)
    if (upos === 'PUNCT' || at(reading.input.xpos, token) === 'POS') continue
    if (upos === 'DET' && token === range.first) continue
    words.push(at(reading.lower, token))
  }
  return words.length > 0 ? words : [at(reading.lower, range.first)]
}

/** A name with the number behind it (`Figure 2`) and the word that parts it from another (`southern Ruritania`). */
const namedRange = (reading: Reading, phrase: Phrase, name: Name): TokenRange => {
  const isNumbered = name.end < phrase.end && name.type !== 'PERSON' && at(reading.input.upos, name.end) === 'NUM'
  const isParted = name.first > phrase.first && PARTING.has(at(reading.lower, name.first - 1))
  return { first: name.first - Number(isParted), end: name.end + Number(isNumbered) }
}

/** Words that set two places or bodies apart although one has a word less. */
export const PARTING: ReadonlySet<string> = new Set(
  'north south east west northern southern eastern western central new old greater lesser upper lower deputy vice former first second third'.split(
    ' ',
  ),
)

const PREPOSITIONS = new Set(['of', 'for', 'on', 'in', 'at', 'and', 'de', 'against', 'to'])

/** The last word of a name before its first preposition: `ministry` of `ministry of foreign affairs`. */
export const headOfName = (words: readonly string[]): string | undefined => {
  const cut = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word))
  return cut > 0 ? words[cut - 1] : words.at(-1)
}

const titlesOf = (reading: Reading, data: ReferenceData, phrase: TokenRange, name: Name): string[] => {
  const titles: string[] = []
  for (let token = phrase.first; token < name.first; token++) {
    const upos = at(reading.input.upos, token)
    if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ') continue
    const country = data.findCountry(at(reading.lower, token))
    titles.push(country === null ? at(reading.lemma, token) : `=${country.code}`)
  }
  return titles
}

/** Content words other than the head; a country, its capital and its demonym count as one word: `=JPN`. */
const modifiersOf = (reading: Reading, data: ReferenceData, phrase: Phrase): Set<string> => {
  const modifiers = new Set<string>()
  for (let token = phrase.first; token < phrase.end; token++) {
    if (token === phrase.headToken || !CONTENT.has(at(reading.input.upos, token))) continue
    const country = data.findCountry(at(reading.lower, token))
    modifiers.add(country === null ? at(reading.lemma, token) : `=${country.code}`)
  }
  return modifiers
}

const determinerOf = (reading: Reading, head: TokenIndex): Determiner => {
  if (childWithRelation(reading, head, 'nmod:poss')) return 'possessive'
  const determiner = reading.children(head).find((child) => baseRelation(reading, child) === 'det' && child < head)
  if (determiner === undefined) return 'bare'
  const lemma = at(reading.lemma, determiner)
  if (lemma === 'the' || lemma === 'both') return 'definite'
  return ['this', 'that', 'these', 'those', 'such'].includes(lemma) ? 'demonstrative' : 'indefinite'
}

const childWithRelation = (reading: Reading, head: TokenIndex, relation: string): boolean =>
  reading.children(head).some((child) => at(reading.input.deprel, child) === relation)

const countryOf = (data: ReferenceData, name: Name | null, words: readonly string[]): CountryWord | null =>
  name !== null && ['PERSON', 'TIME', 'QUANTITY', 'EVENT', 'LAW'].includes(name.type)
    ? null
    : data.findCountry(words.join(' '))

const numberOf = (reading: Reading, phrase: Phrase): NumberValue => {
  if (phrase.form === 'coordination') return 'plural'
  const word = at(reading.lower, phrase.headToken)
  if (phrase.form === 'pronoun')
    return PLURAL_PRONOUNS.has(word) ? 'plural' : word.startsWith('you') ? 'unknown' : 'singular'
  if (phrase.name?.type === 'PERSON') return 'singular'
  const xpos = at(reading.input.xpos, phrase.headToken)
  if (xpos === 'NNS' || xpos === 'NNPS')
    return phrase.name?.type === 'GPE' || phrase.name?.type === 'ORG' ? 'unknown' : 'plural'
  if (at(reading.lemma, phrase.headToken) === 'people' || word === 'police') return 'plural'
  const counted = reading.children(phrase.headToken).some((child) => NUMBER_ABOVE_ONE.test(at(reading.lower, child)))
  if (counted && at(reading.input.upos, phrase.headToken) === 'NUM') return 'plural'
  return xpos.startsWith('NN') ? 'singular' : 'unknown'
}

const NUMBER_ABOVE_ONE = /^(two|three|four|five|six|seven|eight|nine|ten|both|all|several|many|few)$/u
const PLURAL_PRONOUNS = new Set(
  'they them their theirs themselves we us our ours ourselves these those both all few several many others'.split(' '),
)

const pronounGender = (word: string): Gender => {
  if (['he', 'him', 'his', 'himself'].includes(word)) return 'male'
  return ['she', 'her', 'hers', 'herself'].includes(word) ? 'female' : 'unknown'
}

const genderOf = (
  data: ReferenceData,
  name: Name | null,
  words: readonly string[],
  titles: readonly string[],
): Gender => {
  for (const title of titles) {
    const word = title.replace('.', '')
    if (data.femaleWords.has(word)) return 'female'
    if (data.maleWords.has(word)) return 'male'
  }
  if (name !== null && name.type !== 'PERSON') return 'unknown'
  const first = name === null ? '' : (words.find((word) => !data.personTitles.has(word.replace('.', ''))) ?? '')
  if (words.some((word) => word === 'mrs.' || word === 'ms.' || word === 'mrs' || word === 'ms')) return 'female'
  if (words.some((word) => word === 'mr.' || word === 'mr')) return 'male'
  if (data.femaleNames.has(first)) return 'female'
  return data.maleNames.has(first) ? 'male' : 'unknown'
}

const NAME_TYPES: Readonly<Record<NameType, ThingType>> = {
  PERSON: 'person',
  ORG: 'organisation',
  GPE: 'place',
  LOC: 'place',
  FAC: 'place',
  NORP: 'group',
  EVENT: 'event',
  LAW: 'thing',
  DOC: 'thing',
  PRODUCT: 'thing',
  QUANTITY: 'quantity',
  TIME: 'time',
  MISC: 'unknown',
}

interface Known {
  readonly country: CountryWord | null
  readonly head: string
  readonly words: readonly string[]
}

const typeOf = (reading: Reading, data: ReferenceData, phrase: Phrase, known: Known): ThingType => {
  if (phrase.form === 'pronoun') return pronounType(at(reading.lower, phrase.headToken))
  if (phrase.form === 'adjective') return 'group'
  if (known.country !== null && known.country.kind !== 'demonym') return 'country'
  if (phrase.form === 'name' && phrase.name !== null) return NAME_TYPES[phrase.name.type]
  if (data.personNouns.has(known.head)) return 'person'
  if (data.countryNouns.has(known.head)) return 'country'
  if (data.organisationNouns.has(known.head)) return 'organisation'
  if (data.placeNouns.has(known.head)) return 'place'
  if (data.timeNouns.has(known.head)) return 'time'
  if (data.eventNouns.has(known.head)) return 'event'
  if (at(reading.input.upos, phrase.headToken) === 'NUM') return 'quantity'
  return at(reading.input.upos, phrase.headToken) === 'PROPN' ? 'unknown' : 'thing'
}

const PERSON_PRONOUNS = new Set(
  'i me my mine myself you your yours yourself yourselves he him his himself she her hers herself we us our ours ourselves someone somebody anyone anybody everyone everybody nobody'.split(
    ' ',
  ),
)

const pronounType = (word: string): ThingType => {
  if (PERSON_PRONOUNS.has(word)) return 'person'
  return word === 'it' || word === 'its' || word === 'itself' ? 'thing' : 'unknown'
}

const roleOf = (reading: Reading, token: TokenIndex): GrammaticalRole => {
  const relation = at(reading.input.deprel, token)
  switch (at(relation.split(':'), 0)) {
    case 'nsubj':
    case 'csubj':
      return 'subject'
    case 'obj':
    case 'iobj':
      return 'object'
    case 'obl':
      return relation === 'obl:agent' ? 'object' : 'oblique'
    case 'nmod':
      return relation === 'nmod:poss' ? 'possessor' : 'modifier'
    case 'compound':
      return 'modifier'
    case 'conj':
    case 'appos':
      return roleOf(reading, at(reading.input.head, token))
    default:
      return 'other'
  }
}
