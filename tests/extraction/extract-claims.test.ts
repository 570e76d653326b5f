import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { CLAIM_RULES } from '../../src/extraction/extract-claims.ts'
import { layersOf } from '../language/coreference/read-references.ts'
import { readClaims } from './read-claims.ts'
import type { Beside } from './read-claims.ts'

/** `Peru ‹aux› signed treaties`, the verb at the given place of the sentence. */
const SIGNED = 'Peru/PROPN/2/nsubj/GPE signed=sign/VERB/0/root treaties=treaty/NOUN+/2/obj'

const SPEECH: Readonly<Record<string, string>> = {
  'Peru said Chile left Cuba':
    'Peru/PROPN/2/nsubj/GPE said=say/VERB/0/root Chile/PROPN/4/nsubj/GPE left=leave/VERB/2/ccomp Cuba/PROPN/4/obj/GPE',
  'Peru denied that Chile left Cuba':
    'Peru/PROPN/2/nsubj/GPE denied=deny/VERB/0/root that/SCONJ/5/mark Chile/PROPN/5/nsubj/GPE left=leave/VERB/2/ccomp Cuba/PROPN/5/obj/GPE',
  'Chile left Cuba, Peru said':
    'Chile/PROPN/2/nsubj/GPE left=leave/VERB/0/root Cuba/PROPN/2/obj/GPE ,/PUNCT/6/punct Peru/PROPN/6/nsubj/GPE said=say/VERB/2/parataxis',
  'Chile left Cuba, as Peru said':
    'Chile/PROPN/2/nsubj/GPE left=leave/VERB/0/root Cuba/PROPN/2/obj/GPE ,/PUNCT/7/punct as/SCONJ/7/mark Peru/PROPN/7/nsubj/GPE said=say/VERB/2/advcl',
  'Chile left Cuba, according to Peru':
    'Chile/PROPN/2/nsubj/GPE left=leave/VERB/0/root Cuba/PROPN/2/obj/GPE ,/PUNCT/7/punct according/VERB/7/case to/ADP/5/fixed Peru/PROPN/2/obl/GPE',
  'Chile left Cuba when Peru said no':
    'Chile/PROPN/2/nsubj/GPE left=leave/VERB/0/root Cuba/PROPN/2/obj/GPE when/ADV/6/advmod Peru/PROPN/6/nsubj/GPE said=say/VERB/2/advcl no/INTJ/6/discourse',
  'Peru’s claim that Chile left Cuba':
    "Peru/PROPN/3/nmod:poss/GPE 's/PART/1/case claim/NOUN/0/root that/SCONJ/6/mark Chile/PROPN/6/nsubj/GPE left=leave/VERB/3/acl Cuba/PROPN/6/obj/GPE",
  'Peru asked whether Chile left Cuba':
    'Peru/PROPN/2/nsubj/GPE asked=ask/VERB/0/root whether/SCONJ/5/mark Chile/PROPN/5/nsubj/GPE left=leave/VERB/2/ccomp Cuba/PROPN/5/obj/GPE',
  'Fiji said Peru said Chile left Cuba':
    'Fiji/PROPN/2/nsubj/GPE said=say/VERB/0/root Peru/PROPN/4/nsubj/GPE said=say/VERB/2/ccomp Chile/PROPN/6/nsubj/GPE left=leave/VERB/4/ccomp Cuba/PROPN/6/obj/GPE',
  '“Chile left Cuba. Chile left it,” said Peru':
    '“/PUNCT/3/punct Chile/PROPN/3/nsubj/GPE left=leave/VERB/0/root Cuba/PROPN/3/obj/GPE ./PUNCT/3/punct\nChile/PROPN/2/nsubj/GPE left=leave/VERB/0/root Cuba/PROPN/2/obj/GPE ”/PUNCT/2/punct said=say/VERB/2/parataxis Peru/PROPN/5/nsubj/GPE',
}
const speech = (title: string, beside: Beside = {}) => readClaims(SPEECH[title] ?? '', beside)

