import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { GRAPH_FORMATS } from '../../src/formats/write/graph-formats.ts'
import { HELP_TOPICS } from '../../src/cli/help/help-topics.ts'
import { newFolder, runCli } from './run-cli.ts'

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0
const SHELLS = ['bash', 'zsh', 'fish']

/** Commands with their options, as the help lists them. */
const readHelp = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { stdout } = await runCli(['help'])
  const names = [...stdout.matchAll(/^ {2}([a-z-]+)(?: \[options\]| <| \[|$)/gmu)].map(([, name = '']) => name)
  const commands = new Map<string, readonly string[]>()
  for (const name of names) {
    const help = (await runCli([name, '--help'])).stdout
    commands.set(
      name,
      [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu)].map(([, option = '']) => option),
    )
  }
  return commands
}

let commands: ReadonlyMap<string, readonly string[]> = new Map()

beforeAll(async () => {
  commands = await readHelp()
})

test('the help lists commands with options', () => {
  expect(commands.size).toBeGreaterThan(15)
  expect(commands.get('export')).toContain('--format')
})

describe('relata help TOPIC', () => {
  test.each(HELP_TOPICS)('$name: $summary', async ({ name }) => {
    const { code, stdout, stderr } = await runCli(['help', name])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n').length).toBeGreaterThan(5)
    for (const [, command = ''] of stdout.matchAll(/^ *relata ([a-z-]+)/gmu))
      expect([...commands.keys()]).toContain(command)
    const options = new Set([...commands.values()].flat())
    for (const [option] of stdout.matchAll(/--(?!location|file\b)[a-z][a-z-]+/gu))
      expect([...options]).toContain(option)
  })

  test('tells of every format the tool that it is for', async () => {
    const stdout = `\n${(await runCli(['help', 'formats'])).stdout}`
    for (const { name, tools } of GRAPH_FORMATS) expect(stdout).toContain(`\n  ${name.padEnd(10)}  for ${tools}`)
  })

  test('offers the nearest where there is none', async () => {
    const { code, stderr } = await runCli(['help', 'querries'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('Did you mean "queries"?') as string })
  })
})

describe('relata completion', () => {
  test.each(SHELLS)('knows every command and option in %s', async (shell) => {
    const { code, stdout } = await runCli(['completion', shell])
    expect(code).toBe(0)
    for (const [command, options] of commands) {
      expect(stdout).toContain(command)
      for (const option of options) expect(stdout).toContain(shell === 'fish' ? `-l ${option.slice(2)} ` : option)
    }
  })

  test.each(SHELLS.filter(has))('is sound %s', async (shell) => {
    const file = join(newFolder(), 'script')
    writeFileSync(file, (await runCli(['completion', shell])).stdout)
    expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  })

  test.skipIf(!has('bash')).each([
    ['relata exp', ['explain', 'export']],
    ['relata export --for', ['--format']],
    ['relata export --format gra', ['graphml', 'graphology']],
    ['relata -v export -f neo', ['neo4j']],
    ['relata --ver', ['--version', '--verbose']],
    ['relata completion ', SHELLS],
    ['relata build art', ['articles', 'artists.txt']],
    ['relata neighbors --graph art', ['articles', 'artists.txt']],
    ['relata neighbors art', []],
    ['relata neighbors --since 20', []],
  ])('bash completes "%s"', async (line, expected) => {
    const cwd = newFolder({
      'articles/a.txt': '',
      'artists.txt': '',
      script: (await runCli(['completion', 'bash'])).stdout,
    })
    const words = line.split(' ')
    const program = `source ./script; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${String(
      words.length - 1,
    )}; _relata; printf '%s\n' "\${COMPREPLY[@]}"`
    const found = execFileSync('bash', ['--norc', '-c', program], { cwd, encoding: 'utf8' })
    expect(found.split('\n').filter(Boolean).sort()).toEqual([...expected].sort())
  })

  test.skipIf(!has('fish')).each([
    ['relata exp', ['explain', 'export']],
    ['relata export --format gra', ['graphml', 'graphology']],
    ['relata completion ', SHELLS],
  ])('fish completes "%s"', async (line, expected) => {
    const cwd = newFolder({ script: (await runCli(['completion', 'fish'])).stdout })
    const found = execFileSync('fish', ['--no-config', '-c', `source ./script; complete -C '${line}'`], {
      cwd,
      encoding: 'utf8',
    })
    const words = found.split('\n').map((row) => row.split('\t')[0] ?? '')
    expect(words.filter(Boolean).sort()).toEqual([...expected].sort())
  })

  test('refuses other shells', async () => {
    const { code, stderr } = await runCli(['completion', 'cmd'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('bash, zsh, fish') as string })
  })
})

describe('the manual', () => {
  test('has every command, option and topic', async () => {
    const { code, stdout } = await runCli(['manual'])
    expect(code).toBe(0)
    for (const [command, options] of commands) {
      expect(stdout).toContain(`.SS "relata ${command.replaceAll('-', '\\-')}`)
      for (const option of options) expect(stdout).toContain(`\\fB${option.replaceAll('-', '\\-')}\\fR`)
    }
    for (const { name } of HELP_TOPICS) expect(stdout).toContain(`.SH ${name.toUpperCase()}`)
  })

  test.skipIf(!has('groff'))('is sound roff', async () => {
    const { stdout } = await runCli(['manual'])
    const set = spawnSync('groff', ['-man', '-ww', '-Tutf8', '-k'], { input: stdout, encoding: 'utf8' })
    expect(set).toMatchObject({ status: 0, stderr: '' })
    // Bold letters are struck twice.
    expect(set.stdout.replace(/.\u0008/gu, '')).toContain('relata export')
  })
})
