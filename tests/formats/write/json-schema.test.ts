import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { knowledgeJsonSchema } from '../../../src/formats/read/knowledge-json.ts'
import { writeKnowledgeJson } from '../../../src/formats/write/knowledge-json.ts'
import { anyKnowledge, sampleKnowledge } from '../../support/knowledge.ts'

const published = JSON.parse(readFileSync('public/graph.schema.json', 'utf8')) as object
const isValid = new Ajv2020({ strict: false }).compile(published)
const written = (knowledge: typeof sampleKnowledge): unknown => JSON.parse([...writeKnowledgeJson(knowledge)].join(''))

test('the published schema is that of the reader', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(knowledgeJsonSchema())))
})

test('what Relata writes is valid by it, in the eyes of another validator', () => {
  fc.assert(
    fc.property(anyKnowledge, (knowledge) => {
      expect(isValid(written(knowledge)), JSON.stringify(isValid.errors)).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('what is not a graph file is not', () => {
  const broken = written(sampleKnowledge) as { statements: { polarity: string }[] }
  for (const statement of broken.statements) statement.polarity = 'maybe'
  expect(isValid(broken)).toBe(false)
  expect(isValid({ entities: [] })).toBe(false)
})