describe('polarity', () => {
  test.each([
    ['a plain clause is positive', SIGNED, 'positive'],
    [
      '“not” makes it negative',
      'Peru/PROPN/4/nsubj/GPE did=do/AUX/4/aux not/PART/4/advmod sign/VERB.VB/0/root treaties=treaty/NOUN+/4/obj',
      'negative',
    ],
    [
      '“never” makes it negative',
      'Peru/PROPN/3/nsubj/GPE never/ADV/3/advmod signed=sign/VERB/0/root treaties=treaty/NOUN+/3/obj',
      'negative',
    ],
    [
      '“no” before the object makes it negative',
      'Peru/PROPN/2/nsubj/GPE signed=sign/VERB/0/root no/DET/4/det treaties=treaty/NOUN+/2/obj',
      'negative',
    ],
    [
      'a verb of refusing makes it negative',
      'Peru/PROPN/2/nsubj/GPE refused=refuse/VERB/0/root to/PART/4/mark sign/VERB.VB/2/xcomp treaties=treaty/NOUN+/4/obj',
      'negative',
    ],
    [
      'two negations cancel out',
      'Peru/PROPN/4/nsubj/GPE did=do/AUX/4/aux not/PART/4/advmod fail/VERB.VB/0/root to/PART/6/mark sign/VERB.VB/4/xcomp treaties=treaty/NOUN+/6/obj',
      'positive',
    ],
    [
      '“or” carries a negation on',
      'Peru/PROPN/4/nsubj/GPE did=do/AUX/4/aux not/PART/4/advmod come/VERB.VB/0/root or/CCONJ/6/cc sign/VERB.VB/4/conj treaties=treaty/NOUN+/6/obj',
      'negative',
    ],
    [
      '“and” does not',
      'Peru/PROPN/4/nsubj/GPE did=do/AUX/4/aux not/PART/4/advmod come/VERB.VB/0/root and/CCONJ/6/cc sign/VERB.VB/4/conj treaties=treaty/NOUN+/6/obj',
      'positive',
    ],
  ])('%s', (_name, notation, polarity) => {
    const { claims } = readClaims(notation)
    expect(claims.filter(({ object }) => object?.label === 'treaties').map((claim) => claim.polarity)).toEqual([
      polarity,
    ])
  })
})

describe('modality', () => {
  const withAuxiliary = (word: string) =>
    `Peru/PROPN/3/nsubj/GPE ${word}/AUX/3/aux sign/VERB.VB/0/root treaties=treaty/NOUN+/3/obj`

  test.each([
    ['a past tense is asserted', SIGNED, 'asserted'],
    ['“will” is planned', withAuxiliary('will'), 'planned'],
    ['“may” is possible', withAuxiliary('may'), 'possible'],
    ['“could” is possible', withAuxiliary('could'), 'possible'],
    ['“must” is demanded', withAuxiliary('must'), 'demanded'],
    ['“has” is asserted', withAuxiliary('has=have'), 'asserted'],
    [
      'what is planned is planned',
      'Peru/PROPN/2/nsubj/GPE plans=plan/VERB/0/root to/PART/4/mark sign/VERB.VB/2/xcomp treaties=treaty/NOUN+/4/obj',
      'planned',
    ],
    [
      'what is urged is demanded',
      'Chile/PROPN/2/nsubj/GPE urged=urge/VERB/0/root Peru/PROPN/2/obj/GPE to/PART/5/mark sign/VERB.VB/2/xcomp treaties=treaty/NOUN+/5/obj',
      'demanded',
    ],
    [
      'a plan that may be is possible',
      'Peru/PROPN/3/nsubj/GPE may/AUX/3/aux plan/VERB.VB/0/root to/PART/5/mark sign/VERB.VB/3/xcomp treaties=treaty/NOUN+/5/obj',
      'possible',
    ],
    [
      'a condition is possible',
      'Chile/PROPN/2/nsubj/GPE stays=stay/VERB/0/root if/SCONJ/5/mark Peru/PROPN/5/nsubj/GPE signs=sign/VERB/2/advcl treaties=treaty/NOUN+/5/obj',
      'possible',
    ],
    [
      'a conjunct shares the auxiliary',
      'Peru/PROPN/3/nsubj/GPE will/AUX/3/aux come/VERB.VB/0/root and/CCONJ/5/cc sign/VERB.VB/3/conj treaties=treaty/NOUN+/5/obj',
      'planned',
    ],
    [
      'a possibility is possible',
      'possibility/NOUN/0/root that/SCONJ/4/mark Peru/PROPN/4/nsubj/GPE signed=sign/VERB/1/acl treaties=treaty/NOUN+/4/obj',
      'possible',
    ],
  ])('%s', (_name, notation, modality) => {
    const { claims } = readClaims(notation)
    const found = claims.filter(({ subject, object }) => subject.label === 'Peru' && object?.label === 'treaties')
    expect(found.map((claim) => claim.modality)).toEqual([modality])
  })
})

