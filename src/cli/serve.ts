import { resolve } from 'node:path'
import type { Command } from 'commander'

import { KnowledgeError } from '../model/index.ts'
import { STANDARD_INPUT } from '../runtime/node/find-files.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import type { ExitCode } from './exit-codes.ts'
import { DEFAULT_GRAPH, loadGraph } from './load-graph.ts'
import { parseWholeNumber } from './option-parsers.ts'
import { DEFAULT_HOST, DEFAULT_MAX_BODY_MEGABYTES, DEFAULT_PORT, serveGraph } from './serve-graph.ts'
import { DEFAULT_STORE } from './store-options.ts'
import type { ServeOptions } from './serve-graph.ts'
import { count, say } from './terminal.ts'
import { writeGraph } from './write-graph.ts'

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
    .option('--graph <file>', 'graph file to serve', DEFAULT_GRAPH)
    .option('--write', 'let whoever holds the token put articles in and take them out (POST /api/documents)')
    .option('--store <place>', 'with --write: where what is read is kept: file, or postgres://…', DEFAULT_STORE)
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
        [
          'RELATA_TOKEN=secret relata serve --write',
          'articles by HTTP, for whoever sends "Authorization: Bearer secret"',
        ],
      ]),
    )
    .action(async (options: ServeOptions & { readonly graph: string }) => {
      finish(await serve(session, options))
    })
}

/** A graph that is to grow may begin with nothing. */
const graphOrNothing = async (session: Session, { graph, write }: ServeOptions & { readonly graph: string }) => {
  try {
    return await loadGraph(session, graph)
  } catch (error) {
    if (write === true && error instanceof KnowledgeError && error.code === 'MISSING_GRAPH') {
      const nothing = { documents: [], entities: [], statements: [] }
      await writeGraph(session, nothing, graph)
      return nothing
    }
    throw error
  }
}

const serve = async (session: Session, options: ServeOptions & { readonly graph: string }): Promise<ExitCode> => {
  const { io } = session
  if (options.graph === STANDARD_INPUT) {
    throw new KnowledgeError('WRONG_OPTION', 'serve reads its graph again and again: give it a file with --graph.')
  }
  const { entities, statements } = await graphOrNothing(session, options)
  say(io, `${options.graph}: ${count(entities.length, 'entity', 'entities')}, ${count(statements.length, 'statement')}`)
  return serveGraph(session, resolve(io.cwd, options.graph), options)
}
