import { describe, expect, test } from 'vitest'

import { extendData } from '../../../src/extraction/extend-data.ts'
import { parseExtractionData } from '../../../src/extraction/extraction-data.ts'
import { parseSchemaFile } from '../../../src/formats/read/schema-file.ts'
import { tables } from '../../extraction/read-claims.ts'
import { codeOf } from './read-string.ts'

describe('a schema file', () => {
  test('adds verbs and nouns and restricts a build', () => {
    const text = `
relations: [greenlit, sanctioned]
entityTypes: [GPE]
verbs:
  - { verb: greenlight, relation: greenlit, eventType: AGREE }
nouns:
  - { noun: demarche, relation: protested to, eventType: DISAPPROVE, prepositions: [to] }
`
    const schema = parseSchemaFile(text, 'own.yaml')
    expect(schema).toMatchObject({ relations: ['greenlit', 'sanctioned'], eventTypes: [], entityTypes: ['GPE'] })
    const data = extendData(parseExtractionData(tables, new Set()), schema)
    expect(data.verbs.get('greenlight')).toEqual([{ object: '*', relation: 'greenlit', eventType: 'AGREE' }])
    expect(data.eventNouns.get('demarche')).toMatchObject({ relation: 'protested to', objectPrepositions: ['to'] })
  })

  test('an own entry goes before the one of the package, others stay', () => {
    const schema = parseSchemaFile('verbs: [{ verb: sign, relation: inked, eventType: SIGN_AGREEMENT }]', 'own.yaml')
    const data = extendData(parseExtractionData(tables, new Set()), schema)
    expect(data.verbs.get('sign')?.map(({ object, relation }) => [object, relation])).toEqual([
      ['*', 'inked'],
      ['AGREEMENT', 'signed'],
    ])
  })

  test.each([
    ['no YAML', 'verbs: [', 'no YAML'],
    ['an unknown key', 'verb: []', 'verb'],
    ['an unknown entity type', 'entityTypes: [COUNTRY]', 'entityTypes'],
    ['a verb without a relation', 'verbs: [{ verb: x, eventType: AGREE }]', 'verbs.0.relation'],
    ['an event type in small letters', 'eventTypes: [agree]', 'capitals'],
    ['no table at all', '- 1', 'own.yaml'],
  ])('%s is told with its place', (_says, text, message) => {
    expect(() => parseSchemaFile(text, 'own.yaml')).toThrow(
      expect.objectContaining({ code: 'BROKEN_FILE', message: expect.stringContaining(message) }),
    )
  })

  test('an empty file restricts nothing', () => {
    expect(parseSchemaFile('', 'own.yaml')).toEqual({
      relations: [],
      eventTypes: [],
      entityTypes: [],
      verbs: [],
      nouns: [],
    })
  })
})

test.each(['relations: [*a]\n', 'relations: &a [x]\neventTypes: *a\n'])('aliases are refused: %j', (text) => {
  expect(codeOf(() => parseSchemaFile(text, 'own.yaml'))).toBe('BROKEN_FILE')
})
