import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Knowledge } from '../../src/model/index.ts'
import { resolveKnowledge } from '../../src/resolution/resolve-knowledge.ts'
import type { ReadDocument } from '../../src/resolution/resolve-knowledge.ts'
import { gazetteer, person, place, read, thing } from './read-document.ts'
import type { GivenMention } from './read-document.ts'

const resolve = (...documents: readonly ReadDocument[]): Knowledge => resolveKnowledge(documents, gazetteer)
const idsOf = (knowledge: Knowledge): string[] => knowledge.entities.map(({ id }) => id)
const factsOf = (knowledge: Knowledge): string[] =>
  knowledge.statements.map(({ subject, relation, object }) => `${subject} ${relation} ${object}`).sort()

describe('persons', () => {
  test('a full name and the surname are one person, across documents too', () => {
    const knowledge = resolve(read('d1', [person('Ann Moreau')]), read('d2', [person('Moreau')]))
    expect(knowledge.entities).toMatchObject([{ id: 'person:ann-moreau', name: 'Ann Moreau', aliases: ['Moreau'] }])
  })

  test('two persons of one surname stay two', () => {
    expect(idsOf(resolve(read('d1', [person('Ann Moreau'), person('Ben Moreau')])))).toEqual([
      'person:ann-moreau',
      'person:ben-moreau',
    ])
  })

  test('a surname that two bear is nobody’s when the document does not say whose', () => {
    const knowledge = resolve(read('d1', [person('Ann Moreau'), person('Ben Moreau')]), read('d2', [person('Moreau')]))
    expect(idsOf(knowledge)).toEqual(['person:ann-moreau', 'person:ben-moreau', 'person:moreau'])
  })

  test('a document’s own bearer comes before those of other documents', () => {
    const knowledge = resolve(
      read('d1', [person('Ben Moreau')]),
      read('d2', [person('Ann Moreau'), person('Moreau', { occurrence: 2 }), place('Peru')], [[1, 'visited', 2]]),
    )
    expect(factsOf(knowledge)).toEqual(['person:ann-moreau visited gpe:peru'])
  })

  test('a first or last name is the person with whom its own text ties it, though others bear it', () => {
    const yoon = [person('Yoon Suk Yeol', { chain: 1 }), person('Yoon', { occurrence: 2, chain: 1 }), place('Peru')]
    expect(factsOf(resolve(read('d1', yoon, [[1, 'visited', 2]])))).toEqual(['person:yoon-suk-yeol visited gpe:peru'])
    const two = [
      person('Ann Moreau', { chain: 1 }),
      person('Ben Moreau', { chain: 2 }),
      person('Moreau', { occurrence: 3, chain: 1 }),
      place('Peru'),
    ]
    expect(factsOf(resolve(read('d1', two, [[2, 'visited', 3]])))).toEqual(['person:ann-moreau visited gpe:peru'])
  })

  test('a word that is tied to two names stays a name of its own', () => {
    const names = [
      { text: 'Acme Steel', type: 'ORG', chain: 1 },
      { text: 'Acme Foods', type: 'ORG', chain: 1 },
      { text: 'Acme', type: 'ORG', occurrence: 3, chain: 1 },
      place('Peru'),
    ] as const
    expect(factsOf(resolve(read('d1', names, [[2, 'left', 3]])))).toEqual(['org:acme left gpe:peru'])
  })

  test('a company is one with and without its legal form, and called by a part of its name', () => {
    const knowledge = resolve(
      read('d1', [
        { text: 'Acme Steel Inc.', type: 'ORG', chain: 1 },
        { text: 'Acme', type: 'ORG', occurrence: 2, chain: 1 },
      ]),
      read('d2', [{ text: 'Acme Steel', type: 'ORG' }]),
    )
    expect(knowledge.entities).toMatchObject([
      {
        merges: expect.arrayContaining([
          { name: 'Acme', score: 0.85, reason: 'a part of the name, in one article with the whole of it' },
        ]) as unknown,
      },
    ])
  })

  test('a middle initial makes no second person', () => {
    const knowledge = resolve(read('d1', [person('Ann S. Moreau')]), read('d2', [person('Ann Moreau')]))
    expect(idsOf(knowledge)).toEqual(['person:ann-moreau'])
  })

  test('a surname that is also a country is the person whom the document names in full', () => {
    const names = [person('Ann Peru'), person('Peru', { occurrence: 2 }), place('Chile')]
    const knowledge = resolve(read('d1', names, [[1, 'visited', 2]]), read('d2', [place('Peru')]))
    expect(factsOf(knowledge)).toEqual(['person:ann-peru visited gpe:chile'])
  })

  test('a person who is tagged otherwise once stays a person by the votes', () => {
    const knowledge = resolve(
      read('d1', [
        person('Moreau'),
        person('Moreau', { occurrence: 2 }),
        { text: 'Moreau', type: 'ORG', occurrence: 3 },
      ]),
    )
    expect(idsOf(knowledge)).toEqual(['person:moreau'])
  })
})

