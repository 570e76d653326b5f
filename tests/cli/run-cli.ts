import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import type { CommandIo, Services } from '../../src/cli/command-io.ts'
import { createServices, main } from '../../src/cli/main.ts'
import { createFakeAnalyser } from './fake-analyser.ts'

/** What a command left behind. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly stdin?: string | Uint8Array
  readonly env?: CommandIo['env']
  readonly isTTY?: CommandIo['isTTY']
  readonly signal?: AbortSignal
  readonly services?: Partial<Services>
  /** Called with all of standard output whenever something was written to it. */
  readonly onOutput?: (stdout: string) => void
}

/** The package itself. */
export const PACKAGE_FOLDER = fileURLToPath(new URL('../..', import.meta.url))

/** Services with an analyser that needs no model, and a clock that stands. */
export const fakeServices = (): Services => ({
  loadAnalyser: () => Promise.resolve(createFakeAnalyser()),
  openPool: () => ({ read: createFakeAnalyser().read, close: () => Promise.resolve() }),
  packageFolder: PACKAGE_FOLDER,
  openBrowser: () => undefined,
  now: () => 0,
})

/** Run a command line in this process, with the fake analyser unless told otherwise. */
export const runCli = async (argv: readonly string[], options: RunOptions = {}): Promise<Outcome> => {
  const stdout = collector(options.onOutput)
  const stderr = collector()
  Object.assign(stderr.stream, { isTTY: options.isTTY?.stderr === true, columns: 100 })
  const io: CommandIo = {
    stdout: stdout.stream,
    stderr: stderr.stream,
    stdin: Readable.from([Buffer.from(options.stdin ?? '')]),
    cwd: options.cwd ?? newFolder(),
    env: options.env ?? {},
    isTTY: options.isTTY ?? { stdout: false, stderr: false },
    signal: options.signal,
  }
  const code = await main(argv, io, { ...fakeServices(), ...options.services })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** Run a command line with the model of the package. */
export const runReal = (argv: readonly string[], options: RunOptions = {}): Promise<Outcome> =>
  runCli(argv, { ...options, services: createServices() })

const collector = (onWrite?: (text: string) => void): { stream: Writable; text: () => string } => {
  let text = ''
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: unknown, _encoding, done) => {
      text += String(chunk)
      onWrite?.(text)
      done()
    },
  })
  return { stream, text: () => text }
}

/** A fresh folder with files in it; folders on the way are made. */
export const newFolder = (files: Readonly<Record<string, string | Uint8Array>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'relata-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** The text of a file in a folder. */
export const readIn = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')
