import fc from 'fast-check'
import { MultiGraph } from 'graphology'
import { parse } from 'graphology-gexf'
import { describe, expect, test } from 'vitest'
import type { GexfOptions } from '../../../src/formats/write/gexf.ts'
import { writeGexf } from '../../../src/formats/write/gexf.ts'
import type { Knowledge, Statement, TimeInterval } from '../../../src/model/index.ts'
import { anyKnowledge, document, entity, sampleKnowledge, statement } from '../../support/knowledge.ts'
import { checkGexf } from './check-gexf.ts'

const write = (knowledge: Knowledge, options?: GexfOptions): string => [...writeGexf(knowledge, options)].join('')
const read = (xml: string): MultiGraph => parse(MultiGraph, xml)

/** As the file gives it back: characters that XML forbids are U+FFFD. */
const inXml = (text: string): string => text.replace(/[\0-\x08\v\f\x0e-\x1f\uD800-\uDFFF\uFFFE\uFFFF]/gu, '\uFFFD')

const LOUD = { subject: 'japan', relation: 'met', object: 'russia' }
const PLAIN: Knowledge = { documents: [], entities: [entity({ id: 'a' }), entity({ id: 'b' })], statements: [] }
const withTime = (time: TimeInterval | null): Knowledge => ({
  ...PLAIN,
  statements: [statement({ id: 's', subject: 'a', relation: 'met', object: 'b', time })],
})

describe('the schema in the tests bites', () => {
  const gexf = (graph: string): string =>
    `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">${graph}</gexf>`
  const graphOf = (node: string, edge = ''): string =>
    gexf(`<graph><nodes><node id="a"${node}</nodes><edges>${edge}</edges></graph>`)

  test.each([
    ['the least graph', gexf('<graph><nodes/><edges/></graph>')],
    ['drawing in any order', graphOf('><viz:size value="1"/><attvalues/><viz:color r="1" g="2" b="3"/></node>')],
    ['spells, open and closed', graphOf('><spells><spell start="2020-01-01"/><spell timestamp="3"/></spells></node>')],
    ['nodes in nodes', graphOf('><nodes><node id="b"/></nodes><edges/></node>')],
  ])('it takes %s', (_what, xml) => {
    expect(checkGexf(xml)).toBe('')
  })

  test.each([
    ['another version', gexf('<graph><nodes/><edges/></graph>').replace('version="1.3"', 'version="1.2"')],
    ['another namespace', gexf('<graph><nodes/><edges/></graph>').replace('net/1.3"', 'net/1.2draft"')],
    ['a graph without edges', gexf('<graph><nodes/></graph>')],
    [
      'a type that is none',
      gexf(
        '<graph><attributes class="node"><attribute id="a" title="a" type="text"/></attributes><nodes/><edges/></graph>',
      ),
    ],
    ['a colour off the scale', graphOf('><viz:color r="256" g="2" b="3"/></node>')],
    ['interval and timestamp together', graphOf(' start="2020-01-01" timestamp="2020-01-01"/>')],
    ['a time that is none', graphOf(' start="spring"/>')],
    ['a size below nothing', graphOf('><viz:size value="-1"/></node>')],
    ['an attribute that is none', graphOf(' color="red"/>')],
    ['an edge without an end', graphOf('/>', '<edge source="a"/>')],
    ['thickness of a node', graphOf('><viz:thickness value="1"/></node>')],
  ])('it refuses %s', (_what, xml) => {
    expect(checkGexf(xml)).not.toBe('')
  })
})