describe('countries and places', () => {
  test('a country, its capital, its demonym and its seat are one', () => {
    const names = [place('Peru'), place('Lima'), { text: 'Peruvian', type: 'NORP' } as const, { text: 'Casa Grande' }]
    expect(resolve(read('d1', names)).entities).toMatchObject([
      { id: 'gpe:peru', aliases: ['Casa Grande', 'Lima', 'Peruvian', 'Republic of Peru'] },
    ])
  })

  test('a capital in a place phrase stays a city', () => {
    expect(idsOf(resolve(read('d1', [place('Peru'), place('Lima', { preposition: 'in' })])))).toEqual([
      'gpe:lima',
      'gpe:peru',
    ])
  })

  test('a seat in a place phrase is a building', () => {
    expect(idsOf(resolve(read('d1', [place('Casa Grande', { preposition: 'near' })])))).toEqual(['fac:casa-grande'])
  })

  test('a country in a place phrase stays the country', () => {
    expect(idsOf(resolve(read('d1', [place('Peru', { preposition: 'in' })])))).toEqual(['gpe:peru'])
  })

  test('words for kinds of places and the plural do not count', () => {
    const names: GivenMention[] = [
      { text: 'Aroo Islands', type: 'LOC' },
      { text: 'the Aroos', type: 'LOC' },
    ]
    expect(resolve(read('d1', names)).entities).toHaveLength(1)
  })

  test('a person who bears the name of a demonym is a person', () => {
    expect(idsOf(resolve(read('d1', [person('Chilean')])))).toEqual(['person:chilean'])
  })
})

describe('ministries and governments', () => {
  const ministry = (owner: number): GivenMention => ({
    text: 'Foreign Ministry',
    type: 'ORG',
    qualifiers: [{ preposition: 'possessor', mention: owner }],
  })

  test('ministries are told apart by their country', () => {
    const knowledge = resolve(read('d1', [place('Peru'), ministry(0)]), read('d2', [place('Chile'), ministry(0)]))
    expect(knowledge.entities.filter(({ type }) => type === 'ORG').map(({ name }) => name)).toEqual([
      'Foreign Ministry (Chile)',
      'Foreign Ministry (Peru)',
    ])
  })

  test('a ministry without a country is the only one that the document names', () => {
    const names = [place('Peru'), ministry(0), { text: 'Foreign Ministry', type: 'ORG', occurrence: 2 } as const]
    expect(idsOf(resolve(read('d1', names)))).toEqual(['gpe:peru', 'org:foreign-ministry-peru'])
  })

  test('the country in the name and beside the name make one ministry', () => {
    const knowledge = resolve(
      read('d1', [place('Peru'), ministry(0)]),
      read('d2', [{ text: 'Peruvian Foreign Ministry', type: 'ORG' }]),
    )
    expect(knowledge.entities.filter(({ type }) => type === 'ORG')).toHaveLength(1)
  })

  test('described governments are known by their country', () => {
    const knowledge = resolve(
      read(
        'd1',
        [
          { text: 'Peruvian', type: 'NORP' },
          thing('government', {
            type: 'ORG',
            lemma: 'government',
            qualifiers: [{ preposition: 'demonym', mention: 0 }],
          }),
          place('Chile'),
        ],
        [[1, 'met', 2]],
      ),
    )
    expect(factsOf(knowledge)).toEqual(['org:government-of-peru met gpe:chile'])
  })
})

