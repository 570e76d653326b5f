import type { Command } from 'commander'

import { coMentions, findEntity, referTo } from '../graph/index.ts'
import type { EntityType } from '../model/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import { EXIT } from './exit-codes.ts'
import { GRAPH_OPTION } from './load-graph.ts'
import { loadFor, storeSourceOption } from './question-source.ts'
import { parseEntityType, parseWholeNumber } from './option-parsers.ts'
import { addFilterOptions, filterOf } from './statement-filter-options.ts'
import type { FilterOptions } from './statement-filter-options.ts'
import { alignRows, colorsFor, count, plain, say } from './terminal.ts'

interface CoMentionsOptions extends FilterOptions {
  readonly type?: EntityType
  readonly limit: number
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

const DEFAULT_LIMIT = 20

/** `relata co-mentions`: who is spoken of in the same articles. */
export const addCoMentionsCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  const command = program
    .command('co-mentions')
    .summary('who else the same articles speak of')
    .description('List the entities that the same articles make statements about, tied to this one or not.')
    .argument('<entity>', 'name, alias or id')
    .option('-t, --type <type>', 'only entities of this type', parseEntityType)
    .option('-l, --limit <number>', 'how many at most', parseWholeNumber(1, Number.MAX_SAFE_INTEGER), DEFAULT_LIMIT)
  addFilterOptions(command)
    .option('--json', 'print JSON with the documents')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText('after', examples([['relata co-mentions Russia --type PERSON', 'people in articles about Russia']]))
    .action(async (name: string, options: CoMentionsOptions) => {
      const { io } = session
      const filter = filterOf(options)
      const { graph } = await loadFor(session, options, { ask: 'coMentions', entity: name, ...filter })
      const entity = referTo(graph, findEntity(graph, name))
      const { type: entityType, limit } = options
      const found = coMentions(graph, entity.id, { ...filter, entityType, limit })
      if (options.json === true) await writeAll(io.stdout, [`${JSON.stringify({ entity, found }, null, 2)}\n`])
      else if (found.length === 0) say(io, `No article speaks of ${plain(entity.name)} and of another that fits.`)
      else {
        const { bold, dim } = colorsFor(io, 'stdout')
        const rows = found.map(({ entity: other, documents, isTied }) => [
          plain(other.name),
          other.type,
          count(documents.length, 'document'),
          isTied ? '' : 'no statement ties them',
        ])
        const lines = alignRows(rows, (cell, column) => (column === 0 ? bold(cell) : dim(cell)))
        await writeAll(
          io.stdout,
          lines.map((line) => `${line}\n`),
        )
      }
      finish(EXIT.done)
    })
}
