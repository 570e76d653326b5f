import type { Command } from 'commander'

import type { CommandContext } from '../command-context.ts'
import { EXIT } from '../exit-codes.ts'
import { describeProgram } from './describe-program.ts'
import { manualPage } from './manual-page.ts'

/** `relata manual`, hidden: the page that the build puts into the package for `man relata`. */
export const addManualCommand = (program: Command, { session, finish }: CommandContext): void => {
  program
    .command('manual', { hidden: true })
    .description('Print the manual as a page for man.')
    .action(() => {
      session.io.stdout.write(manualPage(describeProgram(program), program.version() ?? ''))
      finish(EXIT.done)
    })
}
