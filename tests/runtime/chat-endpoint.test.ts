import { describe, expect, test } from 'vitest'

import { writeClaimsQuestion } from '../../src/formats/write/claims-question.ts'
import { createChatEndpoint } from '../../src/runtime/node/chat-endpoint.ts'
import type { ChatEndpointOptions } from '../../src/runtime/node/chat-endpoint.ts'
import { complete, startChatServer } from './chat-server.ts'
import type { Answering } from './chat-server.ts'

const QUESTION = writeClaimsQuestion('Peru left the talks.')

const start = async (answer: Answering, options: Partial<ChatEndpointOptions> = {}) => {
  const server = await startChatServer(answer)
  const endpoint = createChatEndpoint({
    url: server.url,
    model: 'small',
    budget: 100_000,
    timeoutMilliseconds: 5000,
    pauseMilliseconds: 1,
    ...options,
  })
  return { ...server, ask: () => endpoint.ask(QUESTION) }
}

describe('an endpoint of the chat protocol', () => {
  test('is asked for claims in a JSON Schema, with the key in the header only', async () => {
    const { ask, seen } = await start((response) => complete(response, 'words'), { key: 'secret' })
    expect(await ask()).toEqual({ kind: 'answer', text: 'words' })
    expect(seen).toMatchObject([
      {
        url: '/v1/chat/completions',
        headers: { authorization: 'Bearer secret' },
        body: {
          model: 'small',
          temperature: 0,
          messages: [{ role: 'system' }, { role: 'user', content: 'Peru left the talks.' }],
          response_format: { type: 'json_schema', json_schema: { schema: { required: ['claims'] } } },
        },
      },
    ])
    expect(JSON.stringify(seen[0]?.body)).not.toContain('secret')
  })

  test('gets no authorization where there is no key', async () => {
    const { ask, seen } = await start((response) => complete(response, ''))
    await ask()
    expect(seen[0]?.headers.authorization).toBeUndefined()
  })

  test.each<[string, Answering]>([
    ['is overloaded', (response) => response.writeHead(503).end('busy')],
    ['has too many questions', (response) => response.writeHead(429, { 'retry-after': '0' }).end()],
    ['breaks the connection', (response) => response.destroy()],
    ['sends no JSON', (response) => response.end('<html>')],
    ['sends no choice', (response) => response.end('{"choices":[]}')],
    ['sends null', (response) => response.end('null')],
  ])('is asked again when it %s', async (_name, fail) => {
    const { ask, seen } = await start((response, number, request) => {
      if (number < 2) fail(response, number, request)
      else complete(response, 'words')
    })
    expect(await ask()).toEqual({ kind: 'answer', text: 'words' })
    expect(seen).toHaveLength(3)
  })

  test('is given up after three tries, with the reason', async () => {
    const { ask, seen } = await start((response) => response.writeHead(500).end())
    expect(await ask()).toEqual({ kind: 'failed', reason: expect.stringMatching(/status 500$/u) as string })
    expect(seen).toHaveLength(3)
  })

  test('is not waited for beyond the time-out, be it before or within the answer', async () => {
    const { ask, seen } = await start(
      (response, number) => {
        if (number > 0) response.write('{"choices":')
      },
      { timeoutMilliseconds: 60 },
    )
    expect(await ask()).toEqual({ kind: 'failed', reason: 'nothing came within 0.06 s' })
    expect(seen).toHaveLength(3)
  })

  test('that takes no schema is asked without one, from then on', async () => {
    const { ask, seen } = await start((response, _number, { body }) => {
      if (body.response_format === undefined) complete(response, 'words')
      else response.writeHead(400).end()
    })
    expect(await ask()).toEqual({ kind: 'answer', text: 'words' })
    await ask()
    expect(seen.map(({ body }) => body.response_format?.type)).toEqual(['json_schema', undefined, undefined])
  })

  test.each([401, 403, 404])('that refuses with %i ends the work at once', async (status) => {
    const { ask, seen } = await start((response) => response.writeHead(status).end())
    await expect(ask()).rejects.toMatchObject({ code: 'LLM_REFUSED' })
    expect(seen).toHaveLength(1)
  })

  test('that refuses after it has answered loses nothing of what was read', async () => {
    const { ask } = await start((response, number) => {
      if (number === 0) complete(response, 'words')
      else response.writeHead(401).end()
    })
    await ask()
    expect(await ask()).toMatchObject({ kind: 'failed' })
  })

  test('is not followed elsewhere', async () => {
    const other = await startChatServer((response) => complete(response, 'stolen'))
    const { ask } = await start(
      (response) => response.writeHead(307, { location: `${other.url}/chat/completions` }).end(),
      {
        key: 'secret',
      },
    )
    expect(await ask()).toMatchObject({ kind: 'failed' })
    expect(other.seen).toHaveLength(0)
  })

  test('that floods the reader is cut off', async () => {
    const { ask } = await start((response) => {
      response.end(`"${'x'.repeat(5 * 1_048_576)}"`)
    })
    expect(await ask()).toMatchObject({ kind: 'failed' })
  })

  test('is asked no more once the budget does not cover a question and its longest answer', async () => {
    const { ask, seen } = await start((response) => complete(response, 'words', 6000), { budget: 12_000 })
    expect((await ask()).kind).toBe('answer')
    expect((await ask()).kind).toBe('answer')
    expect(await ask()).toEqual({ kind: 'spent' })
    expect(seen).toHaveLength(2)
  })

  test.each([
    ['no address', { url: 'ollama' }],
    ['another protocol', { url: 'file:///etc' }],
    ['a password in the address', { url: 'http://a:b@127.0.0.1/v1' }],
    ['a key over an open line', { url: 'http://example.org/v1', key: 'secret' }],
  ])('with %s is refused', (_name, wrong) => {
    const options = { model: 'm', budget: 1, timeoutMilliseconds: 1, ...wrong }
    expect(() => createChatEndpoint(options)).toThrow(expect.objectContaining({ code: 'WRONG_OPTION' }) as Error)
  })
})
