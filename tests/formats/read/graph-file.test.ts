import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { GRAPH_FILE_RULE } from '../../../src/formats/read/graph/foreign-graph.ts'
import { parseListText } from '../../../src/formats/read/graph/list-text.ts'
import { readGraphFile } from '../../../src/formats/read/graph/read-graph-file.ts'
import { writeGexf } from '../../../src/formats/write/gexf.ts'
import { writeGraphml } from '../../../src/formats/write/graphml.ts'
import { writeGraphologyJson } from '../../../src/formats/write/graphology-json.ts'
import { writeNodeLinkJson } from '../../../src/formats/write/node-link-json.ts'
import type { Knowledge } from '../../../src/model/index.ts'
import { KnowledgeError } from '../../../src/model/index.ts'
import { anyKnowledge, entity, sampleKnowledge } from '../../support/knowledge.ts'

const read = (text: string, name = 'graph.xml'): Knowledge => readGraphFile(new TextEncoder().encode(text), name)
const joined = (pieces: Iterable<string>): string => [...pieces].join('')
const XML_WRITERS = [
  ['GEXF', writeGexf],
  ['GraphML', writeGraphml],
] as const

describe.each(XML_WRITERS)('%s', (_name, write) => {
  test('what was written comes back as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(anyKnowledge, (knowledge) => {
        expect(read(joined(write(knowledge)))).toEqual(knowledge)
      }),
      { numRuns: 150 },
    )
  })

  test('merges, references and links come back too', () => {
    const [statement, other] = sampleKnowledge.statements
    if (!statement || !other) throw new Error('The sample has no statements.')
    const end = { text: '?> it', start: 0, end: 3, steps: [{ text: 'it\uFFFE', rule: 'pronoun', score: 0.5 }] }
    const knowledge: Knowledge = {
      ...sampleKnowledge,
      entities: sampleKnowledge.entities.map((item) => ({
        ...item,
        merges: [{ name: 'x\u0000', score: 0.5, reason: '?>' }],
      })),
      statements: sampleKnowledge.statements.map((item) =>
        item.id === statement.id
          ? { ...item, evidence: [{ ...item.evidence[0], ends: { subject: end, object: end } }] }
          : item,
      ),
      links: [{ kind: 'because', from: statement.id, to: other.id, document: 'd1', start: 0, end: 4, words: 'as ?>' }],
    }
    expect(read(joined(write(knowledge)))).toEqual(knowledge)
    expect(read(joined(write({ ...knowledge, links: [] })))).toEqual({ ...knowledge, links: [] })
  })

  test('without the instructions, as other programs save it, statements and quotes are still there', () => {
    const saved = joined(write(sampleKnowledge)).replace(/<\?relata-[\s\S]*?\?>\n/g, '')
    const { documents, entities, statements } = read(saved)
    expect(statements).toEqual(sampleKnowledge.statements)
    expect(entities).toEqual(sampleKnowledge.entities)
    expect(documents.map(({ id, text }) => [id, text])).toEqual([
      ['d1', ''],
      ['d2', ''],
    ])
  })
})

describe('GEXF of other programs', () => {
  test('version 1.2 with dynamics, undirected edges, nested nodes and defaults', () => {
    const knowledge = read(
      `<?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
        <graph mode="dynamic" timeformat="date" defaultedgetype="undirected">
          <attributes class="node"><attribute id="0" title="type" type="string"><default>org</default></attribute></attributes>
          <nodes>
            <node id="a" label="Alpha &amp; Co"><nodes><node id="b" label="Beta"/></nodes></node>
            <node id="constructor" label="Odd"><attvalues><attvalue for="0" value="PERSON"/></attvalues></node>
          </nodes>
          <edges>
            <edge id="0" source="a" target="constructor" label="hired" start="2020-01-01T00:00:00" end="2021"/>
            <edge id="1" source="b" target="nowhere"><spells><spell start="2019-05-01" end="2019-06-01"/><spell start="2020-01-01"/></spells></edge>
          </edges>
        </graph>
      </gexf>`,
      'others.gexf',
    )
    expect(knowledge.entities).toEqual([
      entity({ id: 'a', name: 'Alpha & Co', type: 'ORG' }),
      entity({ id: 'b', name: 'Beta', type: 'ORG' }),
      entity({ id: 'node:constructor', name: 'Odd', type: 'PERSON' }),
      entity({ id: 'nowhere', type: 'MISC' }),
    ])
    expect(
      knowledge.statements.map(({ subject, relation, object, time }) => [
        subject,
        relation,
        object,
        time?.start,
        time?.end,
      ]),
    ).toEqual([
      ['a', 'hired', 'node:constructor', '2020-01-01', '2021-12-31'],
      ['b', 'linked to', 'nowhere', '2019-05-01', '2019-06-01'],
      ['b', 'part of', 'a', undefined, undefined],
    ])
    const [document] = knowledge.documents
    for (const { evidence } of knowledge.statements) {
      expect(evidence[0].rule).toBe(GRAPH_FILE_RULE)
      expect(document?.text.slice(evidence[0].start, evidence[0].end)).toBe(evidence[0].quote)
    }
  })

  test('prefixed names', () => {
    const knowledge = read(
      '<g:gexf xmlns:g="x"><g:graph><g:nodes><g:node id="a" label="A"/></g:nodes></g:graph></g:gexf>',
    )
    expect(knowledge.entities.map(({ name }) => name)).toEqual(['A'])
  })
})

