import { randomBytes } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'

import { KnowledgeError } from '../model/index.ts'
import { createApp } from '../server/create-app.ts'
import { memorySource, storeSource } from '../server/graph-source.ts'
import type { GraphSource } from '../server/graph-source.ts'
import { createJobs } from '../server/jobs.ts'
import { isLoopback } from '../server/known-host.ts'
import { listen } from '../server/listen.ts'
import type { Session } from './command-io.ts'
import { currentGraph } from './current-graph.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { createGrowingGraph } from './growing-graph.ts'
import { readVersion } from './read-version.ts'
import { messageOf } from './report-error.ts'
import { openStore } from '../store/open-store.ts'
import { DEFAULT_STORE, placeOf } from './store-options.ts'
import { colorsFor, say, warn } from './terminal.ts'

/** Where to serve. */
export interface ServeOptions {
  readonly host: string
  /** Left out: the first free one from the default. */
  readonly port?: number
  readonly open?: true
  /** Whether articles may be put in and taken out. */
  readonly write?: true
  /** Where what is read is kept; asked, too, where no graph file is served. */
  readonly store?: string
  readonly allowOrigin?: readonly string[]
  readonly maxBody?: number
}

export const DEFAULT_HOST = '127.0.0.1'
export const DEFAULT_PORT = 4173
export const DEFAULT_MAX_BODY_MEGABYTES = 32
const FURTHER_PORTS = 20

/**
 * Serve the explorer with a graph file, or with what the store holds where it is null, until the person interrupts.
 * Throws MISSING_GRAPH, UNREADABLE_FILE when the page is not built, PORT_TAKEN, WRONG_OPTION, and what opening a store throws.
 */
export const serveGraph = async (session: Session, graph: string | null, options: ServeOptions): Promise<ExitCode> => {
  const place = options.store ?? DEFAULT_STORE
  if (graph !== null) return serveFrom(session, memorySource(currentGraph(session, graph)), { ...options, graph })
  const store = await openStore(placeOf(session, place), 'read')
  try {
    return await serveFrom(session, storeSource(store), { ...options, graph })
  } finally {
    await store.close()
  }
}

const serveFrom = async (
  session: Session,
  source: GraphSource,
  { graph, ...options }: ServeOptions & { readonly graph: string | null },
): Promise<ExitCode> => {
  const { io, services } = session
  const { host, port } = options
  const token = tokenOf(session, options)
  const jobs = createJobs(messageOf)
  const maxBodyBytes = (options.maxBody ?? DEFAULT_MAX_BODY_MEGABYTES) * 1_000_000
  const app = await createApp({
    page: await findPage(services.packageFolder),
    data: join(services.packageFolder, 'data'),
    graph,
    host,
    source,
    version: await readVersion(services.packageFolder),
    token,
    allowOrigins: options.allowOrigin,
    writes:
      options.write === true
        ? {
            graph: createGrowingGraph(session, { store: options.store ?? DEFAULT_STORE, out: graph }),
            jobs,
            maxBodyBytes,
          }
        : null,
  })
  const furtherPorts = port === undefined ? FURTHER_PORTS : 0
  const server = await listen(app, { host, port: port ?? DEFAULT_PORT, furtherPorts })
  if (port === undefined && server.port !== DEFAULT_PORT) {
    say(io, `Port ${String(DEFAULT_PORT)} is taken; using ${String(server.port)}.`)
  }
  const { bold, cyan } = colorsFor(io, 'stdout')
  const address = token === null ? server.address : `${server.address}?token=${encodeURIComponent(token)}`
  io.stdout.write(`Explorer: ${bold(cyan(address))}\n`)
  if (token !== null)
    say(
      io,
      `Whoever ${isLoopback(host) ? 'writes' : 'reads or writes'} needs the token in this address, or "Authorization: Bearer …".`,
    )
  if (!isLoopback(host)) warn(io, `The token goes to ${host} without encryption: put a proxy with TLS before it.`)
  say(io, 'Stop it with Ctrl+C.')
  if (options.open === true) services.openBrowser(address)
  await interruption(io.signal)
  await jobs.close()
  await server.stop()
  return EXIT.done
}

/** None where only this machine reads; else what RELATA_TOKEN says, or a new one. */
const tokenOf = ({ io }: Session, { host, write }: ServeOptions): string | null => {
  if (isLoopback(host) && write !== true) return null
  const given = io.env['RELATA_TOKEN'] ?? ''
  if (given !== '' && given.length < MIN_TOKEN_UNITS)
    throw new KnowledgeError(
      'WRONG_OPTION',
      `RELATA_TOKEN is too short: take at least ${String(MIN_TOKEN_UNITS)} signs.`,
    )
  return given === '' ? randomBytes(18).toString('base64url') : given
}

const MIN_TOKEN_UNITS = 6

const findPage = async (packageFolder: string): Promise<string> => {
  const page = join(packageFolder, 'dist', 'explorer')
  try {
    await access(join(page, 'index.html'))
    return page
  } catch (cause) {
    throw new KnowledgeError('UNREADABLE_FILE', `The explorer is not built: run "npm run build" in ${packageFolder}.`, {
      cause,
    })
  }
}

/** Resolves when the signal is aborted; without one, never. */
const interruption = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted === true) resolve()
    signal?.addEventListener('abort', () => {
      resolve()
    })
  })
