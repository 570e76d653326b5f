import type { ChainLink, Claim, Mention, Qualifier } from '../../src/model/index.ts'
import { createGazetteer } from '../../src/resolution/gazetteer.ts'
import type { CountryRecord } from '../../src/resolution/gazetteer.ts'
import type { ReadDocument } from '../../src/resolution/resolve-knowledge.ts'
import { document } from '../support/knowledge.ts'

const country = (
  common: string,
  capital: string,
  demonym: string,
  more: Partial<CountryRecord> = {},
): CountryRecord => ({
  name: { common, official: `Republic of ${common}`, native: {} },
  capital: [capital],
  altSpellings: [],
  demonyms: { eng: { f: demonym, m: demonym } },
  ...more,
})

/** Three countries, as the package `world-countries` writes them. */
export const countries: readonly CountryRecord[] = [
  country('Peru', 'Lima', 'Peruvian', {
    altSpellings: ['PE', 'Piruw'],
    name: {
      common: 'Peru',
      official: 'Republic of Peru',
      native: { que: { common: 'Perú', official: 'Piruw Ripuwlika' } },
    },
  }),
  country('Chile', 'Santiago', 'Chilean'),
  country('United States', 'Washington D.C.', 'American'),
]

export const files = {
  aliases: '# name\ttype\taliases\nNordic League\tORG\tNL|League of the North\n',
  seats: 'Casa Grande\tPeru\n',
  countryNames: 'US\tUnited States\nU.S.\tUnited States\nAmericans\tUnited States\n',
  governmentWords: 'government\nside\n',
}

export const gazetteer = createGazetteer(countries, files)

/** A mention by its words; found at their first, or n-th, place in the text. */
export interface GivenMention extends Partial<Omit<Mention, 'qualifiers'>> {
  readonly text: string
  readonly occurrence?: number
  readonly qualifiers?: readonly Qualifier[]
}

/** Subject, relation and object by the numbers of their mentions, and what else is to be said. */
export type GivenClaim = readonly [subject: number, relation: string, object: number | null, more?: Partial<Claim>]

/** A document with what it says, by hand. The text is the words of the mentions, unless given. */
export const read = (
  id: string,
  mentions: readonly GivenMention[],
  claims: readonly GivenClaim[] = [],
  { text = mentions.map((mention) => mention.text).join(' , '), links = [] as readonly ChainLink[] } = {},
): ReadDocument => {
  const sentence = { start: 0, end: text.length }
  return {
    document: document({ id, text, blocks: [{ kind: 'paragraph', ...sentence }] }),
    claims: {
      document: id,
      sentences: 1,
      mentions: mentions.map((mention) => mentionIn(text, mention)),
      links,
      claims: claims.map(([subject, relation, object, more]) => ({
        ...sentence,
        subject,
        relation,
        eventType: 'OTHER',
        object,
        polarity: 'positive',
        modality: 'asserted',
        attributedTo: [],
        time: null,
        confidence: 0.8,
        rule: 'test-rule',
        tuple: ['', '', ''],
        sentence,
        ...more,
      })),
    },
  }
}

const mentionIn = (text: string, { occurrence = 1, ...given }: GivenMention): Mention => {
  let start = text.indexOf(given.text)
  for (let count = 1; count < occurrence; count++) start = text.indexOf(given.text, start + 1)
  if (start < 0) throw new Error(`The text does not say "${given.text}": ${text}`)
  const span = { start, end: start + given.text.length }
  return {
    ...span,
    kind: 'name',
    type: 'MISC',
    label: given.text,
    head: span,
    chain: null,
    members: [],
    nounClass: null,
    lemma: given.text.split(' ').at(-1)?.toLowerCase() ?? '',
    preposition: '',
    isDefinite: false,
    modifiers: [],
    qualifiers: [],
    isNode: true,
    ...given,
  }
}

export const person = (text: string, more: Partial<GivenMention> = {}): GivenMention => ({
  text,
  type: 'PERSON',
  ...more,
})
export const place = (text: string, more: Partial<GivenMention> = {}): GivenMention => ({ text, type: 'GPE', ...more })
/** A described thing: `peace talks`. */
export const thing = (text: string, more: Partial<GivenMention> = {}): GivenMention => ({
  text,
  kind: 'nominal',
  type: 'EVENT',
  ...more,
})
