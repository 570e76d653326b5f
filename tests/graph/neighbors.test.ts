import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NeighborOptions } from '../../src/graph/index.ts'
import { createGraph, neighbors } from '../../src/graph/index.ts'
import type { EntityType, Knowledge, Modality, Polarity } from '../../src/model/index.ts'
import { entity, sampleKnowledge, statement } from '../support/knowledge.ts'

const graph = createGraph(sampleKnowledge)
const idsOf = (name: string, options: NeighborOptions = {}): string[] =>
  neighbors(graph, name, options).map((neighbor) => neighbor.entity.id)

describe('neighbors', () => {
  test('a neighbour is an entity with the statements that tie it', () => {
    expect(neighbors(graph, 'the Kremlin', { relation: 'sanctioned' })).toEqual([
      {
        entity: { id: 'japan', name: 'Japan', type: 'GPE' },
        depth: 1,
        statements: [{ statement: sampleKnowledge.statements[1], direction: 'in' }],
      },
    ])
  })

  const cases: readonly [string, string, NeighborOptions, readonly string[]][] = [
    ['those with more statements, then more evidence come first', 'Japan', {}, ['kurils', 'russia', 'kishida']],
    ['a relation in capitals', 'Japan', { relation: 'CLAIMS' }, ['kurils']],
    ['an event type', 'Japan', { eventType: 'SANCTION' }, ['russia']],
    ['outgoing only', 'Russia', { direction: 'out' }, ['talks']],
    ['incoming only', 'Russia', { direction: 'in' }, ['japan']],
    ['two steps, nearer ones first', 'talks', { depth: 2 }, ['russia', 'japan']],
    ['any number of steps', 'talks', { depth: Infinity }, ['russia', 'japan', 'kurils', 'kishida']],
    ['a type lists less but walks the same', 'talks', { depth: 3, entityType: 'PERSON' }, ['kishida']],
    ['negative statements', 'Japan', { polarity: 'negative' }, ['kurils']],
    ['denied statements', 'Russia', { modality: 'denied' }, ['talks']],
    ['what somebody says', 'Japan', { attributedTo: 'Fumio Kishida' }, ['kurils']],
    ['what the articles say', 'Japan', { attributedTo: null }, ['russia', 'kishida']],
    ['since a year', 'Japan', { since: '2023' }, ['russia', 'kishida']],
    ['since a day after the end', 'Japan', { since: '2024-10-02' }, ['russia']],
    ['until a month includes its days', 'Russia', { until: '2022-02' }, ['japan']],
    ['until a day before', 'Russia', { until: '2022-02-23' }, []],
    ['only the certain', 'Russia', { minConfidence: 0.9 }, ['japan', 'talks']],
    ['nobody around', 'moscow', {}, []],
  ]
  test.each(cases)('%s', (_what, name, options, ids) => {
    expect(idsOf(name, options)).toEqual(ids)
  })

  const refused: readonly [string, string, NeighborOptions, string][] = [
    ['an unknown entity', 'Atlantis', {}, 'UNKNOWN_ENTITY'],
    ['an unknown relation', 'Japan', { relation: 'sanctoined' }, 'UNKNOWN_RELATION'],
    ['an unknown event type', 'Japan', { eventType: 'SANCTON' }, 'UNKNOWN_RELATION'],
    ['an unknown speaker', 'Japan', { attributedTo: 'Atlantis' }, 'UNKNOWN_ENTITY'],
    ['no steps', 'Japan', { depth: 0 }, 'WRONG_OPTION'],
    ['half a step', 'Japan', { depth: 1.5 }, 'WRONG_OPTION'],
    ['a day that is none', 'Japan', { since: '2022-02-30' }, 'WRONG_OPTION'],
    ['a confidence above one', 'Japan', { minConfidence: 2 }, 'WRONG_OPTION'],
  ]
  test.each(refused)('%s is refused', (_what, name, options, code) => {
    expect(() => neighbors(graph, name, options)).toThrow(expect.objectContaining({ code }))
  })

  test('a misspelt relation is answered with the nearest', () => {
    expect(() => neighbors(graph, 'Japan', { relation: 'sanctoined' })).toThrow(/Did you mean "sanctioned"\?/)
  })

  test('an entity is never its own neighbour', () => {
    const loop = statement({ id: 's', subject: 'a', relation: 'praised', object: 'a' })
    expect(neighbors(createGraph({ documents: [], entities: [entity({ id: 'a' })], statements: [loop] }), 'a')).toEqual(
      [],
    )
  })
})

