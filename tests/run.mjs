// `npm test`: types, lint, architecture, unit, property and browser tests, one after the other; the first failure ends it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const run = (command, args, options = {}) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32', ...options }).status ?? 1
const finds = (command) =>
  spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { encoding: 'utf8' })
    .stdout?.split('\n')[0]
    ?.trim() ?? ''
const isRoot = process.getuid?.() === 0

/** A tool of the tests: the one that is installed, else Debian's package when we may install it. */
const ensure = (names, debian) => {
  const found = names.map(finds).find(Boolean)
  if (found) return found
  if (isRoot && finds('apt-get')) {
    console.log(`${names[0]} is not installed; installing Debian's ${debian} …`)
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debian])
  }
  return names.map(finds).find(Boolean) ?? ''
}

const findChromium = () => {
  const given = process.env.RELATA_CHROMIUM
  if (given) return given
  const installed = ensure(['chromium', 'chromium-browser', 'google-chrome'], 'chromium')
  if (installed) return installed
  const browser = spawnSync(
    process.execPath,
    ['-e', "import('playwright').then(({ chromium }) => console.log(chromium.executablePath()))"],
    { encoding: 'utf8' },
  ).stdout.trim()
  if (existsSync(browser)) return browser
  console.log("No Chromium is installed; fetching Playwright's …")
  return run('npx', ['playwright', 'install', 'chromium-headless-shell']) === 0 ? browser : ''
}

const steps = [
  ['types', 'npx', ['tsc', '-b']],
  ['lint', 'npx', ['eslint', '.', '--max-warnings', '0']],
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['architecture', 'npx', ['depcruise', 'src', '--config', '.dependency-cruiser.cjs']],
  ['tests', 'npx', ['vitest', 'run']],
]

const chromium = findChromium()
if (!chromium) {
  console.error(
    'The browser tests need Chromium: install it with "apt-get install chromium" or "npx playwright install chromium", or name one in RELATA_CHROMIUM.',
  )
  process.exit(1)
}
if (!ensure(['xmllint'], 'libxml2-utils')) {
  console.error(
    'The GEXF tests need xmllint: install it with "apt-get install libxml2-utils" (Debian), "brew install libxml2" (macOS).',
  )
  process.exit(1)
}
// Debian keeps PostgreSQL's programs out of the path.
const hasPostgres = () => existsSync('/usr/lib/postgresql') || finds('initdb') !== ''
if (!hasPostgres()) ensure(['initdb'], 'postgresql')
if (!hasPostgres()) {
  console.error('PostgreSQL is not installed: the tests of the store on it are passed over.')
}
for (const [name, command, args] of steps) {
  console.log(`\n— ${name}`)
  const status = run(command, args, { env: { ...process.env, RELATA_CHROMIUM: chromium } })
  if (status !== 0) {
    console.error(`\n${name} failed.`)
    process.exit(status)
  }
}
