import { Hono } from 'hono'

import { graphRoute } from './graph-route.ts'
import { knownHost } from './known-host.ts'
import { pageRoute } from './page-route.ts'
import { securityHeaders } from './security-headers.ts'

export interface AppOptions {
  /** Absolute path of the built explorer. */
  readonly page: string
  /** Absolute path of the graph file. */
  readonly graph: string
  /** The address that the server listens on. */
  readonly host: string
}

/** The explorer and its graph over HTTP: reading only, nothing beside the two. */
export const createApp = async ({ page, graph, host }: AppOptions): Promise<Hono> => {
  const app = new Hono()
  app.use(securityHeaders())
  app.use(knownHost(host))
  app.use(async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
    return context.text('Only reading is possible here.\n', 405, { Allow: 'GET, HEAD' })
  })
  app.route('/', graphRoute(graph))
  app.route('/', await pageRoute(page))
  return app
}
