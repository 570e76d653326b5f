import { describe, expect, test } from 'vitest'

import { addUdScores, f1Of, scoreUd } from '../../src/evaluation/ud-score.ts'
import type { UdMetric } from '../../src/evaluation/ud-score.ts'
import { parseUdText } from '../../src/evaluation/ud-words.ts'

type Row = readonly [
  id: string,
  form: string,
  head?: string,
  deprel?: string,
  upos?: string,
  lemma?: string,
  feats?: string,
]

const conllu = (...sentences: readonly (readonly Row[])[]): string =>
  sentences
    .map((rows) =>
      rows
        .map(([id, form, head = '_', deprel = '_', upos = '_', lemma = '_', feats = '_']) =>
          [id, form, lemma, upos, '_', feats, head, deprel, '_', '_'].join('\t'),
        )
        .join('\n'),
    )
    .join('\n\n')

const GOLD = conllu(
  [
    ['1', 'Ann', '2', 'nsubj', 'PROPN', 'Ann', 'Number=Sing'],
    ['2-3', "didn't"],
    ['2', 'did', '0', 'root', 'AUX', 'do', 'Tense=Past|Local=Yes'],
    ['3', "n't", '2', 'advmod:neg', 'PART', 'not'],
    ['4', '.', '2', 'punct', 'PUNCT', '.'],
  ],
  [['1', 'Bo', '0', 'root', 'PROPN', 'Bo']],
)

const score = (gold: string, predicted: string) => scoreUd(parseUdText(gold), parseUdText(predicted))
const right = (gold: string, predicted: string, metric: UdMetric) => score(gold, predicted)[metric]

describe('the scores of the CoNLL 2018 shared task', () => {
  test('a text against itself is right in everything', () => {
    const same = score(GOLD, GOLD)
    for (const counts of Object.values(same)) expect(counts.right).toBe(counts.gold)
    expect(same.Tokens.gold).toBe(4)
    expect(same.Words.gold).toBe(5)
    expect(same.Sentences.gold).toBe(2)
  })

  test('a token that is cut differently is wrong, the others still count', () => {
    const cut = conllu([
      ['1', 'Ann', '2', 'nsubj', 'PROPN', 'Ann'],
      ['2', 'did', '0', 'root', 'AUX', 'do'],
      ['3', "n't", '2', 'advmod', 'PART', 'not'],
      ['4', '.', '2', 'punct', 'PUNCT', '.'],
      ['5', 'Bo', '2', 'dep', 'PROPN', 'Bo'],
    ])
    const found = score(GOLD, cut)
    expect(found.Tokens).toEqual({ gold: 4, predicted: 5, right: 3 })
    // The words of a multiword token are found by their forms.
    expect(found.Words).toEqual({ gold: 5, predicted: 5, right: 5 })
    expect(found.Sentences).toEqual({ gold: 2, predicted: 1, right: 0 })
    expect(found.UAS.right).toBe(4)
  })

  test('subtypes of relations and features of one language only are left out', () => {
    const other = GOLD.replace('advmod:neg', 'advmod').replace('|Local=Yes', '')
    expect(right(GOLD, other, 'LAS').right).toBe(5)
    expect(right(GOLD, other, 'UFeats').right).toBe(5)
  })

  test('punctuation has no part in CLAS, but in LAS', () => {
    const wrong = GOLD.replace('\t2\tpunct', '\t1\tpunct')
    expect(right(GOLD, wrong, 'LAS').right).toBe(4)
    expect(right(GOLD, wrong, 'CLAS')).toEqual({ gold: 4, predicted: 4, right: 4 })
  })

  test('a lemma that the gold text does not give is right', () => {
    expect(
      right(conllu([['1', 'Bo', '0', 'root']]), conllu([['1', 'Bo', '0', 'root', 'X', 'bo']]), 'Lemmas').right,
    ).toBe(1)
  })

  test('two roots: each word keeps its own sentence', () => {
    const split = conllu([
      ['1', 'Ann', '0', 'root'],
      ['2', 'left', '1', 'acl'],
    ])
    const joined = conllu([
      ['1', 'Ann', '2', 'nsubj'],
      ['2', 'left', '0', 'root'],
    ])
    expect(right(split, joined, 'UAS').right).toBe(0)
  })

  test('other characters are refused with the place', () => {
    expect(() => score(conllu([['1', 'Bo']]), conllu([['1', 'Ba']]))).toThrow(
      expect.objectContaining({ code: 'BROKEN_FILE' }),
    )
  })

  test('a row that is no word is refused', () => {
    expect(() => parseUdText('x\tBo')).toThrow(expect.objectContaining({ code: 'BROKEN_FILE' }))
  })

  test('counts of texts add up, and F1 is formed of the sums', () => {
    const sum = addUdScores([score(GOLD, GOLD), score(GOLD, GOLD.replace('\t2\tpunct', '\t1\tpunct'))])
    expect(sum.LAS).toEqual({ gold: 10, predicted: 10, right: 9 })
    expect(f1Of(sum.LAS)).toBeCloseTo(0.9)
    expect(f1Of({ gold: 0, predicted: 0, right: 0 })).toBe(0)
  })
})
