import { Hono } from 'hono'

import { apiRoute } from './api-route.ts'
import { access } from './access.ts'
import type { DocumentsOptions } from './documents-route.ts'
import { graphRoute } from './graph-route.ts'
import type { GraphSource } from './graph-source.ts'
import { isLoopback, knownHost } from './known-host.ts'
import { pageRoute } from './page-route.ts'
import { securityHeaders } from './security-headers.ts'

export interface AppOptions {
  /** Absolute path of the built explorer. */
  readonly page: string
  /** Absolute path of the data that the page reads articles with; without it, what stands beside the page counts. */
  readonly data?: string | undefined
  /** Absolute path of the graph file; null where the graph stands in a store. */
  readonly graph: string | null
  /** The address that the server listens on. */
  readonly host: string
  /** What questions are asked of; without it only the file itself is served. */
  readonly source?: GraphSource | undefined
  /** Graphs of more statements reach the page in parts. */
  readonly maxWholeStatements?: number | undefined
  /** What whoever writes must show, and whoever reads from another machine; null: nobody does. */
  readonly token?: string | null | undefined
  /** Pages of other addresses that may ask. */
  readonly allowOrigins?: readonly string[] | undefined
  /** Where articles are put in and taken out; null: nowhere. */
  readonly writes?: DocumentsOptions | null | undefined
  /** Of the program, for the description of the questions. */
  readonly version?: string | undefined
}

/** The explorer, its graph and questions to it over HTTP; articles can be put in where `writes` is given. */
export const createApp = async ({
  page,
  data,
  graph,
  host,
  source,
  maxWholeStatements,
  version = '',
  token = null,
  allowOrigins = [],
  writes = null,
}: AppOptions): Promise<Hono> => {
  const app = new Hono()
  app.use(securityHeaders())
  app.use(knownHost(host))
  app.use(access({ token, guardReading: !isLoopback(host), allowOrigins }))
  app.route('/', graphRoute({ file: graph, source, maxWholeStatements }))
  if (source !== undefined) app.route('/', apiRoute(source, version, writes))
  app.route('/', await pageRoute(page, data))
  return app
}