describe('names that the texts teach', () => {
  const taught = read(
    'd1',
    [{ text: 'Aroo Islands', type: 'LOC' }, { text: 'Sunny Isles', type: 'LOC' }, place('Peru')],
    [],
    {
      links: [{ mention: 1, antecedent: 0, rule: 'known-as', score: 0.8 }],
    },
  )

  test('another name holds in all documents, whichever comes first', () => {
    const other = (id: string) => read(id, [{ text: 'Sunny Isles', type: 'LOC' }, place('Peru')], [[1, 'claims', 0]])
    const { entities, statements } = resolve(taught, other('d0'), other('d2'))
    const islands = entities.find(({ type }) => type === 'LOC')
    expect([islands?.name, ...(islands?.aliases ?? [])].sort()).toEqual(['Aroo Islands', 'Sunny Isles'])
    expect(statements).toMatchObject([{ subject: 'gpe:peru', object: islands?.id, evidence: [{}, {}] }])
  })

  test('words that describe are a name where they are one elsewhere', () => {
    const described = read('d2', [thing('sunny isles', { type: 'LOC' }), place('Peru')], [[1, 'claims', 0]])
    const { entities, statements } = resolve(taught, described)
    const [islands, ...others] = entities.filter(({ type }) => type === 'LOC')
    expect(others).toEqual([])
    expect(islands?.aliases).toContain('sunny isles')
    expect(statements).toMatchObject([{ subject: 'gpe:peru', object: islands?.id }])
  })

  test('a country keeps its name, whatever a text calls it', () => {
    const wrong = read('d1', [place('Peru'), place('Chile')], [[1, 'met', 0]], {
      links: [{ mention: 1, antecedent: 0, rule: 'known-as', score: 0.8 }],
    })
    expect(idsOf(resolve(wrong))).toEqual(['gpe:chile', 'gpe:peru'])
  })

  test('names that teach each other in a circle end', () => {
    const links = [
      { mention: 1, antecedent: 0, rule: 'known-as', score: 0.8 },
      { mention: 0, antecedent: 1, rule: 'known-as', score: 0.8 },
    ]
    const knowledge = resolve(
      read('d1', [{ text: 'Aroo', type: 'LOC' }, { text: 'Bree', type: 'LOC' }, place('Peru')], [[2, 'claims', 1]], {
        links,
      }),
    )
    expect(knowledge.entities.filter(({ type }) => type === 'LOC')).toHaveLength(1)
    expect(knowledge.statements).toHaveLength(1)
  })
})

