import type { Command } from 'commander'

import { findEntity, referTo, timeline } from '../graph/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import { createDescriber } from './describe-statement.ts'
import { EXIT } from './exit-codes.ts'
import { GRAPH_OPTION } from './load-graph.ts'
import { loadFor, storeSourceOption } from './question-source.ts'
import { addFilterOptions, filterOf } from './statement-filter-options.ts'
import type { FilterOptions } from './statement-filter-options.ts'
import { alignRows, colorsFor, plain, say } from './terminal.ts'

interface TimelineCommandOptions extends FilterOptions {
  readonly with?: string
  readonly quotes?: true
  readonly ids?: true
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

/** `relata timeline`: what happened when. */
export const addTimelineCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  const command = program
    .command('timeline')
    .summary('what is said of an entity, by the time it happened')
    .description('List the dated statements about an entity, or between two, the earliest first.')
    .argument('<entity>', 'name, alias or id')
    .option('-w, --with <entity>', 'only what ties it to this other one')
  addFilterOptions(command)
    .option('-q, --quotes', 'print the words behind each statement')
    .option('--ids', 'print the ids of the statements, for "relata explain"')
    .option('--json', 'print JSON with all evidence')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText(
      'after',
      examples([
        ['relata timeline Russia --with Japan', 'between the two, in order'],
        ['relata timeline Kishida --since 2022 --quotes', 'since 2022, with the words'],
      ]),
    )
    .action(async (name: string, options: TimelineCommandOptions) => {
      const { io } = session
      const filter = filterOf(options)
      const question = { ask: 'timeline', entity: name, with: options.with, ...filter } as const
      const { knowledge, graph } = await loadFor(session, options, question)
      const entity = referTo(graph, findEntity(graph, name))
      const found = timeline(graph, entity.id, { ...filter, with: options.with })
      if (options.json === true) {
        await writeAll(io.stdout, [`${JSON.stringify({ entity, statements: found }, null, 2)}\n`])
      } else if (found.length === 0) {
        say(io, `No dated statement about ${plain(entity.name)} fits.`)
      } else {
        const describer = createDescriber(knowledge)
        const { bold, dim, cyan } = colorsFor(io, 'stdout')
        const rows = found.map((statement) => {
          const { label, speaker, time, evidence } = describer.words(statement)
          const sentence = `${describer.nameOf(statement.subject)} — ${label} → ${describer.nameOf(statement.object)}`
          return [time, sentence, speaker, evidence, options.ids === true ? statement.id : '']
        })
        const lines = alignRows(rows, (cell, column) => [dim, bold, cyan, dim, dim][column]?.(cell) ?? cell)
        await writeAll(
          io.stdout,
          found.map((statement, index) => {
            const quote = options.quotes === true ? `    ${dim(describer.quote(statement))}\n` : ''
            return `${lines[index] ?? ''}\n${quote}`
          }),
        )
      }
      finish(EXIT.done)
    })
}
