import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL of its own for the tests, on a socket in a temporary folder. */
export interface PostgresServer {
  readonly url: string
  readonly stop: () => void
}

/** The folder of PostgreSQL's programs, the newest version; null where there is none. */
const programs = (): string | null => {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((left, right) => Number(right) - Number(left)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null
}

/** Start a server, as the user `postgres` where we are root. Null, with a word on standard error, where it cannot be. */
export const startPostgres = (): PostgresServer | null => {
  const folder = programs()
  if (folder === null) {
    console.error('PostgreSQL is not installed: its tests are passed over ("apt-get install postgresql").')
    return null
  }
  const place = mkdtempSync(join(tmpdir(), 'relata-pg-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) {
    const ids = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    chownSync(place, ids('-u'), ids('-g'))
  }
  chmodSync(place, 0o700)
  const run = (program: string, args: readonly string[]) => {
    const command = [join(folder, program), ...args]
    const [name = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    const { status, stderr } = spawnSync(name, rest, {
      encoding: 'utf8',
      cwd: place,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
  }
  const data = join(place, 'data')
  run('initdb', ['-D', data, '-U', 'relata', '--auth=trust', '-E', 'UTF8', '--no-locale', '--no-sync'])
  const settings = `-c listen_addresses='' -c unix_socket_directories='${place}' -c fsync=off`
  run('pg_ctl', ['-D', data, '-w', '-s', '-l', join(place, 'log'), '-o', settings, 'start'])
  return {
    url: `postgres://relata@/postgres?host=${encodeURIComponent(place)}`,
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-s', 'stop'])
      rmSync(place, { recursive: true, force: true })
    },
  }
}
