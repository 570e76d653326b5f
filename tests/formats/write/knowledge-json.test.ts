import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseKnowledgeJson } from '../../../src/formats/read/knowledge-json.ts'
import { writeKnowledgeJson } from '../../../src/formats/write/knowledge-json.ts'
import type { Knowledge } from '../../../src/model/index.ts'
import { anyKnowledge, document, entity, sampleKnowledge, statement } from '../../support/knowledge.ts'

const write = (knowledge: Knowledge): string => [...writeKnowledgeJson(knowledge)].join('')

const small: Knowledge = {
  documents: [document({ id: 'd1', text: 'Russia left.', blocks: [{ kind: 'paragraph', start: 0, end: 12 }] })],
  entities: [entity({ id: 'a', name: 'A' })],
  statements: [statement({ id: 's1', subject: 'a', relation: 'left', object: 'a' })],
}

test('the file has one record a line and its keys in a fixed order', () => {
  expect(write(small)).toBe(
    [
      '{"format":"relata","version":1,',
      '"documents":[',
      '{"id":"d1","title":null,"source":null,"url":null,"publishedAt":null,"text":"Russia left.","blocks":[{"kind":"paragraph","start":0,"end":12}]}',
      '],',
      '"entities":[',
      '{"id":"a","name":"A","type":"GPE","aliases":[],"wikidata":null}',
      '],',
      '"statements":[',
      '{"id":"s1","subject":"a","relation":"left","eventType":"MAKE_STATEMENT","object":"a","polarity":"positive","modality":"asserted","attributedTo":null,"time":null,"confidence":0.9,"evidence":[{"document":"d1","start":0,"end":6,"quote":"Russia","rule":"test-rule","confidence":0.9}]}',
      ']}',
      '',
    ].join('\n'),
  )
})

test('the order of keys in memory does not change the bytes', () => {
  const reversed = JSON.parse(write(sampleKnowledge), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  ) as Knowledge
  expect(write(reversed)).toBe(write(sampleKnowledge))
})

test.each([
  ['the sample', sampleKnowledge],
  ['nothing', { documents: [], entities: [], statements: [] }],
])('%s read back is what was written', (_what, knowledge) => {
  expect(parseKnowledgeJson(write(knowledge))).toEqual(knowledge)
})

test('any Knowledge read back is what was written, and written again gives the same bytes', () => {
  fc.assert(
    fc.property(anyKnowledge, (knowledge) => {
      const text = write(knowledge)
      const back = parseKnowledgeJson(new TextDecoder().decode(new TextEncoder().encode(text)))
      expect(back).toStrictEqual(knowledge)
      expect(write(back)).toBe(text)
    }),
    { numRuns: 200 },
  )
})

/** The small file with something else in one place; `undefined` takes the key out. */
const changed = (path: string, value: unknown): string => {
  const file = JSON.parse(write(small)) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, file)
  holder[last] = value
  return JSON.stringify(file)
}

describe('a file of somebody else is read', () => {
  test.each([
    ['documents.0.text', ''],
    ['documents.0.url', null],
    ['documents.0.title', null],
    ['documents.0.publishedAt', null],
    ['entities.0.aliases', []],
    ['entities.0.wikidata', null],
    ['statements.0.time', null],
    ['statements.0.attributedTo', null],
  ])('without %s, which is then %o', (path, value) => {
    const text = path.endsWith('text') ? changed('documents.0', { id: 'd1' }) : changed(path, undefined)
    const read = parseKnowledgeJson(text)
    expect(path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], read)).toEqual(value)
  })

  test.each([
    ['format', undefined],
    ['version', undefined],
    ['extra', { anything: true }],
    ['documents.0.blocks', undefined],
  ])('with %s as %o', (path, value) => {
    expect(parseKnowledgeJson(changed(path, value)).statements).toEqual(small.statements)
  })

  test('with a byte order mark, and lists in any order', () => {
    const shuffled = {
      ...sampleKnowledge,
      entities: sampleKnowledge.entities.toReversed(),
      statements: sampleKnowledge.statements.toReversed(),
    }
    expect(parseKnowledgeJson('\uFEFF' + write(shuffled))).toEqual(sampleKnowledge)
  })

  test('without the texts, quotes are believed', () => {
    const documents = [{ id: 'd1' }, { id: 'd2' }]
    expect(parseKnowledgeJson(JSON.stringify({ ...sampleKnowledge, documents })).statements).toEqual(
      sampleKnowledge.statements,
    )
  })

  test('with keys named __proto__ everywhere, harmlessly', () => {
    const text = write(small).replaceAll(
      '{',
      '{"__proto__":{"polluted":true,"id":"evil"},"constructor":{"prototype":{"polluted":true}},',
    )
    const read = parseKnowledgeJson(text)
    expect(read).toStrictEqual(small)
    expect(Object.getPrototypeOf(read.entities[0])).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })
})

