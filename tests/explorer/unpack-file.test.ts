import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unpackFile } from '../../src/explorer/state/unpack-file.ts'

const packed = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text))

describe('a packed file', () => {
  test('gives what is in it, under the name without the ending', async () => {
    const { name, bytes } = await unpackFile(new File([packed('Valdoria, ü')], 'news.txt.GZ'))
    expect(name).toBe('news.txt')
    expect(new TextDecoder().decode(bytes)).toBe('Valdoria, ü')
  })

  test('that is none is left as it is, whatever its name', async () => {
    const { name, bytes } = await unpackFile(new File(['plain'], 'news.gz'))
    expect([name, new TextDecoder().decode(bytes)]).toEqual(['news.gz', 'plain'])
  })

  test('that unpacks to too much is refused', async () => {
    const bomb = new File([packed('a'.repeat(2 ** 20 + 1))], 'bomb.json.gz')
    expect(bomb.size).toBeLessThan(4096)
    await expect(unpackFile(bomb, 2 ** 20)).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(unpackFile(new File([packed('a'.repeat(2 ** 20))], 'full.gz'), 2 ** 20)).resolves.toBeDefined()
  })

  test('that is cut short is refused', async () => {
    const cut = new File([packed('Valdoria '.repeat(50)).slice(0, 30)], 'cut.gz')
    await expect(unpackFile(cut)).rejects.toMatchObject({ code: 'BROKEN_FILE' })
  })
})
