import { z } from 'zod'

import { QUESTIONS } from './questions.ts'

const problem = {
  description: 'What is wrong and what to do (RFC 9457).',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        properties: { title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' } },
      },
    },
  },
}

const schemaOf = (shape: z.ZodRawShape, io: 'input' | 'output') => {
  const { $schema: _, ...schema } = z.toJSONSchema(z.object(shape), { io })
  return schema
}

/** The questions as an OpenAPI 3.1 document, made from the schemas that check them. */
export const apiDocument = (version: string): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Relata',
    version,
    description: 'Questions to a knowledge graph read from news articles; every statement is cited.',
  },
  paths: Object.fromEntries(
    QUESTIONS.map(({ name, description, input, output }) => {
      const { properties = {}, required = [] } = schemaOf(input, 'input')
      const parameters = Object.entries(properties).map(([parameter, schema]) => ({
        name: parameter,
        in: 'query',
        required: required.includes(parameter),
        schema,
      }))
      const answer = {
        description: 'The answer.',
        content: { 'application/json': { schema: schemaOf(output, 'output') } },
      }
      const responses = { 200: answer, 304: { description: 'As before.' }, 400: problem, 404: problem }
      return [`/api/${name}`, { get: { operationId: name, summary: description, parameters, responses } }]
    }),
  ),
})
