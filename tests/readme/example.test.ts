import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

test('the library example of the README prints what the README says', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, code = '', output = ''] =
    /<!-- example -->\s+```ts\n([\s\S]*?)```[\s\S]*?```text\n([\s\S]*?)```/u.exec(readme) ?? []
  const folder = join(root, '.relata/readme')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'example.mts'), code)
  const printed = execFileSync(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', join(folder, 'example.mts')],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  expect(code).not.toBe('')
  expect(printed).toBe(output)
}, 60_000)
