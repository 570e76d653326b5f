import { describe, expect, test } from 'vitest'

import { parseKnowledgeJson } from '../../src/formats/read/knowledge-json.ts'
import { newFolder, PACKAGE_FOLDER, readIn, runReal } from './run-cli.ts'

const ARTICLES = `${PACKAGE_FOLDER}data/articles/2022-03-*.md`

describe('with the model of the package', () => {
  test('two builds of the same articles give the same bytes, and the graph answers', async () => {
    const cwd = newFolder()
    const first = await runReal(['build', ARTICLES, '--out', 'one.json'], { cwd })
    const second = await runReal(['build', ARTICLES, '--out', 'two.json'], { cwd })
    expect([first.code, second.code]).toEqual([0, 0])
    expect(readIn(cwd, 'one.json')).toBe(readIn(cwd, 'two.json'))
    expect(parseKnowledgeJson(readIn(cwd, 'one.json')).statements.length).toBeGreaterThan(10)
    const { code, stdout } = await runReal(['neighbors', 'Russia', '--quotes', '--graph', 'one.json'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('Japan GPE')
  }, 60_000)

  test('extract writes tuples in exactly the given tokens', async () => {
    const line = "Moscow did n't sanction Japan , Mr. Kishida 's spokesman said ."
    const { code, stdout } = await runReal(['extract', '-', '--tokenized'], { stdin: `${line}\n` })
    const { claims } = JSON.parse(stdout) as { claims: { tuple: string[] }[] }
    expect(code).toBe(0)
    const tokens = new Set(line.split(' '))
    for (const { tuple } of claims)
      for (const part of tuple) for (const token of part.split(' ')) expect(tokens).toContain(token)
    expect(claims.length).toBeGreaterThan(0)
  }, 60_000)

  test('annotate gives every sentence one root and heads within it', async () => {
    const { code, stdout } = await runReal(['annotate', '-'], {
      stdin: readIn(PACKAGE_FOLDER, 'data/articles/2022-03-22-talks-suspended.md'),
    })
    expect(code).toBe(0)
    const sentences = stdout.trimEnd().split('\n\n')
    expect(sentences.length).toBeGreaterThan(5)
    for (const sentence of sentences) {
      const words = sentence
        .split('\n')
        .filter((line) => /^\d+\t/u.test(line))
        .map((line) => line.split('\t'))
      expect(words.filter(([, , , , , , head]) => head === '0')).toHaveLength(1)
      for (const [, , , , , , head] of words) expect(Number(head)).toBeLessThanOrEqual(words.length)
    }
  }, 60_000)
})
