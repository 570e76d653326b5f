import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { parseKnowledgeJson } from '../../src/formats/read/knowledge-json.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import { sampleKnowledge } from '../support/knowledge.ts'
import { newFolder, PACKAGE_FOLDER, readIn, runCli } from './run-cli.ts'
import type { Outcome } from './run-cli.ts'

const GRAPH = [...writeKnowledgeJson(sampleKnowledge)].join('')
const ARTICLE = 'Japan sanctioned Russia over the war.\n'

/** A package with a built page and one sample article. */
const packageFolder = newFolder({
  'package.json': readIn(PACKAGE_FOLDER, 'package.json'),
  'dist/explorer/index.html': '<!doctype html><title>Relata</title>',
  'data/articles/sample.txt': ARTICLE,
  'data/models/english/labels.json': '{}',
})

/** Run a command that serves, look at what it serves, and stop it. */
const whileServing = async (
  argv: readonly string[],
  cwd: string,
  look: (address: string) => Promise<void>,
): Promise<Outcome & { readonly opened: readonly string[] }> => {
  const controller = new AbortController()
  const opened: string[] = []
  const outcome = await new Promise<Outcome>((resolve, reject) => {
    const onOutput = (stdout: string): void => {
      const address = /http:\S+/u.exec(stdout)?.[0] ?? ''
      look(address)
        .catch(reject)
        .finally(() => {
          controller.abort()
        })
    }
    const services = { packageFolder, openBrowser: (address: string) => opened.push(address) }
    runCli(argv, { cwd, signal: controller.signal, services, onOutput }).then(resolve, reject)
  })
  return { ...outcome, opened }
}

/** A port that another program holds while the work goes on. */
const withTakenPort = async (work: (port: number) => Promise<void>): Promise<void> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  try {
    await work(typeof bound === 'object' && bound !== null ? bound.port : 0)
  } finally {
    server.close()
  }
}

describe('relata serve --write', () => {
  test('reads articles into the graph that it serves, for whoever holds the token', async () => {
    const cwd = newFolder({ 'news/a.txt': 'Norway praised Japan.\n' })
    await runCli(['build', 'news'], { cwd })
    const look = async (given: string): Promise<void> => {
      const { origin, searchParams } = new URL(given)
      const headers = { authorization: `Bearer ${searchParams.get('token') ?? ''}`, 'content-type': 'text/plain' }
      const url = `${origin}/api/documents`
      expect((await fetch(url, { method: 'POST', body: ARTICLE })).status).toBe(401)
      const response = await fetch(`${url}?id=b`, { method: 'POST', body: ARTICLE, headers })
      expect(response.status).toBe(202)
      const job = `${origin}${response.headers.get('location') ?? ''}`
      await expect.poll(async () => ((await (await fetch(job)).json()) as { state: string }).state).toBe('done')
      const answer = await fetch(`${origin}/api/neighbors?entity=Russia`)
      expect(await answer.text()).toContain('Japan')
      const { documents } = (await (await fetch(url)).json()) as { documents: { id: string }[] }
      expect(documents.map(({ id }) => id)).toEqual(['a', 'b'])
      const removed = await fetch(`${url}/a`, { method: 'DELETE', headers })
      const second = `${origin}${removed.headers.get('location') ?? ''}`
      await expect.poll(async () => ((await (await fetch(second)).json()) as { state: string }).state).toBe('done')
      expect((await fetch(`${origin}/api/neighbors?entity=Norway`)).status).toBe(404)
    }
    const { code } = await whileServing(['serve', '--write', '--port', '0'], cwd, look)
    expect(code).toBe(0)
  })

  test('begins with nothing where there is no graph yet, and refuses a short token', async () => {
    const cwd = newFolder({ 'x.txt': '' })
    const { code } = await whileServing(['serve', '--write', '--port', '0'], cwd, async (address) => {
      expect((await fetch(new URL('/graph.json', address))).status).toBe(200)
    })
    expect(code).toBe(0)
    const short = await runCli(['serve', '--write'], { cwd, env: { RELATA_TOKEN: 'abc' }, services: { packageFolder } })
    expect([short.code, short.stderr]).toEqual([2, expect.stringContaining('RELATA_TOKEN is too short')])
  })
})