/** Every field from a handful of values, so that filters hit. */
const smallKnowledge: fc.Arbitrary<Knowledge> = fc
  .array(
    fc.record({
      subject: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      object: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      relation: fc.constantFrom('met', 'claims'),
      polarity: fc.constantFrom<Polarity>('positive', 'negative'),
      modality: fc.constantFrom<Modality>('asserted', 'denied'),
      attributedTo: fc.constantFrom(null, 'a', 'b'),
      confidence: fc.constantFrom(0.2, 0.8),
      time: fc.constantFrom(
        null,
        { start: '2020-01-01', end: '2020-12-31', precision: 'year' as const },
        { start: '2022-01-01', end: null, precision: 'range' as const },
      ),
    }),
    { maxLength: 14 },
  )
  .map((given) => ({
    documents: [],
    entities: ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) =>
      entity({ id, type: index % 2 === 0 ? 'GPE' : 'PERSON' }),
    ),
    statements: [
      ...given.map((fields, index) => statement({ id: `s${String(index).padStart(2, '0')}`, ...fields })),
      ...['met', 'claims'].map((relation) => statement({ id: `z-${relation}`, subject: 'f', relation, object: 'f' })),
    ],
  }))

const options: fc.Arbitrary<NeighborOptions> = fc.record(
  {
    relation: fc.constantFrom('met', 'claims'),
    entityType: fc.constantFrom<EntityType>('GPE', 'PERSON'),
    direction: fc.constantFrom<'in' | 'out' | 'both'>('in', 'out', 'both'),
    depth: fc.integer({ min: 1, max: 4 }),
    polarity: fc.constantFrom<Polarity>('positive', 'negative'),
    modality: fc.constantFrom<Modality>('asserted', 'denied'),
    attributedTo: fc.constantFrom(null, 'a', 'b'),
    since: fc.constantFrom('2020-06-01', '2021'),
    minConfidence: fc.constantFrom(0.1, 0.5),
  },
  { requiredKeys: [] },
)

/** Distances by relaxing all statements again and again; then each statement that ends one step nearer. */
const naive = (knowledge: Knowledge, start: string, asked: NeighborOptions): string[] => {
  const arcs = knowledge.statements
    .filter(({ relation }) => asked.relation === undefined || relation === asked.relation)
    .filter(({ polarity }) => asked.polarity === undefined || polarity === asked.polarity)
    .filter(({ modality }) => asked.modality === undefined || modality === asked.modality)
    .filter(({ attributedTo }) => asked.attributedTo === undefined || attributedTo === asked.attributedTo)
    .filter(({ confidence }) => confidence >= (asked.minConfidence ?? 0))
    .filter(({ time }) => asked.since === undefined || (time !== null && (time.end ?? '9999') >= asked.since))
    .flatMap(({ id, subject, object }) => [
      ...(asked.direction === 'in' ? [] : [{ id, from: subject, to: object, way: 'out' }]),
      ...(asked.direction === 'out' ? [] : [{ id, from: object, to: subject, way: 'in' }]),
    ])
  const distance = new Map([[start, 0]])
  for (const _entity of knowledge.entities) {
    for (const { from, to } of arcs) {
      const length = (distance.get(from) ?? Infinity) + 1
      if (length < (distance.get(to) ?? Infinity)) distance.set(to, length)
    }
  }
  return knowledge.entities
    .filter(({ type }) => asked.entityType === undefined || type === asked.entityType)
    .filter(({ id }) => id !== start && (distance.get(id) ?? Infinity) <= (asked.depth ?? 1))
    .map(({ id }) => {
      const ties = arcs.filter(({ from, to }) => to === id && distance.get(from) === (distance.get(id) ?? 0) - 1)
      return `${id} ${String(distance.get(id))} ${ties
        .map((tie) => tie.id + tie.way)
        .sort()
        .join(' ')}`
    })
    .sort()
}

test('neighbours are those that a naive walk over all statements finds', () => {
  fc.assert(
    fc.property(smallKnowledge, options, fc.constantFrom('a', 'b', 'c'), (knowledge, asked, start) => {
      const found = neighbors(createGraph(knowledge), start, asked).map(({ entity: { id }, depth, statements }) => {
        const ties = statements.map((tie) => tie.statement.id + tie.direction)
        return `${id} ${String(depth)} ${ties.sort().join(' ')}`
      })
      expect(found.sort()).toEqual(naive(knowledge, start, asked))
    }),
    { numRuns: 300 },
  )
})

test('the order of the statements does not change the answer', () => {
  fc.assert(
    fc.property(smallKnowledge, (knowledge) => {
      const reversed = {
        ...knowledge,
        statements: knowledge.statements.toReversed(),
        entities: knowledge.entities.toReversed(),
      }
      expect(neighbors(createGraph(reversed), 'a', { depth: 3 })).toEqual(
        neighbors(createGraph(knowledge), 'a', { depth: 3 }),
      )
    }),
  )
})
