import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import Graph from 'graphology'
import { parse as parseGraphml } from 'graphology-graphml'
import { Store } from 'oxigraph'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'

import { GRAPH_FORMATS } from '../../../src/formats/write/graph-formats.ts'
import type { FolderFile } from '../../../src/formats/write/folder-file.ts'
import { wellFormed } from '../../../src/formats/write/well-formed.ts'
import type { Knowledge, Statement } from '../../../src/model/index.ts'
import { anyKnowledge, entity, sampleKnowledge, statement } from '../../support/knowledge.ts'

const write = (name: string, knowledge: Knowledge): string => {
  const format = GRAPH_FORMATS.find((known) => known.name === name)
  if (!format || !('write' in format)) throw new Error(`${name} is no format of one file.`)
  return [...format.write(knowledge)].join('')
}

const writeFolder = (name: string, knowledge: Knowledge): ReadonlyMap<string, string> => {
  const format = GRAPH_FORMATS.find((known) => known.name === name)
  if (!format || !('writeFolder' in format)) throw new Error(`${name} is no format of a folder.`)
  return new Map(
    Array.from(format.writeFolder(knowledge), ({ path, pieces }: FolderFile) => [path, [...pieces].join('')]),
  )
}

const hostile: Knowledge = {
  documents: [],
  entities: [
    entity({ id: "a'}) DETACH DELETE n //", name: '"]; evil -> "\\' }),
    entity({ id: 'b\\', name: '../b:*?' }),
  ],
  statements: [
    statement({
      id: "s'\\u0027",
      subject: "a'}) DETACH DELETE n //",
      relation: 'said\n, "x"',
      object: 'b\\',
      evidence: [
        { document: 'd', start: 0, end: 1, quote: "=cmd|' /C calc'!A0 [[x]] <b> \"\r\n", rule: 'r', confidence: 1 },
      ],
    }),
  ],
}

test.each(GRAPH_FORMATS.map(({ name }) => name))(
  '%s takes any text, and the same Knowledge gives the same bytes',
  (name) => {
    const format = GRAPH_FORMATS.find((known) => known.name === name)
    const all = (knowledge: Knowledge): string[] => {
      if (!format) return []
      if ('write' in format) return [...format.write(knowledge)]
      return Array.from(format.writeFolder(knowledge), ({ path, pieces }) => path + [...pieces].join(''))
    }
    fc.assert(
      fc.property(anyKnowledge, (knowledge) => {
        expect(all(knowledge)).toEqual(all(knowledge))
      }),
      { numRuns: 30 },
    )
  },
)

