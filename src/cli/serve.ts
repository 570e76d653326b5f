import { resolve } from 'node:path'
import type { Command } from 'commander'

import { KnowledgeError } from '../model/index.ts'
import { STANDARD_INPUT } from '../runtime/node/find-files.ts'
import { shownPlace } from '../store/open-store.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import type { ExitCode } from './exit-codes.ts'
import { DEFAULT_GRAPH, loadGraph } from './load-graph.ts'
import { parseWholeNumber } from './option-parsers.ts'
import { DEFAULT_HOST, DEFAULT_MAX_BODY_MEGABYTES, DEFAULT_PORT, serveGraph } from './serve-graph.ts'
import { DEFAULT_STORE, makeStore, withStore } from './store-options.ts'
import type { ServeOptions } from './serve-graph.ts'
import { count, say } from './terminal.ts'
import { sizeOf, writeGraph } from './write-graph.ts'

const MAX_PORT = 65_535

/** The options of `serve` and `start` that say where to listen. */
export const addServeOptions = (command: Command): Command =>
  command
    .option(
      '-p, --port <port>',
      `port to listen on (default: ${String(DEFAULT_PORT)}, or the next free one)`,
      parseWholeNumber(0, MAX_PORT),
    )
    .option('--host <address>', 'address to listen on; any but the default is open to others', DEFAULT_HOST)
    .option('--open', 'show it in the browser')

/** `relata serve`: the explorer in a browser. */
export const addServeCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  addServeOptions(program.command('serve'))
    .summary('explore the graph in a browser')
    .description(
      'Serve the explorer with the graph, for this machine only. A graph that is built again shows on reload.',
    )
    .option('--graph <file>', `graph file to serve (default: ${DEFAULT_GRAPH})`)
    .option('--write', 'let whoever holds the token put articles in and take them out (POST /api/documents)')
    .option(
      '--store <place>',
      `serve a store instead: file, or postgres://…; with --write, also where what is read is kept (default: ${DEFAULT_STORE})`,
    )
    .option('--allow-origin <origins...>', 'pages of other addresses that may ask, such as https://example.org')
    .option(
      '--max-body <megabytes>',
      'with --write: the largest body that is taken',
      parseWholeNumber(1, 1000),
      DEFAULT_MAX_BODY_MEGABYTES,
    )
    .addHelpText(
      'after',
      examples([
        ['relata serve --open', 'serve .relata/graph.json and show it'],
        ['relata serve --graph 2022.json --port 8080', 'another graph on another port'],
        ['relata serve --store .relata/store.db', 'what the store holds, of any size'],
        [
          'RELATA_TOKEN=secret relata serve --write',
          'articles by HTTP, for whoever sends "Authorization: Bearer secret"',
        ],
      ]),
    )
    .action(async (options: ServeOptions & { readonly graph?: string }) => {
      finish(await serve(session, options))
    })
}

/** A graph that is to grow may begin with nothing. */
const graphOrNothing = async (session: Session, { graph, write, store }: ServeOptions & { readonly graph: string }) => {
  try {
    return await loadGraph(session, graph)
  } catch (error) {
    if (write === true && error instanceof KnowledgeError && error.code === 'MISSING_GRAPH') {
      const nothing = { documents: [], entities: [], statements: [] }
      await writeGraph(session, { ...nothing, size: sizeOf(nothing) }, { store: store ?? DEFAULT_STORE, out: graph })
      return nothing
    }
    throw error
  }
}

const serve = async (session: Session, options: ServeOptions & { readonly graph?: string }): Promise<ExitCode> => {
  const { io } = session
  const { store, write } = options
  if (options.graph !== undefined && store !== undefined && write !== true)
    throw new KnowledgeError('WRONG_OPTION', 'Serve a graph file (--graph) or a store (--store), not both.')
  if (options.graph === STANDARD_INPUT) {
    throw new KnowledgeError('WRONG_OPTION', 'serve reads its graph again and again: give it a file with --graph.')
  }
  if (write === true) await makeStore(session, store ?? DEFAULT_STORE)
  if (options.graph === undefined && store !== undefined) {
    const { documents, entities, statements } = await withStore(session, { place: store, access: 'read' }, (open) =>
      open.size(),
    )
    say(io, `${shownPlace(store)}: ${sizes(entities, statements)}, from ${count(documents, 'document')}`)
    return serveGraph(session, null, options)
  }
  const graph = options.graph ?? DEFAULT_GRAPH
  const { entities, statements } = await graphOrNothing(session, { ...options, graph })
  say(io, `${graph}: ${sizes(entities.length, statements.length)}`)
  return serveGraph(session, resolve(io.cwd, graph), options)
}

const sizes = (entities: number, statements: number): string =>
  `${count(entities, 'entity', 'entities')}, ${count(statements, 'statement')}`
