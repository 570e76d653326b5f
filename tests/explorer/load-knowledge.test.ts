import { describe, expect, test } from 'vitest'
import { exportGraph } from '../../src/explorer/state/export-graph.ts'
import { graphUrl, loadKnowledge } from '../../src/explorer/state/load-knowledge.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const PAGE = 'http://127.0.0.1:4173/explorer/'
const answering =
  (body: string, status = 200): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, { status }))

describe('where the graph comes from', () => {
  test.each([
    ['', 'http://127.0.0.1:4173/explorer/graph.json'],
    ['?graph=other.json', 'http://127.0.0.1:4173/explorer/other.json'],
    ['?graph=/data/g.json', 'http://127.0.0.1:4173/data/g.json'],
  ])('%s → %s', (query, url) => {
    expect(graphUrl(PAGE + query).href).toBe(url)
  })

  test.each([
    'https://evil.example/g.json',
    '//evil.example/g.json',
    'data:application/json,{}',
    'http://127.0.0.1:9/g',
    'http://',
  ])('another server is refused: %s', (graph) => {
    expect(() => graphUrl(`${PAGE}?graph=${encodeURIComponent(graph)}`)).toThrow(
      expect.objectContaining({ code: 'WRONG_OPTION' }),
    )
  })
})

describe('loading', () => {
  test('gives back what was exported', async () => {
    const { content } = exportGraph(sampleKnowledge, 'json')
    await expect(loadKnowledge(PAGE, answering(content))).resolves.toEqual({ knowledge: sampleKnowledge, whole: null })
  })

  test('says so where the file is missing or the server is gone', async () => {
    await expect(loadKnowledge(PAGE, answering('', 404))).rejects.toMatchObject({ code: 'MISSING_GRAPH' })
    await expect(loadKnowledge(PAGE, () => Promise.reject(new TypeError('Failed to fetch')))).rejects.toMatchObject({
      code: 'MISSING_GRAPH',
    })
  })

  test.each(['{', '[]', '{"documents":[],"entities":[{"id":1}],"statements":[]}'])('refuses %s', async (text) => {
    await expect(loadKnowledge(PAGE, answering(text))).rejects.toMatchObject({ code: 'BROKEN_GRAPH' })
  })
})
