import { z } from 'zod'

import { GRAPH_FORMATS } from '../formats/write/graph-formats.ts'
import { QUESTIONS } from './questions.ts'

const FILE_FORMATS = GRAPH_FORMATS.flatMap((format) => ('write' in format ? [format.name] : []))

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

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const job = {
  type: 'object',
  required: ['id', 'kind', 'state', 'done', 'total', 'result', 'detail'],
  properties: {
    id: { type: 'string' },
    kind: { enum: ['add', 'remove'] },
    state: { enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] },
    done: { type: 'integer' },
    total: { type: 'integer' },
    result: { type: ['object', 'null'] },
    detail: { type: ['string', 'null'], description: 'why it failed' },
  },
}
const json = (description: string, schema: object): object => ({
  description,
  content: { 'application/json': { schema } },
})
const security = [{ token: [] }]
const document = {
  type: 'object',
  required: ['text'],
  properties: {
    id: { type: 'string' },
    text: { type: 'string' },
    title: { type: 'string' },
    date: { type: 'string', description: 'day of publication, YYYY-MM-DD' },
    source: { type: 'string' },
    url: { type: 'string' },
  },
}

/** Articles put in and taken out. */
const WRITING_PATHS = {
  '/api/documents': {
    get: {
      operationId: 'list_documents',
      summary: 'The articles of the graph.',
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } },
        { name: 'cursor', in: 'query', schema: { type: 'string' } },
      ],
      responses: { 200: json('One page of them.', { type: 'object' }), 400: problem, 401: problem },
    },
    post: {
      operationId: 'add_documents',
      summary: 'Read articles into the graph; a job tells how far it is.',
      security,
      parameters: [{ name: 'id', in: 'query', schema: { type: 'string' }, description: 'id of a single article' }],
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { oneOf: [document, { type: 'array', items: document }] } },
          'text/plain': { schema: { type: 'string' } },
          'text/markdown': { schema: { type: 'string' } },
          'text/html': { schema: { type: 'string' } },
          'text/csv': { schema: { type: 'string' } },
        },
      },
      responses: {
        202: json('The job; its address is in Location.', job),
        400: problem,
        401: problem,
        413: problem,
        429: problem,
      },
    },
  },
  '/api/documents/{id}': {
    delete: {
      operationId: 'remove_document',
      summary: 'Take an article out of the graph.',
      security,
      parameters: [idParameter],
      responses: { 202: json('The job.', job), 401: problem, 404: problem },
    },
  },
  '/api/jobs': {
    get: {
      operationId: 'list_jobs',
      summary: 'The latest jobs.',
      responses: { 200: json('Jobs, the latest first.', { type: 'object' }), 401: problem },
    },
  },
  '/api/jobs/{id}': {
    get: {
      operationId: 'get_job',
      summary: 'How far a job is.',
      parameters: [idParameter],
      responses: { 200: json('The job.', job), 401: problem, 404: problem },
    },
    delete: {
      operationId: 'cancel_job',
      summary: 'Cancel a job; articles that are read already stay.',
      security,
      parameters: [idParameter],
      responses: { 202: json('The job.', job), 401: problem, 404: problem, 409: problem },
    },
  },
  '/api/jobs/{id}/events': {
    get: {
      operationId: 'watch_job',
      summary: 'Every change of a job as a server-sent event, until it is over.',
      parameters: [idParameter],
      responses: {
        200: { description: 'Events named after the state.', content: { 'text/event-stream': {} } },
        401: problem,
        404: problem,
      },
    },
  },
}

const exportPath = {
  '/api/export/{format}': {
    get: {
      operationId: 'export',
      summary: 'The whole graph in another format, as a stream.',
      parameters: [{ name: 'format', in: 'path', required: true, schema: { enum: FILE_FORMATS } }],
      responses: {
        200: { description: 'The file, with the media type of its format.', content: { '*/*': {} } },
        304: { description: 'As before.' },
        400: problem,
        401: problem,
      },
    },
  },
}

/** The questions as an OpenAPI 3.1 document, made from the schemas that check them. */
export const apiDocument = (version: string, isWriting = false): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Relata',
    version,
    description: 'Questions to a knowledge graph read from news articles; every statement is cited.',
  },
  ...(isWriting ? { components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } } : {}),
  paths: {
    ...exportPath,
    ...(isWriting ? WRITING_PATHS : {}),
    ...Object.fromEntries(
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
        const responses = { 200: answer, 304: { description: 'As before.' }, 400: problem, 401: problem, 404: problem }
        return [`/api/${name}`, { get: { operationId: name, summary: description, parameters, responses } }]
      }),
    ),
  },
})
