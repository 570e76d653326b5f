import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Document } from '../../src/model/index.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openReadingQueue } from '../../src/store/reading-queue.ts'
import type { QueuedDocument } from '../../src/store/reading-queue.ts'
import { createFakeAnalyser, POISON } from '../cli/fake-analyser.ts'
import { newFolder, PACKAGE_FOLDER, readIn, runCli } from '../cli/run-cli.ts'
import { document } from '../support/knowledge.ts'
import { newSchema } from './drivers.ts'
import { startPostgres } from './postgres-server.ts'
import type { PostgresServer } from './postgres-server.ts'

const server: PostgresServer | null = startPostgres()
afterAll(() => server?.stop())

const articles = (count: number, more: Readonly<Record<string, string>> = {}) =>
  newFolder({
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `news/${String(index)}.txt`,
        `Peru sanctioned Chile ${String(index)}.\nChile praised Peru.\n`,
      ]),
    ),
    ...more,
  })

/** A worker process of its own, with the fake analyser; `slow` never finishes its first document. */
const startWorker = (url: string, ...flags: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', join(PACKAGE_FOLDER, 'tests/store/work.ts'), url, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const ended = (worker: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => worker.once('exit', (code) => resolve(code)))

const says = (worker: ChildProcess, word: string): Promise<void> =>
  new Promise((resolve) => {
    worker.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes(word)) resolve()
    })
  })

