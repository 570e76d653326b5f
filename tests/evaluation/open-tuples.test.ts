import { describe, expect, test } from 'vitest'

import { matchTuples, parseTuples, scoreTuples } from '../../src/evaluation/open-tuples.ts'
import { joinedShare, parseRelations } from '../../src/evaluation/relation-connectivity.ts'
import { knowledgeOf } from './knowledge-of.ts'

const tuple = (relation: string, ...rest: readonly string[]) => ({ relation, arguments: rest, confidence: 1 })

describe('CaRB’s matching of tuples', () => {
  test('counts shared words of relation and arguments, each once', () => {
    const score = matchTuples(tuple('sat on', 'the old cat', 'the mat'), tuple('sat', 'the cat the', 'the mat'))
    expect(score.precision).toBeCloseTo(5 / 6)
    expect(score.recall).toBeCloseTo(5 / 7)
  })

  test.each([
    ['another relation', tuple('ran', 'the cat', 'the mat')],
    ['a missing argument', tuple('sat', 'the cat')],
  ])('%s is no match', (_says, predicted) => {
    expect(matchTuples(tuple('sat on', 'the cat', 'the mat'), predicted)).toEqual({ precision: 0, recall: 0 })
  })

  test('arguments after the first count as one', () => {
    expect(matchTuples(tuple('met', 'Ann', 'Bo', 'in May'), tuple('met', 'Ann', 'Bo in May'))).toEqual({
      precision: 1,
      recall: 1,
    })
  })

  test('what is said may stand on either side of the speaker', () => {
    expect(matchTuples(tuple('said', 'Ann', 'it rains'), tuple('said', 'it rains', 'Ann')).recall).toBe(1)
    expect(matchTuples(tuple('saw', 'Ann', 'it rains'), tuple('saw', 'it rains', 'Ann')).recall).toBe(1 / 4)
  })

  test('“be” stands for its forms', () => {
    expect(matchTuples(tuple('is', 'Ann', 'chief'), tuple('be', 'Ann', 'chief')).recall).toBe(1)
  })
})

describe('CaRB’s score', () => {
  const gold = parseTuples('s\tsat\tthe cat\ton the mat\ns\tate\tthe cat\nt\tran\tBo\thome\n', false)

  test('contexts are no arguments', () => {
    expect(parseTuples('s\tsat\tthe cat\tC: they say\n', false).get('s')?.[0]?.arguments).toEqual(['the cat'])
  })

  test('the gold tuples themselves score one', () => {
    expect(scoreTuples(gold, gold)).toMatchObject({ f1: 1, precision: 1, recall: 1 })
  })

  test('nothing predicted scores zero', () => {
    expect(scoreTuples(gold, new Map())).toEqual({ auc: 0, f1: 0, precision: 0, recall: 0 })
  })

  test('a prediction is given to one gold tuple only, and the threshold with the best F1 counts', () => {
    const predicted = parseTuples('s\t0.9\tsat\tthe cat\ton the mat\ns\t0.2\tsat\tthe cat\ton the mat\n', true)
    const score = scoreTuples(gold, predicted)
    expect(score.precision).toBe(1)
    expect(score.recall).toBeCloseTo(1 / 3)
  })
})

describe('relations whose ends a graph joins', () => {
  const knowledge = knowledgeOf(
    ['Ann Li', 'Acme', 'Zenda', 'Bo'],
    [
      ['Ann Li', 'Acme'],
      ['Acme', 'Zenda'],
    ],
  )
  test.each([
    ['Ann Li', 'Acme', 1],
    ['Ann Li', 'the town of Zenda', 1],
    ['Acme', 'acme', 1],
    ['Ann Li', 'Bo', 0],
    ['Ann Li', 'they', 0],
  ])('%s and %s: %i', (source, target, joined) => {
    const end = (text: string) => ({ text, start: 0, end: 0 })
    expect(joinedShare(knowledge, [{ source: end(source), target: end(target) }])).toBe(joined)
  })

  test('rejected relations are left out', () => {
    const end = (text: string) => ({ text, begin: 0, end: 1 })
    const record = {
      id: 'd',
      text: 'x',
      relations: [
        { source: end('a'), target: end('b'), confidence: 1 },
        { source: end('a'), target: end('c'), confidence: 0.1 },
      ],
    }
    expect(parseRelations(JSON.stringify(record))[0]?.relations).toMatchObject([
      { source: { text: 'a', start: 0, end: 1 }, target: { text: 'b' } },
    ])
  })
})
