import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { CompactGraph, CompactRanking, NeighborOptions, StatementFilter } from '../../../src/graph/index.ts'
import {
  buildCompactGraph,
  compactNeighbors,
  compactShortestPath,
  compactTopEntities,
  createCompactGraph,
  createGraph,
  createMarks,
  dayNumber,
  dayText,
  findCompactEntity,
  findEntity,
  forEachIn,
  forEachNeighborOf,
  forEachOut,
  modalityOf,
  neighbors,
  NO_END,
  NO_START,
  polarityOf,
  precisionOf,
  shortestPath,
  subjectOf,
  topEntities,
} from '../../../src/graph/index.ts'
import type { KnowledgeError, Knowledge, Statement } from '../../../src/model/index.ts'
import { anyKnowledge, entity, sampleKnowledge, statement } from '../../support/knowledge.ts'

/** All that the graph holds of a statement, read back. */
const readBack = (graph: CompactGraph, number: number): Omit<Statement, 'evidence'> & { evidence: number } => {
  const marks = graph.marks[number] ?? 0
  const precision = precisionOf(marks)
  const start = graph.startDays[graph.starts[number] ?? 0] ?? 0
  const end = graph.endDays[graph.ends[number] ?? 0] ?? 0
  return {
    id: graph.statementIds.at(number),
    subject: graph.entityIds.at(subjectOf(graph, number)),
    relation: graph.relationLabels[graph.relations[number] ?? 0] ?? '',
    eventType: graph.eventTypeLabels[graph.eventTypes[number] ?? 0] ?? '',
    object: graph.entityIds.at(graph.objects[number] ?? 0),
    polarity: polarityOf(marks),
    modality: modalityOf(marks),
    attributedTo: graph.speakerIds[graph.speakers[number] ?? 0] ?? null,
    time:
      precision === null
        ? null
        : {
            start: start === NO_START ? null : dayText(start),
            end: end === NO_END ? null : dayText(end),
            precision,
          },
    confidence: graph.confidenceValues[graph.confidences[number] ?? 0] ?? 0,
    evidence: graph.evidence[number] ?? 0,
  }
}

