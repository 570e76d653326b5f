import type { Session } from './command-io.ts'
import type { ExitCode } from './exit-codes.ts'

/** What a command is added to the program with. */
export interface CommandContext {
  readonly session: Session
  /** Takes the exit code of the command that ran. */
  readonly finish: (code: ExitCode) => void
  /** Examples for the end of a help text. */
  readonly examples: (lines: readonly Example[]) => string
}

/** A line to type, and what it does. */
export type Example = readonly [line: string, effect: string]
