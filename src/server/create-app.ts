import { Hono } from 'hono'

import { apiRoute } from './api-route.ts'
import type { CurrentGraph } from './api-route.ts'
import { graphRoute } from './graph-route.ts'
import { knownHost } from './known-host.ts'
import { pageRoute } from './page-route.ts'
import { securityHeaders } from './security-headers.ts'

export interface AppOptions {
  /** Absolute path of the built explorer. */
  readonly page: string
  /** Absolute path of the data that the page reads articles with; without it, what stands beside the page counts. */
  readonly data?: string | undefined
  /** Absolute path of the graph file. */
  readonly graph: string
  /** The address that the server listens on. */
  readonly host: string
  /** The graph for questions; without it only the file itself is served. */
  readonly current?: CurrentGraph | undefined
  /** Of the program, for the description of the questions. */
  readonly version?: string | undefined
}

/** The explorer, its graph and questions to it over HTTP: reading only. */
export const createApp = async ({ page, data, graph, host, current, version = '' }: AppOptions): Promise<Hono> => {
  const app = new Hono()
  app.use(securityHeaders())
  app.use(knownHost(host))
  app.use(async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
    return context.text('Only reading is possible here.\n', 405, { Allow: 'GET, HEAD' })
  })
  app.route('/', graphRoute(graph, current))
  if (current !== undefined) app.route('/', apiRoute(current, version))
  app.route('/', await pageRoute(page, data))
  return app
}
