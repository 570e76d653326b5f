import { expect, test } from 'vitest'

import { marksOf } from '../../../src/formats/write/conllu-marks.ts'

const reference = (first: number, end: number, chain: number, rule: string) => ({
  first,
  end,
  headToken: first,
  chain,
  antecedent: null,
  rule,
  score: 1,
  members: [],
})

test('names, times and references stand in MISC, with an open end and inner brackets after outer ones', () => {
  const layers = {
    names: [{ first: 0, end: 2, type: 'ORG' as const, score: 1 }],
    times: [
      { first: 2, end: 4, interval: { start: '2018-01-01', end: null, precision: 'year' as const } },
      { first: 4, end: 5, interval: { start: '2022-03-01', end: '2022-03-01', precision: 'day' as const } },
    ],
    references: [
      reference(0, 2, 0, 'name'),
      reference(1, 2, 1, 'name'),
      reference(5, 6, 0, 'pronoun'),
      reference(4, 5, 1, 'same-name'),
      reference(3, 4, 2, 'alone'),
    ],
  }
  expect(marksOf(layers, { first: 0, end: 6 })).toEqual([
    ['Coref=(1:name', 'NER=B-ORG'],
    ['Coref=(2:name)1)', 'NER=I-ORG'],
    ['Time=(2018-01-01/..:year'],
    ['Time=)'],
    ['Coref=(2:same-name)', 'Time=(2022-03-01:day)'],
    ['Coref=(1:pronoun)'],
  ])
})

test('what lies outside the range is left out', () => {
  const layers = { names: [{ first: 0, end: 3, type: 'ORG' as const, score: 1 }], references: [] }
  expect(marksOf(layers, { first: 1, end: 2 })).toEqual([['NER=I-ORG']])
})
