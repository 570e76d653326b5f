import { describe, expect, test } from 'vitest'

import { POISON } from './fake-analyser.ts'
import { newFolder, runCli } from './run-cli.ts'

interface Line {
  readonly line: number
  readonly claims: readonly Record<string, unknown>[]
}

const extract = async (stdin: string, ...flags: string[]): Promise<Line[]> => {
  const { stdout } = await runCli(['extract', '-', ...flags], { stdin })
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

describe('relata extract', () => {
  test('gives every key of a claim, in order', async () => {
    const { code, stdout } = await runCli(['extract', '-'], { stdin: 'Japan sanctioned Russia.\n' })
    expect(code).toBe(0)
    expect(stdout).toBe(
      '{"line":1,"claims":[{"tuple":["Japan","sanctioned","Russia"],' +
        '"subject":{"text":"Japan","start":0,"end":5,"type":"GPE"},"relation":"sanctioned","eventType":"OTHER",' +
        '"object":{"text":"Russia","start":17,"end":23,"type":"GPE"},"polarity":"positive","modality":"asserted",' +
        '"attributedTo":null,"time":null,"confidence":0.9,"rule":"subject-verb-object"}],' +
        '"tuples":[{"tuple":["Japan","sanctioned","Russia"],"confidence":0.9}]}\n',
    )
  })

  test.each([
    ['empty lines too', 'Japan sanctioned Russia.\n\n   \nRussia left.\n', 4],
    ['a last line without an end', 'Japan sanctioned Russia.\nRussia left.', 2],
    ['lines that end as on Windows', 'Japan sanctioned Russia.\r\nRussia left.\r\n', 2],
    ['line separators of Unicode within a line', 'Japan sanctioned\u2028Russia.\u0085\n', 1],
  ])('answers each line once, in order: %s', async (_what, stdin, lines) => {
    expect((await extract(stdin)).map(({ line }) => line)).toEqual(
      Array.from({ length: lines }, (_, index) => index + 1),
    )
  })

  test('counts offsets in UTF-16 units of the line', async () => {
    const [, second] = await extract('One line.\n𝔸𝔹 Japan sanctioned Russia.\n')
    expect(second?.claims.at(-1)).toMatchObject({ object: { text: 'Russia', start: 22, end: 28 } })
  })

  test.each([
    ['two spaces', 'Japan  sanctioned   Russia  .', ['Japan', 'sanctioned', 'Russia']],
    ['clitics left whole', "Japan's sanctioned Russia's .", ["Japan's", 'sanctioned', "Russia's"]],
    ['a tab within a token', 'Japan\tX sanctioned Russia .', ['Japan\tX', 'sanctioned', 'Russia']],
    ['a hard space within a token', 'Japan sanctioned Rus\u00A0sia .', ['Japan', 'sanctioned', 'Rus\u00A0sia']],
    ['a Windows line end', 'Japan sanctioned Russia .\r', ['Japan', 'sanctioned', 'Russia']],
  ])('keeps the given tokens with --tokenized: %s', async (_what, line, tuple) => {
    const [first] = await extract(`${line}\n`, '--tokenized')
    expect(first?.claims.map((claim) => claim['tuple'])).toEqual([tuple])
  })

  test('reads on after a line that the analyser stumbles over, and ends with 1', async () => {
    const stdin = `${POISON} sanctioned Russia.\nJapan sanctioned Russia.\n`
    const { code, stdout, stderr } = await runCli(['extract', '-'], { stdin })
    expect(code).toBe(1)
    expect(stderr).toContain('line 1 could not be read')
    expect(stdout).toMatch(/^\{"line":1,"claims":\[\],"tuples":\[\]\}\n\{"line":2,"claims":\[\{/u)
  })

  test('answers a line before the next one has come', async () => {
    const seen: string[] = []
    const outcome = await runCli(['extract', '-'], {
      stdin: 'Japan sanctioned Russia.\nRussia left.\n',
      onOutput: (text) => seen.push(text),
    })
    expect(seen).toHaveLength(2)
    expect(seen.at(-1)).toBe(outcome.stdout)
  })

  test.each([
    ['an empty input', 'empty.txt', 'is empty'],
    ['a missing file', 'missing.txt', 'no such file'],
    ['a folder', '.', 'it is a folder'],
    ['a binary file', 'binary.txt', 'is no UTF-8 text'],
  ])('ends with 3 and a reason for %s', async (_what, file, reason) => {
    const cwd = newFolder({ 'empty.txt': '', 'binary.txt': Uint8Array.of(65, 0, 66) })
    const { code, stdout, stderr } = await runCli(['extract', file], { cwd })
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain(reason)
  })
})
