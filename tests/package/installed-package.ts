import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'

const run = promisify(execFile)
const tsc = (config: string): readonly string[] => [
  join(ROOT, 'node_modules/typescript/bin/tsc'),
  '-p',
  join(ROOT, config),
]

/** The checkout. */
export const ROOT = join(import.meta.dirname, '../..')

/** A project of its own that has installed the packed package. */
export interface InstalledPackage {
  /** The project: what is imported in it comes from its `node_modules`. */
  readonly app: string
  /** Paths in the tarball, from the package's root. */
  readonly files: readonly string[]
  /** Bytes of the tarball. */
  readonly size: number
  /** Takes it all off the disk. */
  readonly remove: () => void
}

/**
 * Builds and packs the package away from `dist`, which other tests may be reading, and unpacks it as npm would. No
 * registry is asked: the packages that the lock file names as dependencies are linked, those of development are not.
 */
export const installPackage = async (): Promise<InstalledPackage> => {
  const folder = mkdtempSync(join(tmpdir(), 'relata-package-'))
  const stage = join(folder, 'stage')
  for (const name of ['package.json', 'bin', 'data', 'LICENSE', 'README.md'])
    cpSync(join(ROOT, name), join(stage, name), { recursive: true })
  // On a machine with two cores the types are made beside the builds, which empty their folders before they fill them.
  const types = join(folder, 'types')
  const beside = Promise.all([
    run(process.execPath, [...tsc('tsconfig.library.json'), '--outDir', types]),
    run(process.execPath, [...tsc('tsconfig.embed.json'), '--outDir', types]),
    run(process.execPath, ['--import', 'tsx', join(ROOT, 'src/cli/main.ts'), 'manual'], { cwd: ROOT }),
  ])
  // The runner's own "test" would give React of development.
  process.env['NODE_ENV'] = 'production'
  for (const [config, out] of [
    ['vite.config.ts', 'explorer'],
    ['vite.offline.config.ts', 'explorer'],
    ['vite.embed.config.ts', 'embed'],
    ['vite.library.config.ts', 'library'],
  ] as const)
    await build({ configFile: join(ROOT, config), logLevel: 'silent', build: { outDir: join(stage, 'dist', out) } })
  const [, , manual] = await beside
  cpSync(types, join(stage, 'dist/library'), { recursive: true })
  writeFileSync(join(stage, 'dist/relata.1'), manual.stdout)
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: stage,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }),
  ) as readonly { filename: string; size: number; files: readonly { path: string }[] }[]
  if (!packed) throw new Error('npm pack made nothing.')
  const app = join(folder, 'app')
  const home = join(app, 'node_modules/relata')
  mkdirSync(home, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '--strip-components=1', '-C', home])
  linkDependencies(join(app, 'node_modules'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { app, files: packed.files.map(({ path }) => path), size: packed.size, remove }
}

const linkDependencies = (target: string): void => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>
  }
  for (const [path, { dev = false }] of Object.entries(lock.packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/u.exec(path)?.[1]
    if (name === undefined || dev) continue
    mkdirSync(dirname(join(target, name)), { recursive: true })
    symlinkSync(join(ROOT, path), join(target, name), 'junction')
  }
}

/** Writes files into the project. */
export const writeApp = (app: string, files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text)
}

/** Runs Node in the project and gives what it printed. */
export const runNode = (app: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: app, encoding: 'utf8' })
