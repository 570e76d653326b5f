import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CommanderError } from 'commander'

import { loadAnalyser } from '../builder/load-analyser.ts'
import { createAnalyserPool } from '../runtime/node/analyser-pool.ts'
import { createEncoder } from '../runtime/node/create-encoder.ts'
import { createDataFolder, dataFolder } from '../runtime/node/data-folder.ts'
import { openBrowser } from '../runtime/node/open-browser.ts'
import type { CommandIo, Services, Session } from './command-io.ts'
import { createProgram } from './create-program.ts'
import { EXIT, exitCodeOf } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { readVersion } from './read-version.ts'
import { reportError } from './report-error.ts'
import { say } from './terminal.ts'

/** How long a command may tidy up after an interruption. */
const GRACE_MILLISECONDS = 3000

/** What the commands work with when nobody replaces it. */
export const createServices = (): Services => ({
  loadAnalyser: () => loadAnalyser(createDataFolder(), createEncoder),
  openPool: createAnalyserPool,
  packageFolder: join(dataFolder(), '..'),
  openBrowser,
  now: () => performance.now(),
})

/** Run a command line, without the name of the program, and give its exit code. Never throws, never exits. */
export const main = async (
  argv: readonly string[],
  io: CommandIo,
  services: Services = createServices(),
): Promise<ExitCode> => {
  const isVerbose = (): boolean => isDebugging(io) || argv.includes('--verbose') || argv.includes('-v')
  try {
    return await orInterrupted(run(argv, { io, services, isVerbose }), io.signal)
  } catch (error) {
    if (io.signal?.aborted === true) return interrupted(io)
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse
    reportError(io, error, isVerbose())
    return exitCodeOf(error)
  }
}

const isDebugging = ({ env }: CommandIo): boolean => !['', '0'].includes(env['RELATA_DEBUG'] ?? '')

const run = async (argv: readonly string[], session: Session): Promise<ExitCode> => {
  let code: ExitCode = EXIT.done
  const program = createProgram({
    session,
    version: await readVersion(session.services.packageFolder),
    finish: (given) => {
      code = given
    },
  })
  await program.parseAsync(argv, { from: 'user' })
  return code
}

/** The work, or after an interruption what it comes to within the time of grace. */
const orInterrupted = async (work: Promise<ExitCode>, signal: AbortSignal | undefined): Promise<ExitCode> => {
  if (signal === undefined) return work
  const stop = new AbortController()
  const patience = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      wait(GRACE_MILLISECONDS, undefined, { signal: stop.signal, ref: false }).then(
        () => {
          reject(new Error('interrupted'))
        },
        () => undefined, // The work ended in time.
      )
    })
  })
  try {
    return await Promise.race([work, patience])
  } finally {
    stop.abort()
  }
}

const interrupted = (io: CommandIo): ExitCode => {
  say(io, 'Interrupted.')
  return EXIT.interrupted
}

/** Run the command line of this process. A second interruption ends it at once. */
export const runProcess = async (): Promise<void> => {
  const { stdin, stdout, stderr } = process
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      controller.abort()
      // Else a command that waits for input would wait on; nobody else has to hear of it.
      stdin.on('error', () => undefined)
      stdin.destroy(new Error('interrupted'))
    })
  }
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads has seen enough: `relata extract … | head`.
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.nothing)
  })
  const isTTY = { stdout: Boolean(stdout.isTTY), stderr: Boolean(stderr.isTTY) } // Undefined on a pipe.
  const io = { stdin, stdout, stderr, isTTY, cwd: process.cwd(), env: process.env, signal: controller.signal }
  process.exitCode = await main(process.argv.slice(2), io)
  if (process.exitCode === EXIT.interrupted) process.exit()
}

const isEntry = (path: string | undefined): boolean =>
  path !== undefined && realpathSync(path) === fileURLToPath(import.meta.url)

if (isEntry(process.argv[1])) await runProcess()
