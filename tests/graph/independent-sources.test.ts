import { describe, expect, test } from 'vitest'

import { countIndependentSources, findStatement, rivalsOf, selectKnowledge } from '../../src/graph/index.ts'
import { document, entity, evidence, sampleKnowledge, statement } from '../support/knowledge.ts'

const REPORT = 'The envoy left the talks on Monday after a row over the text of the treaty, officials told reporters.'

const count = (...documents: readonly ReturnType<typeof document>[]): number =>
  countIndependentSources(
    documents.map((source) => evidence(source, 'left the talks')),
    new Map(documents.map((source) => [source.id, source])),
  )

describe('independent sources', () => {
  test('two papers in their own words are two', () => {
    const other = 'In the evening it was known that the envoy had left the talks, and nobody said when he would return.'
    expect(
      count(document({ id: 'a', source: 'A', text: REPORT }), document({ id: 'b', source: 'B', text: other })),
    ).toBe(2)
  })

  test('a text that repeats another counts once', () => {
    expect(
      count(
        document({ id: 'a', source: 'A', text: REPORT }),
        document({ id: 'b', source: 'B', text: `Zenda. ${REPORT}` }),
      ),
    ).toBe(1)
  })

  test('one agency counts once', () => {
    const other = 'Nobody expected that the envoy left the talks so early.'
    expect(
      count(
        document({ id: 'a', source: 'The Wire', text: REPORT }),
        document({ id: 'b', source: 'the wire', text: other }),
      ),
    ).toBe(1)
  })

  test('two places in one document are one source', () => {
    const source = document({ id: 'a', text: 'He left the talks. She left the talks.' })
    const item = evidence(source, 'left the talks')
    expect(countIndependentSources([item, { ...item, start: 23, end: 37 }], new Map([['a', source]]))).toBe(1)
  })
})

describe('findStatement', () => {
  const statements = ['sab1', 'sab2', 's7'].map((id) => statement({ id, subject: 'x', relation: 'met', object: 'y' }))

  test.each([
    ['sab1', 'sab1'],
    ['s7', 's7'],
    [' sab2 ', 'sab2'],
  ])('finds %s', (wanted, id) => {
    expect(findStatement(statements, wanted).id).toBe(id)
  })

  test('a beginning that only one has is enough', () => {
    expect(
      findStatement([...statements, statement({ id: 'q99', subject: 'x', relation: 'met', object: 'y' })], 'q').id,
    ).toBe('q99')
  })

  test.each(['sab', 'z', ''])('refuses “%s”, naming what fits', (wanted) => {
    expect(() => findStatement(statements, wanted)).toThrow(expect.objectContaining({ code: 'UNKNOWN_STATEMENT' }))
  })

  test('rivals are about the same ends and relation', () => {
    const denial = statement({ id: 'd', subject: 'x', relation: 'met', object: 'y', polarity: 'negative' })
    const other = statement({ id: 'o', subject: 'x', relation: 'met', object: 'z' })
    const [first] = statements
    if (first === undefined) throw new Error('There is a first one.')
    expect(rivalsOf([first, denial, other], first).map(({ id }) => id)).toEqual(['d'])
  })
})

describe('selectKnowledge', () => {
  const knowledge = {
    documents: [],
    entities: [entity({ id: 'a' }), entity({ id: 'b' }), entity({ id: 'c', type: 'ORG' })],
    statements: [
      statement({ id: '1', subject: 'a', relation: 'met', object: 'b', confidence: 0.9, eventType: 'CONSULT' }),
      statement({ id: '2', subject: 'a', relation: 'sued', object: 'c', confidence: 0.4, eventType: 'ACCUSE' }),
    ],
    links: [{ kind: 'because' as const, from: '1', to: '2', document: 'd', start: 0, end: 1, words: 'because' }],
  }

  test.each([
    [{ minConfidence: 0.5 }, ['1'], ['a', 'b']],
    [{ relations: ['sued'] }, ['2'], ['a', 'c']],
    [{ eventTypes: ['CONSULT'] }, ['1'], ['a', 'b']],
    [{ entityTypes: ['GPE' as const] }, ['1'], ['a', 'b']],
  ])('%j', (selection, statements, entities) => {
    const selected = selectKnowledge(knowledge, selection)
    expect(selected.statements.map(({ id }) => id)).toEqual(statements)
    expect(selected.entities.map(({ id }) => id)).toEqual(entities)
    expect(selected.links).toEqual([])
  })

  test('no restriction keeps all, the very same', () => {
    expect(selectKnowledge(sampleKnowledge, { minConfidence: 0, relations: [] })).toBe(sampleKnowledge)
  })
})
