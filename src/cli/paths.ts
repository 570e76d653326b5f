import type { Command } from 'commander'

import { describePath, findEntity, paths, referTo } from '../graph/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { GRAPH_OPTION } from './load-graph.ts'
import { loadFor, storeSourceOption } from './question-source.ts'
import { parseShare, parseWholeNumber } from './option-parsers.ts'
import { count, plain, say } from './terminal.ts'

const MAX_LENGTH = 10
const DEFAULT_LENGTH = 3
const DEFAULT_LIMIT = 10

/** `relata paths`: how two entities hang together. */
export const addPathsCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('paths')
    .summary('how two entities hang together')
    .description('List the ways from one entity to another over statements, the shortest first.')
    .argument('<from>', 'name, alias or id')
    .argument('<to>', 'name, alias or id')
    .option('-n, --depth <steps>', 'how many statements long at most', parseWholeNumber(1, MAX_LENGTH), DEFAULT_LENGTH)
    .option(
      '-l, --limit <number>',
      'how many ways at most',
      parseWholeNumber(1, Number.MAX_SAFE_INTEGER),
      DEFAULT_LIMIT,
    )
    .option('-r, --relation <relation>', 'only over this relation')
    .option('-c, --min-confidence <number>', 'leave out statements less sure than this, 0 to 1', parseShare)
    .option('--json', 'print JSON with all evidence')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText(
      'after',
      examples([
        ['relata paths Kishida "peace treaty talks"', 'over at most three statements'],
        ['relata paths Japan Russia --depth 1 --json', 'what ties the two directly, as JSON'],
      ]),
    )
    .action(async (from: string, to: string, options: PathsOptions) => {
      finish(await listPaths(session, [from, to], options))
    })
}

interface PathsOptions {
  readonly depth: number
  readonly limit: number
  readonly relation?: string
  readonly minConfidence?: number
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

const listPaths = async (
  session: Session,
  names: readonly [from: string, to: string],
  { depth, limit, relation, minConfidence, json, graph: file, store }: PathsOptions,
): Promise<ExitCode> => {
  const { io } = session
  const question = { ask: 'paths', from: names[0], to: names[1], relation, maxLength: depth } as const
  const { graph } = await loadFor(session, { graph: file, store }, question)
  const [from, to] = [findEntity(graph, names[0]), findEntity(graph, names[1])]
  const found = paths(graph, from, to, { maxLength: depth, limit, relation, minConfidence })
  if (json === true) await writeAll(io.stdout, [`${JSON.stringify({ paths: found }, null, 2)}\n`])
  else
    await writeAll(
      io.stdout,
      found.map((path) => `${plain(describePath(path))}\n`),
    )
  if (found.length > 0) return EXIT.done
  const ends = `${plain(referTo(graph, from).name)} and ${plain(referTo(graph, to).name)}`
  say(io, `No way of at most ${count(depth, 'statement')} leads between ${ends}.`)
  return EXIT.done
}
