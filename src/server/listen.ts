import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

import { KnowledgeError } from '../model/index.ts'
import { systemCode } from '../runtime/node/file-error.ts'

export interface ListenOptions {
  readonly host: string
  readonly port: number
  /** How many ports after it may be tried when it is taken. */
  readonly furtherPorts: number
}

/** A server that answers. */
export interface RunningServer {
  readonly host: string
  readonly port: number
  readonly address: string
  /** Ends the connections that wait, lets the others finish for a moment, and closes. */
  readonly stop: () => Promise<void>
}

const PATIENCE_MILLISECONDS = 2000
/** How long a request may take to come: its headers, and all of it. */
const HEADERS_MILLISECONDS = 15_000
const REQUEST_MILLISECONDS = 120_000

/** Answer requests. Throws PORT_TAKEN when no port is free, WRONG_OPTION when the address cannot be listened on. */
export const listen = async (app: Hono, { host, port, furtherPorts }: ListenOptions): Promise<RunningServer> => {
  for (let tried = 0; ; tried++) {
    const server = createAdaptorServer({ fetch: app.fetch }) as Server // Without options it is node:http's.
    try {
      server.headersTimeout = HEADERS_MILLISECONDS
      server.requestTimeout = REQUEST_MILLISECONDS
      server.listen(port === 0 ? 0 : port + tried, host)
      await once(server, 'listening')
      return describe(server, host)
    } catch (cause) {
      if (systemCode(cause) !== 'EADDRINUSE') throw refused(host, port, cause)
      if (tried >= furtherPorts) throw taken(port, port + tried, cause)
    }
  }
}

const describe = (server: Server, host: string): RunningServer => {
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const shown = host.includes(':') ? `[${host}]` : host
  return { host, port, address: `http://${shown}:${String(port)}/`, stop: () => stop(server) }
}

const stop = async (server: Server): Promise<void> => {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => {
    server.closeAllConnections()
  }, PATIENCE_MILLISECONDS)
  await closed
  clearTimeout(timer)
}

const taken = (first: number, last: number, cause: unknown): KnowledgeError => {
  const ports = first === last ? `Port ${String(first)} is` : `The ports ${String(first)} to ${String(last)} are`
  return new KnowledgeError('PORT_TAKEN', `${ports} taken by another program. Choose one with --port.`, { cause })
}

const refused = (host: string, port: number, cause: unknown): KnowledgeError => {
  const why = systemCode(cause) === 'EACCES' ? 'permission denied; take one above 1023' : systemCode(cause)
  return new KnowledgeError('WRONG_OPTION', `Cannot listen on ${host}, port ${String(port)}: ${why}.`, { cause })
}
