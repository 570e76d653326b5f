import fc from 'fast-check'

import type { ChainLink, EntityType } from '../../src/model/index.ts'
import type { ReadDocument } from '../../src/resolution/resolve-knowledge.ts'
import { read } from './read-document.ts'
import type { GivenClaim, GivenMention } from './read-document.ts'

const name = (text: string, type: EntityType): GivenMention => ({ text, label: text, lemma: text, kind: 'name', type })

const LEAGUE = name('Copper League', 'ORG')

/** Names that meet: persons by surnames and middle names, places by the word for their kind, capitals, bodies. */
const NAMES = [
  name('Ann Moreau', 'PERSON'),
  name('Ann B. Moreau', 'PERSON'),
  name('Bo Moreau', 'PERSON'),
  name('Moreau', 'PERSON'),
  name('Moreau', 'ORG'),
  name('Peru', 'GPE'),
  name('Lima', 'GPE'),
  name('Chile', 'GPE'),
  LEAGUE,
  name('the Copper League', 'MISC'),
  name('League', 'ORG'),
  name('Copper', 'ORG'),
  name('Copper League Ltd', 'ORG'),
  name('Zenda Islands', 'LOC'),
  name('Zenda', 'FAC'),
  name('Ministry of Trade', 'ORG'),
]

const NOUNS = [
  ['talks', 'talk', 'NEGOTIATION', 'EVENT'],
  ['letter', 'letter', 'DOCUMENT', 'DOC'],
  ['officials', 'official', 'OFFICE', 'PERSON'],
  ['government', 'government', 'ORGANISATION', 'ORG'],
  ['copper league', 'league', 'ORGANISATION', 'ORG'],
] as const

const anyNominal = fc
  .record({
    noun: fc.oneof(fc.constant(NOUNS[1]), fc.constantFrom(...NOUNS)),
    modifiers: fc.oneof(fc.constant([]), fc.subarray(['new', 'secret'])),
    preposition: fc.constantFrom('of', 'with', 'at', 'demonym'),
    other: fc.nat(4),
    isQualified: fc.boolean(),
    isDefinite: fc.boolean(),
  })
  .map(
    ({
      noun: [word, lemma, nounClass, type],
      modifiers,
      preposition,
      other,
      isQualified,
      isDefinite,
    }): GivenMention => {
      const label = [...modifiers, word].join(' ')
      return {
        text: isDefinite ? `the ${label}` : label,
        label,
        lemma,
        kind: 'nominal',
        nounClass,
        type,
        modifiers,
        isNode: true,
        isDefinite,
        qualifiers: isQualified ? [{ preposition, mention: other }] : [],
      }
    },
  )

const anyClaim = fc.record({
  subject: fc.nat(2),
  object: fc.oneof(fc.nat(2), fc.nat(7)),
  relation: fc.constantFrom('sanctioned', 'met'),
  eventType: fc.constantFrom('SANCTION', 'CONSULT', 'SANCTION', 'NAMING'),
  speaker: fc.option(fc.nat(6), { freq: 2 }),
  link: fc.boolean(),
})

/** Documents in which all names, descriptions and claims have to do with those of others. */
export const anyRead = (id: string): fc.Arbitrary<ReadDocument> =>
  fc
    .record({
      names: fc.oneof(
        fc.array(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 4 }),
        fc.constant([LEAGUE, name('League', 'ORG')]),
        fc.constant([name('Peru', 'GPE'), name('Chile', 'GPE')]),
      ),
      nominals: fc.array(anyNominal, { minLength: 0, maxLength: 4 }),
      claims: fc.array(anyClaim, { maxLength: 5 }),
      isKnownAs: fc.boolean(),
      isTied: fc.boolean(),
    })
    .map(({ names, nominals, claims, isKnownAs, isTied }) => {
      const mentions = [...names, ...nominals]
      const within = (mention: number): number => mention % mentions.length
      const told = mentions.map((mention, index) => ({
        ...mention,
        chain: isTied && index < names.length ? 0 : null,
        qualifiers: (mention.qualifiers ?? []).map((qualifier) => ({
          ...qualifier,
          mention: qualifier.mention % names.length,
        })),
      }))
      const given = claims.map(({ subject, object, relation, eventType, speaker }): GivenClaim => [
        within(subject),
        relation,
        within(object),
        { eventType, attributedTo: speaker === null ? [] : [within(speaker)] },
      ])
      const link: ChainLink = { mention: 0, antecedent: 1, rule: 'known-as', score: 0.9 }
      const made = read(id, spread(told), given, { links: isKnownAs ? [link] : [] })
      const linked = claims.some(({ link: isLinked }) => isLinked) && made.claims.claims.length > 1
      return linked
        ? {
            ...made,
            claims: {
              ...made.claims,
              claimLinks: [{ kind: 'because' as const, from: 0, to: 1, start: 0, end: 1, words: 'as' }],
            },
          }
        : made
    })

/** The same words again are another occurrence of them. */
const spread = (mentions: readonly GivenMention[]): GivenMention[] => {
  const seen = new Map<string, number>()
  return mentions.map((mention) => {
    const occurrence = seen.get(mention.text) ?? 0
    seen.set(mention.text, occurrence + 1)
    return { ...mention, occurrence: occurrence + 1 }
  })
}

/** What comes and goes, step by step: null takes a document out. */
export const anySteps = fc.array(
  fc.uniqueArray(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.boolean())
      .chain(([id, isGone]) => anyRead(id).map((made) => [id, isGone ? null : made] as const)),
    { selector: ([id]) => id, minLength: 1, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 6 },
)
