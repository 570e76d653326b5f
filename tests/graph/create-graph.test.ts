import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGraph } from '../../src/graph/index.ts'
import { anyKnowledge, entity, sampleKnowledge, statement } from '../support/knowledge.ts'

const graph = createGraph(sampleKnowledge)

test('every entity is a node and every statement an edge from subject to object', () => {
  expect(graph.nodes()).toEqual(sampleKnowledge.entities.map(({ id }) => id))
  expect(graph.edges()).toEqual(sampleKnowledge.statements.map(({ id }) => id))
  expect(graph.extremities('s2')).toEqual(['japan', 'russia'])
})

test('a node carries name, type, aliases and how often it is spoken of', () => {
  expect(graph.getNodeAttributes('russia')).toEqual({
    label: 'Russia',
    entityType: 'GPE',
    aliases: ['Moscow', 'Russian Federation', 'the Kremlin'],
    statements: 3,
    documents: 2,
  })
  expect(graph.getNodeAttributes('moscow')).toMatchObject({ statements: 0, documents: 0 })
})

test('an edge carries the statement and what filters ask for', () => {
  expect(graph.getEdgeAttributes('s2')).toEqual({
    label: 'sanctioned',
    relation: 'sanctioned',
    eventType: 'SANCTION',
    polarity: 'positive',
    modality: 'asserted',
    attributedTo: null,
    time: { start: '2022-02-24', end: null, precision: 'range' },
    confidence: 0.9,
    evidence: 2,
    documents: 2,
    statement: sampleKnowledge.statements[1],
  })
})

test.each([
  ['s1', 'suspended'],
  ['s3', 'resumed (denied)'],
  ['s5', 'not claims'],
])('the label of %s is "%s": a reservation is never lost', (id, label) => {
  expect(graph.getEdgeAttribute(id, 'label')).toBe(label)
})

test('no attribute is called type, which sigma would read as a renderer', () => {
  expect(graph.someNode((_id, attributes) => 'type' in attributes)).toBe(false)
  expect(graph.someEdge((_id, attributes) => 'type' in attributes)).toBe(false)
})

test('the graph knows its relations and event types, sorted', () => {
  expect(graph.getAttribute('relations')).toEqual(['claims', 'head of', 'resumed', 'sanctioned', 'suspended'])
})

const edge = statement({ id: 's', subject: 'a', relation: 'met', object: 'b' })

test.each([
  ['an entity twice', { entities: [entity({ id: 'a' }), entity({ id: 'a' })], statements: [] }],
  ['a statement twice', { entities: [entity({ id: 'a' }), entity({ id: 'b' })], statements: [edge, edge] }],
  ['an object that is not listed', { entities: [entity({ id: 'a' })], statements: [edge] }],
  ['an id that graphology cannot hold', { entities: [entity({ id: '__proto__' })], statements: [] }],
])('%s is refused', (_what, part) => {
  expect(() => createGraph({ documents: [], ...part })).toThrow(expect.objectContaining({ code: 'BROKEN_GRAPH' }))
})

test('any Knowledge gives a graph with as many nodes and edges', () => {
  fc.assert(
    fc.property(anyKnowledge, (knowledge) => {
      const made = createGraph(knowledge)
      expect([made.order, made.size]).toEqual([knowledge.entities.length, knowledge.statements.length])
    }),
  )
})