describe('described things', () => {
  const talks = (more: Partial<GivenMention> = {}): GivenMention =>
    thing('talks', { nounClass: 'NEGOTIATION', lemma: 'talk', ...more })
  const inDocument = (id: string, ...rest: readonly GivenMention[]) =>
    read(
      id,
      [place('Peru'), place('Chile'), ...rest],
      rest.map((_, index) => [0, 'left', index + 2] as const),
    )
  const things = (knowledge: Knowledge) => knowledge.entities.filter(({ type }) => type === 'EVENT')
  const withParty = (mention: number) => ({ qualifiers: [{ preposition: 'with', mention }] })

  test('the same modifiers make one thing of two documents', () => {
    const fishery = { modifiers: ['fishery'], label: 'fishery talks' }
    expect(things(resolve(inDocument('d1', talks(fishery)), inDocument('d2', talks(fishery))))).toHaveLength(1)
  })

  test('words for one kind of thing are one: talks and negotiations', () => {
    const negotiations = thing('negotiations', {
      nounClass: 'NEGOTIATION',
      lemma: 'negotiation',
      modifiers: ['fishery'],
    })
    const knowledge = resolve(inDocument('d1', talks({ modifiers: ['fishery'] })), inDocument('d2', negotiations))
    expect(things(knowledge)).toHaveLength(1)
  })

  test('other modifiers make another thing', () => {
    const knowledge = resolve(
      inDocument('d1', talks({ modifiers: ['fishery'] })),
      inDocument('d2', talks({ modifiers: ['border'] })),
    )
    expect(things(knowledge)).toHaveLength(2)
  })

  test('the same parties make one thing, other parties another', () => {
    const knowledge = resolve(
      inDocument('d1', talks(withParty(0))),
      inDocument('d2', talks(withParty(0))),
      inDocument('d3', talks(withParty(1))),
    )
    expect(things(knowledge)).toHaveLength(2)
  })

  const tariffs = (mention: number) =>
    thing('tariffs', {
      nounClass: 'POLICY',
      lemma: 'tariff',
      modifiers: ['fishery'],
      qualifiers: [{ preposition: 'against', mention }],
    })

  test('modifiers do not make one of two things whose parties differ; their names tell the parties', () => {
    const knowledge = resolve(inDocument('d1', tariffs(0)), inDocument('d2', tariffs(1)))
    expect(things(knowledge).map(({ name }) => name)).toEqual(['tariffs (Chile)', 'tariffs (Peru)'])
    expect(new Set(idsOf(knowledge)).size).toBe(knowledge.entities.length)
  })

  test('dealings of two are one where each text names the other party', () => {
    const knowledge = resolve(
      inDocument('d1', talks({ modifiers: ['fishery'], ...withParty(0) })),
      inDocument('d2', talks({ modifiers: ['fishery'], ...withParty(1) })),
    )
    expect(things(knowledge)).toHaveLength(1)
  })

  test('a bare word is one thing within a document, not across documents', () => {
    const war = thing('the war', { lemma: 'war', label: 'war', isDefinite: true })
    const again = { ...war, occurrence: 2 }
    expect(things(resolve(inDocument('d1', war, again)))).toHaveLength(1)
    expect(things(resolve(inDocument('d1', war), inDocument('d2', war)))).toHaveLength(2)
  })

  const show = (label: string, fields: Partial<GivenMention> = {}) =>
    thing(label, { nounClass: 'EVENT', lemma: 'show', label, isDefinite: true, ...fields })

  test('the shows are not the show', () => {
    expect(things(resolve(inDocument('d1', show('show'), show('shows'))))).toHaveLength(2)
  })

  test('a show at one place is not the show at another', () => {
    const at = (mention: number) => ({ qualifiers: [{ preposition: 'at', mention }] })
    expect(
      things(resolve(inDocument('d1', show('show', at(0)), { ...show('show', at(1)), occurrence: 2 }))),
    ).toHaveLength(2)
    expect(
      things(resolve(inDocument('d1', show('show', at(0)), { ...show('show', at(0)), occurrence: 2 }))),
    ).toHaveLength(1)
  })

  test('every show is not the show of before', () => {
    const every = show('every show', { label: 'show', isDefinite: false })
    expect(things(resolve(inDocument('d1', show('show'), every)))).toHaveLength(2)
  })

  test('what is worth no node gives no statement', () => {
    const knowledge = resolve(inDocument('d1', thing('things', { isNode: false })))
    expect(knowledge.statements).toEqual([])
    expect(things(knowledge)).toEqual([])
  })
})

describe('mentions that refer', () => {
  test('a pronoun is what its link leads to', () => {
    const knowledge = resolve(
      read('d1', [place('Peru'), { text: 'it', kind: 'pronoun' }, place('Chile')], [[1, 'met', 2]], {
        links: [{ mention: 1, antecedent: 0, rule: 'pronoun', score: 0.8 }],
      }),
    )
    expect(factsOf(knowledge)).toEqual(['gpe:peru met gpe:chile'])
  })

  test('a weak link makes nothing of a pronoun', () => {
    const knowledge = resolve(
      read('d1', [place('Peru'), { text: 'it', kind: 'pronoun' }, place('Chile')], [[1, 'met', 2]], {
        links: [{ mention: 1, antecedent: 0, rule: 'pronoun', score: 0.4 }],
      }),
    )
    expect(knowledge.statements).toEqual([])
  })

  test('a plural stands for each of its members', () => {
    const knowledge = resolve(
      read(
        'd1',
        [
          place('Peru', { chain: 0 }),
          place('Chile', { chain: 1 }),
          thing('both countries', { members: [0, 1] }),
          { text: 'Nordic League' },
        ],
        [[2, 'joined', 3]],
      ),
    )
    expect(factsOf(knowledge)).toEqual(['gpe:chile joined org:nordic-league', 'gpe:peru joined org:nordic-league'])
  })

  test('links that run in a circle end', () => {
    const links = [
      { mention: 0, antecedent: 1, rule: 'pronoun', score: 0.9 },
      { mention: 1, antecedent: 0, rule: 'pronoun', score: 0.9 },
    ]
    const mentions: GivenMention[] = [{ text: 'it', kind: 'pronoun' }, { text: 'they', kind: 'pronoun' }, place('Peru')]
    expect(resolve(read('d1', mentions, [[0, 'met', 2]], { links })).statements).toEqual([])
  })
})

