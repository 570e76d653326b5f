import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import { sampleKnowledge } from '../support/knowledge.ts'

const root = join(import.meta.dirname, '../..')

/** The table of lines in docs/formats.md. */
const LINES = [
  ...readFileSync(join(root, 'docs/formats.md'), 'utf8').matchAll(/^\| ([^`|]+) \| `(relata .+?|claude .+?)`/gmu),
].map(([, to = '', line = '']) => ({ to, line: line.replaceAll('\\|', '|') }))

/** Programs that a line starts, and Python's networkx where it is asked for. */
const needs = (line: string): readonly string[] =>
  line
    .split(/ (?:&&|\|) /u)
    .map((part) => (part.startsWith('sh import.sh') ? 'neo4j-admin' : (part.split(' ')[0] ?? '')))

const isThere = (program: string): boolean =>
  program === 'relata' || program === 'cd' || spawnSync('which', [program]).status === 0

const canRun = ({ line }: { readonly line: string }): boolean =>
  needs(line).every(isThere) &&
  !line.startsWith('claude') &&
  (!line.includes('networkx') || spawnSync('python3', ['-c', 'import networkx']).status === 0) &&
  (!line.endsWith('.html') || existsSync(join(root, 'dist/explorer/offline.html')))

/** A folder as `relata build` leaves it, with a command that runs the sources. */
const workFolder = (): { readonly cwd: string; readonly path: string } => {
  const cwd = mkdtempSync(join(tmpdir(), 'relata-lines-'))
  mkdirSync(join(cwd, '.relata'))
  writeFileSync(join(cwd, '.relata/graph.json'), [...writeKnowledgeJson(sampleKnowledge)].join(''))
  const bin = join(cwd, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'relata'), `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin/relata.js')}' "$@"\n`)
  chmodSync(join(bin, 'relata'), 0o755)
  return { cwd, path: `${bin}${delimiter}${process.env['PATH'] ?? ''}` }
}

describe.skipIf(process.platform === 'win32')('the lines of docs/formats.md', () => {
  test('are found, and most can be run here', () => {
    expect(LINES.length).toBeGreaterThan(12)
    expect(LINES.filter(canRun).length).toBeGreaterThan(5)
  })

  test.each(LINES.filter(canRun))('to $to: $line', ({ line }) => {
    const { cwd, path } = workFolder()
    const env = { ...process.env, PATH: path, NODE_PATH: join(root, 'node_modules') }
    const printed = execFileSync('bash', ['-o', 'pipefail', '-e', '-c', line], { cwd, env, encoding: 'utf8' })
    if (line.includes('oxigraph'))
      expect(printed.match(/urn:relata:statement:/gu)).toHaveLength(line.includes('negative') ? 1 : 6)
    if (line.includes('graphology')) expect(printed).toBe('6\n')
    if (line.includes('jq')) expect(printed).toContain('Fumio Kishida')
  })
})
