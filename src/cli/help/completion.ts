import { Argument } from 'commander'
import type { Command } from 'commander'

import type { CommandContext } from '../command-context.ts'
import { EXIT } from '../exit-codes.ts'
import { SHELLS, completionScript } from './completion-scripts.ts'
import type { Shell } from './completion-scripts.ts'
import { describeProgram } from './describe-program.ts'

/** `relata completion`: a script for the shell. */
export const addCompletionCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('completion')
    .summary('print a script that completes commands and options in your shell')
    .description('Print a script that teaches your shell to complete commands, options and their values.')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText(
      'after',
      examples([
        ['eval "$(relata completion bash)"', 'now; in ~/.bashrc for always. The same for zsh in ~/.zshrc'],
        ['relata completion fish > ~/.config/fish/completions/relata.fish', 'for fish, always'],
      ]),
    )
    .action((shell: Shell) => {
      session.io.stdout.write(completionScript(shell, describeProgram(program)))
      finish(EXIT.done)
    })
}