describe('RDF, asked by Oxigraph', () => {
  const load = (format: string, text: string): Store => {
    const store = new Store()
    store.load(text, { format, base_iri: 'urn:base' })
    return store
  }
  const ask = (store: Store, query: string): string[][] =>
    (
      store.query(`PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX r: <urn:relata:terms:> ${query}`) as Map<
        string,
        { value: string }
      >[]
    ).map((row) => [...row.values()].map(({ value }) => value))

  test.each([
    [1, '1'],
    [0.25, '0.25'],
    [1e-7, '0.0000001'],
    [1.25e-9, '0.00000000125'],
  ])('the confidence %s is the decimal %s', (confidence, written) => {
    const knowledge = { ...sampleKnowledge, statements: sampleKnowledge.statements.map((s) => ({ ...s, confidence })) }
    const text = write('turtle', knowledge)
    expect(text).toMatch(
      new RegExp(`relata:confidence "?${written.replace('.', '\\.')}(?:[.;]\n|"\\^\\^xsd:decimal)`, 'u'),
    )
    const store = load('text/turtle', text)
    expect(ask(store, 'SELECT ?s WHERE { ?s a rdf:Statement; r:confidence ?c FILTER(?c > 0) }')).toHaveLength(6)
  })

  test.each([
    ['turtle', 'text/turtle'],
    ['nquads', 'application/n-quads'],
    ['jsonld', 'application/ld+json'],
  ])('%s: who claims what, by which words of which article', (name, type) => {
    const store = load(type, write(name, sampleKnowledge))
    const rows = ask(
      store,
      `SELECT ?subject ?object ?speaker ?quote ?document WHERE {
        ?s rdf:subject/rdfs:label ?subject; rdf:object/rdfs:label ?object; rdf:predicate/rdfs:label "claims";
           r:polarity "positive"; prov:wasAttributedTo/rdfs:label ?speaker;
           prov:wasDerivedFrom [prov:value ?quote; prov:wasQuotedFrom ?document] }`,
    )
    expect(rows).toEqual([
      ['Japan', 'the Kurils', 'Fumio Kishida', 'Japan still claims the Kurils', 'urn:relata:document:d2'],
    ])
  })

  test('only what is asserted is a plain triple in Turtle; in N-Quads each stands in the graph of its statement', () => {
    const denied = '<urn:relata:entity:russia> <urn:relata:relation:resumed> <urn:relata:entity:talks>'
    const turtle = load('text/turtle', write('turtle', sampleKnowledge))
    expect(turtle.query(`ASK { ${denied} }`)).toBe(false)
    expect(
      turtle.query('ASK { <urn:relata:entity:russia> <urn:relata:relation:suspended> <urn:relata:entity:talks> }'),
    ).toBe(true)
    const quads = load('application/n-quads', write('nquads', sampleKnowledge))
    expect(quads.query(`ASK { GRAPH <urn:relata:statement:s3> { ${denied} } }`)).toBe(true)
    expect(quads.query(`ASK { ${denied} }`)).toBe(false)
  })

  test('ids that differ in what is no character stay two', () => {
    const statements = ['\uD800', '\uDFFF', '\uFFFD'].map(
      (id) => ({ ...sampleKnowledge.statements[0], id }) as Statement,
    )
    const store = load('application/n-quads', write('nquads', { ...sampleKnowledge, statements }))
    expect(ask(store, 'SELECT ?s WHERE { ?s a rdf:Statement }')).toHaveLength(3)
  })

  test('times are dates', () => {
    const rows = ask(
      load('text/turtle', write('turtle', sampleKnowledge)),
      'SELECT ?s WHERE { ?s r:validFrom ?from FILTER(?from >= "2022-03-01"^^<http://www.w3.org/2001/XMLSchema#date>) }',
    )
    expect(rows).toEqual([['urn:relata:statement:s1']])
  })

  test.each([
    ['turtle', 'text/turtle'],
    ['nquads', 'application/n-quads'],
    ['jsonld', 'application/ld+json'],
  ])('%s of any Knowledge is sound', (name, type) => {
    fc.assert(
      fc.property(anyKnowledge, (knowledge) => {
        const store = load(type, write(name, knowledge))
        expect(ask(store, 'SELECT ?s WHERE { ?s a rdf:Statement }')).toHaveLength(knowledge.statements.length)
      }),
      { numRuns: 40 },
    )
  })
})

describe('readers that others wrote', () => {
  test('graphology-graphml', () => {
    const graph = parseGraphml(Graph, write('graphml', sampleKnowledge))
    expect([graph.order, graph.size]).toEqual([sampleKnowledge.entities.length, sampleKnowledge.statements.length])
    expect(graph.getNodeAttribute('russia', 'label')).toBe('Russia')
  })

  test('graphology takes its JSON, parallel edges too', () => {
    const graph = Graph.from(JSON.parse(write('graphology', sampleKnowledge)) as Parameters<typeof Graph.from>[0])
    expect(graph.size).toBe(sampleKnowledge.statements.length)
    expect(graph.getEdgeAttribute('s5', 'polarity')).toBe('negative')
  })

  /** What a spreadsheet would run stands behind an apostrophe. */
  const inert = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text)

  test('nothing of an article is a formula in a spreadsheet', () => {
    const [first, ...others] = sampleKnowledge.entities
    if (first === undefined) throw new Error('The sample has no entities.')
    const name = '=HYPERLINK("https://example.org";"x")'
    const tables = writeFolder('csv', { ...sampleKnowledge, entities: [{ ...first, name }, ...others] })
    const [row] = parseCsv(tables.get('nodes.csv') ?? '', { columns: true }) as Record<string, string>[]
    expect(row?.['Label']).toBe(`'${name}`)
  })

  test('csv-parse reads the tables; every cell comes back', () => {
    fc.assert(
      fc.property(anyKnowledge, (knowledge) => {
        const tables = writeFolder('csv', knowledge)
        const nodes = parseCsv(tables.get('nodes.csv') ?? '', { columns: true }) as Record<string, string>[]
        expect(nodes.map(({ Id, Label }) => [Id, Label])).toEqual(
          knowledge.entities.map(({ id, name }) => [id, name].map(wellFormed).map(inert)),
        )
        const edges = parseCsv(tables.get('edges.csv') ?? '', { columns: true }) as Record<string, string>[]
        expect(edges.map(({ Source, Target, Relation }) => [Source, Target, Relation])).toEqual(
          knowledge.statements.map(({ subject, object, relation }) =>
            [subject, object, relation].map(wellFormed).map(inert),
          ),
        )
      }),
      { numRuns: 50 },
    )
  })

  test('the tables for Neo4j name only what is there', () => {
    const tables = writeFolder('neo4j', sampleKnowledge)
    const rows = (name: string) => parseCsv(tables.get(name) ?? '', { columns: true }) as Record<string, string>[]
    const entities = new Set(rows('entities.csv').map((row) => row['id:ID(Entity)']))
    const documents = new Set(rows('documents.csv').map((row) => row['id:ID(Document)']))
    for (const row of rows('statements.csv')) {
      expect(entities).toContain(row[':START_ID(Entity)'])
      expect(entities).toContain(row[':END_ID(Entity)'])
    }
    for (const row of rows('evidence-documents.csv')) expect(documents).toContain(row[':END_ID(Document)'])
    for (const name of ['entities', 'documents', 'statements', 'evidence', 'evidence-documents'])
      expect(tables.get('import.sh')).toContain(`${name}.csv`)
  })
})