describe('relata serve --store', () => {
  test('answers from a store, and takes articles into it, without a graph file', async () => {
    const cwd = newFolder({ 'x.txt': '' })
    const argv = ['serve', '--store', 'store.db', '--write', '--port', '0']
    const { code } = await whileServing(argv, cwd, async (given) => {
      const { origin, searchParams } = new URL(given)
      const empty = parseKnowledgeJson(await (await fetch(`${origin}/graph.json`)).text())
      expect(empty.entities).toEqual([])
      const headers = { authorization: `Bearer ${searchParams.get('token') ?? ''}`, 'content-type': 'text/plain' }
      const response = await fetch(`${origin}/api/documents?id=b`, { method: 'POST', body: ARTICLE, headers })
      const job = `${origin}${response.headers.get('location') ?? ''}`
      await expect.poll(async () => ((await (await fetch(job)).json()) as { state: string }).state).toBe('done')
      const answer = (await (await fetch(`${origin}/api/neighbors?entity=Russia`)).json()) as { total: number }
      expect(answer.total).toBe(1)
      expect(await (await fetch(`${origin}/graph.json`)).text()).toContain('"sanctioned"')
    })
    expect(code).toBe(0)
    expect(existsSync(join(cwd, '.relata/graph.json'))).toBe(false)
  })

  test('one that is not there, or a file beside it, is refused with the way out', async () => {
    const cwd = newFolder({ 'g.json': GRAPH })
    const missing = await runCli(['serve', '--store', 'none.db'], { cwd, services: { packageFolder } })
    expect(missing.stderr).toContain('There is no store at')
    const both = await runCli(['serve', '--store', 'none.db', '--graph', 'g.json'], {
      cwd,
      services: { packageFolder },
    })
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('not both')])
  })
})

describe('relata serve', () => {
  test('serves the page and the graph until it is interrupted, and ends with 0', async () => {
    const cwd = newFolder({ 'g.json': GRAPH })
    const { code, stderr } = await whileServing(['serve', '--graph', 'g.json', '--port', '0'], cwd, async (address) => {
      expect(await (await fetch(address)).text()).toContain('<title>Relata</title>')
      expect(await (await fetch(`${address}graph.json`)).text()).toBe(GRAPH)
    })
    expect(code).toBe(0)
    expect(stderr).toContain('g.json: 6 entities, 6 statements')
  })

  test('shows the page in the browser with --open', async () => {
    const cwd = newFolder({ 'g.json': GRAPH })
    const { opened, stdout } = await whileServing(['serve', '--graph', 'g.json', '--port', '0', '--open'], cwd, () =>
      Promise.resolve(),
    )
    expect(opened).toEqual([/http:\S+/u.exec(stdout)?.[0]])
  })

  test('takes the next port when the usual one is taken, and none when the person chose it', async () => {
    await withTakenPort(async (port) => {
      const cwd = newFolder({ 'g.json': GRAPH })
      const { code, stderr } = await runCli(['serve', '--graph', 'g.json', '--port', String(port)], {
        cwd,
        services: { packageFolder },
      })
      expect(code).toBe(3)
      expect(stderr).toContain(`Port ${String(port)} is taken`)
    })
  })

  test('says how to build the page when it is missing', async () => {
    const cwd = newFolder({ 'g.json': GRAPH, 'package.json': '{"version":"1.0.0"}' })
    const { code, stderr } = await runCli(['serve', '--graph', 'g.json'], { cwd, services: { packageFolder: cwd } })
    expect(code).toBe(3)
    expect(stderr).toContain('npm run build')
  })
})

describe('relata start', () => {
  test('builds the sample, serves it and prints the address', async () => {
    const cwd = newFolder()
    const { code, stdout, stderr } = await whileServing(['start', '--port', '0'], cwd, async (address) => {
      const served = parseKnowledgeJson(await (await fetch(`${address}graph.json`)).text())
      expect(served.documents.map(({ id }) => id)).toEqual(['sample'])
    })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Explorer: http:\/\/127\.0\.0\.1:\d+\/\n$/u)
    expect(stderr).toContain('Read 1 of 1 documents')
    expect(parseKnowledgeJson(readIn(cwd, '.relata/graph.json')).documents).toHaveLength(1)
  })

  test('leaves a graph of the person’s own alone', async () => {
    const cwd = newFolder({ '.relata/graph.json': GRAPH })
    const { code, stderr } = await whileServing(['start', '--port', '0'], cwd, () => Promise.resolve())
    expect(code).toBe(0)
    expect(stderr).toContain('Written to .relata/sample.json')
    expect(readIn(cwd, '.relata/graph.json')).toBe(GRAPH)
  })
})
