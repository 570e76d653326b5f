import { access } from 'node:fs/promises'
import { join } from 'node:path'

import { KnowledgeError } from '../model/index.ts'
import { createApp } from '../server/create-app.ts'
import { isLoopback } from '../server/known-host.ts'
import { listen } from '../server/listen.ts'
import type { Session } from './command-io.ts'
import { currentGraph } from './current-graph.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { readVersion } from './read-version.ts'
import { colorsFor, say, warn } from './terminal.ts'

/** Where to serve. */
export interface ServeOptions {
  readonly host: string
  /** Left out: the first free one from the default. */
  readonly port?: number
  readonly open?: true
}

export const DEFAULT_HOST = '127.0.0.1'
export const DEFAULT_PORT = 4173
const FURTHER_PORTS = 20

/**
 * Serve the explorer with a graph file until the person interrupts. Throws MISSING_GRAPH when the page is not built,
 * PORT_TAKEN, WRONG_OPTION.
 */
export const serveGraph = async (session: Session, graph: string, options: ServeOptions): Promise<ExitCode> => {
  const { io, services } = session
  const { host, port } = options
  const app = await createApp({
    page: await findPage(services.packageFolder),
    data: join(services.packageFolder, 'data'),
    graph,
    host,
    current: currentGraph(session, graph),
    version: await readVersion(services.packageFolder),
  })
  const furtherPorts = port === undefined ? FURTHER_PORTS : 0
  const server = await listen(app, { host, port: port ?? DEFAULT_PORT, furtherPorts })
  if (port === undefined && server.port !== DEFAULT_PORT) {
    say(io, `Port ${String(DEFAULT_PORT)} is taken; using ${String(server.port)}.`)
  }
  if (!isLoopback(host)) warn(io, `Everybody who reaches ${host} can read this graph.`)
  const { bold, cyan } = colorsFor(io, 'stdout')
  io.stdout.write(`Explorer: ${bold(cyan(server.address))}\n`)
  say(io, 'Stop it with Ctrl+C.')
  if (options.open === true) services.openBrowser(server.address)
  await interruption(io.signal)
  await server.stop()
  return EXIT.done
}

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
