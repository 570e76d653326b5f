import { describe, expect, test } from 'vitest'

import { bestAssignment } from '../../src/evaluation/best-assignment.ts'
import { evaluateCoreference, parseGoldReferences } from '../../src/evaluation/coreference-corpus.ts'
import { bCubedFractions, ceafFractions, mucFractions, scoreCoreference } from '../../src/evaluation/coreference.ts'

const pair = {
  gold: [['a', 'b', 'c']],
  predicted: [
    ['a', 'b'],
    ['c', 'd'],
  ],
}

describe('scores of chains', () => {
  test('MUC counts the links that a cut chain lacks', () => {
    expect(mucFractions(pair)).toEqual({ recall: [1, 2], precision: [1, 2] })
  })

  test('B³ weighs each mention by what its chain shares', () => {
    const { recall, precision } = bCubedFractions(pair)
    expect(recall[0] / recall[1]).toBeCloseTo(5 / 9)
    expect(precision[0] / precision[1]).toBeCloseTo(2.5 / 4)
  })

  test('CEAF pairs each chain once', () => {
    const { recall, precision } = ceafFractions(pair)
    expect(recall[0] / recall[1]).toBeCloseTo(4 / 5)
    expect(precision[0] / precision[1]).toBeCloseTo(2 / 5)
  })

  test('equal chains score one, and chains of one mention do not count', () => {
    const score = scoreCoreference([{ gold: [['a', 'b'], ['x']], predicted: [['b', 'a'], ['y']] }])
    expect(score.conll).toBe(1)
    expect(score.mentions.f1).toBe(1)
  })

  test('nothing found scores zero', () => {
    expect(scoreCoreference([{ gold: [['a', 'b']], predicted: [] }]).conll).toBe(0)
  })

  test('documents are summed before dividing', () => {
    const empty = { gold: [['p', 'q', 'r']], predicted: [] }
    expect(scoreCoreference([pair, empty]).muc.recall).toBeCloseTo(1 / 4)
  })
})

describe('bestAssignment', () => {
  test.each([
    [
      'a square',
      [
        [1, 2],
        [3, 1],
      ],
      [1, 0],
    ],
    [
      'more columns',
      [
        [0, 0, 5],
        [4, 0, 6],
      ],
      [2, 0],
    ],
    ['more rows', [[1], [9], [3]], [-1, 0, -1]],
    ['nothing', [], []],
  ])('%s', (_shape, weights, expected) => {
    expect(bestAssignment(weights)).toEqual(expected)
  })
})

const row = (id: number, form: string, misc: string): string =>
  [id, form, form, 'NOUN', 'NN', '_', id === 1 ? 0 : 1, id === 1 ? 'root' : 'obj', '_', misc].join('\t')

const CONLLU = `# newdoc id = one
# newpar
${row(1, 'Ann', 'Entity=(1-person-new-nnnnn-cf1-1-coref')}
${row(2, 'Li', 'Entity=1)|SpaceAfter=No')}
${row(3, '.', '_')}

${row(1, 'She', 'Entity=(1-person-giv:act-nnnnn-cf1-1-ana)')}
${row(2, 'left', '_')}
`

describe('evaluateCoreference', () => {
  test('reads words, sentences, paragraphs and chains of GUM', () => {
    const [document] = parseGoldReferences(CONLLU)
    expect(document?.layer.document.text).toBe('Ann Li. She left')
    expect(document?.sentences).toEqual([
      { first: 0, end: 3 },
      { first: 3, end: 5 },
    ])
    expect([...(document?.layer.tokens.opens ?? [])]).toEqual([1, 0, 0, 0, 0])
    expect(document?.chains).toEqual([
      {
        type: 'person',
        mentions: [
          { first: 0, end: 2 },
          { first: 3, end: 4 },
        ],
      },
    ])
  })

  test('scores exact spans and leaves relative pronouns out', async () => {
    const reference = { headToken: 0, antecedent: null, rule: 'name', score: 1, members: [] }
    const score = await evaluateCoreference(CONLLU, () => ({
      references: [
        { ...reference, first: 0, end: 2, chain: 0 },
        { ...reference, first: 3, end: 4, chain: 0 },
        { ...reference, first: 4, end: 5, chain: 0, rule: 'relative' },
      ],
    }))
    expect(score.conll).toBe(1)
  })
})