describe('labels', () => {
  test('the class of the object chooses the entry', () => {
    expect(readClaims(SIGNED).claim('Peru signed treaties').eventType).toBe('SIGN_AGREEMENT')
  })

  test('a verb that no table knows is its past', () => {
    const notation = 'Peru/PROPN/2/nsubj/GPE sought=seek/VERB/0/root treaties=treaty/NOUN+/2/obj'
    expect(readClaims(notation).claim('Peru sought treaties').eventType).toBe('OTHER')
  })

  test('what is planned is said in the words of the plan', () => {
    const notation =
      'Peru/PROPN/2/nsubj/GPE plans=plan/VERB/0/root to/PART/4/mark sign/VERB.VB/2/xcomp treaties=treaty/NOUN+/4/obj'
    expect(readClaims(notation).claim('Peru planned to sign treaties').eventType).toBe('EXPRESS_INTENT')
  })

  test('what is refused is a rejection', () => {
    const notation =
      'Peru/PROPN/2/nsubj/GPE refused=refuse/VERB/0/root to/PART/4/mark sign/VERB.VB/2/xcomp treaties=treaty/NOUN+/4/obj'
    expect(readClaims(notation).claim('Peru signed treaties').eventType).toBe('REJECT')
  })

  test('a support verb lets its noun speak', () => {
    const notation =
      'Peru/PROPN/2/nsubj/GPE imposed=impose/VERB/0/root sanctions=sanction/NOUN+/2/obj on/ADP/5/case Chile/PROPN/3/nmod/GPE'
    expect(readClaims(notation).claim('Peru sanctioned Chile')).toMatchObject({
      eventType: 'SANCTION',
      rule: 'support-verb',
    })
  })

  test('a quantity is seen through', () => {
    const notation =
      'Peru/PROPN/2/nsubj/GPE signed=sign/VERB/0/root dozens=dozen/NOUN+/2/obj of/ADP/5/case treaties=treaty/NOUN+/3/nmod'
    expect(readClaims(notation).claim('Peru signed treaties').eventType).toBe('SIGN_AGREEMENT')
  })

  test('a passive tells the agent’s deed', () => {
    const notation =
      'Talks=talk/NOUN+/3/nsubj:pass were=be/AUX/3/aux:pass suspended=suspend/VERB.VBN/0/root by/ADP/5/case Peru/PROPN/3/obl:agent/GPE'
    expect(readClaims(notation).claim('Peru suspended talks').eventType).toBe('HALT_NEGOTIATIONS')
  })
})

describe('who says so', () => {
  test.each([
    ['Peru said Chile left Cuba', ['Peru'], 'asserted', 'positive'],
    ['Peru denied that Chile left Cuba', ['Peru'], 'denied', 'negative'],
    ['Chile left Cuba, Peru said', ['Peru'], 'asserted', 'positive'],
    ['Chile left Cuba, as Peru said', ['Peru'], 'asserted', 'positive'],
    ['Chile left Cuba, according to Peru', ['Peru'], 'asserted', 'positive'],
    ['Peru’s claim that Chile left Cuba', ['Peru'], 'asserted', 'positive'],
    ['Peru asked whether Chile left Cuba', ['Peru'], 'demanded', 'positive'],
    ['Fiji said Peru said Chile left Cuba', ['Peru', 'Fiji'], 'asserted', 'positive'],
    ['Chile left Cuba when Peru said no', [], 'asserted', 'positive'],
  ])('%s', (title, speakers, modality, polarity) => {
    expect(speech(title).claim('Chile left Cuba')).toMatchObject({ speakers, modality, polarity })
  })

  test('a quotation over two sentences has one speaker', () => {
    const { claims } = speech('“Chile left Cuba. Chile left it,” said Peru')
    expect(claims.map(({ speakers }) => speakers)).toEqual([['Peru'], ['Peru']])
  })

  test('what the article itself says has no speaker', () => {
    expect(readClaims(SIGNED).claim('Peru signed treaties').speakers).toEqual([])
  })
})

