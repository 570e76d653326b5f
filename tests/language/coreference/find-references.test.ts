import { describe, expect, test } from 'vitest'

import { REFERENCE_RULES } from '../../../src/language/coreference/reference-rules.ts'
import { layersOf, readReferences, referenceData } from './read-references.ts'
import { findReferences } from '../../../src/language/coreference/find-references.ts'

interface Case {
  readonly says: string
  readonly rule: string
  readonly left: string
  readonly right: string
  readonly yes: string
  readonly no?: string
}

const LEFT = 'left/VERB/0/root ./PUNCT/1/punct'
const SMILED = (subject: number): string => `smiled/VERB/0/root ./PUNCT/${subject}/punct`

const CASES: readonly Case[] = [
  {
    says: 'a surname is the full name before it, never one with another first name',
    rule: 'shorter-name',
    left: 'Ann Li',
    right: 'Li',
    yes: `Ann/PROPN/3/nsubj/PERSON Li/PROPN/1/flat/+ left/VERB/0/root
          Li/PROPN/2/nsubj/PERSON ${SMILED(2)}`,
  },
  {
    says: 'an acronym in brackets is the name before it',
    rule: 'acronym',
    left: 'Union of Grey Towns',
    right: 'UGT',
    yes: `Union/PROPN/8/nsubj/ORG of/ADP/4/case/+ Grey/PROPN/4/compound/+ Towns/PROPN/1/nmod/+ (/PUNCT/6/punct UGT/PROPN/1/appos/ORG )/PUNCT/6/punct met/VERB/0/root`,
  },
  {
    says: 'a role beside a name is the person',
    rule: 'apposition',
    left: 'Ann Li',
    right: 'the minister',
    yes: `Ann/PROPN/7/nsubj/PERSON Li/PROPN/1/flat/+ ,/PUNCT/5/punct the/DET/5/det minister/NOUN/1/appos ,/PUNCT/5/punct left/VERB/0/root`,
  },
  {
    says: 'a definite predicate noun is the subject, unless it is denied',
    rule: 'copula',
    left: 'Ann Li',
    right: 'the minister',
    yes: 'Ann/PROPN/5/nsubj/PERSON Li/PROPN/1/flat/+ is/AUX/5/cop the/DET/5/det minister/NOUN/0/root',
    no: 'Ann/PROPN/6/nsubj/PERSON Li/PROPN/1/flat/+ is/AUX/6/cop not/PART/6/advmod the/DET/6/det minister/NOUN/0/root',
  },
  {
    says: 'what is done to somebody over a deed is done over that one’s deed',
    rule: 'target-owner',
    left: 'Acme',
    right: 'its',
    yes: `Brix/PROPN/2/nsubj/ORG fined=fine/VERB/0/root Acme/PROPN/2/obj/ORG over/ADP/6/case its/PRON/6/nmod:poss leaks=leak/NOUN+/2/obl`,
    no: `Brix/PROPN/2/nsubj/ORG fined=fine/VERB/0/root Acme/PROPN/2/obj/ORG with/ADP/6/case its/PRON/6/nmod:poss friends=friend/NOUN+/2/obl`,
  },
  {
    says: 'the same noun with fewer words takes up the phrase before',
    rule: 'head-match',
    left: 'four small islands',
    right: 'the islands',
    yes: `four/NUM/3/nummod small/ADJ/3/amod islands=island/NOUN+/4/nsubj burned/VERB/0/root
          the/DET/2/det islands=island/NOUN+/3/nsubj smoked/VERB/0/root`,
  },
  {
    says: 'a role is taken up by its word',
    rule: 'role',
    left: 'Minister Ann Li',
    right: 'The minister',
    yes: `Minister/PROPN/2/nmod:desc Ann/PROPN/4/nsubj/PERSON Li/PROPN/2/flat/+ left/VERB/0/root
          The=the/DET/2/det minister/NOUN/3/nsubj ${SMILED(3)}`,
  },
  {
    says: 'a general word for a role takes up a role of that kind only',
    rule: 'role-kind',
    left: 'Envoy Ann Li',
    right: 'The diplomat',
    yes: `Envoy/PROPN/2/nmod:desc Ann/PROPN/4/nsubj/PERSON Li/PROPN/2/flat/+ left/VERB/0/root
          The=the/DET/2/det diplomat/NOUN/3/nsubj ${SMILED(3)}`,
  },
  {
    says: 'a pronoun agrees in gender',
    rule: 'pronoun',
    left: 'Ann Li',
    right: 'she',
    yes: `Ann/PROPN/6/nsubj/PERSON Li/PROPN/1/flat/+ and/CCONJ/4/cc Peter/PROPN/1/conj/PERSON Roe/PROPN/4/flat/+ left/VERB/0/root
          then/ADV/3/advmod she/PRON/3/nsubj smiled/VERB/0/root`,
  },
  {
    says: 'a reflexive is the subject of its clause',
    rule: 'reflexive',
    left: 'Ann Li',
    right: 'herself',
    yes: 'Ann/PROPN/3/nsubj/PERSON Li/PROPN/1/flat/+ saw/VERB/0/root herself/PRON/3/obj',
  },
  {
    says: 'the first conjunct has the second',
    rule: 'conjunct-owner',
    left: 'Brazil',
    right: 'its',
    yes: `Peru/PROPN/2/nsubj/GPE met/VERB/0/root Brazil/PROPN/2/obj/GPE and/CCONJ/6/cc its/PRON/6/nmod:poss allies=ally/NOUN+/3/conj`,
  },
  {
    says: 'who has the phrase has the phrase inside it',
    rule: 'phrase-owner',
    left: "Peter Roe 's",
    right: 'his',
    yes: `Bob/PROPN/2/nsubj/PERSON read/VERB/0/root Peter/PROPN/6/nmod:poss/PERSON Roe/PROPN/3/flat/+ 's/PART/3/case word/NOUN/2/obj on/ADP/9/case his/PRON/9/nmod:poss plan/NOUN/6/nmod`,
  },
  {
    says: 'a fronted phrase looks forward',
    rule: 'cataphora',
    left: 'his',
    right: 'Peter Roe',
    yes: 'In/ADP/3/case his/PRON/3/nmod:poss speech/NOUN/7/obl ,/PUNCT/3/punct Peter/PROPN/7/nsubj/PERSON Roe/PROPN/5/flat/+ smiled/VERB/0/root',
  },
  {
    says: 'who speaks on is who spoke before',
    rule: 'speaks-on',
    left: 'Peter Roe',
    right: 'He',
    yes: `Bob/PROPN/2/nsubj/PERSON met/VERB/0/root Jim/PROPN/2/obj/PERSON ,/PUNCT/7/punct Peter/PROPN/7/nsubj/PERSON Roe/PROPN/5/flat/+ said=say/VERB/2/parataxis
          He/PRON/2/nsubj added=add/VERB/0/root thanks/NOUN+/2/obj`,
    no: `Bob/PROPN/2/nsubj/PERSON met/VERB/0/root Jim/PROPN/2/obj/PERSON ,/PUNCT/7/punct Peter/PROPN/7/nsubj/PERSON Roe/PROPN/5/flat/+ said=say/VERB/2/parataxis
         Jim/PROPN/2/nsubj/PERSON said=say/VERB/0/root He/PRON/5/nsubj:pass was=be/AUX/5/aux:pass told=tell/VERB/2/ccomp`,
  },
  {
    says: 'the country is the last one that does not act on it',
    rule: 'country-kind',
    left: 'Peru',
    right: 'The country',
    yes: `They/PRON/2/nsubj left/VERB/0/root Peru/PROPN/2/obj/GPE
          The=the/DET/2/det country/NOUN/3/nsubj grew/VERB/0/root`,
  },
  {
    says: 'the Peruvian side is Peru',
    rule: 'country-side',
    left: 'Peru',
    right: 'The Peruvian side',
    yes: `Peru/PROPN/2/nsubj/GPE paid/VERB/0/root
          The=the/DET/3/det Peruvian/ADJ/3/amod/NORP side/NOUN/4/nsubj left/VERB/0/root`,
  },
]

