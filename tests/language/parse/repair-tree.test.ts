import { expect, test } from 'vitest'

import { repairTree } from '../../../src/language/parse/repair-tree.ts'
import { layerOf } from '../encode/layers.ts'

/** One sentence from words written `form=lemma/UPOS.XPOS/head/relation`. */
const readLayers = (notation: string) => {
  const rows = notation.split(' ').map((word) => {
    const [text = '', tags = '', head = '0', deprel = ''] = word.split('/')
    const [form = '', lemma = form.toLowerCase()] = text.split('=')
    const [upos = '', xpos = ''] = tags.split('.')
    return { form, lemma, upos, xpos, deprel, head: Number(head) - 1 }
  })
  const layer = layerOf(rows.map(({ form }) => form).join(' '))
  return {
    ...layer,
    sentences: [{ first: 0, end: rows.length }],
    lemma: rows.map(({ lemma }) => lemma),
    upos: rows.map(({ upos }) => upos),
    xpos: rows.map(({ xpos }) => xpos),
    feats: rows.map(() => '_'),
    head: Int32Array.from(rows, ({ head }) => head),
    deprel: rows.map(({ deprel }) => deprel),
  }
}

test.each([
  [
    'a verb with an object is no participle of the noun before it',
    'Near/ADP.IN/2/case Oslo/PROPN.NNP/4/nmod ,/PUNCT.,/2/punct strikes/NOUN.NNS/0/root hit=hit/VERB.VBD/4/acl bridges/NOUN.NNS/5/obj ./PUNCT.../4/punct',
    { hit: '0 root', strikes: '5 nsubj', Oslo: '5 obl', bridges: '5 obj' },
  ],
  [
    'a participle without an object stays one',
    'strikes/NOUN.NNS/0/root ordered=order/VERB.VBN/1/acl by/ADP.IN/4/case Oslo/PROPN.NNP/2/obl:agent',
    { strikes: '0 root', ordered: '1 acl' },
  ],
  [
    'a name behind a title and a comma explains the title',
    'Minister/PROPN.NNP/5/nsubj ,/PUNCT.,/1/punct Ann/PROPN.NNP/5/nsubj Li/PROPN.NNP/3/flat said=say/VERB.VBD/0/root',
    { Minister: '5 nsubj', Ann: '1 appos' },
  ],
  [
    'a perfect without “be” is active',
    'officials/NOUN.NNS/3/nsubj:pass have/AUX.VBP/3/aux deported=deport/VERB.VBN/0/root migrants/NOUN.NNS/3/obj',
    { officials: '3 nsubj' },
  ],
  [
    'a passive stays one',
    'officials/NOUN.NNS/4/nsubj:pass have/AUX.VBP/4/aux been=be/AUX.VBN/4/aux:pass deported=deport/VERB.VBN/0/root',
    { officials: '4 nsubj:pass' },
  ],
  [
    'a second subject behind an active verb is its object',
    'rebels/NOUN.NNS/2/nsubj killed=kill/VERB.VBD/0/root chief/NOUN.NN/2/nsubj',
    { rebels: '2 nsubj', chief: '2 obj' },
  ],
  [
    'of two subjects the one behind the reporting verb is its own',
    'it/PRON.PRP/2/nsubj pays=pay/VERB.VBZ/4/ccomp ,/PUNCT.,/2/punct said=say/VERB.VBD/0/root Ann/PROPN.NNP/2/nsubj',
    { it: '2 nsubj', Ann: '4 nsubj' },
  ],
  [
    'the first of two subjects of a reporting verb is that of the clause between them',
    'banks/NOUN.NNS/6/nsubj could=can/AUX.MD/3/aux fail/VERB.VB/6/ccomp ,/PUNCT.,/3/punct experts/NOUN.NNS/6/nsubj warned=warn/VERB.VBD/0/root',
    { banks: '3 nsubj', experts: '6 nsubj' },
  ],
  [
    'a clause with a subject of its own takes no other',
    'banks/NOUN.NNS/6/nsubj they/PRON.PRP/3/nsubj fail/VERB.VBP/6/ccomp ,/PUNCT.,/3/punct experts/NOUN.NNS/6/nsubj warned=warn/VERB.VBD/0/root',
    { they: '3 nsubj' },
  ],
  [
    'the subject of the reporting verb comes back to it',
    'rebels/NOUN.NNS/2/nsubj fled=flee/VERB.VBD/5/ccomp ,/PUNCT.,/4/punct council/NOUN.NN/2/nsubj said=say/VERB.VBD/0/root',
    { rebels: '2 nsubj', council: '5 nsubj' },
  ],
  [
    'so does one that was read as an apposition',
    'They/PRON.PRP/2/nsubj signed=sign/VERB.VBD/6/ccomp pacts/NOUN.NNS/2/obj ,/PUNCT.,/5/punct officials/NOUN.NNS/3/appos said=say/VERB.VBD/0/root',
    { officials: '6 nsubj', pacts: '2 obj' },
  ],
  [
    'an aside is said by the noun behind its verb',
    'They/PRON.PRP/2/nsubj fled=flee/VERB.VBD/0/root ,/PUNCT.,/4/punct reports=report/VERB.VBZ/2/parataxis agencies/NOUN.NNS/4/obj',
    { agencies: '4 nsubj' },
  ],
  [
    'who is given nothing is the object',
    'They/PRON.PRP/2/nsubj accused=accuse/VERB.VBD/0/root firms/NOUN.NNS/2/iobj',
    { firms: '2 obj' },
  ],
  [
    'who is given something is not',
    'They/PRON.PRP/2/nsubj gave=give/VERB.VBD/0/root firms/NOUN.NNS/2/iobj loans/NOUN.NNS/2/obj',
    { firms: '2 iobj' },
  ],
])('%s', (_says, notation, expected: Readonly<Record<string, string>>) => {
  const layers = readLayers(notation)
  const { head, deprel } = repairTree(layers)
  for (const [form, arc] of Object.entries(expected)) {
    const token = layers.tokens.form.indexOf(form)
    expect(`${String((head[token] ?? -2) + 1)} ${deprel[token] ?? ''}`, form).toBe(arc)
  }
})