describe('a heading without a stop', () => {
  const NORDIC = 'Great/PROPN/0/root/GPE Peru/PROPN/1/flat/+'

  test('gives no title to the name below it', () => {
    const notation = 'The/DET/3/det foreign/ADJ/3/amod minister/NOUN/0/root of/ADP/5/case Peru/PROPN/3/nmod/GPE'
    const below = 'Ann/PROPN/3/nsubj/PERSON Moreau/PROPN/1/flat/+ left=leave/VERB/0/root Chile/PROPN/3/obj/GPE'
    expect(readClaims(`${notation}\n${below}`).all).toEqual(['Ann Moreau left Chile'])
    expect(readClaims(`The/DET/2/det minister/NOUN/0/root\n${below}`).all).toEqual(['Ann Moreau left Chile'])
  })

  test('gives no country to the title below it', () => {
    const below = 'Minister=minister/NOUN/2/compound Ann/PROPN/0/root/PERSON'
    expect(readClaims(`${NORDIC}\n${below}`).all).toEqual([])
    expect(
      readClaims(below.replace('Minister', 'Peruvian/ADJ/2/amod Minister').replaceAll('/2/compound', '/3/compound'))
        .all,
    ).toEqual(['Ann minister of Peruvian'])
  })

  test('gives no compass point to the place below it', () => {
    const { found } = readClaims('The/DET/2/det South/NOUN/0/root\nPeru/PROPN/0/root/GPE')
    expect(found.mentions.map(({ label }) => label)).toContain('Peru')
  })
})

describe('time', () => {
  const interval = { start: '2020-05-01', end: '2020-05-31', precision: 'month' } as const

  test('a time of the clause is the time of the claim, and no argument', () => {
    const { claims, all } = readClaims(`${SIGNED} in/ADP/5/case May/PROPN/2/obl`, {
      times: [{ first: 4, end: 5, interval }],
    })
    expect(all).toEqual(['Peru signed treaties'])
    expect(claims[0]?.time).toEqual(interval)
  })

  test('a time that nobody can place is no time', () => {
    const { claims } = readClaims(`${SIGNED} in/ADP/5/case May/PROPN/2/obl`, {
      times: [{ first: 4, end: 5, interval: null }],
    })
    expect(claims[0]?.time).toBeNull()
  })
})

describe('links', () => {
  const reference = { chain: 0, antecedent: null, rule: 'start', score: 1, members: [] }

  test('a reference links its mention to the mention before', () => {
    const { found } = readClaims(`${SIGNED}\nIt/PRON/2/nsubj left=leave/VERB/0/root Chile/PROPN/2/obj/GPE`, {
      references: [
        { ...reference, first: 0, end: 1, headToken: 0 },
        { ...reference, first: 3, end: 4, headToken: 3, antecedent: 0, rule: 'pronoun', score: 0.7 },
      ],
    })
    const [link] = found.links
    expect(found.links).toHaveLength(1)
    expect([found.mentions[link?.mention ?? 9]?.label, found.mentions[link?.antecedent ?? 9]?.label]).toEqual([
      'It',
      'Peru',
    ])
    expect(link).toMatchObject({ rule: 'pronoun', score: 0.7 })
  })

  test('another name that the text teaches links to the name', () => {
    const { found } = readClaims(
      'Aroo/PROPN/3/nsubj:pass/LOC is=be/AUX/3/aux:pass known=know/VERB.VBN/0/root as/ADP/5/case Bree/PROPN/3/obl/LOC',
    )
    expect(found.links.map(({ rule }) => rule)).toEqual(['known-as'])
  })

  test('names are mentions even where no rule asks for them', () => {
    expect(readClaims('Peru/PROPN/0/root/GPE').found).toMatchObject({ claims: [], mentions: [{ label: 'Peru' }] })
  })
})

describe('rules', () => {
  test('bear names that nobody else bears', () => {
    const names = CLAIM_RULES.map(({ rule }) => rule)
    expect(names).toEqual([...new Set(names)])
  })

  test('of equal claims the most confident stays', () => {
    const rule = (name: string, confidence: number) => ({
      rule: name,
      yes: '',
      gives: ['', '', ''] as const,
      no: '',
      match: () => [
        {
          subject: 0,
          relation: 'met',
          eventType: 'CONSULT',
          object: 2,
          polarity: 'positive' as const,
          modality: 'asserted' as const,
          anchor: 1,
          confidence,
          words: [1],
        },
      ],
    })
    expect(readClaims(SIGNED, {}, [rule('weak', 0.5), rule('sure', 0.9), rule('late', 0.9)]).claims).toMatchObject([
      { rule: 'sure' },
    ])
  })

  test('a claim of a thing and itself is none', () => {
    const notation = 'Peru/PROPN/2/nsubj/GPE met=meet/VERB/0/root'
    const rule = {
      rule: 'self',
      yes: '',
      gives: ['', '', ''] as const,
      no: '',
      match: () => [
        {
          subject: 0,
          relation: 'met',
          eventType: 'CONSULT',
          object: 0,
          polarity: 'positive' as const,
          modality: 'asserted' as const,
          anchor: 1,
          confidence: 1,
          words: [1],
        },
      ],
    }
    expect(readClaims(notation, {}, [rule]).claims).toEqual([])
  })
})

