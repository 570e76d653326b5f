import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'

import { communities } from '../graph/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import { EXIT } from './exit-codes.ts'
import { GRAPH_OPTION } from './load-graph.ts'
import { loadFor, storeSourceOption } from './question-source.ts'
import { addFilterOptions, filterOf } from './statement-filter-options.ts'
import type { FilterOptions } from './statement-filter-options.ts'
import { colorsFor, count, plain, say } from './terminal.ts'

interface CommunitiesOptions extends FilterOptions {
  readonly resolution: number
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

const MAX_SHOWN = 12

/** `relata communities`: which entities hang together. */
export const addCommunitiesCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  const command = program
    .command('communities')
    .summary('which entities hang together more closely')
    .description('Part the entities into communities (Louvain), the largest first.')
    .option('--resolution <number>', 'above 1 more and smaller ones, below 1 fewer', parsePositive, 1)
  addFilterOptions(command)
    .option('--json', 'print JSON with all members')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText('after', examples([['relata communities --resolution 1.5', 'smaller communities']]))
    .action(async (options: CommunitiesOptions) => {
      const { io } = session
      const filter = filterOf(options)
      const { graph } = await loadFor(session, options, { ask: 'communities', ...filter })
      const found = communities(graph, { ...filter, resolution: options.resolution })
      const { bold, dim } = colorsFor(io, 'stdout')
      if (options.json === true) await writeAll(io.stdout, [`${JSON.stringify({ communities: found }, null, 2)}\n`])
      else if (found.length === 0) say(io, 'No statements tie entities together.')
      else
        await writeAll(
          io.stdout,
          found.map(({ number, entities }) => {
            const shown = entities.slice(0, MAX_SHOWN).map(({ name }) => plain(name))
            const more = entities.length > MAX_SHOWN ? dim(` and ${String(entities.length - MAX_SHOWN)} more`) : ''
            return `${bold(String(number))}  ${dim(count(entities.length, 'entity', 'entities'))}  ${shown.join(', ')}${more}\n`
          }),
        )
      finish(EXIT.done)
    })
}

const parsePositive = (text: string): number => {
  const number = Number(text)
  if (text.trim() !== '' && number > 0 && number < Infinity) return number
  throw new InvalidArgumentError('Give a number above 0.')
}