test('Cypher keeps text within its quotes', () => {
  const script = write('cypher', hostile)
  const withoutTexts = script.replace(/'(?:[^'\\\n]|\\['\\nrt])*'/g, "''")
  expect(withoutTexts).not.toMatch(/DETACH|evil|calc/)
  expect(withoutTexts.split('\n').filter((line) => line.startsWith(':param'))).toHaveLength(2)
  expect(script).toContain("'s\\'\\\\u0027'")
})

test('DOT keeps text within its quotes, and dashes what is not plainly stated', () => {
  const script = write('dot', hostile)
  expect(script.replace(/"(?:[^"\\\n]|\\["\\])*"/g, '""')).not.toMatch(/evil|calc/)
  const edges = write('dot', sampleKnowledge)
    .split('\n')
    .filter((line) => line.includes('->'))
  expect(edges.filter((line) => line.includes('style=dashed'))).toHaveLength(
    sampleKnowledge.statements.filter(
      ({ polarity, modality, attributedTo }) =>
        polarity !== 'positive' || modality !== 'asserted' || attributedTo !== null,
    ).length,
  )
})

describe('notes for Obsidian', () => {
  test('link to each other and quote the articles', () => {
    const notes = writeFolder('obsidian', sampleKnowledge)
    const russia = notes.get('entities/Russia.md') ?? ''
    expect(russia).toContain('- suspended [[entities/peace treaty talks|peace treaty talks]] (2022-03-21 – 2022-03-21)')
    expect(russia).toContain('“Russia suspended the peace treaty talks” [[documents/')
    expect(parseYaml(/^---\n([\s\S]*?)---/.exec(russia)?.[1] ?? '')).toEqual({
      type: 'GPE',
      aliases: ['Moscow', 'Russian Federation', 'the Kremlin'],
      wikidata: 'Q159',
    })
    const targets = [...notes.values()].flatMap((note) =>
      Array.from(note.matchAll(/(?<!\\)\[\[([^|]+)\|/g), ([, path]) => `${path ?? ''}.md`),
    )
    expect(targets.length).toBeGreaterThan(10)
    for (const target of targets) expect([...notes.keys()]).toContain(target)
  })

  test('names are safe for every system and each once; text is no mark-up', () => {
    fc.assert(
      fc.property(anyKnowledge, (knowledge) => {
        const paths = [...writeFolder('obsidian', knowledge).keys()]
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
        for (const path of paths) expect(path).toMatch(/^(?:entities|documents)\/[^/\\:*?"<>|\0-\x1f#^[\]%]+\.md$/)
      }),
      { numRuns: 50 },
    )
    const note =
      writeFolder('obsidian', hostile).get('entities/..b.md') ?? [...writeFolder('obsidian', hostile).values()].join('')
    expect(note).not.toMatch(/(?<!\\)<b>/)
  })
})