const UPOS = [
  'NOUN',
  'NOUN+',
  'PROPN',
  'VERB',
  'VERB.VBN',
  'VERB.VBG',
  'VERB.VB',
  'ADJ',
  'ADP',
  'AUX',
  'PRON',
  'PUNCT',
  'SCONJ',
  'DET',
]
const RELATIONS = [
  'nsubj',
  'nsubj:pass',
  'obj',
  'obl',
  'obl:agent',
  'nmod',
  'nmod:poss',
  'conj',
  'cc',
  'case',
  'mark',
  'xcomp',
  'ccomp',
  'advcl',
  'acl',
  'acl:relcl',
  'amod',
  'compound',
  'appos',
  'flat',
  'parataxis',
  'aux',
  'cop',
  'det',
  'fixed',
  'punct',
]
const LEMMAS = [
  'say',
  'deny',
  'want',
  'refuse',
  'sign',
  'treaty',
  'talk',
  'minister',
  'impose',
  'sanction',
  'that',
  'as',
  'to',
  'no',
  'know',
  'call',
  'who',
  'of',
  'peruvian',
  'island',
  'because',
  'meet',
  '“',
  '”',
]

/** Sentences of words that make no sense, on trees that are sound. */
const anySentence = fc
  .array(
    fc.record({
      lemma: fc.constantFrom(...LEMMAS),
      upos: fc.constantFrom(...UPOS),
      relation: fc.constantFrom(...RELATIONS),
      head: fc.nat(),
      name: fc.option(fc.constantFrom('GPE', 'PERSON', 'ORG', 'LOC', '+'), { freq: 3 }),
      order: fc.nat(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((words) => {
    // Heads are drawn among the words before in a shuffled order, so that every tree has one root and no cycle.
    const ranked = words
      .map((_, index) => index)
      .sort((left, right) => (words[left]?.order ?? 0) - (words[right]?.order ?? 0))
    const headOf = new Map(
      ranked.map((word, rank) => [word, rank === 0 ? -1 : ranked[(words[word]?.head ?? 0) % rank]]),
    )
    return words
      .map(({ lemma, upos, relation, name }, index) => {
        const head = headOf.get(index) ?? -1
        const before = words[index - 1]?.name
        const label = name === '+' && (before === null || before === undefined) ? 'MISC' : name
        return `${lemma}/${upos}/${head + 1}/${head < 0 ? 'root' : relation}${label === null ? '' : `/${label}`}`
      })
      .join(' ')
  })

const anyText = fc.array(anySentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join('\n'))

describe('whatever the words and trees', () => {
  test('spans lie in their sentences, mentions are slices, tuples are words of the text, ends are two', () => {
    fc.assert(
      fc.property(anyText, (notation) => {
        const { found, analysis } = readClaims(notation)
        const { text } = analysis.document
        for (const mention of found.mentions) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.text)
          expect(mention.head.start).toBeGreaterThanOrEqual(mention.start)
          expect(mention.head.end).toBeLessThanOrEqual(mention.end)
          expect(text).toContain(mention.text)
          expect(mention.label).not.toBe('')
        }
        for (const claim of found.claims) {
          expect(claim.start).toBeGreaterThanOrEqual(claim.sentence.start)
          expect(claim.end).toBeLessThanOrEqual(claim.sentence.end)
          expect(claim.start).toBeLessThan(claim.end)
          expect(claim.subject).not.toBe(claim.object)
          expect(claim.relation.trim()).toBe(claim.relation)
          expect(claim.relation).not.toBe('')
          const sentence = text.slice(claim.sentence.start, claim.sentence.end)
          for (const part of [claim.tuple[0], claim.tuple[2]]) expect(sentence).toContain(part)
          for (const word of claim.tuple[1].split(' ')) expect(sentence.split(' ')).toContain(word)
          expect(claim.confidence).toBeGreaterThan(0)
          expect(claim.confidence).toBeLessThanOrEqual(1)
          for (const speaker of claim.attributedTo) expect(speaker).toBeLessThan(found.mentions.length)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('the same analysis gives the same claims, and is not edited', () => {
    fc.assert(
      fc.property(anyText, (notation) => {
        const before = JSON.stringify(layersOf(notation))
        expect(JSON.stringify(readClaims(notation).found)).toBe(JSON.stringify(readClaims(notation).found))
        expect(JSON.stringify(layersOf(notation))).toBe(before)
      }),
      { numRuns: 50 },
    )
  })
})