describe.skipIf(server === null)('workers on a queue', () => {
  const url = server?.url ?? ''
  beforeAll(async () => {
    const queue = await openReadingQueue(url)
    await queue.close()
  })

  test('two processes read what was put in, and the graph is that of one build', async () => {
    const cwd = articles(24)
    const store = ['--store', url]
    expect((await runCli(['add', 'news', '--queue', '--no-wait', ...store], { cwd })).stderr).toContain(
      '24 documents put into the queue',
    )
    const workers = [startWorker(url, '--drain'), startWorker(url, '--drain')]
    expect(await Promise.all(workers.map(ended))).toEqual([0, 0])
    const { code, stderr } = await runCli(['add', 'news', '--queue', ...store, '--out', 'graph.json'], { cwd })
    expect([code, stderr]).toEqual([0, expect.stringContaining('0 documents put into the queue, 24 unchanged')])
    await runCli(['build', 'news', '--out', 'whole.json'], { cwd })
    expect(readIn(cwd, 'graph.json')).toBe(readIn(cwd, 'whole.json'))
    await runCli(['remove', ...Array.from({ length: 24 }, (_, index) => String(index)), ...store], { cwd })
  }, 60_000)

  test('what a killed worker had taken is taken over by another', async () => {
    const cwd = articles(6)
    await runCli(['add', 'news', '--queue', '--no-wait', '--store', url], { cwd })
    const stuck = startWorker(url, '--patience', '2', '--stuck')
    await says(stuck, 'stuck')
    stuck.kill('SIGKILL')
    await ended(stuck)
    const other = startWorker(url, '--drain')
    expect(await ended(other)).toBe(0)
    const { code } = await runCli(['add', 'news', '--queue', '--store', url, '--out', 'graph.json'], { cwd })
    expect(code).toBe(0)
    await runCli(['build', 'news', '--out', 'whole.json'], { cwd })
    expect(readIn(cwd, 'graph.json')).toBe(readIn(cwd, 'whole.json'))
    await runCli(['remove', ...Array.from({ length: 6 }, (_, index) => String(index)), '--store', url], { cwd })
  }, 60_000)

  test('what is read late does not replace newer words, sent or put in meanwhile', async () => {
    const [queue, store] = [await openReadingQueue(url), await openStore(url, 'share')]
    const analyser = createFakeAnalyser()
    const one = (text: string): Document =>
      document({ id: 'one', text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }] })
    const put = async ({ job, document: taken }: QueuedDocument): Promise<boolean> =>
      store.putTaken(job, { document: taken, claims: await analyser.read(taken), engine: 'test' })
    const take = async (): Promise<QueuedDocument> => (await queue.take(1))[0] as QueuedDocument
    try {
      await queue.send([one('Peru left.')])
      const slow = await take()
      await queue.send([one('Chile left.')])
      expect(await put(await take())).toBe(true)
      expect(await put(slow)).toBe(false)
      expect((await store.documents()).map(({ text }) => text)).toEqual(['Chile left.'])
      await queue.send([one('Japan left.')])
      const late = await take()
      const cwd = newFolder({ 'one.txt': 'Norway left.' })
      await runCli(['add', 'one.txt', '--store', url], { cwd })
      expect(await put(late)).toBe(false)
      await queue.send([one('Japan left.')])
      await runCli(['add', 'one.txt', '--queue', '--no-wait', '--store', url], { cwd })
      expect(await queue.state()).toMatchObject({ waiting: 0, taken: 0 })
      await runCli(['remove', 'one', '--store', url], { cwd })
    } finally {
      await queue.close()
      await store.close()
    }
  }, 60_000)

  test('articles of a built graph go into the queue too; names that wait are not given twice', async () => {
    const cwd = newFolder({
      'a/one.txt': 'Peru sanctioned Chile.\n',
      'b/one.txt': 'Norway praised Japan.\n',
      'c/one.txt': 'Japan visited Norway.\n',
      'd/two.txt': 'Chile praised Peru.\n',
    })
    const into = ['--store', url, '--out', 'graph.json']
    await runCli(['build', 'd', '--out', 'graph.json'], { cwd })
    await runCli(['add', 'a', 'b', '--queue', '--no-wait', ...into], { cwd })
    await runCli(['add', 'c', '--queue', '--no-wait', ...into], { cwd })
    expect(await ended(startWorker(url, '--drain'))).toBe(0)
    await runCli(['add', 'a', 'b', 'c', '--queue', ...into], { cwd })
    const { documents } = JSON.parse(readIn(cwd, 'graph.json')) as { documents: { id: string; text: string }[] }
    expect(documents.map(({ text }) => text.trim()).sort()).toEqual([
      'Chile praised Peru.',
      'Japan visited Norway.',
      'Norway praised Japan.',
      'Peru sanctioned Chile.',
    ])
    await runCli(['remove', ...documents.map(({ id }) => id), '--store', url], { cwd })
  }, 60_000)

  test('many that open a new database at once all can', async () => {
    const place = await newSchema(url)
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(place, 'share')))
    for (const store of stores) {
      expect(await store.list()).toEqual([])
      await store.close()
    }
  }, 60_000)

  test('stores in schemas of one database neither lock each other nor share a queue', async () => {
    const place = await newSchema(url)
    const [first, second] = [await openStore(url, 'write'), await openStore(place, 'write')]
    const [queue, other] = [await openReadingQueue(url), await openReadingQueue(place)]
    try {
      await expect(openStore(place, 'write')).rejects.toMatchObject({ code: 'STORE_LOCKED' })
      await other.send([document({ id: 'one', text: 'Peru left.' })])
      expect(await queue.take(1)).toEqual([])
      expect(await other.take(1)).toHaveLength(1)
    } finally {
      await queue.close()
      await other.close()
      await first.close()
      await second.close()
    }
  }, 60_000)

  test('a document that fails three times is set aside with its reason; the others are in the graph', async () => {
    const cwd = articles(3, { 'news/p.txt': `${POISON} sanctioned Peru.\n` })
    await runCli(['add', 'news', '--queue', '--no-wait', '--store', url], { cwd })
    expect(await ended(startWorker(url, '--drain'))).toBe(0)
    const queue = await openReadingQueue(url)
    const { setAside } = await queue.state()
    await queue.close()
    expect(setAside).toEqual([
      { document: 'p', reason: expect.stringContaining('the fake analyser stumbled') as string },
    ])
    const waiting = runCli(['add', 'news', '--queue', '--store', url], { cwd })
    const worker = startWorker(url)
    const { code, stderr } = await waiting
    worker.kill()
    expect([code, stderr]).toEqual([1, expect.stringContaining('p was set aside after three tries')])
    expect(stderr).toContain('3 documents in all')
  }, 60_000)
})

test.each([
  [['worker'], /needs PostgreSQL/],
  [['add', '.', '--queue'], /needs PostgreSQL/],
])('%j says that a file has no queue', async (args, message) => {
  const { code, stderr } = await runCli(args, { cwd: articles(1) })
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
})
