import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { createApp } from '../../src/server/create-app.ts'
import type { GrowingGraph } from '../../src/server/documents-route.ts'
import { memorySource } from '../../src/server/graph-source.ts'
import { createJobs } from '../../src/server/jobs.ts'
import type { JobView } from '../../src/server/jobs.ts'
import type { Document } from '../../src/model/index.ts'
import { KnowledgeError } from '../../src/model/index.ts'
import { newFolder } from '../cli/run-cli.ts'
import { sampleKnowledge } from '../support/knowledge.ts'

const TOKEN = 'open-sesame'
const folder = newFolder({ 'page/index.html': '<!doctype html>', 'graph.json': '{}' })

/** An app over a graph of documents in memory; each document takes its time, `poison` fails, `locked` finds a writer. */
const createTestApp = async ({ host = '127.0.0.1', maxBodyBytes = 10_000 } = {}) => {
  const held = new Map<string, Document>()
  const jobs = createJobs((error) => (error instanceof Error ? error.message : String(error)))
  const graph: GrowingGraph = {
    documents: () => Promise.resolve([...held.values()]),
    add: async (documents, signal, onProgress) => {
      let done = 0
      for (const document of documents) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        signal.throwIfAborted()
        if (document.text.includes('locked')) throw new KnowledgeError('STORE_LOCKED', 'Another process is writing.')
        held.set(document.id, document)
        onProgress(++done)
      }
      return { added: documents.map(({ id }) => id) }
    },
    remove: (ids) => {
      for (const id of ids) held.delete(id)
      return Promise.resolve({ removed: ids })
    },
  }
  const app = await createApp({
    page: join(folder, 'page'),
    graph: join(folder, 'graph.json'),
    host,
    source: memorySource({ knowledge: () => Promise.resolve(sampleKnowledge), stamp: () => Promise.resolve('one') }),
    token: TOKEN,
    allowOrigins: ['https://friend.example'],
    writes: { graph, jobs, maxBodyBytes },
  })
  const ask = async (method: string, path: string, init: RequestInit & { readonly token?: string | null } = {}) => {
    const { token = TOKEN, headers, ...rest } = init
    return app.request(`http://localhost:4173${path}`, {
      method,
      ...rest,
      headers: {
        host: 'localhost:4173',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(headers as Record<string, string> | undefined),
      },
    })
  }
  const post = (body: unknown, token: string | null = TOKEN) =>
    ask('POST', '/api/documents', {
      token,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const over = async (id: string): Promise<JobView> => {
    await expect
      .poll(async () => ((await (await ask('GET', `/api/jobs/${id}`)).json()) as JobView).state)
      .not.toMatch(/waiting|running/u)
    return (await (await ask('GET', `/api/jobs/${id}`)).json()) as JobView
  }
  return { ask, post, over, held, jobs }
}

const articles = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `a${String(index)}`, text: 'Peru left.' }))

describe('articles over HTTP', () => {
  test('are put in by a job that can be asked, listed, and taken out again', async () => {
    const { ask, post, over, held } = await createTestApp()
    const response = await post(articles(3))
    expect(response.status).toBe(202)
    const location = response.headers.get('location') ?? ''
    expect(location).toBe('/api/jobs/1')
    expect(await over('1')).toMatchObject({ state: 'done', done: 3, total: 3, result: { added: ['a0', 'a1', 'a2'] } })
    const list = await (await ask('GET', '/api/documents?limit=2')).json()
    expect(list).toMatchObject({ documents: [{ id: 'a0' }, { id: 'a1' }], total: 3, next: 'after-2' })
    expect((await ask('DELETE', '/api/documents/a1')).status).toBe(202)
    expect(await over('2')).toMatchObject({ kind: 'remove', state: 'done' })
    expect([...held.keys()]).toEqual(['a0', 'a2'])
    expect((await ask('DELETE', '/api/documents/a1')).status).toBe(404)
  })

  test.each([
    ['text/plain', 'Peru left.'],
    ['text/html', '<article><h1>Peru leaves</h1><p>Peru left the talks on Monday, its ministry said.</p></article>'],
    ['text/markdown', '---\ntitle: Peru leaves\n---\nPeru left.'],
    ['text/csv', 'title,text\nPeru leaves,Peru left.'],
  ])('come as %s too; the same words have the same id', async (type, body) => {
    const { ask, over, held } = await createTestApp()
    for (const job of ['1', '2']) {
      expect((await ask('POST', '/api/documents', { body, headers: { 'content-type': type } })).status).toBe(202)
      await over(job)
    }
    expect(held.size).toBe(1)
  })

  test('report every change as an event, until the job is over', async () => {
    const { ask, post } = await createTestApp()
    await post(articles(2))
    const response = await ask('GET', '/api/jobs/1/events')
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const events = [...(await response.text()).matchAll(/^event: (\w+)$/gmu)].map(([, name]) => name)
    expect(events.at(-1)).toBe('done')
    expect(events).toContain('running')
  })

  test('wait for their turn and can be cancelled', async () => {
    const { ask, post, over, held } = await createTestApp()
    await post(articles(50))
    await post([{ id: 'later', text: 'Chile left.' }])
    expect((await ask('DELETE', '/api/jobs/2')).status).toBe(202)
    expect((await ask('DELETE', '/api/jobs/1')).status).toBe(202)
    expect([(await over('1')).state, (await over('2')).state]).toEqual(['cancelled', 'cancelled'])
    expect(held.has('later')).toBe(false)
    expect((await ask('DELETE', '/api/jobs/1')).status).toBe(409)
    expect((await ask('GET', '/api/jobs/9')).status).toBe(404)
  })

  test('a job that fails says why, and the next one goes on', async () => {
    const { post, over } = await createTestApp()
    await post([{ id: 'x', text: 'locked' }])
    await post(articles(1))
    expect(await over('1')).toMatchObject({ state: 'failed', detail: 'Another process is writing.' })
    expect(await over('2')).toMatchObject({ state: 'done' })
  })

  test('another method than an address takes is told with those that it does', async () => {
    const { ask } = await createTestApp()
    const response = await ask('PUT', '/api/documents')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    expect((await ask('PUT', '/api/nothing')).status).toBe(404)
    expect(await (await ask('GET', '/api')).text()).toContain('POST /api/documents')
  })

  test.each([
    ['too much', 413, { body: 'x'.repeat(20_000), headers: { 'content-type': 'text/plain' } }, /--max-body/],
    ['of an unknown kind', 400, { body: 'x', headers: { 'content-type': 'image/png' } }, /image\/png/],
    ['broken', 400, { body: '{', headers: { 'content-type': 'application/json' } }, /JSON/],
    ['empty', 400, { body: '[]', headers: { 'content-type': 'application/json' } }, /no document/],
  ])('a body that is %s is a problem that tells what to do', async (_, status, init, detail) => {
    const { ask } = await createTestApp()
    const response = await ask('POST', '/api/documents', init)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
    expect(((await response.json()) as { detail: string }).detail).toMatch(detail)
  })
})

