import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { parseKnowledgeJson } from '../../src/formats/read/knowledge-json.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import { sampleKnowledge } from '../support/knowledge.ts'
import { PACKAGE_FOLDER, newFolder, runCli } from '../cli/run-cli.ts'

const folder = newFolder({ 'graph.json': [...writeKnowledgeJson(sampleKnowledge)].join('') })
const file = join(folder, 'graph.json')

/** The command as an agent starts it: a process of its own, spoken to over its standard input and output. */
const connect = async (...flags: string[]): Promise<Client> => {
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['--import', 'tsx', join(PACKAGE_FOLDER, 'src/cli/main.ts'), 'mcp', '--graph', file, ...flags],
    cwd: PACKAGE_FOLDER,
    stderr: 'pipe',
  })
  await client.connect(transport)
  return client
}

let client: Client
beforeAll(async () => {
  client = await connect()
}, 60_000)
afterAll(() => client.close())

const call = async (name: string, args: Record<string, unknown>): Promise<CallToolResult> =>
  (await client.callTool({ name, arguments: args })) as CallToolResult
const ask = async (name: string, args: Record<string, unknown>) =>
  (await call(name, args)).structuredContent as Record<string, never>

describe('tools', () => {
  test('refuse an argument that they do not know, instead of answering without it', async () => {
    const answer = await call('neighbors', { entity: 'Japan', minConfidense: 0.99 })
    expect(answer.isError).toBe(true)
    expect(JSON.stringify(answer.content)).toContain('minConfidense')
  })

  test('are listed with schemas for what they take and give; none writes unless asked for', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'search_entities',
      'top_entities',
      'neighbors',
      'paths',
      'timeline',
      'co_mentions',
      'communities',
      'evidence',
      'disputes',
      'match',
    ])
    for (const tool of tools) {
      expect(tool.inputSchema.type).toBe('object')
      expect(tool.outputSchema?.type).toBe('object')
      expect(tool.annotations?.readOnlyHint).toBe(true)
    }
  })

  test('search_entities pages', async () => {
    const first = await ask('search_entities', { query: 'kurils russia japan', limit: 2 })
    expect(first).toMatchObject({ total: expect.any(Number) as number, next: 'after-2' })
    const second = await ask('search_entities', { query: 'kurils russia japan', limit: 2, cursor: 'after-2' })
    expect(second['entities']).not.toEqual(first['entities'])
  })

  test('neighbors cites', async () => {
    expect(await ask('neighbors', { entity: 'Moscow', relation: 'suspended' })).toMatchObject({
      entity: { id: 'russia', name: 'Russia' },
      neighbors: [
        {
          entity: { name: 'peace treaty talks' },
          statements: [
            {
              subject: 'Russia',
              relation: 'suspended',
              saidBy: null,
              quote: 'Russia suspended the peace treaty talks',
              source: 'Kyodo News, 2022-03-22',
              time: { start: '2022-03-21', end: '2022-03-21' },
            },
          ],
        },
      ],
      total: 1,
      next: null,
    })
  })

  test.each([
    ['top_entities', { by: 'degree', limit: 1 }, { entities: [{ name: 'Japan' }] }],
    [
      'paths',
      { from: 'Kishida', to: 'Russia' },
      { paths: [{ statements: [{ relation: 'head of' }, { relation: 'sanctioned' }] }] },
    ],
    ['timeline', { entity: 'Russia' }, { statements: [{ id: 's2' }, { id: 's1' }], total: 2 }],
    ['co_mentions', { entity: 'Japan', limit: 1 }, { entity: { name: 'Japan' }, found: [{ isTied: false }] }],
    ['communities', { limit: 1 }, { communities: [{ number: 1 }] }],
    [
      'evidence',
      { statement: 's4' },
      {
        evidence: [{ sentence: 'Fumio Kishida said Japan still claims the Kurils.', source: 'TASS' }],
        contradictedBy: [{ id: 's5', relation: 'not claims' }],
      },
    ],
    [
      'disputes',
      { entity: 'Japan' },
      {
        disputes: [{ relation: 'claims', affirming: [{ saidBy: 'Fumio Kishida' }], rejecting: [{ saidBy: 'Russia' }] }],
      },
    ],
    [
      'match',
      { pattern: '(?x:PERSON)-[head of]->(?y)' },
      { matches: [{ bindings: { x: { name: 'Fumio Kishida' }, y: { name: 'Japan' } } }] },
    ],
  ])('%s %j', async (name, args, expected) => {
    expect(await ask(name, args)).toMatchObject(expected)
  })

  test.each([
    ['neighbors', { entity: 'Rusia' }, /UNKNOWN_ENTITY: .*Russia/],
    ['search_entities', { query: 'x', cursor: 'nonsense' }, /WRONG_OPTION: .*cursor/],
    ['match', { pattern: '(Japan' }, /WRONG_PATTERN/],
  ])('%s %j is an error that tells what to do', async (name, args, message) => {
    const result = await call(name, args)
    expect(result.isError).toBe(true)
    expect(JSON.stringify(result.content)).toMatch(message)
  })
})

test('entities and documents are resources', async () => {
  const { resourceTemplates } = await client.listResourceTemplates()
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
    'relata://entities/{id}',
    'relata://documents/{id}',
  ])
  const uris: string[] = []
  let cursor: string | undefined
  do {
    const { resources, nextCursor } = await client.listResources({ cursor })
    uris.push(...resources.map(({ uri }) => uri))
    cursor = nextCursor
  } while (cursor !== undefined)
  expect(uris).toContain('relata://entities/japan')
  expect(uris).toContain('relata://documents/d2')
  expect(new Set(uris).size).toBe(uris.length)
  await expect(client.listResources({ cursor: 'wrong' })).rejects.toThrow(/leave it out/u)
  const { contents } = await client.readResource({ uri: 'relata://documents/d2' })
  expect(JSON.stringify(contents)).toContain('Moscow denied that it would resume')
})

test('add_articles reads them into the graph file, once', async () => {
  const writer = await connect('--allow-adding')
  try {
    const article = {
      text: 'Norway imposed sanctions on Belarus in March 2022.',
      title: 'Sanctions',
      date: '2022-03-05',
    }
    const add = () =>
      writer.callTool({ name: 'add_articles', arguments: { articles: [article] } }) as Promise<CallToolResult>
    const first = await add()
    expect(first.structuredContent).toMatchObject({ documents: 3, added: [expect.stringMatching(/^added-/)] })
    const second = await add()
    expect(second.structuredContent).toMatchObject({ documents: 3, added: [] })
    const neighbors = (await writer.callTool({ name: 'neighbors', arguments: { entity: 'Norway' } })) as CallToolResult
    expect(neighbors.structuredContent?.['neighbors']).toContainEqual(
      expect.objectContaining({ entity: expect.objectContaining({ name: 'Belarus' }) as object }),
    )
    expect(parseKnowledgeJson(readFileSync(file, 'utf8')).documents).toHaveLength(3)
    expect(JSON.stringify(await ask('neighbors', { entity: 'Norway' }))).toContain('Belarus')
  } finally {
    await writer.close()
  }
}, 60_000)

test('without a graph the command says so at once', async () => {
  const { code, stderr } = await runCli(['mcp', '--graph', 'nowhere.json'])
  expect(code).toBe(3)
  expect(stderr).toContain('There is no graph at nowhere.json')
})
