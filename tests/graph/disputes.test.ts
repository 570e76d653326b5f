import { expect, test } from 'vitest'
import type { DisputeOptions } from '../../src/graph/index.ts'
import { createGraph, disputes } from '../../src/graph/index.ts'
import type { Statement } from '../../src/model/index.ts'
import { entity, sampleKnowledge, statement } from '../support/knowledge.ts'

const graph = createGraph(sampleKnowledge)

test('a claim that one speaker makes and another rejects is a dispute, with both sides', () => {
  expect(disputes(graph)).toEqual([
    {
      subject: { id: 'japan', name: 'Japan', type: 'GPE' },
      relation: 'claims',
      object: { id: 'kurils', name: 'the Kurils', type: 'LOC' },
      grounds: ['polarity', 'speaker'],
      affirming: [sampleKnowledge.statements[3]],
      rejecting: [sampleKnowledge.statements[4]],
    },
  ])
})

test.each<[string, DisputeOptions, number]>([
  ['an end', { entity: 'Kurils' }, 1],
  ['a speaker', { entity: 'Kishida' }, 1],
  ['somebody else', { entity: 'talks' }, 0],
  ['a relation', { relation: 'claims' }, 1],
  ['another relation', { relation: 'sanctioned' }, 0],
  ['one polarity leaves no other side', { polarity: 'positive' }, 0],
])('asked for %s', (_what, options, count) => {
  expect(disputes(graph, options)).toHaveLength(count)
})

const year = (start: string | null, end: string | null): Partial<Statement> => ({
  time: { start, end, precision: 'range' },
})

test.each<[string, Partial<Statement>, Partial<Statement>, readonly string[] | null]>([
  ['yes and no', {}, { polarity: 'negative' }, ['polarity']],
  ['said and denied', {}, { modality: 'denied', attributedTo: 'a' }, ['modality', 'speaker']],
  [
    'a denial may be written as negative too',
    {},
    { polarity: 'negative', modality: 'denied' },
    ['polarity', 'modality'],
  ],
  ['planned and done', { modality: 'planned' }, {}, null],
  ['the same said twice', {}, {}, null],
  [
    'yes in 2010, no in 2012',
    year('2010-01-01', '2010-12-31'),
    { polarity: 'negative', ...year('2012-01-01', '2012-12-31') },
    null,
  ],
  [
    'yes since 2010, no in 2012',
    year('2010-01-01', null),
    { polarity: 'negative', ...year('2012-01-01', '2012-12-31') },
    ['polarity'],
  ],
  ['yes in 2010, no at some time', year('2010-01-01', '2010-12-31'), { polarity: 'negative' }, ['polarity']],
])('%s', (_what, left, right, grounds) => {
  const ends = { subject: 'a', relation: 'joined', object: 'b' }
  const made = createGraph({
    documents: [],
    entities: [entity({ id: 'a' }), entity({ id: 'b' })],
    statements: [statement({ id: 's1', ...ends, ...left }), statement({ id: 's2', ...ends, ...right })],
  })
  expect(disputes(made)[0]?.grounds ?? null).toEqual(grounds)
})

test('the same relation the other way round is another matter', () => {
  const made = createGraph({
    documents: [],
    entities: [entity({ id: 'a' }), entity({ id: 'b' })],
    statements: [
      statement({ id: 's1', subject: 'a', relation: 'claims', object: 'b' }),
      statement({ id: 's2', subject: 'b', relation: 'claims', object: 'a', polarity: 'negative' }),
    ],
  })
  expect(disputes(made)).toEqual([])
})
