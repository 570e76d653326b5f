import { join, resolve } from 'node:path'
import type { Command } from 'commander'

import type { Document } from '../model/index.ts'
import { buildGraph } from './build-graph.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import type { ExitCode } from './exit-codes.ts'
import { DEFAULT_GRAPH, loadGraph } from './load-graph.ts'
import { readArticles } from './read-articles.ts'
import { addServeOptions } from './serve.ts'
import { serveGraph } from './serve-graph.ts'
import type { ServeOptions } from './serve-graph.ts'
import { say } from './terminal.ts'

/** Where the sample goes when the usual place holds a graph of the person's own. */
const SAMPLE_GRAPH = '.relata/sample.json'

/** `relata start`: a first look, with the sample articles. */
export const addStartCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  addServeOptions(program.command('start'))
    .summary('build the graph of the sample articles and explore it')
    .description(
      `Build the graph of the sample articles and serve the explorer with it. It goes to ${DEFAULT_GRAPH}, or to ` +
        `${SAMPLE_GRAPH} when the former holds a graph of your own.`,
    )
    .addHelpText('after', examples([['relata start --open', 'a first look']]))
    .action(async (options: ServeOptions) => {
      finish(await start(session, options))
    })
}

const start = async (session: Session, options: ServeOptions): Promise<ExitCode> => {
  const { io, services } = session
  const articles = await readArticles(session, [join(services.packageFolder, 'data', 'articles')])
  const name = (await holdsOwnGraph(session, articles.documents)) ? SAMPLE_GRAPH : DEFAULT_GRAPH
  const path = resolve(io.cwd, name)
  say(io, 'Reading the sample articles …')
  await buildGraph(session, articles, { name, path })
  return serveGraph(session, path, options)
}

/** Whether the usual place holds a graph that was not made of these documents alone. */
const holdsOwnGraph = async (session: Session, documents: readonly Document[]): Promise<boolean> => {
  const ids = new Set(documents.map(({ id }) => id))
  const known = await loadGraph(session, DEFAULT_GRAPH).catch(() => null) // Missing or broken: nothing is lost.
  return known?.documents.some(({ id }) => !ids.has(id)) ?? false
}
