import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  RANKINGS,
  coMentions,
  communities,
  createGraph,
  knowledgeAround,
  matchPattern,
  timeline,
  topEntities,
} from '../../src/graph/index.ts'
import { parseKnowledgeJson } from '../../src/formats/read/knowledge-json.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import type { Knowledge, Statement } from '../../src/model/index.ts'
import { document, entity, sampleKnowledge, statement } from '../support/knowledge.ts'

const graph = createGraph(sampleKnowledge)

/** Entities a to f; statements by pairs of letters and a label. */
const small = (
  ties: readonly (readonly [subject: string, relation: string, object: string, document?: string])[],
): Knowledge => ({
  documents: ['d1', 'd2'].map((id) => document({ id })),
  entities: [...'abcdef'].map((id) => entity({ id, type: id < 'd' ? 'GPE' : 'ORG' })),
  statements: ties.map(([subject, relation, object, source = 'd1'], index) =>
    statement({
      id: `s${String(index)}`,
      subject,
      relation,
      eventType: relation.toUpperCase(),
      object,
      evidence: [{ document: source, start: 0, end: 1, quote: 'x', rule: 'r', confidence: 1 }],
    }),
  ),
})

const anyTies = fc.array(
  fc.tuple(fc.constantFrom(...'abcdef'), fc.constantFrom('likes', 'owns'), fc.constantFrom(...'abcdef')),
  { minLength: 1, maxLength: 12 },
)

describe('topEntities', () => {
  const star = createGraph(
    small([
      ['a', 'likes', 'b'],
      ['c', 'likes', 'b'],
      ['d', 'likes', 'b'],
      ['d', 'owns', 'e', 'd2'],
    ]),
  )

  test.each([
    ['pagerank', 'b'],
    ['degree', 'b'],
    ['betweenness', 'b'],
    ['statements', 'b'],
    ['documents', 'd'],
  ] as const)('by %s the first is %s', (by, id) => {
    const [first] = topEntities(star, { by })
    expect(first?.entity.id).toBe(id)
  })

  test('keeps to a type, a filter and a limit; who has nothing is not ranked', () => {
    expect(topEntities(star, { by: 'degree', entityType: 'ORG' }).map(({ entity: { id } }) => id)).toEqual(['d', 'e'])
    expect(topEntities(star, { by: 'degree', relation: 'owns' }).map(({ entity: { id } }) => id)).toEqual(['d', 'e'])
    expect(topEntities(star, { by: 'degree', limit: 1 })).toHaveLength(1)
    expect(topEntities(createGraph(small([])), {})).toEqual([])
  })

  test.each(RANKINGS)('%s does not depend on the order of the articles', (by) => {
    fc.assert(
      fc.property(anyTies, (ties) => {
        const forward = small(ties)
        const backward = {
          ...forward,
          entities: forward.entities.toReversed(),
          statements: forward.statements.toReversed(),
        }
        expect(topEntities(createGraph(backward), { by })).toEqual(topEntities(createGraph(forward), { by }))
      }),
      { numRuns: 40 },
    )
  })
})

describe('communities', () => {
  test('two triangles with one tie are two', () => {
    const ties = ['ab', 'bc', 'ca', 'de', 'ef', 'fd', 'cd'].map(
      (pair) => [pair[0] ?? '', 'likes', pair[1] ?? ''] as const,
    )
    const found = communities(createGraph(small(ties)))
    expect(found.map(({ entities }) => entities.map(({ id }) => id).sort())).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ])
    expect(communities(createGraph(small(ties)), { resolution: 0.01 })).toHaveLength(1)
  })

  test('everybody with a tie is in exactly one, whatever the order', () => {
    fc.assert(
      fc.property(anyTies, (ties) => {
        const knowledge = small(ties)
        const found = communities(createGraph(knowledge))
        const ids = found.flatMap(({ entities }) => entities.map(({ id }) => id))
        const tied = ties.flatMap(([subject, , object]) => (subject === object ? [] : [subject, object]))
        expect(ids.toSorted()).toEqual([...new Set(tied)].sort())
        const backward = { ...knowledge, statements: knowledge.statements.toReversed() }
        expect(communities(createGraph(backward))).toEqual(found)
      }),
      { numRuns: 60 },
    )
  })
})

describe('timeline', () => {
  const ids = (statements: readonly Statement[]): string[] => statements.map(({ id }) => id)

  test('dated statements of one entity, the earliest first', () => {
    expect(ids(timeline(graph, 'Japan'))).toEqual(['s6', 's2'])
    expect(ids(timeline(graph, 'Moscow'))).toEqual(['s2', 's1'])
  })

  test('between two, and within a span', () => {
    expect(ids(timeline(graph, 'Russia', { with: 'Tokyo' }))).toEqual(['s2'])
    expect(ids(timeline(graph, 'Russia', { until: '2022-03-01' }))).toEqual(['s2'])
    expect(() => timeline(graph, 'Nobody')).toThrow(expect.objectContaining({ code: 'UNKNOWN_ENTITY' }))
  })
})