describe('a broken file is refused, and told where', () => {
  const evidence = { document: 'd1', start: 0, end: 6, quote: 'Russia', rule: 'r', confidence: 1 }
  test.each<[string, string, string | RegExp]>([
    ['no JSON', '{"documents":[', 'no JSON'],
    ['no object', '[]', 'the whole file'],
    ['no lists', '{}', 'documents'],
    ['another format', changed('format', 'graphml'), 'format'],
    ['a later version', changed('version', 2), /version: this program reads version 1/],
    ['an empty id', changed('entities.0.id', ''), 'entities[0] (id "").id'],
    ['an unknown type', changed('entities.0.type', 'COUNTRY'), 'entities[0] (id "a").type'],
    ['an id of every object', changed('entities.0.id', 'constructor'), 'entities[0] (id "constructor").id'],
    ['no subject', changed('statements.0.subject', undefined), 'statements[0] (id "s1").subject'],
    ['a dangling subject', changed('statements.0.subject', 'x'), 'statements[0].subject: no entity has the id "x"'],
    ['a dangling object', changed('statements.0.object', 'x'), 'statements[0].object'],
    ['a dangling speaker', changed('statements.0.attributedTo', 'x'), 'statements[0].attributedTo'],
    ['no evidence', changed('statements.0.evidence', []), 'statements[0] (id "s1").evidence'],
    [
      'a dangling document',
      changed('statements.0.evidence', [{ ...evidence, document: 'd9' }]),
      'statements[0].evidence[0].document',
    ],
    [
      'a quote that is not there',
      changed('statements.0.evidence', [evidence, { ...evidence, quote: 'Japan' }]),
      'statements[0].evidence[1].quote',
    ],
    [
      'a span that ends before it starts',
      changed('statements.0.evidence.0', { ...evidence, start: 7 }),
      'statements[0].evidence[0]: ends',
    ],
    ['half a character', changed('statements.0.evidence.0.start', 0.5), 'statements[0] (id "s1").evidence[0].start'],
    ['too much confidence', changed('statements.0.confidence', 1.1), 'confidence'],
    [
      'a time that is no day',
      changed('statements.0.time', { start: '2022', end: null, precision: 'year' }),
      'time.start',
    ],
    [
      'a time backwards',
      changed('statements.0.time', { start: '2022-01-02', end: '2022-01-01', precision: 'day' }),
      'statements[0].time',
    ],
    ['a block outside the text', changed('documents.0.blocks.0.end', 13), 'documents[0].blocks[0]'],
    ['a document twice', changed('documents.1', document({ id: 'd1' })), 'documents[1]: the id "d1" is there twice'],
    ['an entity twice', changed('entities.1', entity({ id: 'a' })), 'entities[1]'],
    ['a statement twice', changed('statements.1', small.statements[0]), 'statements[1]'],
  ])('%s', (_what, text, place) => {
    const attempt = (): Knowledge => parseKnowledgeJson(text)
    expect(attempt).toThrow(expect.objectContaining({ code: 'BROKEN_GRAPH' }))
    expect(attempt).toThrow(place)
  })

  test('of many faults only some are told, and quickly', () => {
    const entities = Array.from({ length: 20_000 }, (_, index) => ({ id: String(index), name: 1 }))
    const attempt = (): Knowledge => parseKnowledgeJson(JSON.stringify({ documents: [], entities, statements: [] }))
    expect(attempt).toThrow(/and \d{5} more/)
  })

  test('any text at all is read or refused with BROKEN_GRAPH', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => changed('statements', value)),
        ),
        (text) => {
          try {
            parseKnowledgeJson(text)
          } catch (error) {
            expect(error).toMatchObject({ code: 'BROKEN_GRAPH' })
          }
        },
      ),
    )
  })
})
