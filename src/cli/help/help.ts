import type { Command } from 'commander'

import { didYouMean } from '../../graph/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import type { CommandContext } from '../command-context.ts'
import { EXIT } from '../exit-codes.ts'
import { HELP_TOPICS } from './help-topics.ts'

/** `relata help`: the help of a command, or a topic. */
export const addHelpCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  const topics = HELP_TOPICS.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')
  program
    .command('help')
    .summary(`print help for a command, or on ${HELP_TOPICS.map(({ name }) => name).join(', ')}`)
    .description(`Print help for a command or a topic.\n\nTopics:\n${topics}`)
    .argument('[name]', 'a command or a topic; none: the list of commands')
    .addHelpText('after', examples([['relata help queries', 'how to ask the graph']]))
    .action((name: string | undefined) => {
      const command = program.commands.find((known) => known.name() === name)
      const topic = HELP_TOPICS.find((known) => known.name === name)
      if (name === undefined) program.outputHelp()
      else if (command) command.outputHelp()
      else if (topic) session.io.stdout.write(`${topic.text()}\n`)
      else throw unknown(program, name)
      finish(EXIT.done)
    })
}

const unknown = (program: Command, name: string): KnowledgeError => {
  const names = [...program.commands.map((command) => command.name()), ...HELP_TOPICS.map((topic) => topic.name)]
  return new KnowledgeError(
    'WRONG_OPTION',
    `There is no help on "${name}".${didYouMean(name, names)} "relata help help" lists the topics.`,
  )
}
