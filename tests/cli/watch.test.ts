import { existsSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'

import { openStore } from '../../src/store/open-store.ts'
import { newFolder, readIn, runCli } from './run-cli.ts'

const files = { 'news/a.txt': 'Japan sanctioned Russia.\n', 'news/b.txt': 'Russia praised Japan.\n' }

/** The graph is that of one build of the folder as it is now. */
const expectWhole = async (cwd: string): Promise<void> => {
  await runCli(['build', 'news', '--out', 'whole.json'], { cwd })
  expect(readIn(cwd, '.relata/graph.json')).toBe(readIn(cwd, 'whole.json'))
}

test('what is new, changed or gone in the folder is so in the graph', async () => {
  const cwd = newFolder(files)
  expect((await runCli(['watch', 'news', '--once'], { cwd })).stderr).toContain('2 documents added')
  await expectWhole(cwd)
  writeFileSync(join(cwd, 'news/a.txt'), 'Japan praised Russia warmly.\n')
  writeFileSync(join(cwd, 'news/c.txt'), 'Norway praised Japan.\n')
  rmSync(join(cwd, 'news/b.txt'))
  const { code, stderr } = await runCli(['watch', 'news', '--once'], { cwd })
  expect([code, stderr]).toEqual([0, expect.stringContaining('1 document added, 1 read again, 1 taken out.')])
  await expectWhole(cwd)
  expect((await runCli(['watch', 'news', '--once'], { cwd })).stderr).toBe('Watching news.\n')
})

test('it goes on until it is interrupted, and sees what comes meanwhile', async () => {
  const cwd = newFolder(files)
  const controller = new AbortController()
  const running = runCli(['watch', 'news', '--interval', '1'], { cwd, signal: controller.signal })
  const found = async (text: string): Promise<void> => {
    await expect.poll(() => readIn(cwd, '.relata/graph.json'), { timeout: 15_000, interval: 100 }).toContain(text)
  }
  await found('Japan sanctioned Russia')
  writeFileSync(join(cwd, 'news/late.txt'), 'Norway thanked Japan.\n')
  await found('Norway thanked Japan')
  controller.abort()
  expect((await running).code).toBe(0)
})

test('what was interrupted before the graph was written is done at the next look', async () => {
  const cwd = newFolder({ ...files, blocked: 'no folder' })
  const failed = await runCli(['watch', 'news', '--once', '--out', 'blocked/graph.json'], { cwd })
  expect(failed.code).toBe(3)
  await runCli(['watch', 'news', '--once'], { cwd })
  await expectWhole(cwd)
  writeFileSync(join(cwd, 'news/c.txt'), 'Norway praised Japan.\n')
  await runCli(['watch', 'news', '--once', '--out', 'blocked/graph.json'], { cwd })
  rmSync(join(cwd, 'news/c.txt'))
  await runCli(['watch', 'news', '--once'], { cwd })
  await expectWhole(cwd)
})

test('every store remembers for itself what it has seen, and a new one nothing', async () => {
  const cwd = newFolder(files)
  const watchInto = async (store: string): Promise<string> =>
    (await runCli(['watch', 'news', '--once', '--store', store], { cwd })).stderr
  expect(await watchInto('one.db')).toContain('2 documents added')
  expect(await watchInto('two.db')).toContain('2 documents added')
  for (const end of ['', '-wal', '-shm']) rmSync(join(cwd, `one.db${end}`), { force: true })
  expect(await watchInto('one.db')).toContain('2 documents added')
  expect(await watchInto('two.db')).toBe('Watching news.\n')
})

test('files of one name stay articles of their own, whichever changes or goes', async () => {
  const cwd = newFolder({ 'news/a/one.txt': 'Japan sanctioned Russia.\n', 'news/b/one.txt': 'Norway praised Japan.\n' })
  const textsOf = (): string[] =>
    (JSON.parse(readIn(cwd, '.relata/graph.json')) as { documents: { text: string }[] }).documents
      .map(({ text }) => text.trim())
      .sort()
  const look = () => runCli(['watch', 'news', '--once'], { cwd })
  await look()
  expect(textsOf()).toEqual(['Japan sanctioned Russia.', 'Norway praised Japan.'])
  writeFileSync(join(cwd, 'news/b/one.txt'), 'Aruba praised Japan.\n')
  await look()
  expect(textsOf()).toEqual(['Aruba praised Japan.', 'Japan sanctioned Russia.'])
  writeFileSync(join(cwd, 'news/a/one.txt'), 'Zambia praised Japan.\n')
  await look()
  expect(textsOf()).toEqual(['Aruba praised Japan.', 'Zambia praised Japan.'])
  rmSync(join(cwd, 'news/b/one.txt'))
  await look()
  expect(textsOf()).toEqual(['Zambia praised Japan.'])
})

test('files that changed their names among each other are seen', async () => {
  const cwd = newFolder(files)
  const [a, b, time] = [join(cwd, 'news/a.txt'), join(cwd, 'news/b.txt'), new Date(1e12)]
  writeFileSync(b, 'Russia sanctioned Japan.\n')
  for (const path of [a, b]) utimesSync(path, time, time)
  await runCli(['watch', 'news', '--once'], { cwd })
  renameSync(a, join(cwd, 'aside'))
  renameSync(b, a)
  renameSync(join(cwd, 'aside'), b)
  await runCli(['watch', 'news', '--once'], { cwd })
  await expectWhole(cwd)
})

test('it waits while somebody else writes into the store', async () => {
  const cwd = newFolder(files)
  const other = await openStore(join(cwd, '.relata/store.db'), 'write')
  const controller = new AbortController()
  const running = runCli(['watch', 'news', '--interval', '1'], { cwd, signal: controller.signal })
  await wait(2500)
  await other.close()
  await expect.poll(() => existsSync(join(cwd, '.relata/graph.json')), { timeout: 15_000 }).toBe(true)
  controller.abort()
  const { code, stderr } = await running
  expect([code, stderr]).toEqual([0, expect.stringContaining('Looking again meanwhile')])
  await expectWhole(cwd)
}, 30_000)

test('what it keeps beside a store in the folder is no article', async () => {
  const cwd = newFolder(files)
  const store = ['--store', 'news/store.db']
  for (let look = 0; look < 2; look++) await runCli(['watch', 'news', '--once', ...store, '--out', 'g.json'], { cwd })
  await runCli(['add', 'news', ...store, '--out', 'g.json'], { cwd })
  const { documents } = JSON.parse(readIn(cwd, 'g.json')) as { documents: { id: string }[] }
  expect(documents.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('what it remembered before each store had its own memory is not lost', async () => {
  const cwd = newFolder(files)
  await runCli(['watch', 'news', '--once'], { cwd })
  const path = join(cwd, '.relata/watched.json')
  const [[, seen]] = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) as [
    [string, unknown],
  ]
  writeFileSync(path, JSON.stringify({ [join(cwd, 'news')]: seen }))
  rmSync(join(cwd, 'news/b.txt'))
  await runCli(['watch', 'news', '--once'], { cwd })
  await expectWhole(cwd)
})

test('articles of a graph that was built stay in it', async () => {
  const cwd = newFolder({ ...files, 'other/c.txt': 'Norway praised Japan.\n' })
  await runCli(['build', 'other'], { cwd })
  await runCli(['watch', 'news', '--once'], { cwd })
  await runCli(['build', 'news', 'other', '--out', 'whole.json'], { cwd })
  expect(readIn(cwd, '.relata/graph.json')).toBe(readIn(cwd, 'whole.json'))
})

test('what was taken out stays out, also where it was all that there was', async () => {
  const cwd = newFolder({ 'news/a.txt': 'Japan sanctioned Russia.\n' })
  await runCli(['watch', 'news', '--once'], { cwd })
  await runCli(['remove', 'a'], { cwd })
  expect((await runCli(['watch', 'news', '--once'], { cwd })).stderr).toBe('Watching news.\n')
})

test('one look that could not read everything says so in its exit code', async () => {
  const cwd = newFolder({ ...files, 'news/bad.json': '{"title": ' })
  const { code, stderr } = await runCli(['watch', 'news', '--once'], { cwd })
  expect([code, stderr]).toEqual([1, expect.stringContaining('bad.json')])
})

test('a folder that is none is refused', async () => {
  const { code, stderr } = await runCli(['watch', 'nowhere'], { cwd: newFolder() })
  expect([code, stderr]).toEqual([3, expect.stringContaining('nowhere is no folder')])
})
