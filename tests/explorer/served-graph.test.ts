import { describe, expect, test } from 'vitest'
import { exportGraph } from '../../src/explorer/state/export-graph.ts'
import { loadKnowledge } from '../../src/explorer/state/load-knowledge.ts'
import { createServedGraph, uniteParts } from '../../src/explorer/state/served-graph.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const PAGE = 'http://127.0.0.1:4173/'
const { content } = exportGraph(sampleKnowledge, 'json')

/** A server that gives one answer and remembers what it was asked. */
const serving = (body: string, init: ResponseInit = {}) => {
  const asked: string[] = []
  const fetchFile: typeof fetch = (input) => {
    asked.push(input instanceof Request ? input.url : String(input))
    return Promise.resolve(new Response(body, init))
  }
  return { asked, fetchFile }
}

/** The part of the sample that some entities make. */
const partWith = (...ids: string[]): Knowledge => ({
  ...sampleKnowledge,
  entities: sampleKnowledge.entities.filter(({ id }) => ids.includes(id)),
  statements: sampleKnowledge.statements.filter(({ subject, object }) => ids.includes(subject) && ids.includes(object)),
})

describe('a graph that comes in parts', () => {
  test('says so where the server does', async () => {
    const { fetchFile } = serving(content, { headers: { 'Relata-Whole-Graph': 'entities=90, statements=1200' } })
    expect((await loadKnowledge(PAGE, fetchFile)).whole).toEqual({ entities: 90, statements: 1200 })
  })

  test('gives what is around an entity, from where one stopped, and where to go on', async () => {
    const { asked, fetchFile } = serving(content, { headers: { 'Relata-Next-Neighbors': '80' } })
    const { knowledge, next } = await createServedGraph(PAGE, fetchFile).around('e & 1', 40)
    expect([knowledge, next]).toEqual([sampleKnowledge, 80])
    expect(asked).toEqual(['http://127.0.0.1:4173/graph/around?entity=e+%26+1&start=40'])
    expect((await createServedGraph(PAGE, serving(content).fetchFile).around('e1', 0)).next).toBeNull()
  })

  test('tells why it cannot, in the words of the server or without it', async () => {
    const refusing = serving('{"detail":"No entity is called e9."}', { status: 404 })
    await expect(createServedGraph(PAGE, refusing.fetchFile).around('e9', 0)).rejects.toThrow('No entity is called e9.')
    const gone = createServedGraph(PAGE, () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(gone.around('e1', 0)).rejects.toThrow('Is "relata serve" still running?')
  })

  test('finds entities, and passes over what is none', async () => {
    const entities = [
      { id: 'e1', name: 'Valdoria', type: 'GPE', statements: 3 },
      { id: 'e2', name: 'Odd', type: 'HACK', statements: 3 },
      'no entity',
    ]
    const { asked, fetchFile } = serving(JSON.stringify({ entities }))
    const found = await createServedGraph(PAGE, fetchFile).search('Valdroia', new AbortController().signal)
    expect(found).toEqual([entities[0]])
    expect(asked[0]).toContain('/api/search_entities?query=Valdroia')
    expect(
      await createServedGraph(PAGE, serving('', { status: 500 }).fetchFile).search('x', AbortSignal.abort()),
    ).toEqual([])
  })

  test('parts are one graph again, whatever their order and overlap', () => {
    const [one, other] = [partWith('e1', 'e2', 'e4'), partWith('e2', 'e3', 'e1', 'e4', 'e5')]
    expect(uniteParts(one, other)).toEqual(uniteParts(other, one))
    expect(uniteParts(one, other).statements).toEqual(other.statements)
    expect(uniteParts(one, one).entities).toEqual(one.entities)
  })
})