describe('findReferences', () => {
  test.each(CASES)('$says ($rule)', ({ rule, left, right, yes, no }) => {
    const read = readReferences(yes)
    expect(read.areOne(left, right)).toBe(true)
    expect([read.ruleOf(left), read.ruleOf(right)]).toContain(rule)
    if (no !== undefined) expect(readReferences(no).areOne(left, right)).toBe(false)
  })

  test.each([
    [
      'two first names are two persons',
      'Ann Li',
      'Bo Li',
      `Ann/PROPN/3/nsubj/PERSON Li/PROPN/1/flat/+ ${LEFT.replace('0/root', '0/root')}
       Bo/PROPN/3/nsubj/PERSON Li/PROPN/1/flat/+ left/VERB/0/root`,
    ],
    [
      'the northern islands are not the southern ones',
      'the southern islands',
      'the northern islands',
      `the/DET/3/det southern/ADJ/3/amod islands=island/NOUN+/4/nsubj burned/VERB/0/root
       the/DET/3/det northern/ADJ/3/amod islands=island/NOUN+/4/nsubj smoked/VERB/0/root`,
    ],
    [
      'two arguments of a verb are two persons',
      'Ann Li',
      'her',
      'Ann/PROPN/3/nsubj/PERSON Li/PROPN/1/flat/+ saw/VERB/0/root her/PRON/3/obj',
    ],
    [
      'the ministry of one country is not that of another',
      'the Peruvian Foreign Ministry',
      'the Chilean Foreign Ministry',
      `the/DET/4/det Peruvian/ADJ/4/amod/ORG Foreign/PROPN/4/compound/+ Ministry/PROPN/5/nsubj/+ met/VERB/0/root the/DET/9/det Chilean/ADJ/9/amod/ORG Foreign/PROPN/9/compound/+ Ministry/PROPN/5/obj/+`,
    ],
    [
      'a place behind a place says where it lies',
      'Springfield',
      'Ohio',
      'Springfield/PROPN/4/nsubj/GPE ,/PUNCT/3/punct Ohio/PROPN/1/appos/GPE voted/VERB/0/root',
    ],
    [
      'a diplomat is not a coach',
      'Coach Ann Li',
      'The diplomat',
      `Coach/PROPN/2/nmod:desc Ann/PROPN/4/nsubj/PERSON Li/PROPN/2/flat/+ left/VERB/0/root
       The=the/DET/2/det diplomat/NOUN/3/nsubj smiled/VERB/0/root`,
    ],
  ])('%s', (_says, left, right, notation) => {
    expect(readReferences(notation).areOne(left, right)).toBe(false)
  })

  test('the two countries stand for the two countries named together before', () => {
    const read = readReferences(`
      Peru/PROPN/4/nsubj/GPE and/CCONJ/3/cc Chile/PROPN/1/conj/GPE met/VERB/0/root
      The=the/DET/3/det two/NUM/3/nummod countries=country/NOUN+/4/nsubj agreed/VERB/0/root`)
    expect(read.membersOf('The two countries')).toEqual(['Peru', 'Chile'])
  })

  test('capitals stand for their countries, and a third country breaks the pair', () => {
    const two = readReferences(`
      Lima/PROPN/2/nsubj/GPE met/VERB/0/root Chile/PROPN/2/obj/GPE
      Both=both/DET/2/det countries=country/NOUN+/3/nsubj agreed/VERB/0/root`)
    expect(two.membersOf('Both countries')).toHaveLength(2)
    const three = readReferences(`
      Lima/PROPN/2/nsubj/GPE met/VERB/0/root Chile/PROPN/2/obj/GPE and/CCONJ/5/cc Brazil/PROPN/3/conj/GPE and/CCONJ/7/cc Bolivia/PROPN/3/conj/GPE
      Both=both/DET/2/det countries=country/NOUN+/3/nsubj agreed/VERB/0/root`)
    expect(three.membersOf('Both countries')).toEqual([])
  })

  test('the latter is the last of two', () => {
    const read = readReferences(`
      Acme/PROPN/4/nsubj/ORG and/CCONJ/3/cc Brix/PROPN/1/conj/ORG bid/VERB/0/root
      The=the/DET/2/det latter/ADJ/3/nsubj won/VERB/0/root`)
    expect(read.areOne('Brix', 'The latter')).toBe(true)
  })

  test('what somebody denies is no thing that was named before', () => {
    const isNamed = (verb: string): boolean => {
      const read = readReferences(`
        Acme/PROPN/2/nsubj/ORG sold/VERB/0/root Brix/PROPN/2/obj/ORG
        Peru/PROPN/2/nsubj/GPE ${verb}/VERB/0/root it/PRON/2/obj`)
      return read.areOne('Brix', 'it') || read.areOne('Acme', 'it')
    }
    expect([isNamed('took=take'), isNamed('denied=deny')]).toEqual([true, false])
  })

  test('I in a quotation is the speaker, and we is the country of an official', () => {
    const read = readReferences(`
      Peru/PROPN/2/nsubj/GPE waits/VERB/0/root
      “/PUNCT/3/punct I/PRON/3/nsubj stay/VERB/11/ccomp and/CCONJ/6/cc we/PRON/6/nsubj pay/VERB/3/conj ,/PUNCT/3/punct ”/PUNCT/3/punct Peruvian/ADJ/10/amod/NORP envoy/NOUN/11/nsubj said=say/VERB/0/root`)
    expect(read.areOne('I', 'Peruvian envoy')).toBe(true)
    expect(read.areOne('Peru', 'we')).toBe(true)
    expect(read.ruleOf('we')).toBe('speaker-side')
  })

  test.each([
    ['weather', 'It/PRON/2/nsubj rains=rain/VERB/0/root'],
    [
      'extraposition',
      'It/PRON/3/nsubj is/AUX/3/cop clear/ADJ/0/root that/SCONJ/6/mark Acme/PROPN/6/nsubj/ORG lost/VERB/3/csubj',
    ],
    ['seeming', 'It/PRON/2/nsubj seems=seem/VERB/0/root that/SCONJ/5/mark Acme/PROPN/5/nsubj/ORG lost/VERB/2/ccomp'],
    ['an expletive', 'It/PRON/2/expl hurts/VERB/0/root'],
  ])('it of %s refers to nothing', (_kind, notation) => {
    const read = readReferences(`Acme/PROPN/2/nsubj/ORG grew/VERB/0/root\n${notation}`)
    expect(read.find('It').antecedent).toBeNull()
  })

  test('a relative pronoun belongs to the noun over it', () => {
    const read = readReferences('towns=town/NOUN+/4/nsubj which/PRON/3/nsubj burn/VERB/1/acl:relcl fell/VERB/0/root')
    expect(read.areOne('towns which burn', 'which')).toBe(true)
    expect(read.ruleOf('which')).toBe('relative')
  })

  test('every rule that is used is in the table', () => {
    const known = new Set(REFERENCE_RULES.map(({ rule }) => rule))
    for (const { yes } of CASES) {
      for (const { antecedent, rule } of readReferences(yes).references)
        if (antecedent !== null) expect(known).toContain(rule)
    }
  })

  test('links point to mentions of the same chain, and the same input gives the same output', () => {
    for (const { yes } of CASES) {
      const input = layersOf(yes)
      const first = findReferences(input, referenceData)
      expect(findReferences(input, referenceData)).toEqual(first)
      for (const { antecedent, chain } of first.references) {
        if (antecedent !== null) expect(first.references[antecedent]?.chain).toBe(chain)
      }
    }
  })

  test('an empty document has no references', () => {
    const empty = { ...layersOf('x/X/0/root'), sentences: [], names: [] }
    const { tokens } = empty
    const none = {
      ...empty,
      tokens: { ...tokens, count: 0, form: [] },
      head: new Int32Array(0),
      lemma: [],
      upos: [],
      deprel: [],
    }
    expect(findReferences(none, referenceData).references).toEqual([])
  })
})
