import { describe, expect, test } from 'vitest'

import { predicationOf } from './read-claims.ts'

describe('who does what to whom', () => {
  test('subject and object of an active clause', () => {
    expect(
      predicationOf('Peru/PROPN/2/nsubj/GPE signed=sign/VERB/0/root treaties=treaty/NOUN+/2/obj', 'signed'),
    ).toMatchObject({
      passive: false,
      subjects: 'Peru',
      objects: 'treaties',
      inherited: 'own',
    })
  })

  test('coordinated ends are all there', () => {
    const found = predicationOf(
      'Peru/PROPN/4/nsubj/GPE and/CCONJ/3/cc Chile/PROPN/1/conj/GPE signed=sign/VERB/0/root pacts=pact/NOUN+/4/obj and/CCONJ/7/cc treaties=treaty/NOUN+/5/conj',
      'signed',
    )
    expect(found).toMatchObject({ subjects: 'Peru Chile', objects: 'pacts treaties' })
  })

  test('a passive is turned round', () => {
    const found = predicationOf(
      'Talks=talk/NOUN+/3/nsubj:pass were=be/AUX/3/aux:pass suspended=suspend/VERB.VBN/0/root by/ADP/5/case Peru/PROPN/3/obl:agent/GPE',
      'suspended',
    )
    expect(found).toMatchObject({ passive: true, subjects: 'Peru', objects: 'Talks' })
  })

  test('a passive without an agent has no subject', () => {
    const found = predicationOf(
      'Talks=talk/NOUN+/3/nsubj:pass were=be/AUX/3/aux:pass suspended=suspend/VERB.VBN/0/root',
      'suspended',
    )
    expect(found).toMatchObject({ passive: true, subjects: '', objects: 'Talks' })
  })

  test('a participle behind its noun is a passive of it', () => {
    const found = predicationOf(
      'islands=island/NOUN+/0/root claimed=claim/VERB.VBN/1/acl by/ADP/4/case Peru/PROPN/2/obl:agent/GPE',
      'claimed',
    )
    expect(found).toMatchObject({ passive: true, subjects: 'Peru', objects: 'islands', inherited: 'participle' })
  })

  test('a present participle behind its noun is done by it', () => {
    const found = predicationOf(
      'troops=troop/NOUN+/0/root guarding=guard/VERB.VBG/1/acl bridges=bridge/NOUN+/2/obj',
      'guarding',
    )
    expect(found).toMatchObject({ passive: false, subjects: 'troops', objects: 'bridges' })
  })

  test('a conjunct shares the subject of the first verb', () => {
    const found = predicationOf(
      'Peru/PROPN/2/nsubj/GPE came=come/VERB/0/root and/CCONJ/4/cc left=leave/VERB/2/conj Chile/PROPN/4/obj/GPE',
      'left',
    )
    expect(found).toMatchObject({ subjects: 'Peru', objects: 'Chile', inherited: 'conjunct' })
  })

  test('a conjunct of a passive is about its surface subject', () => {
    const found = predicationOf(
      'Peru/PROPN/3/nsubj:pass/GPE was=be/AUX/3/aux:pass invited=invite/VERB.VBN/0/root and/CCONJ/5/cc left=leave/VERB/3/conj',
      'left',
    )
    expect(found).toMatchObject({ subjects: 'Peru', objects: '' })
  })

  test.each([
    [
      'the subject does what a verb of wanting governs',
      'Peru/PROPN/2/nsubj/GPE wants=want/VERB/0/root to/PART/4/mark sign/VERB.VB/2/xcomp treaties=treaty/NOUN+/4/obj',
      'Peru',
      'want',
    ],
    [
      'the object does what a verb of urging governs',
      'Peru/PROPN/2/nsubj/GPE urged=urge/VERB/0/root Chile/PROPN/2/obj/GPE to/PART/5/mark sign/VERB.VB/2/xcomp',
      'Chile',
      'urge',
    ],
    [
      'so does the one who was urged, in the passive',
      'Chile/PROPN/3/nsubj:pass/GPE was=be/AUX/3/aux:pass urged=urge/VERB.VBN/0/root to/PART/5/mark sign/VERB.VB/3/xcomp',
      'Chile',
      'urge',
    ],
    [
      'control runs through a chain of verbs',
      'Peru/PROPN/2/nsubj/GPE wants=want/VERB/0/root to/PART/4/mark refuse/VERB.VB/2/xcomp to/PART/6/mark sign/VERB.VB/4/xcomp',
      'Peru',
      'want refuse',
    ],
    [
      'the subject of a ready one',
      'Peru/PROPN/3/nsubj/GPE is=be/AUX/3/cop ready/ADJ/0/root to/PART/5/mark sign/VERB.VB/3/xcomp',
      'Peru',
      'ready',
    ],
    [
      'the owner of a decision',
      "Peru/PROPN/3/nmod:poss/GPE 's/PART/1/case decision/NOUN/0/root to/PART/5/mark sign/VERB.VB/3/acl",
      'Peru',
      'decision',
    ],
  ])('%s', (_name, notation, subjects, controls) => {
    expect(predicationOf(notation, 'sign')).toMatchObject({ subjects, controls, inherited: 'control' })
  })

  test('a relative pronoun stands for its noun', () => {
    const found = predicationOf(
      'troops=troop/NOUN+/0/root who/PRON/3/nsubj left=leave/VERB/1/acl:relcl Peru/PROPN/3/obj/GPE',
      'left',
    )
    expect(found).toMatchObject({ subjects: 'troops', objects: 'Peru', inherited: 'relative' })
  })

  test('a relative object stands for its noun', () => {
    const found = predicationOf(
      'islands=island/NOUN+/0/root that/PRON/4/obj Peru/PROPN/4/nsubj/GPE claims=claim/VERB/1/acl:relcl',
      'claims',
    )
    expect(found).toMatchObject({ subjects: 'Peru', objects: 'islands' })
  })

  test('so it does without a pronoun', () => {
    const found = predicationOf(
      'islands=island/NOUN+/0/root Peru/PROPN/3/nsubj/GPE claims=claim/VERB/1/acl:relcl',
      'claims',
    )
    expect(found).toMatchObject({ subjects: 'Peru', objects: 'islands' })
  })

  test('a participle of a clause is done by its subject', () => {
    const found = predicationOf(
      'Peru/PROPN/2/nsubj/GPE left=leave/VERB/0/root citing=cite/VERB.VBG/2/advcl costs=cost/NOUN+/3/obj',
      'citing',
    )
    expect(found).toMatchObject({ subjects: 'Peru', objects: 'costs', inherited: 'adverbial' })
  })

  test('the blamed one did what it is blamed for', () => {
    const found = predicationOf(
      'Peru/PROPN/2/nsubj/GPE criticized=criticize/VERB/0/root Chile/PROPN/2/obj/GPE for/SCONJ/5/mark leaving=leave/VERB.VBG/2/advcl',
      'leaving',
    )
    expect(found).toMatchObject({ subjects: 'Chile', inherited: 'adverbial' })
  })

  test('a subject that stands for nothing is nobody', () => {
    const found = predicationOf('It/PRON/2/expl seems=seem/VERB/0/root', 'seems')
    expect(found).toMatchObject({ subjects: '', inherited: 'none' })
  })

  test('prepositions come with each of their nouns', () => {
    const found = predicationOf(
      'Peru/PROPN/2/nsubj/GPE spoke=speak/VERB/0/root with/ADP/4/case Chile/PROPN/2/obl/GPE and/CCONJ/6/cc Cuba/PROPN/4/conj/GPE because/ADP/9/case of/ADP/7/fixed costs=cost/NOUN+/2/obl',
      'spoke',
    )
    expect(found.obliques).toBe('with Chile, with Cuba, because of costs')
  })
})
