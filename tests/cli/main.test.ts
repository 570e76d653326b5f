import { describe, expect, test } from 'vitest'

import { EXIT_CODE_HELP } from '../../src/cli/exit-codes.ts'
import { KnowledgeError } from '../../src/model/index.ts'
import { newFolder, PACKAGE_FOLDER, readIn, runCli } from './run-cli.ts'

const COMMANDS = ['build', 'neighbors', 'search', 'paths', 'serve', 'start', 'export', 'extract', 'annotate']

const failing = {
  loadAnalyser: () => Promise.reject(new KnowledgeError('MODEL_MISSING', 'There is no model. Restore it.')),
}
const broken = { loadAnalyser: () => Promise.reject(new TypeError('x is not a function')) }

describe('the command line', () => {
  test.each(COMMANDS)('has help with examples and exit codes for %s', async (command) => {
    const { code, stdout, stderr } = await runCli([command, '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`Usage: relata ${command}`)
    expect(stdout).toContain('Examples:')
    for (const [number, meaning] of EXIT_CODE_HELP)
      expect(stdout).toMatch(new RegExp(`^  ${String(number)} +${meaning}`, 'mu'))
    expect(await runCli(['help', command])).toEqual({ code, stdout, stderr })
  })

  test('lists every command in its help', async () => {
    const { code, stdout } = await runCli(['--help'])
    expect(code).toBe(0)
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'mu'))
  })

  test('prints the version of the package', async () => {
    const { version } = JSON.parse(readIn(PACKAGE_FOLDER, 'package.json')) as { version: string }
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  test.each([
    [['neighbours', 'Russia'], 'Did you mean neighbors?'],
    [['biuld', 'a'], 'Did you mean build?'],
    [['neighbors', 'Russia', '--quote'], 'Did you mean --quotes?'],
    [['neighbors', 'Russia', '--type', 'PERSN'], 'Did you mean "PERSON"?'],
    [['neighbors', 'Russia', '--depth', '0'], 'Give a whole number from 1'],
    [['neighbors', 'Russia', '--direction', 'up'], 'Allowed choices are in, out, both'],
    [['extract', '-', '--date', '2022-02-30'], 'Write a day as YYYY-MM-DD'],
    [['build'], "missing required argument 'paths'"],
    [['export'], 'Say which format'],
    [['export', '--format', 'dot', '--edges', 'relations'], '--edges is for the format gexf'],
  ])('ends with 2 and a hint for %j', async (argv, hint) => {
    const { code, stdout, stderr } = await runCli(argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(hint)
  })

  test('shows its help and ends with 2 when no command is given', async () => {
    const { code, stdout, stderr } = await runCli([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: relata')
  })

  test('prints an error as one line, without a stack', async () => {
    const cwd = newFolder({ 'a.txt': 'Japan sanctioned Russia over the war.\n' })
    const { code, stderr } = await runCli(['build', 'a.txt'], { cwd, services: failing })
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'relata: There is no model. Restore it.\n' })
  })

  test.each([
    ['--verbose', ['--verbose'], {}],
    ['RELATA_DEBUG', [], { RELATA_DEBUG: '1' }],
  ])('prints the stack with %s', async (_name, flags, env) => {
    const cwd = newFolder({ 'a.txt': 'Japan sanctioned Russia over the war.\n' })
    const { stderr } = await runCli(['build', 'a.txt', ...flags], { cwd, env, services: failing })
    expect(stderr).toContain('    at ')
  })

  test('calls a fault of its own a fault of its own', async () => {
    const cwd = newFolder({ 'a.txt': 'Japan sanctioned Russia over the war.\n' })
    const { code, stderr } = await runCli(['build', 'a.txt'], { cwd, services: broken })
    expect(code).toBe(3)
    expect(stderr).toMatch(/^relata: x is not a function\. This is a fault of Relata/u)
  })

  test.each([
    ['colours on a terminal', true, {}, true],
    ['no colours elsewhere', false, {}, false],
    ['no colours with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['no colours on a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('uses %s', async (_name, isTerminal, env, isColoured) => {
    const isTTY = { stdout: isTerminal, stderr: isTerminal }
    const { stdout } = await runCli(['--help'], { env, isTTY })
    const { stderr } = await runCli(['neighbors', 'x'], { env, isTTY })
    expect(stdout.includes('\u001B[')).toBe(isColoured)
    expect(stderr.includes('\u001B[')).toBe(isColoured)
  })
})