describe('who may do what', () => {
  test.each([
    ['no token', null, 401],
    ['a wrong token', 'open-sesamE', 401],
    ['the token', TOKEN, 202],
  ])('with %s', async (_, token, status) => {
    const { post } = await createTestApp()
    const response = await post(articles(1), token)
    expect(response.status).toBe(status)
    if (status === 401) expect(response.headers.get('www-authenticate')).toContain('Bearer')
  })

  test('this machine reads without a token, others do not', async () => {
    const local = await createTestApp()
    expect((await local.ask('GET', '/api/disputes', { token: null })).status).toBe(200)
    const open = await createTestApp({ host: '0.0.0.0' })
    for (const path of ['/', '/graph.json', '/api/disputes', '/api/documents'])
      expect((await open.ask('GET', path, { token: null })).status).toBe(401)
    expect((await open.ask('GET', '/api/disputes')).status).toBe(200)
  })

  test('the address with the token lets a browser in by a cookie that no other page can use', async () => {
    const { ask } = await createTestApp({ host: '0.0.0.0' })
    const login = await ask('GET', `/?token=${TOKEN}`, { token: null })
    expect([login.status, login.headers.get('location')]).toEqual([302, '/'])
    const set = login.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/HttpOnly; SameSite=Strict/u)
    const cookie = set.split(';')[0] ?? ''
    expect((await ask('GET', '/api/disputes', { token: null, headers: { cookie } })).status).toBe(200)
    const foreign = await ask('POST', '/api/documents', {
      token: null,
      body: '[]',
      headers: { cookie, origin: 'https://friend.example', 'content-type': 'application/json' },
    })
    expect(foreign.status).toBe(401)
  })

  test('pages of other addresses are answered only where they are allowed', async () => {
    const { ask } = await createTestApp()
    const friend = await ask('OPTIONS', '/api/documents', {
      token: null,
      headers: { origin: 'https://friend.example' },
    })
    expect([friend.status, friend.headers.get('access-control-allow-origin')]).toEqual([204, 'https://friend.example'])
    const stranger = await ask('POST', '/api/documents', { headers: { origin: 'https://evil.example' } })
    expect([stranger.status, stranger.headers.get('access-control-allow-origin')]).toEqual([403, null])
    const reading = await ask('GET', '/api/disputes', { headers: { origin: 'https://evil.example' } })
    expect(reading.headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('every route is described, and the page on them has no script', async () => {
  const { ask } = await createTestApp()
  const { paths } = (await (await ask('GET', '/api/openapi.json')).json()) as { paths: object }
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(['/api/documents', '/api/documents/{id}', '/api/jobs/{id}/events', '/api/export/{format}']),
  )
  const page = await (await ask('GET', '/api/docs')).text()
  expect(page).toContain('POST /api/documents')
  expect(page).toContain('GET /api/neighbors')
  expect(page).not.toMatch(/<script| on\w+=/u)
})