test('coMentions: shared documents count, tied or not', () => {
  const found = coMentions(
    createGraph(
      small([
        ['a', 'likes', 'b'],
        ['c', 'likes', 'd'],
        ['a', 'likes', 'e', 'd2'],
        ['c', 'owns', 'f', 'd2'],
      ]),
    ),
    'a',
  )
  expect(found.map(({ entity: { id }, documents, isTied }) => [id, documents.length, isTied])).toEqual([
    ['c', 2, false],
    ['d', 1, false],
    ['f', 1, false],
    ['b', 1, true],
    ['e', 1, true],
  ])
})

test('knowledgeAround is sound Knowledge with all statements between what it keeps', () => {
  const around = knowledgeAround(sampleKnowledge, ['Kishida'], 1)
  expect(parseKnowledgeJson([...writeKnowledgeJson(around)].join(''))).toEqual(around)
  expect(around.entities.map(({ id }) => id)).toContain('japan')
  expect(around.statements.map(({ id }) => id)).toEqual(['s6'])
  expect(knowledgeAround(sampleKnowledge, ['Kishida'], 2).statements.length).toBeGreaterThan(1)
})

describe('matchPattern', () => {
  const names = (pattern: string): string[][] =>
    matchPattern(graph, pattern).map(({ bindings }) => Object.values(bindings).map(({ name }) => name))

  test.each([
    ['(Russia)-[suspended]->(?x)', [['peace treaty talks']]],
    ['(?x)<-[suspended]-(Russia)', [['peace treaty talks']]],
    ['(?a)-[SANCTION]->(?b)', [['Japan', 'Russia']]],
    [
      '(?a)-[SANCTION]-(?b)',
      [
        ['Japan', 'Russia'],
        ['Russia', 'Japan'],
      ],
    ],
    [
      '(?who:person)-[head of]->(?what)-[claims|sanctioned]->(?thing)',
      [
        ['Fumio Kishida', 'Japan', 'Russia'],
        ['Fumio Kishida', 'Japan', 'the Kurils'],
      ],
    ],
    ['(?who)-[HEAD_OF]->(?what), (?what)-[claims]->("the Kurils")', [['Fumio Kishida', 'Japan']]],
    ['(Kishida)-[]->(?)-[]->(?y:GPE)', [['Russia']]],
    ['(Japan)-[suspended]->(?x)', []],
  ])('%s', (pattern, expected) => {
    expect(names(pattern)).toEqual(expected)
  })

  test('gives the statements of each edge', () => {
    const [match] = matchPattern(graph, '(?who:PERSON)-[]->(?what)-[claims]->(?thing)')
    expect(match?.statements.map((list) => list.map(({ id }) => id))).toEqual([['s6'], ['s4', 's5']])
  })

  test.each([
    ['', 'WRONG_PATTERN'],
    ['(Russia)', 'WRONG_PATTERN'],
    ['(Russia)->(?x)', 'WRONG_PATTERN'],
    ['(Russia)-[x', 'WRONG_PATTERN'],
    ['(?x:NATION)-[]->(Russia)', 'WRONG_PATTERN'],
    ['(Russia:GPE)-[]->(?x)', 'WRONG_PATTERN'],
    ['("Russia)-[]->(?x)', 'WRONG_PATTERN'],
    ['(Russia)<-[]->(?x)', 'WRONG_PATTERN'],
    ['(Rusia)-[]->(?x)', 'UNKNOWN_ENTITY'],
    ['(Russia)-[suspendd]->(?x)', 'UNKNOWN_RELATION'],
  ])('"%s" is refused: %s', (pattern, code) => {
    expect(() => matchPattern(graph, pattern)).toThrow(expect.objectContaining({ code }))
  })

  test('finds what trying everything finds', () => {
    const place = fc.constantFrom('a', 'c', '?x', '?y', '?z')
    const edge = fc.tuple(place, fc.constantFrom('likes', 'owns', ''), place)
    fc.assert(
      fc.property(anyTies, fc.array(edge, { minLength: 1, maxLength: 3 }), (ties, edges) => {
        const knowledge = small(ties)
        const known = createGraph(knowledge)
        const labels = new Set(knowledge.statements.map(({ relation }) => relation))
        const usable = edges.map(([from, label, to]) => [from, labels.has(label) ? label : '', to] as const)
        const pattern = usable.map(([from, label, to]) => `(${from})-[${label}]->(${to})`).join(', ')
        const variables = [
          ...new Set(usable.flatMap(([from, , to]) => [from, to]).filter((name) => name.startsWith('?'))),
        ]
        const expected = new Set<string>()
        const assign = (index: number, bound: ReadonlyMap<string, string>): void => {
          const variable = variables[index]
          if (variable !== undefined) {
            for (const id of 'abcdef') assign(index + 1, new Map([...bound, [variable, id]]))
            return
          }
          const holds = usable.every(([from, label, to]) =>
            knowledge.statements.some(
              ({ subject, relation, object }) =>
                subject === (bound.get(from) ?? from) &&
                object === (bound.get(to) ?? to) &&
                (label === '' || relation === label),
            ),
          )
          if (holds) expected.add(JSON.stringify(variables.map((name) => bound.get(name))))
        }
        assign(0, new Map())
        const found = matchPattern(known, pattern, { limit: Infinity }).map(({ bindings }) =>
          JSON.stringify(variables.map((name) => bindings[name.slice(1)]?.id)),
        )
        expect(found.toSorted()).toEqual([...expected].sort())
      }),
      { numRuns: 200 },
    )
  })
})
