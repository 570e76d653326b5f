import { KnowledgeError } from '../model/index.ts'
import type { KnowledgeErrorCode } from '../model/index.ts'

/** How a command ended; the number is what the shell sees. */
export const EXIT = {
  done: 0,
  partial: 1,
  wrongUse: 2,
  nothing: 3,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The table in every `--help`. */
export const EXIT_CODE_HELP: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [EXIT.done, 'done'],
  [EXIT.partial, 'something could not be read; the rest was done'],
  [EXIT.wrongUse, 'wrong use: unknown command, option, entity or relation'],
  [EXIT.nothing, 'nothing could be done: no input, no graph, no model, no free port'],
  [EXIT.interrupted, 'interrupted'],
]

const WRONG_USE: readonly KnowledgeErrorCode[] = [
  'UNKNOWN_ENTITY',
  'UNKNOWN_RELATION',
  'UNKNOWN_STATEMENT',
  'UNKNOWN_DOCUMENT',
  'WRONG_OPTION',
  'WRONG_PATTERN',
]

/** The exit code for an error that ended a command. */
export const exitCodeOf = (error: unknown): ExitCode =>
  error instanceof KnowledgeError && WRONG_USE.includes(error.code) ? EXIT.wrongUse : EXIT.nothing