describe('the sample graph', () => {
  const xml = write(sampleKnowledge, { lastModified: '2023-01-23', positions: new Map([['japan', { x: 1.5, y: -2 }]]) })
  const graph = read(xml)

  test('is GEXF 1.3 by the grammar', () => {
    expect(checkGexf(xml)).toBe('')
  })

  test('comes in pieces that do not grow with the graph, the same every time', () => {
    const many = Array.from({ length: 500 }, (_, index) => statement({ ...LOUD, id: `s${String(index)}` }))
    const pieces = [...writeGexf({ ...sampleKnowledge, statements: many })]
    expect(pieces.length).toBeGreaterThan(3)
    for (const piece of pieces) expect(piece.length).toBeLessThan(80_000)
    expect(pieces).toEqual([...writeGexf(structuredClone({ ...sampleKnowledge, statements: many }))])
  })

  test('says who made it, what it is and from when, and nothing of the clock', () => {
    expect(graph.getAttributes()).toEqual({
      creator: 'Relata',
      description: 'Knowledge graph of 6 entities and 6 statements, read from 2 documents.',
      lastModifiedDate: '2023-01-23',
    })
    expect(write(sampleKnowledge)).not.toContain('lastmodifieddate')
  })

  test('is read by graphology-gexf with all nodes and parallel edges', () => {
    expect(graph.nodes()).toEqual(sampleKnowledge.entities.map(({ id }) => id))
    expect(graph.edges()).toEqual(sampleKnowledge.statements.map(({ id }) => id))
    expect(graph.edges('japan', 'kurils').sort()).toEqual(['s4', 's5'])
  })

  test('keeps the attributes of a node, and how to draw it', () => {
    expect(graph.getNodeAttributes('japan')).toEqual({
      label: 'Japan',
      entityType: 'GPE',
      aliases: ['Tokyo'],
      wikidata: 'Q17',
      statements: 4,
      documents: 2,
      color: 'rgb(213,94,0)',
      size: 10,
      x: 1.5,
      y: -2,
    })
    expect(xml).not.toMatch(/ a="/)
  })

  test('keeps the attributes of an edge, evidence in lists that run in step', () => {
    expect(graph.getEdgeAttributes('s2')).toEqual({
      label: 'sanctioned',
      kind: 'sanctioned',
      weight: 2,
      relation: 'sanctioned',
      eventType: 'SANCTION',
      polarity: 'positive',
      modality: 'asserted',
      timeStart: '2022-02-24',
      timePrecision: 'range',
      confidence: 0.9,
      evidenceCount: 2,
      evidence: ['Japan had sanctioned Russia', 'Japan sanctioned Russia'],
      documentIds: ['d1', 'd2'],
      sources: ['Kyodo News', 'TASS'],
      evidenceStart: ['70', '135'],
      evidenceEnd: ['97', '158'],
      rules: ['test-rule', 'test-rule'],
      evidenceConfidence: ['0.9', '0.9'],
    })
  })

  test('keeps speaker and reservation', () => {
    expect(graph.getEdgeAttributes('s5')).toMatchObject({
      label: 'not claims',
      relation: 'claims',
      polarity: 'negative',
      attributedTo: 'Russia',
      attributedToId: 'russia',
    })
  })

  test('gives each edge of a pair a kind of its own, so that Gephi keeps them apart', () => {
    expect(['s1', 's3', 's4', 's5'].map((id) => graph.getEdgeAttribute(id, 'kind') as string)).toEqual([
      'suspended',
      'resumed',
      'claims',
      'claims #2',
    ])
  })
})

describe('time', () => {
  const edgeOf = (xml: string): string => /<edge [^>]*>/.exec(xml)?.[0] ?? ''

  test.each<[string, string | null, string | null, string]>([
    ['both ends', '2022-03-21', '2022-03-22', ' start="2022-03-21" end="2022-03-22">'],
    ['an open end', '2018-01-01', null, ' start="2018-01-01">'],
    ['an open start', null, '2022-05-31', ' end="2022-05-31">'],
  ])('with %s makes the graph dynamic, in days', (_what, start, end, attributes) => {
    const xml = write(withTime({ start, end, precision: 'range' }))
    expect(xml).toContain('mode="dynamic" timeformat="date" timerepresentation="interval"')
    expect(edgeOf(xml).endsWith(attributes)).toBe(true)
    expect(xml).not.toContain('timestamp')
    expect(checkGexf(xml)).toBe('')
  })

  test.each<[string, TimeInterval | null]>([
    ['none', null],
    ['open at both ends', { start: null, end: null, precision: 'range' }],
    ['that ends before it starts', { start: '2022-01-02', end: '2022-01-01', precision: 'day' }],
    ['that is no day', { start: '2022-02-30', end: null, precision: 'day' }],
  ])('%s leaves the graph static', (_what, time) => {
    const xml = write(withTime(time))
    expect(xml).toContain('mode="static">')
    expect(edgeOf(xml)).not.toMatch(/ (start|end)=/)
    expect(checkGexf(xml)).toBe('')
  })
})

describe('one edge a relation', () => {
  const relations = (statements: readonly Statement[], between = PLAIN): string =>
    write({ ...between, statements }, { edges: 'relations' })
  const met = (id: string, given: Partial<Statement> = {}): Statement =>
    statement({ id, subject: 'a', relation: 'met', object: 'b', ...given })
  const range = (start: string | null, end: string | null): TimeInterval => ({ start, end, precision: 'range' })

  test('gathers statements of a pair and relation, with all their evidence', () => {
    const xml = write(sampleKnowledge, { edges: 'relations' })
    expect(checkGexf(xml)).toBe('')
    const graph = read(xml)
    expect(graph.size).toBe(5)
    expect(graph.getEdgeAttributes('s4')).toEqual({
      label: 'claims (disputed or in part)',
      kind: 'claims',
      weight: 2,
      relation: 'claims',
      eventTypes: ['CLAIM'],
      statements: 2,
      statementIds: ['s4', 's5'],
      negative: 1,
      modalities: ['asserted'],
      speakers: ['Fumio Kishida', 'Russia'],
      undated: 2,
      confidence: 0.9,
      evidence: ['Japan still claims the Kurils', 'Russia rejects the claim'],
      documentIds: ['d2', 'd2'],
      sources: ['TASS', 'TASS'],
    })
    expect(graph.getEdgeAttribute('s3', 'label')).toBe('resumed (denied)')
  })

  test.each<[string, readonly (TimeInterval | null)[], string]>([
    ['none', [null], ''],
    [
      'two, the earliest first',
      [range('2022-01-01', '2022-02-01'), range('2020-01-01', '2020-01-02')],
      '<spell start="2020-01-01" end="2020-01-02"/><spell start="2022-01-01" end="2022-02-01"/>',
    ],
    [
      'one where they meet',
      [range('2020-01-01', '2021-01-01'), range('2020-06-01', '2022-01-01')],
      '<spell start="2020-01-01" end="2022-01-01"/>',
    ],
    [
      'one within another',
      [range('2020-01-01', '2021-01-01'), range('2020-06-01', '2020-07-01')],
      '<spell start="2020-01-01" end="2021-01-01"/>',
    ],
    [
      'an open end, which swallows what comes later',
      [range('2020-01-01', null), range('2021-01-01', '2021-02-01')],
      '<spell start="2020-01-01"/>',
    ],
    [
      'an open start',
      [range(null, '2020-01-01'), range('2021-01-01', null)],
      '<spell end="2020-01-01"/><spell start="2021-01-01"/>',
    ],
  ])('spells: %s', (_what, times, spells) => {
    const xml = relations(times.map((time, nth) => met(`s${String(nth)}`, { time })))
    expect(/<spells>(.*)<\/spells>/u.exec(xml)?.[1] ?? '').toBe(spells)
    expect(checkGexf(xml)).toBe('')
  })

  test('whatever stands in it, the file is valid and has all evidence', () => {
    fc.assert(
      fc.property(anyKnowledge, (knowledge) => {
        const xml = write(knowledge, { edges: 'relations' })
        expect(checkGexf(xml)).toBe('')
        const weights = read(xml).mapEdges((_id, { weight }) => weight as number)
        const evidences = knowledge.statements.flatMap(({ evidence }) => evidence)
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(evidences.length)
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

test('an empty graph is valid', () => {
  expect(checkGexf(write({ documents: [], entities: [], statements: [] }))).toBe('')
})

test('ids that XML cannot tell apart stay apart', () => {
  const ids = ['\0', '\u0001', '\uFFFD', '\uFFFD #2']
  const knowledge: Knowledge = {
    documents: [document({ id: 'd1' })],
    entities: ids.map((id, index) => entity({ id, name: String(index) })),
    statements: ids.map((id, index) =>
      statement({ id, subject: id, relation: String(index), object: '\0', attributedTo: id }),
    ),
  }
  const graph = read(write(knowledge))
  expect(graph.order).toBe(4)
  expect(
    graph.mapEdges((_id, { relation, attributedTo, attributedToId }, source) => [
      relation as string,
      attributedTo as string,
      graph.getNodeAttribute(attributedToId as string, 'label') as string,
      graph.getNodeAttribute(source, 'label') as string,
    ]),
  ).toEqual(['0', '1', '2', '3'].map((name) => [name, name, name, name]))
})

test.each<[string, GexfOptions]>([
  ['a date that is none', { lastModified: 'yesterday' }],
  ['a colour by name', { colors: { GPE: 'red' } }],
])('%s is refused', (_what, options) => {
  expect(() => write(sampleKnowledge, options)).toThrow(expect.objectContaining({ code: 'WRONG_OPTION' }))
})

test('a place that is no number is left out, colours can be chosen', () => {
  const positions = new Map([
    ['a', { x: NaN, y: 1 }],
    ['b', { x: 1e-9, y: 2, z: 1e30 }],
  ])
  const xml = write(PLAIN, { positions, colors: { GPE: '#01020F' } })
  expect(xml.match(/<viz:position[^>]*>/g)).toEqual(['<viz:position x="0" y="2" z="1e+30"/>'])
  expect(xml).toContain('<viz:color r="1" g="2" b="15"/>')
  expect(checkGexf(xml)).toBe('')
})

test('whatever the texts are, the file is well-formed and valid', () => {
  fc.assert(
    fc.property(anyKnowledge, (knowledge) => {
      expect(
        checkGexf(
          write(knowledge, { creator: knowledge.entities[0]?.name, description: knowledge.documents[0]?.text }),
        ),
      ).toBe('')
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('whatever the texts are, a reader gets every edge with its words', () => {
  fc.assert(
    fc.property(anyKnowledge, (knowledge) => {
      const graph = read(write(knowledge))
      expect([graph.order, graph.size]).toEqual([knowledge.entities.length, knowledge.statements.length])
      const edges = graph.mapEdges((_id, attributes) => attributes)
      knowledge.statements.forEach(({ relation, confidence, evidence }, index) => {
        expect(edges[index]).toMatchObject({
          relation: inXml(relation),
          confidence,
          evidence: evidence.map(({ quote }) => inXml(quote)),
          evidenceStart: evidence.map(({ start }) => String(start)),
          rules: evidence.map(({ rule }) => inXml(rule)),
        })
      })
      const kinds = graph.mapEdges((_id, { kind }, source, target) => JSON.stringify([source, target, kind]))
      expect(new Set(kinds).size).toBe(kinds.length)
    }),
    { numRuns: 100 },
  )
}, 60_000)
