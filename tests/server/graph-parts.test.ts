import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { parseKnowledgeJson } from '../../src/formats/read/knowledge-json.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import { readWholeGraph } from '../../src/graph/graph-headers.ts'
import { createApp } from '../../src/server/create-app.ts'
import { memorySource } from '../../src/server/graph-source.ts'
import { newFolder } from '../cli/run-cli.ts'
import { sampleKnowledge } from '../support/knowledge.ts'

const folder = newFolder({
  'page/index.html': '<!doctype html>',
  'graph.json': [...writeKnowledgeJson(sampleKnowledge)].join(''),
})
const appWith = (maxWholeStatements: number, graph: string | null = join(folder, 'graph.json')) =>
  createApp({
    page: join(folder, 'page'),
    graph,
    host: '127.0.0.1',
    source: memorySource({ knowledge: () => Promise.resolve(sampleKnowledge), stamp: () => Promise.resolve('one') }),
    maxWholeStatements,
  })
const get = async (app: Awaited<ReturnType<typeof appWith>>, path: string) =>
  app.request(`http://localhost:4173${path}`, { headers: { host: 'localhost:4173' } })

describe('the graph of the page', () => {
  test('comes whole while it is small, and says nothing of parts', async () => {
    const response = await get(await appWith(1000), '/graph.json')
    expect(response.headers.get('relata-whole-graph')).toBeNull()
    expect(parseKnowledgeJson(await response.text())).toEqual(sampleKnowledge)
  })

  test('begins with a part where it is large, and tells how large the whole is', async () => {
    const response = await get(await appWith(1), '/graph.json')
    expect(readWholeGraph(response.headers.get('relata-whole-graph'))).toEqual({
      entities: sampleKnowledge.entities.length,
      statements: sampleKnowledge.statements.length,
    })
    const part = parseKnowledgeJson(await response.text())
    expect(part.statements.length).toBeGreaterThan(0)
    expect(part.documents.every(({ text }) => text !== '')).toBe(true)
  })

  test('gives an entity with what is around it, with the texts behind; one that is not there is refused', async () => {
    const app = await appWith(1)
    const response = await get(app, '/graph/around?entity=Kishida')
    const part = parseKnowledgeJson(await response.text())
    const names = part.entities.map(({ name }) => name)
    expect(names).toContain('Japan')
    expect(part.entities.length).toBeLessThan(sampleKnowledge.entities.length)
    for (const { subject, object } of part.statements) {
      const ids = part.entities.map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining([subject, object]))
    }
    expect((await get(app, '/graph/around?entity=Kishda')).status).toBe(404)
    expect((await get(app, '/graph/around')).status).toBe(400)
  })

  test('stands in a store, without a file', async () => {
    const app = await appWith(1000, null)
    expect(parseKnowledgeJson(await (await get(app, '/graph.json')).text())).toEqual(sampleKnowledge)
  })
})
