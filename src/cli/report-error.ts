import { KnowledgeError } from '../model/index.ts'
import type { CommandIo } from './command-io.ts'
import { colorsFor, say } from './terminal.ts'

/** Say what went wrong, and what to do next: one message, the stack only when asked for. */
export const reportError = (io: CommandIo, error: unknown, isVerbose: boolean): void => {
  const { red } = colorsFor(io, 'stderr')
  say(io, `${red('relata:')} ${messageOf(error)}`)
  if (!isVerbose) return
  for (let cause = error; cause instanceof Error; cause = cause.cause) say(io, cause.stack ?? cause.message)
}

/** The message of an error; one that is nobody's wrong use says so. */
export const messageOf = (error: unknown): string => {
  if (error instanceof KnowledgeError) return error.message
  const message = error instanceof Error ? error.message : String(error)
  return `${message}. This is a fault of Relata: run it again with --verbose and report what it says.`
}
