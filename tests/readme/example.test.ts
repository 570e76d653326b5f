import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

interface Example {
  readonly name: string
  readonly code: string
  readonly output: string
}

/** Code behind the mark `<!-- example -->`, and what the text says it prints. */
const examplesOf = (file: string): readonly Example[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /<!-- example -->\s+```ts\n([\s\S]*?)```\s+prints\s+```text\n([\s\S]*?)```/gu,
    ),
  ].map(([, code = '', output = ''], nth) => ({ name: `${file}, example ${String(nth + 1)}`, code, output }))

const files = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
const examples = files.filter((file) => file.endsWith('.md')).flatMap(examplesOf)

test('no example is passed over', () => {
  const marks = files.filter((file) => file.endsWith('.md')).map((file) => readFileSync(join(root, file), 'utf8'))
  expect(marks.join('').split('<!-- example -->').length - 1).toBe(examples.length)
  expect(examples.length).toBeGreaterThan(3)
})

test.each(examples)(
  '$name prints what the text says',
  ({ name, code, output }) => {
    const folder = join(root, '.relata/examples')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${name.replace(/\W+/gu, '-')}.mts`)
    writeFileSync(file, code)
    const printed = execFileSync(process.execPath, ['--conditions=source', '--import', 'tsx', file], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(printed).toBe(output)
  },
  60_000,
)
