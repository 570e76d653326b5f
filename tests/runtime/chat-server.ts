import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as the endpoint saw it. */
export interface SeenRequest {
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly response_format?: { readonly type: string }
  }
}

/** What the endpoint does with a request; the number counts from 0. */
export type Answering = (response: ServerResponse, number: number, request: SeenRequest) => void

/** A server that speaks the chat protocol, on a free port until the test ends. */
export const startChatServer = async (
  answer: Answering,
): Promise<{ readonly url: string; readonly seen: readonly SeenRequest[] }> => {
  const seen: SeenRequest[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as SeenRequest['body']
      const current = { url: request.url ?? '', headers: request.headers, body }
      seen.push(current)
      answer(response, seen.length - 1, current)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  )
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`, seen }
}

/** Sends a completion with these words. */
export const complete = (response: ServerResponse, content: string, tokens?: number): void => {
  const usage = tokens === undefined ? {} : { usage: { total_tokens: tokens } }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }], ...usage }))
}