const numbersOf = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** Statements between six entities with every attribute that a filter asks for. */
const anyDense: fc.Arbitrary<Knowledge> = fc
  .array(
    fc.record({
      subject: fc.constantFrom(...'abcdef'),
      object: fc.constantFrom(...'abcdef'),
      relation: fc.constantFrom('met', 'Met', 'sued'),
      polarity: fc.constantFrom('positive', 'negative'),
      modality: fc.constantFrom('asserted', 'planned'),
      attributedTo: fc.constantFrom(null, 'a', 'b'),
      time: fc.constantFrom(
        null,
        { start: '2021-03-01', end: '2021-03-31', precision: 'month' as const },
        { start: null, end: '2022-01-05', precision: 'range' as const },
        { start: '2020-02-29', end: null, precision: 'range' as const },
      ),
      confidence: fc.constantFrom(0.3, 0.5, 0.9),
      places: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 25 },
  )
  .map((rows) => ({
    documents: [],
    entities: [...'abcdef'].map((id) =>
      entity({
        id,
        name: id < 'd' ? `The ${id}` : 'same',
        type: id < 'c' ? 'GPE' : 'ORG',
        aliases: [`alias ${id}`, 'same'],
      }),
    ),
    statements: rows.map(({ places, ...row }, index) => {
      const one = statement({
        id: `s${String(index).padStart(16, '0')}`,
        ...row,
        eventType: row.relation.toUpperCase(),
      })
      const [first] = one.evidence
      return { ...one, evidence: [first, ...Array.from({ length: places - 1 }, () => first)] as const }
    }),
  }))

const anyFilter: fc.Arbitrary<StatementFilter> = fc.record(
  {
    relation: fc.constantFrom('met', 'SUED'),
    eventType: fc.constantFrom('met'),
    polarity: fc.constantFrom('positive' as const, 'negative' as const),
    modality: fc.constantFrom('planned' as const),
    attributedTo: fc.constantFrom(null, 'a', 'alias b'),
    since: fc.constantFrom('2021', '2021-03', '2022-01-05', '2022-01-06'),
    until: fc.constantFrom('2021', '2021-02', '2020-02-28', '2020-02'),
    minConfidence: fc.constantFrom(0, 0.5, 0.51),
  },
  { requiredKeys: [] },
)

/** The answer, or the code of the error. */
const answer = <Result>(ask: () => Result): Result | string => {
  try {
    return ask()
  } catch (error) {
    return (error as KnowledgeError).code
  }
}

describe('the compact graph', () => {
  test('holds every statement wholly but for its evidence, whatever the texts', () => {
    fc.assert(
      fc.property(anyKnowledge, (knowledge) => {
        const graph = createCompactGraph(knowledge)
        const held = numbersOf(graph.statements).map((number) => readBack(graph, number))
        const byId = new Map(knowledge.statements.map((one) => [one.id, { ...one, evidence: one.evidence.length }]))
        expect(held).toHaveLength(byId.size)
        for (const one of held) expect(one).toEqual(byId.get(one.id))
        for (const { id } of held) expect(graph.statementIds.at(graph.statementIds.find(id))).toBe(id)
        knowledge.entities.forEach(({ id, name, aliases }, number) => {
          expect(graph.entityIds.find(id)).toBe(number)
          expect(
            numbersOf(1 + aliases.length).map((place) => graph.called.at((graph.calledStart[number] ?? 0) + place)),
          ).toEqual([name, ...aliases])
        })
      }),
    )
  })

  test('walks out and in by relation, then by start, and meets what graphology meets', () => {
    fc.assert(
      fc.property(anyDense, (knowledge) => {
        const [graph, view] = [createCompactGraph(knowledge), createGraph(knowledge)]
        const marks = createMarks(graph)
        for (const [number, { id }] of knowledge.entities.entries()) {
          for (const [forEach, edges] of [
            [forEachOut, view.outEdges(id)],
            [forEachIn, view.inEdges(id)],
          ] as const) {
            const met: number[] = []
            forEach(graph, number, (_, one) => met.push(one))
            expect(met.map((one) => graph.statementIds.at(one)).sort()).toEqual([...edges].sort())
            const keys = met.map((one) => {
              const { relation, time } = readBack(graph, one)
              return `${relation} ${time === null ? '9' : (time.start ?? '0')}`
            })
            expect(keys).toEqual([...keys].sort())
          }
          const around: number[] = []
          forEachNeighborOf(graph, number, { marks, visit: (other) => around.push(other) })
          expect(around.map((other) => graph.entityIds.at(other)).sort()).toEqual(view.neighbors(id).sort())
        }
      }),
    )
  })

  test('finds the neighbours that graphology finds, in the same order, by any filter', () => {
    fc.assert(
      fc.property(
        anyDense,
        anyFilter,
        fc.constantFrom<NeighborOptions>(
          {},
          { depth: 2 },
          { depth: Infinity, direction: 'out' },
          { direction: 'in', entityType: 'ORG' },
        ),
        (knowledge, filter, options) => {
          const [graph, view] = [createCompactGraph(knowledge), createGraph(knowledge)]
          const asked = { ...filter, ...options }
          const wanted = answer(() =>
            neighbors(view, 'the A', asked).map((found) => ({
              ...found,
              statements: found.statements.map(({ statement: { id }, direction }) => ({ statement: id, direction })),
            })),
          )
          expect(answer(() => compactNeighbors(graph, 'the A', asked))).toEqual(wanted)
        },
      ),
    )
  })

  test('finds the shortest path that graphology finds, among equals too', () => {
    fc.assert(
      fc.property(anyDense, anyFilter, fc.constantFrom(undefined, 0, 1, 2), (knowledge, filter, maxLength) => {
        const [graph, view] = [createCompactGraph(knowledge), createGraph(knowledge)]
        for (const to of 'abcf') {
          const wanted = answer(() => {
            const path = shortestPath(view, 'a', to, { ...filter, maxLength })
            return (
              path && {
                entities: path.entities,
                steps: path.steps.map(({ statements }) =>
                  statements.map(({ statement: { id }, direction }) => ({ statement: id, direction })),
                ),
              }
            )
          })
          expect(answer(() => compactShortestPath(graph, 'a', to, { ...filter, maxLength }))).toEqual(wanted)
        }
      }),
    )
  })

  test.each(['pagerank', 'degree', 'statements'] as const)(
    'puts entities in order by %s as graphology does',
    (by: CompactRanking) => {
      fc.assert(
        fc.property(anyDense, anyFilter, (knowledge, filter) => {
          const [graph, view] = [createCompactGraph(knowledge), createGraph(knowledge)]
          const scores = (ranked: { entity: { id: string }; score: number }[] | string): unknown =>
            typeof ranked === 'string' ? ranked : new Map(ranked.map(({ entity: { id }, score }) => [id, score]))
          const [ours, theirs] = [
            scores(answer(() => compactTopEntities(graph, { ...filter, by }))),
            scores(answer(() => topEntities(view, { ...filter, by }))),
          ]
          if (!(ours instanceof Map && theirs instanceof Map)) {
            expect(ours).toEqual(theirs)
            return
          }
          expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort())
          for (const [id, score] of ours) expect(score).toBeCloseTo(theirs.get(id) as number, 7)
        }),
      )
    },
  )

  test('finds by names and aliases what graphology finds', () => {
    fc.assert(
      fc.property(anyDense, (knowledge) => {
        const [graph, view] = [createCompactGraph(knowledge), createGraph(knowledge)]
        for (const name of ['a', 'THE B', 'alias c', 'same', 'nobody'])
          expect(answer(() => graph.entityIds.at(findCompactEntity(graph, name)))).toBe(
            answer(() => findEntity(view, name)),
          )
      }),
    )
  })

  test.each([
    ['an entity twice', { ...sampleKnowledge, entities: [...sampleKnowledge.entities, entity({ id: 'japan' })] }],
    ['an unknown end', { ...sampleKnowledge, entities: sampleKnowledge.entities.slice(1) }],
    [
      'a time that is no day',
      {
        ...sampleKnowledge,
        statements: [
          statement({
            id: 's1',
            subject: 'japan',
            relation: 'met',
            object: 'russia',
            time: { start: '2022-02-30', end: null, precision: 'range' },
          }),
        ],
      },
    ],
  ])('refuses %s', (_, knowledge) => {
    expect(answer(() => createCompactGraph(knowledge))).toBe('BROKEN_GRAPH')
  })

  test('takes rows one by one, with the number of evidences alone', () => {
    const rows = function* (): Generator<
      Parameters<typeof buildCompactGraph>[1] extends Iterable<infer Row> ? Row : never
    > {
      for (const one of sampleKnowledge.statements) yield { ...one, evidence: { length: one.evidence.length } }
    }
    const graph = buildCompactGraph(sampleKnowledge.entities, rows())
    expect(compactNeighbors(graph, 'Japan')).toEqual(compactNeighbors(createCompactGraph(sampleKnowledge), 'Japan'))
  })

  test.each([0, 1, 255, 256, 257, 1024, 3001])('holds %d statements wholly, from a list or one by one', (count) => {
    const entities = numbersOf(700).map((number) => entity({ id: `é${String(number)}` }))
    const day = (number: number): string => dayText(number * 29 - 9000)
    const statements = numbersOf(count).map((number) =>
      statement({
        id: number % 7 === 0 ? `other ${String(number)}` : `s${String(number).padStart(16, '0')}`,
        subject: `é${String((number * 31) % 700)}`,
        object: `é${String((number * 17) % 700)}`,
        relation: `relation ${String(number % 300)}`,
        attributedTo: number % 3 === 0 ? `é${String(number % 400)}` : number % 3 === 1 ? null : 'nobody listed',
        time: number % 4 === 0 ? null : { start: day(number), end: day(number + (number % 2)), precision: 'range' },
        confidence: number % 5 === 0 ? number / 7 : (number % 1000) / 1000,
      }),
    )
    const wanted = new Map(statements.map((one) => [one.id, { ...one, evidence: 1 }]))
    for (const rows of [statements, statements.values()]) {
      const graph = buildCompactGraph(entities, rows)
      const held = numbersOf(graph.statements).map((number) => readBack(graph, number))
      expect(new Map(held.map((one) => [one.id, one]))).toEqual(wanted)
      for (const [object] of entities.entries())
        for (let place = graph.inStart[object] ?? 0; place < (graph.inStart[object + 1] ?? 0); place += 1) {
          const found = graph.inStatements[place] ?? 0
          expect([graph.objects[found], subjectOf(graph, found)]).toEqual([object, graph.inSubjects[place]])
        }
    }
  })
})

test('days are numbers and back, over all years', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      const text = date.toISOString().slice(0, 10)
      expect(dayNumber(text)).toBe(Math.floor(date.getTime() / 86_400_000))
      expect(dayText(dayNumber(text))).toBe(text)
    }),
  )
})