test('GraphML of yEd: nested graphs and labels within drawings', () => {
  const knowledge = read(
    `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
      <key id="t" for="node" attr.name="type" attr.type="string"><default>GPE</default></key>
      <graph edgedefault="directed" id="G">
        <node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>
          Oslo</y:NodeLabel></y:ShapeNode></data>
          <graph edgedefault="directed"><node id="n0::n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Harbour</y:NodeLabel></y:ShapeNode></data></node></graph>
        </node>
        <node id="n2"/>
        <edge id="e0" source="n0" target="n2"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>twinned with</y:EdgeLabel></y:PolyLineEdge></data></edge>
      </graph>
    </graphml>`,
    'cities.graphml',
  )
  expect(knowledge.entities.map(({ name, type }) => `${name} ${type}`)).toEqual(['Oslo GPE', 'Harbour GPE', 'n2 GPE'])
  expect(knowledge.statements.map(({ relation }) => relation).sort()).toEqual(['part of', 'twinned with'])
})

describe('JSON of other libraries', () => {
  test.each([
    ['graphology', writeGraphologyJson],
    ['node-link', writeNodeLinkJson],
  ])('%s as Relata writes it comes back with its statements', (_name, write) => {
    const { entities, statements } = read(joined(write(sampleKnowledge)), 'graph.json')
    expect(entities.map(({ id, name, type, aliases }) => ({ id, name, type, aliases }))).toEqual(
      sampleKnowledge.entities.map(({ id, name, type, aliases }) => ({ id, name, type, aliases })),
    )
    expect(statements.map(({ subject, relation, object }) => [subject, relation, object])).toEqual(
      sampleKnowledge.statements.map(({ subject, relation, object }) => [subject, relation, object]),
    )
  })

  test('networkx with numbers for ids', () => {
    const { entities, statements } = read(
      '{"directed":false,"multigraph":false,"graph":{},"nodes":[{"id":1,"name":"One"},{"id":2}],"links":[{"source":1,"target":2,"weight":3}]}',
    )
    expect(entities.map(({ name }) => name)).toEqual(['One', '2'])
    expect(statements).toHaveLength(1)
  })
})

describe('bad files', () => {
  test.each([
    ['cut short', '<gexf><graph><nodes><node id="a"', /line 1, column/],
    ['tags crossed', '<gexf>\n<graph></nodes></graph></gexf>', /line 2, column/],
    ['an unknown entity', '<!DOCTYPE g [<!ENTITY a "b">]><gexf>&a;</gexf>', /line 1/],
    ['another root', '<svg xmlns="http://www.w3.org/2000/svg"/>', /begins with <svg>/],
    ['a node without id', '<gexf><graph><nodes><node/></nodes></graph></gexf>', /no id/],
    ['an edge without target', '<graphml><graph><edge source="a"/></graph></graphml>', /no target/],
    ['instructions that are no JSON', '<gexf><graph/></gexf><?relata-document {?>', /holds no JSON/],
    ['nesting without end', '<gexf>' + '<nodes>'.repeat(100_000), /nested/],
    ['nothing', '', /no JSON/],
  ])('%s: says where and why', (_what, text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'BROKEN_GRAPH', message: expect.stringMatching(message) as string }),
    )
  })

  test('no input does anything but give a graph or say what is wrong', () => {
    const pieces = fc.constantFrom(
      ...'<gexf>,</gexf>,<graph>,</graph>,<nodes>,<node id="a">,<node id="b"/>,</node>,<edge source="a" target="b"/>,<attvalue for="0" value="["/>,<graphml>,</graphml>,<data key="k">,</data>,<key id="k"/>,&lt;,&x;,<?relata-entity {"id":"a","record":1}?>,{"nodes":[],{"edges":[]},"id",[[1],null'.split(
        ',',
      ),
      '\u0000',
      '\uD800',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        try {
          read(parts.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(KnowledgeError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([
  ['["one", "two \\"x\\" \\\\"]', ['one', 'two "x" \\']],
  ['[1, 2]', ['1', '2']],
  ['[]', []],
  ['', []],
  ['one|two', ['one', 'two']],
])('the list %s', (text, items) => {
  expect(parseListText(text)).toEqual(items)
})
