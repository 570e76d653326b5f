import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

import { createApp } from '../../src/server/create-app.ts'
import { newFolder } from '../cli/run-cli.ts'

const GRAPH = '{"documents":[],"entities":[],"statements":[]}\n'
const LOCAL = { host: 'localhost:4173' }

const folder = newFolder({
  'page/index.html': '<!doctype html><title>Relata</title>',
  'page/assets/main-1a2b.js': 'export const answer = 42\n',
  'secret.txt': 'secret',
  'graph.json': GRAPH,
})

const app = await createApp({ page: join(folder, 'page'), graph: join(folder, 'graph.json'), host: '127.0.0.1' })

const get = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  app.request(`http://localhost:4173${path}`, { headers: { ...LOCAL, ...headers } })

test('what the page reads articles with is served from the package, and no more of its data', async () => {
  const packaged = newFolder({ 'page/index.html': '', 'data/schema/verbs.tsv': 'sign', 'data/articles/a.md': 'text' })
  const served = await createApp({
    page: join(packaged, 'page'),
    data: join(packaged, 'data'),
    graph: join(packaged, 'graph.json'),
    host: '127.0.0.1',
  })
  const ask = (path: string) => served.request(`http://localhost:4173${path}`, { headers: LOCAL })
  expect(await (await ask('/data/schema/verbs.tsv')).text()).toBe('sign')
  expect((await ask('/data/articles/a.md')).status).toBe(404)
})

describe('the page', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/main-1a2b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ])('is served at %s as %s', async (path, type, caching) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toBe(caching)
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '/assets/../../secret.txt',
    '//secret.txt',
    '/assets',
    '/%00',
    '/%E0%A4%A',
    '/__proto__',
  ])('does not answer %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret')
  })

  test.each(['/', '/graph.json', '/nothing'])('has the headers that keep it to itself at %s', async (path) => {
    const { headers } = await get(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).toContain("frame-ancestors 'none'")
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('does not take %s', async (method) => {
    expect((await app.request('http://localhost:4173/graph.json', { method, headers: LOCAL })).status).toBe(405)
  })

  test.each([
    ['localhost:4173', 200],
    ['127.0.0.1:4173', 200],
    ['[::1]:4173', 200],
    ['LOCALHOST', 200],
    ['evil.example', 403],
    ['localhost.evil.example:4173', 403],
    ['', 403],
  ])('answers under the name "%s" with %i', async (host, status) => {
    expect((await get('/graph.json', { host })).status).toBe(status)
  })

  test('answers under any name when it is open to others', async () => {
    const open = await createApp({ page: join(folder, 'page'), graph: join(folder, 'graph.json'), host: '0.0.0.0' })
    expect((await open.request('/', { headers: { host: 'my-machine:4173' } })).status).toBe(200)
  })
})

describe('the graph', () => {
  test('is served as it is', async () => {
    const response = await get('/graph.json')
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response.text()).toBe(GRAPH)
  })

  test('is compressed for those who take that', async () => {
    const response = await get('/graph.json', { 'accept-encoding': 'br, gzip' })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(gunzipSync(new Uint8Array(await response.arrayBuffer())).toString()).toBe(GRAPH)
  })

  test('is not sent again to those who have it', async () => {
    const etag = (await get('/graph.json')).headers.get('etag') ?? ''
    for (const known of [etag, `"x", ${etag}`, etag.replace('W/', ''), '*']) {
      const response = await get('/graph.json', { 'if-none-match': known })
      expect(response.status).toBe(304)
      expect(await response.text()).toBe('')
    }
    expect((await get('/graph.json', { 'if-none-match': '"x"' })).status).toBe(200)
  })

  test('is read again once it was built again, and missed once it is gone', async () => {
    const path = join(newFolder({ 'graph.json': GRAPH }), 'graph.json')
    const other = await createApp({ page: join(folder, 'page'), graph: path, host: '127.0.0.1' })
    const ask = async (): Promise<Response> => other.request('/graph.json', { headers: LOCAL })
    const before = await ask()
    writeFileSync(path, GRAPH.replace('\n', ' \n'))
    utimesSync(path, 1, 1)
    const after = await ask()
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    expect(await after.text()).toBe(GRAPH.replace('\n', ' \n'))
    const gone = await createApp({ page: join(folder, 'page'), graph: join(folder, 'none.json'), host: '127.0.0.1' })
    expect((await gone.request('/graph.json', { headers: LOCAL })).status).toBe(404)
  })
})
