import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'

import { expect, test } from 'vitest'

import { PACKAGE_FOLDER } from './run-cli.ts'

test.each([[[]], [['--workers', '2']]])(
  'reading articles leaves no trace of the runtime in the home folder %j',
  (flags) => {
    const home = mkdtempSync(join(tmpdir(), 'relata-home-'))
    const { ORT_DISABLE_TELEMETRY: _, XDG_CACHE_HOME: __, ...environment } = process.env
    const articles = join(PACKAGE_FOLDER, 'docs/examples/talks.txt')
    execFileSync(
      process.execPath,
      [join(PACKAGE_FOLDER, 'bin/relata.js'), 'build', articles, '--out', join(home, 'graph.json'), ...flags],
      { env: { ...environment, HOME: home }, stdio: 'pipe' },
    )
    expect(existsSync(join(home, 'graph.json'))).toBe(true)
    expect(readdirSync(join(home)).filter((name) => name.startsWith('.') && name !== '.npm')).toEqual([])
  },
  60_000,
)