describe('statements', () => {
  const peruMetChile = (id: string, more = {}) => read(id, [place('Peru'), place('Chile')], [[0, 'met', 1, more]])

  test('what two documents say is one statement with the evidence of both, surer than either', () => {
    const { statements } = resolve(peruMetChile('d2'), peruMetChile('d1'))
    expect(statements).toHaveLength(1)
    expect(statements[0]?.evidence.map(({ document }) => document)).toEqual(['d1', 'd2'])
    expect(statements[0]?.confidence).toBe(0.96)
  })

  test('the same words are evidence once', () => {
    const twice = read(
      'd1',
      [place('Peru'), place('Chile')],
      [
        [0, 'met', 1],
        [0, 'met', 1],
      ],
    )
    expect(resolve(twice).statements[0]?.evidence).toHaveLength(1)
  })

  test.each([
    ['contradicting ones', { polarity: 'negative' }],
    ['planned ones', { modality: 'planned' }],
    ['those of another day', { time: { start: '2020-01-01', end: '2020-01-01', precision: 'day' } }],
    ['other relations', { relation: 'left' }],
  ])('%s stay side by side', (_name, more) => {
    expect(resolve(peruMetChile('d1'), peruMetChile('d2', more)).statements).toHaveLength(2)
  })

  test('what a speaker says is told apart from what the article says, by the nearest speaker', () => {
    const said = read(
      'd1',
      [place('Peru'), place('Chile'), person('Ann Moreau'), { text: 'Nordic League' }],
      [
        [0, 'met', 1],
        [0, 'met', 1, { attributedTo: [2, 3] }],
      ],
    )
    expect(resolve(said).statements.map(({ attributedTo }) => attributedTo)).toEqual(
      expect.arrayContaining(['person:ann-moreau', null]),
    )
  })

  test('nothing is stated of a thing and itself', () => {
    expect(resolve(read('d1', [place('Peru'), place('Lima')], [[0, 'met', 1]])).statements).toEqual([])
  })

  test('a claim without an object is no statement', () => {
    expect(resolve(read('d1', [place('Peru')], [[0, 'voted', null]])).statements).toEqual([])
  })
})

describe('ids', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'a thing called “%s” has an id of its own kind',
    (name) => {
      const [only] = resolve(read('d1', [{ text: name }])).entities
      expect(only?.name).toBe(name)
      expect((only?.id ?? 'toString') in Object.prototype).toBe(false)
    },
  )

  test('a thing without letters has an id', () => {
    expect(idsOf(resolve(read('d1', [{ text: '№' }, place('Peru')])))).toContain('gpe:peru')
  })

  test('a number in a name does not take the id of a namesake', () => {
    const summit = thing('summit', { lemma: 'summit', qualifiers: [{ preposition: 'with', mention: 0 }] })
    const numbered = thing('summit 2', { lemma: 'summit', label: 'summit 2', modifiers: ['2'] })
    const knowledge = resolve(
      read('d1', [place('Peru'), summit, place('Chile')], [[2, 'left', 1]]),
      read('d2', [place('Chile'), summit, place('Peru')], [[2, 'left', 1]]),
      read('d3', [numbered, place('Peru')], [[1, 'left', 0]]),
    )
    expect(new Set(idsOf(knowledge)).size).toBe(knowledge.entities.length)
  })
})

