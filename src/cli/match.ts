import type { Command } from 'commander'

import { matchPattern } from '../graph/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import { createDescriber } from './describe-statement.ts'
import { EXIT } from './exit-codes.ts'
import { GRAPH_OPTION } from './load-graph.ts'
import { loadFor, storeSourceOption } from './question-source.ts'
import { parseWholeNumber } from './option-parsers.ts'
import { addFilterOptions, filterOf } from './statement-filter-options.ts'
import type { FilterOptions } from './statement-filter-options.ts'
import { colorsFor, plain, say } from './terminal.ts'

interface MatchCommandOptions extends FilterOptions {
  readonly limit: number
  readonly quotes?: true
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

const DEFAULT_LIMIT = 50

/** `relata match`: where a pattern of statements fits. */
export const addMatchCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  const command = program
    .command('match')
    .summary('where a pattern of statements fits')
    .description(
      'Find where a pattern fits: (Name)-[relation or EVENT_TYPE]->(?x)<-[A|B]-(?y:TYPE). A name stands for an entity, ?x for any, [] for any relation, -[…]- for either way; a comma adds a further row.',
    )
    .argument('<pattern>', 'in quotes, so that the shell leaves it alone')
    .option('-l, --limit <number>', 'how many at most', parseWholeNumber(1, Number.MAX_SAFE_INTEGER), DEFAULT_LIMIT)
  addFilterOptions(command)
    .option('-q, --quotes', 'print the words behind each statement')
    .option('--json', 'print JSON with all evidence')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText(
      'after',
      examples([
        ["relata match '(Japan)-[SANCTION]->(?x)<-[ALLY]-(?y)'", 'whom Japan sanctions, and who is allied with them'],
        [
          "relata match '(?who:PERSON)-[]->(Russia), (?who)-[head of]->(?what)'",
          'heads of something who deal with Russia',
        ],
      ]),
    )
    .action(async (pattern: string, options: MatchCommandOptions) => {
      const { io } = session
      const filter = filterOf(options)
      const { knowledge, graph } = await loadFor(session, options, { ask: 'match', pattern, ...filter })
      const found = matchPattern(graph, pattern, { ...filter, limit: options.limit })
      if (options.json === true) await writeAll(io.stdout, [`${JSON.stringify({ matches: found }, null, 2)}\n`])
      else if (found.length === 0) say(io, 'The pattern fits nowhere.')
      else {
        const describer = createDescriber(knowledge)
        const { bold, dim } = colorsFor(io, 'stdout')
        await writeAll(
          io.stdout,
          found.map(({ bindings, statements }) => {
            const heads = Object.entries(bindings).map(([name, { name: words }]) => `?${name} = ${bold(plain(words))}`)
            const lines = statements.flat().map((statement) => {
              const { label, speaker, time } = describer.words(statement)
              const extra = [speaker, time].filter((text) => text !== '').join(', ')
              const quote = options.quotes === true ? `      ${dim(describer.quote(statement))}\n` : ''
              return `  ${describer.nameOf(statement.subject)} — ${label} → ${describer.nameOf(statement.object)}${extra === '' ? '' : dim(`  ${extra}`)}\n${quote}`
            })
            return `${heads.join('  ')}\n${lines.join('')}`
          }),
        )
      }
      finish(EXIT.done)
    })
}
