import { Command } from 'commander'
import type { OutputConfiguration } from 'commander'

import { addAddCommand, addDocumentsCommand, addRemoveCommand } from './add.ts'
import { addAnnotateCommand } from './annotate.ts'
import { addBuildCommand } from './build.ts'
import type { CommandContext, Example } from './command-context.ts'
import type { CommandIo, Session } from './command-io.ts'
import { EXIT_CODE_HELP } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { addCoMentionsCommand } from './co-mentions.ts'
import { addCommunitiesCommand } from './communities.ts'
import { addDisputesCommand } from './disputes.ts'
import { addExplainCommand } from './explain.ts'
import { addExportCommand } from './export.ts'
import { addExtractCommand } from './extract.ts'
import { addCompletionCommand } from './help/completion.ts'
import { addHelpCommand } from './help/help.ts'
import { addManualCommand } from './help/manual.ts'
import { addMatchCommand } from './match.ts'
import { addMcpCommand } from './mcp.ts'
import { addNeighborsCommand } from './neighbors.ts'
import { addPathsCommand } from './paths.ts'
import { addSearchCommand } from './search.ts'
import { addServeCommand } from './serve.ts'
import { addStartCommand } from './start.ts'
import { addTimelineCommand } from './timeline.ts'
import { addTopCommand } from './top.ts'
import { addWatchCommand } from './watch.ts'
import { addWorkerCommand } from './worker.ts'
import { colorsFor, hasColors } from './terminal.ts'
import type { Colors } from './terminal.ts'

export interface ProgramOptions {
  readonly session: Session
  readonly version: string
  readonly finish: (code: ExitCode) => void
}

/** In the order of the help. */
const GROUPS = [
  {
    heading: 'Make a graph:',
    commands: [
      addBuildCommand,
      addAddCommand,
      addRemoveCommand,
      addDocumentsCommand,
      addWatchCommand,
      addWorkerCommand,
    ],
  },
  {
    heading: 'Ask it:',
    commands: [
      addNeighborsCommand,
      addSearchCommand,
      addPathsCommand,
      addTimelineCommand,
      addTopCommand,
      addCommunitiesCommand,
      addCoMentionsCommand,
      addMatchCommand,
      addDisputesCommand,
      addExplainCommand,
    ],
  },
  { heading: 'Show it, hand it on:', commands: [addServeCommand, addStartCommand, addMcpCommand, addExportCommand] },
  { heading: 'Look at the language:', commands: [addExtractCommand, addAnnotateCommand] },
  { heading: 'More:', commands: [addHelpCommand, addCompletionCommand, addManualCommand] },
]

/** The command line: every command with its options, help and examples. Throws commander's errors, never exits. */
export const createProgram = ({ session, version, finish }: ProgramOptions): Command => {
  const colors = colorsFor(session.io, 'stdout')
  const program = new Command('relata')
  program
    .description(
      'Reads news articles and builds a knowledge graph that shows its evidence, wholly on your own machine.',
    )
    .version(version, '-V, --version', 'print the version')
    .option('-v, --verbose', 'tell more: every note, and the stack of an error (also RELATA_DEBUG=1)')
    .helpOption('-h, --help', 'print help')
    .exitOverride()
    .configureOutput(outputOf(session.io))
    .configureHelp({
      styleTitle: (text) => colors.bold(text),
      styleSubcommandTerm: (text) => colors.cyan(text),
      styleOptionTerm: (text) => colors.cyan(text),
      styleArgumentTerm: (text) => colors.cyan(text),
    })
  const context = { session, finish, examples: (lines: readonly Example[]) => exampleHelp(lines, colors) }
  for (const { heading, commands } of GROUPS) {
    program.commandsGroup(heading)
    for (const add of commands) add(program, context satisfies CommandContext)
  }
  program.helpCommand(false)
  return program.addHelpText('after', context.examples(EXAMPLES)).addHelpText('afterAll', exitCodeHelp(colors))
}

const EXAMPLES: readonly Example[] = [
  ['relata build articles', 'read a folder into .relata/graph.json'],
  ['relata neighbors Russia --quotes', 'what is said about Russia, and where'],
  ['relata serve --open', 'explore the graph in the browser'],
]

const outputOf = (io: CommandIo): OutputConfiguration => ({
  writeOut: (text) => io.stdout.write(text),
  writeErr: (text) => io.stderr.write(text),
  getOutHasColors: () => hasColors(io, 'stdout'),
  getErrHasColors: () => hasColors(io, 'stderr'),
  outputError: (text, write) => {
    write(text.replace(/^error: /u, `${colorsFor(io, 'stderr').red('relata:')} `))
  },
})

const exampleHelp = (lines: readonly Example[], colors: Colors): string => {
  const shown = lines.map(([line, effect]) => `  ${colors.cyan(line)}\n      ${effect}`)
  return `\n${colors.bold('Examples:')}\n${shown.join('\n')}`
}

const exitCodeHelp = (colors: Colors): string => {
  const rows = EXIT_CODE_HELP.map(([code, meaning]) => `  ${String(code).padEnd(3)}  ${meaning}`)
  return `\n${colors.bold('Exit codes:')}\n${rows.join('\n')}`
}