const mention = fc.constantFrom<GivenMention>(
  place('Peru'),
  place('Lima'),
  place('Lima', { preposition: 'in' }),
  person('Ann Moreau'),
  person('Ben Moreau'),
  person('Moreau'),
  { text: 'Foreign Ministry', type: 'ORG', qualifiers: [{ preposition: 'possessor', mention: 0 }] },
  { text: 'Aroo Islands', type: 'LOC' },
  { text: 'the Aroos', type: 'GPE' },
  { text: 'Sunny Isles', type: 'LOC' },
  { text: 'constructor' },
  thing('fishery talks', { nounClass: 'NEGOTIATION', lemma: 'talk', modifiers: ['fishery'] }),
  thing('talks', { nounClass: 'NEGOTIATION', lemma: 'talk', qualifiers: [{ preposition: 'with', mention: 0 }] }),
  thing('the war', { lemma: 'war', isDefinite: true }),
  thing('government', { type: 'ORG', lemma: 'government', qualifiers: [{ preposition: 'of', mention: 0 }] }),
  { text: 'it', kind: 'pronoun' },
)

/** A document of some of those mentions, some of them linked, some of them in claims. */
const anyDocument = fc
  .record({
    mentions: fc.array(mention, { minLength: 2, maxLength: 8 }),
    claims: fc.array(
      fc.record({
        ends: fc.tuple(fc.nat(), fc.nat()),
        relation: fc.constantFrom('met', 'left'),
        polarity: fc.constantFrom('positive' as const, 'negative' as const),
        speaker: fc.option(fc.nat()),
        span: fc.tuple(fc.nat(), fc.nat()),
      }),
      { maxLength: 6 },
    ),
    links: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('pronoun', 'known-as')), { maxLength: 3 }),
  })
  .map(({ mentions, claims, links }) => (id: string) => {
    const size = mentions.length
    const text = mentions.map((one) => one.text).join(' , ')
    return read(
      id,
      mentions,
      claims.map(({ ends, relation, polarity, speaker, span }) => {
        const [start = 0, end = 0] = span
          .map((offset) => offset % (text.length + 1))
          .sort((left, right) => left - right)
        const attributedTo = speaker === null ? [] : [speaker % size]
        return [ends[0] % size, relation, ends[1] % size, { polarity, attributedTo, start, end }] as const
      }),
      {
        links: links
          .map(([from, to, rule]) => ({ mention: from % size, antecedent: to % size, rule, score: 0.9 }))
          .filter((link) => link.mention !== link.antecedent),
      },
    )
  })

const anyDocuments = fc
  .array(anyDocument, { minLength: 1, maxLength: 5 })
  .map((makers) => makers.map((make, index) => make(`d${index}`)))

describe('whatever the documents say', () => {
  test('their order does not change a byte', () => {
    fc.assert(
      fc.property(
        anyDocuments.chain((documents) =>
          fc.tuple(fc.constant(documents), fc.shuffledSubarray(documents, { minLength: documents.length })),
        ),
        ([documents, shuffled]) => {
          expect(JSON.stringify(resolve(...shuffled))).toBe(JSON.stringify(resolve(...documents)))
        },
      ),
    )
  })

  test('ids are unique and sorted, both ends exist, nothing is said of itself, and every quote is its slice', () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const { entities, statements } = resolve(...documents)
        const ids = entities.map(({ id }) => id)
        expect(ids).toEqual([...new Set(ids)].sort())
        expect(statements.map(({ id }) => id)).toEqual([...new Set(statements.map(({ id }) => id))].sort())
        for (const statement of statements) {
          expect(ids).toContain(statement.subject)
          expect(ids).toContain(statement.object)
          expect(statement.subject).not.toBe(statement.object)
          if (statement.attributedTo !== null) expect(ids).toContain(statement.attributedTo)
          for (const { document: id, start, end, quote } of statement.evidence)
            expect(documents.find(({ document }) => document.id === id)?.document.text.slice(start, end)).toBe(quote)
        }
      }),
    )
  })

  test('resolving does not edit what was read', () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const before = JSON.stringify(documents)
        resolve(...documents)
        expect(JSON.stringify(documents)).toBe(before)
      }),
      { numRuns: 30 },
    )
  })
})
