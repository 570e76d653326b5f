import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'

import { readGraphFile } from '../../src/formats/read/graph/read-graph-file.ts'
import { writeGexf } from '../../src/formats/write/gexf.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import { memorySource } from '../../src/server/graph-source.ts'
import type { CurrentGraph } from '../../src/server/graph-source.ts'
import { createApp } from '../../src/server/create-app.ts'
import { newFolder } from '../cli/run-cli.ts'
import { sampleKnowledge } from '../support/knowledge.ts'

const folder = newFolder({
  'page/index.html': '<!doctype html>',
  'graph.json': [...writeKnowledgeJson(sampleKnowledge)].join(''),
})
let stamp = 'one'
const current: CurrentGraph = { knowledge: () => Promise.resolve(sampleKnowledge), stamp: () => Promise.resolve(stamp) }
const appOf = (graph: string) =>
  createApp({
    page: join(folder, 'page'),
    graph: join(folder, graph),
    host: '127.0.0.1',
    source: memorySource(current),
    version: '1.2.3',
  })
const app = await appOf('graph.json')
const get = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  app.request(`http://localhost:4173${path}`, { headers: { host: 'localhost:4173', ...headers } })

test.each([
  ['/api/search_entities?query=kuril', { entities: [{ name: 'the Kurils' }], total: 1, next: null }],
  [
    '/api/neighbors?entity=Moscow&relation=suspended',
    { neighbors: [{ statements: [{ quote: 'Russia suspended the peace treaty talks' }] }] },
  ],
  ['/api/neighbors?entity=Japan&limit=1&minConfidence=0.1', { next: 'after-1' }],
  [
    '/api/paths?from=Kishida&to=Russia',
    { paths: [{ statements: [{ relation: 'head of' }, { relation: 'sanctioned' }] }] },
  ],
  ['/api/timeline?entity=Russia&with=Japan', { statements: [{ id: 's2' }] }],
  ['/api/disputes', { disputes: [{ subject: 'Japan', relation: 'claims' }] }],
  ['/api/evidence?statement=s4', { contradictedBy: [{ id: 's5' }] }],
  ['/api/match?pattern=(%3Fx)-%5Bsuspended%5D-%3E(%3Fy)', { matches: [{ bindings: { x: { name: 'Russia' } } }] }],
])('%s', async (path, expected) => {
  const response = await get(path)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject(expected)
})

test.each([
  ['/api/neighbors?entity=Rusia', 404, /Russia/],
  ['/api/neighbors', 400, /entity/],
  ['/api/neighbors?entity=Russia&limit=1000', 400, /limit/],
  ['/api/neighbors?entity=Russia&direction=up', 400, /direction/],
  ['/api/neighbors?entity=Russia&colour=red', 400, /no parameter "colour"; there are entity/],
  ['/api/neighbors?entity=Russia&entity=Japan', 400, /twice/],
  ['/api/match?pattern=(', 400, /pattern/],
  ['/api/export/doc', 400, /gexf/],
  ['/api/export/gexf?minConfidence=0.9', 400, /no parameter "minConfidence"; there is none/],
  ['/api/nothing', 404, /\/api lists/],
])('%s is a problem that tells what to do', async (path, status, detail) => {
  const response = await get(path)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(((await response.json()) as { detail: string }).detail).toMatch(detail)
})

test('nothing can be written, and other sites are not let in', async () => {
  const response = await app.request('http://localhost:4173/api/neighbors?entity=Russia', {
    method: 'POST',
    headers: { host: 'localhost:4173' },
  })
  expect(response.status).toBe(405)
  expect((await get('/api/disputes', { host: 'evil.example' })).status).not.toBe(200)
  expect(
    (await get('/api/disputes', { origin: 'https://evil.example' })).headers.get('access-control-allow-origin'),
  ).toBeNull()
})

test('an answer is not sent again while the graph is as it was', async () => {
  const etag = (await get('/api/disputes')).headers.get('etag') ?? ''
  expect((await get('/api/disputes', { 'if-none-match': etag })).status).toBe(304)
  stamp = 'two'
  expect((await get('/api/disputes', { 'if-none-match': etag })).status).toBe(200)
})

test('exports are the graph', async () => {
  const response = await get('/api/export/graphml')
  expect(response.headers.get('content-disposition')).toContain('relata.graphml')
  expect(response.headers.get('content-type')).toBe('application/graphml+xml')
  const etag = response.headers.get('etag') ?? ''
  expect((await get('/api/export/graphml', { 'if-none-match': etag })).status).toBe(304)
  expect(readGraphFile(new Uint8Array(await response.arrayBuffer()), 'x')).toEqual(sampleKnowledge)
})

test('a graph of another format is served to the page as JSON', async () => {
  writeFileSync(join(folder, 'graph.gexf'), [...writeGexf(sampleKnowledge)].join(''))
  const other = await appOf('graph.gexf')
  const response = await other.request('http://localhost:4173/graph.json', { headers: { host: 'localhost:4173' } })
  expect(await response.text()).toBe([...writeKnowledgeJson(sampleKnowledge)].join(''))
})

describe('the description', () => {
  test('names every question, and what it answers fits it', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as {
      openapi: string
      info: { version: string }
      paths: Record<
        string,
        {
          get: {
            parameters: { name: string; required: boolean }[]
            responses: Record<string, { content: Record<string, { schema: object }> }>
          }
        }
      >
    }
    expect([document.openapi, document.info.version]).toEqual(['3.1.0', '1.2.3'])
    expect(await (await get('/api')).text()).toContain('GET /api/neighbors?entity&relation')
    const examples: Record<string, string> = {
      search_entities: 'query=a',
      neighbors: 'entity=Japan',
      paths: 'from=Japan&to=Russia',
      timeline: 'entity=Japan',
      co_mentions: 'entity=Japan',
      evidence: 'statement=s4',
      match: 'pattern=(Japan)-[]-(%3Fx)',
    }
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      if (path.includes('{')) continue
      const query = examples[path.slice('/api/'.length)] ?? ''
      for (const { name, required } of operation.parameters) if (required) expect(query).toContain(`${name}=`)
      const answer: unknown = await (await get(`${path}?${query}`)).json()
      const schema = operation.responses['200']?.content['application/json']?.schema ?? {}
      const isValid = new Ajv2020({ strict: false }).compile(schema)
      expect(isValid(answer), `${path}: ${JSON.stringify(isValid.errors)}`).toBe(true)
    }
  })
})
