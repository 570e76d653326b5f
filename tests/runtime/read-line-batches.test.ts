import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

import { readLineBatches } from '../../src/runtime/node/read-line-batches.ts'
import { newFolder } from '../cli/run-cli.ts'

const LINES = Array.from({ length: 5000 }, (_, line) => `${String(line)} ${'é'.repeat(line % 97)}`)

const batchesOf = async (content: Uint8Array, size: number, maxLine = 1_048_576) => {
  const folder = newFolder({ 'a.jsonl': content })
  const batches: { text: string; linesBefore: number }[] = []
  const file = { name: 'a.jsonl', path: join(folder, 'a.jsonl') }
  for await (const { bytes, linesBefore } of readLineBatches(file, Readable.from([]), { size, maxLine }))
    batches.push({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), linesBefore })
  return batches
}

describe('lines in batches', () => {
  test.each([
    ['plain', Buffer.from(LINES.join('\n'))],
    ['plain, the last line ended', Buffer.from(`${LINES.join('\n')}\n`)],
    ['packed', gzipSync(LINES.join('\n'))],
    [
      'packed in two members',
      Buffer.concat([gzipSync(`${LINES.slice(0, 9).join('\n')}\n`), gzipSync(LINES.slice(9).join('\n'))]),
    ],
  ])('are whole, in order, and know how many stand before: %s', async (_name, content) => {
    const batches = await batchesOf(content, 100_000)
    expect(batches.length).toBeGreaterThan(2)
    expect(
      batches
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    ).toBe(LINES.join('\n'))
    for (const { text, linesBefore } of batches) expect(text.startsWith(`${String(linesBefore)} `)).toBe(true)
  })

  test.each([
    ['a line over the limit', Buffer.from('x'.repeat(300_000)), 'TOO_LARGE'],
    ['a packed line over the limit', gzipSync('x'.repeat(30_000_000)), 'TOO_LARGE'],
    ['gzip that is cut short', gzipSync(LINES.join('\n')).subarray(0, 3000), 'BROKEN_FILE'],
  ])('refuse %s', async (_name, content, code) => {
    await expect(batchesOf(content, 100_000, 200_000)).rejects.toMatchObject({ code })
  })
})
