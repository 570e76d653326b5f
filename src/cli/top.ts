import { Option } from 'commander'
import type { Command } from 'commander'

import { RANKINGS, topEntities } from '../graph/index.ts'
import type { Ranking } from '../graph/index.ts'
import type { EntityType } from '../model/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import { EXIT } from './exit-codes.ts'
import { GRAPH_OPTION } from './load-graph.ts'
import { loadFor, storeSourceOption } from './question-source.ts'
import { parseEntityType, parseWholeNumber } from './option-parsers.ts'
import { addFilterOptions, filterOf } from './statement-filter-options.ts'
import type { FilterOptions } from './statement-filter-options.ts'
import { alignRows, colorsFor, plain, say } from './terminal.ts'

interface TopOptions extends FilterOptions {
  readonly by: Ranking
  readonly type?: EntityType
  readonly limit: number
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

const DEFAULT_LIMIT = 20

/** `relata top`: the entities that matter most. */
export const addTopCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  const command = program
    .command('top')
    .summary('the entities that matter most')
    .description('List entities by PageRank, number of neighbours, betweenness, statements or documents.')
    .addOption(new Option('-b, --by <measure>', 'what to order by').choices(RANKINGS).default('pagerank'))
    .option('-t, --type <type>', 'only entities of this type', parseEntityType)
    .option('-l, --limit <number>', 'how many at most', parseWholeNumber(1, Number.MAX_SAFE_INTEGER), DEFAULT_LIMIT)
  addFilterOptions(command)
    .option('--json', 'print JSON instead of a table')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText(
      'after',
      examples([
        ['relata top --type PERSON', 'the people in the middle of it'],
        ['relata top --by documents --since 2022', 'whom most articles speak of, since 2022'],
      ]),
    )
    .action(async (options: TopOptions) => {
      const { io } = session
      const filter = filterOf(options)
      const { graph } = await loadFor(session, options, { ask: 'top', ...filter })
      const { by, type: entityType, limit } = options
      const found = topEntities(graph, { ...filter, by, entityType, limit })
      if (options.json === true) await writeAll(io.stdout, [`${JSON.stringify({ by, entities: found }, null, 2)}\n`])
      else if (found.length === 0) say(io, 'No entity fits.')
      else {
        const { bold, dim } = colorsFor(io, 'stdout')
        const rows = found.map(({ entity: { name, type }, score }) => [plain(name), type, scoreText(score)])
        const lines = alignRows(rows, (cell, column) => (column === 0 ? bold(cell) : dim(cell)))
        await writeAll(
          io.stdout,
          lines.map((line) => `${line}\n`),
        )
      }
      finish(EXIT.done)
    })
}

const scoreText = (score: number): string => (Number.isInteger(score) ? String(score) : score.toFixed(4))
