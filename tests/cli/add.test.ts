import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { POISON } from './fake-analyser.ts'
import { newFolder, PACKAGE_FOLDER, runCli, runReal } from './run-cli.ts'

const files = {
  'articles/a.txt': 'Japan sanctioned Russia.\n',
  'articles/b.txt': 'Russia sanctioned Japan.\n',
  'articles/c.txt': 'Norway praised Japan.\n',
}
const graph = (cwd: string, name = '.relata/graph.json'): string => readFileSync(join(cwd, name), 'utf8')

describe('relata add and remove', () => {
  test('article by article gives the graph of one build; removing gives that of the rest', async () => {
    const cwd = newFolder(files)
    for (const file of ['c', 'a', 'b']) expect((await runCli(['add', `articles/${file}.txt`], { cwd })).code).toBe(0)
    await runCli(['build', 'articles', '--out', 'whole.json'], { cwd })
    expect(graph(cwd)).toBe(graph(cwd, 'whole.json'))
    const { code, stderr } = await runCli(['remove', 'c'], { cwd })
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 document taken out.')])
    await runCli(['build', 'articles/a.txt', 'articles/b.txt', '--out', 'rest.json'], { cwd })
    expect(graph(cwd)).toBe(graph(cwd, 'rest.json'))
  })

  test('export gives what the store holds, without a graph file, and leaves the store as it is', async () => {
    const cwd = newFolder(files)
    await runCli(['add', 'articles', '--out', 'added.json'], { cwd })
    const store = join(cwd, '.relata/store.db')
    const { code, stdout } = await runCli(['export', '--store', store, '--format', 'json'], { cwd: newFolder() })
    expect(code).toBe(0)
    expect(stdout).toBe(graph(cwd, 'added.json'))
    const both = await runCli(['export', '--store', store, '--graph', 'added.json', '--format', 'json'], { cwd })
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be used with') as string })
    const none = await runCli(['export', '--store', 'none.db', '--format', 'json'], { cwd })
    expect(none.code).not.toBe(0)
    expect(none.stderr).toContain('none.db')
  })

  test('goes on from a graph that was built: none of its articles is lost', async () => {
    const cwd = newFolder(files)
    await runCli(['build', 'articles/a.txt', 'articles/b.txt'], { cwd })
    const { stderr } = await runCli(['add', 'articles/c.txt'], { cwd })
    expect(stderr).toContain('2 documents of .relata/graph.json go into the store too')
    await runCli(['build', 'articles', '--out', 'whole.json'], { cwd })
    expect(graph(cwd)).toBe(graph(cwd, 'whole.json'))
    await runCli(['remove', 'a'], { cwd })
    expect((await runCli(['add', 'articles/c.txt'], { cwd })).stderr).not.toContain('go into the store too')
  })

  test('a store of its own leaves the graph of the folder, and another store, as they are', async () => {
    const cwd = newFolder(files)
    await runCli(['build', 'articles/a.txt'], { cwd })
    const before = graph(cwd)
    await runCli(['add', 'articles/b.txt', '--store', 'one.db'], { cwd })
    const { stderr } = await runCli(['add', 'articles/c.txt', '--store', 'two.db'], { cwd })
    expect(stderr).toContain(
      '1 document in all: 2 entities, 1 statement. Kept in the store; ask it with --store two.db',
    )
    expect(graph(cwd)).toBe(before)
    const idsOf = async (store: string): Promise<unknown> =>
      JSON.parse((await runCli(['documents', '--json', '--store', store], { cwd })).stdout)
    expect(await idsOf('one.db')).toMatchObject({ documents: [{ id: 'b' }] })
    expect(await idsOf('two.db')).toMatchObject({ documents: [{ id: 'c' }] })
    await runCli(['remove', 'c', '--store', 'two.db'], { cwd })
    expect(graph(cwd)).toBe(before)
    await runCli(['add', 'articles/b.txt', '--store', 'one.db', '--out', 'one.json'], { cwd })
    await runCli(['build', 'articles/b.txt', '--out', 'whole.json'], { cwd })
    expect(graph(cwd, 'one.json')).toBe(graph(cwd, 'whole.json'))
    const lost = await runCli(['add', 'articles/b.txt', '--store', 'one.db', '--edits', 'edits.json'], { cwd })
    expect(lost).toMatchObject({ code: 2, stderr: expect.stringContaining('--out') as string })
  })

  test('taking an article out loses none that was built', async () => {
    const cwd = newFolder(files)
    await runCli(['add', 'articles/a.txt'], { cwd })
    await runCli(['build', 'articles'], { cwd })
    await runCli(['remove', 'a'], { cwd })
    await runCli(['build', 'articles/b.txt', 'articles/c.txt', '--out', 'rest.json'], { cwd })
    expect(graph(cwd)).toBe(graph(cwd, 'rest.json'))
  })

  test('files of one name in different folders are articles of their own, in build, add and both together', async () => {
    const twice = {
      'n/a/one.txt': 'Japan sanctioned Russia.\n',
      'n/b/one.txt': 'Norway praised Japan.\n',
      'n/c/two.txt': 'Peru praised Chile.\n',
    }
    const cwd = newFolder(twice)
    const idsOf = async (): Promise<readonly string[]> =>
      (
        JSON.parse((await runCli(['documents', '--json'], { cwd })).stdout) as { documents: { id: string }[] }
      ).documents.map(({ id }) => id)
    await runCli(['build', 'n', '--out', 'whole.json'], { cwd })
    const { stderr } = await runCli(['add', 'n'], { cwd })
    expect(stderr).toContain('Several articles are called one; one of them is kept as one~2.')
    expect(graph(cwd)).toBe(graph(cwd, 'whole.json'))
    for (const path of ['n/a/one.txt', 'n/b/one.txt', 'n'])
      expect((await runCli(['add', path], { cwd })).stderr).toContain('0 documents added')
    writeFileSync(join(cwd, 'n/b/one.txt'), 'Norway praised Japan again.\n')
    expect((await runCli(['add', 'n'], { cwd })).stderr).toContain('0 documents added, 1 read again, 2 unchanged.')
    await runCli(['build', 'n', '--out', 'whole.json'], { cwd })
    expect(graph(cwd)).toBe(graph(cwd, 'whole.json'))
    // Built, then added to: the one that is given stays what it was, and the other is not lost.
    const built = newFolder(twice)
    await runCli(['build', 'n'], { cwd: built })
    await runCli(['add', 'n/b/one.txt'], { cwd: built })
    await runCli(['build', 'n', '--out', 'whole.json'], { cwd: built })
    expect(graph(built)).toBe(graph(built, 'whole.json'))
    expect(await idsOf()).toEqual(['one', 'one~2', 'two'])
  })

  test('what was taken out does not come back from a graph file, but from its own', async () => {
    const cwd = newFolder(files)
    const store = ['--store', 'own.db']
    await runCli(['add', 'articles', ...store, '--out', 'g.json'], { cwd })
    expect((await runCli(['remove', 'a', 'a', ...store], { cwd })).stderr).toContain('1 document taken out.')
    const { stderr } = await runCli(['add', 'articles/b.txt', ...store, '--out', 'g.json'], { cwd })
    expect(stderr).toContain('1 document of g.json was taken out of the store')
    await runCli(['build', 'articles/b.txt', 'articles/c.txt', '--out', 'rest.json'], { cwd })
    expect(graph(cwd, 'g.json')).toBe(graph(cwd, 'rest.json'))
    await runCli(['add', 'articles/a.txt', ...store, '--out', 'g.json'], { cwd })
    await runCli(['build', 'articles', '--out', 'whole.json'], { cwd })
    expect(graph(cwd, 'g.json')).toBe(graph(cwd, 'whole.json'))
  })

  test('an id that no database can hold keeps nothing from being read', async () => {
    const records = ['a\0b', 'c\ud800', 'c\ud801', 'x'.repeat(5000)].map((id, index) => ({
      id,
      title: 'Of\0 old',
      text: `Japan sanctioned Ru\0ssia ${String(index)}. Norway praised \ud800Japan.`,
    }))
    const lines = records.map((record) => JSON.stringify(record)).join('\n')
    const cwd = newFolder({ 'odd.jsonl': lines, ...files })
    expect((await runCli(['add', 'odd.jsonl', 'articles'], { cwd })).code).toBe(0)
    await runCli(['remove', 'b'], { cwd })
    await runCli(['build', 'odd.jsonl', 'articles/a.txt', 'articles/c.txt', '--out', 'whole.json'], { cwd })
    expect(graph(cwd)).toBe(graph(cwd, 'whole.json'))
    expect((JSON.parse(graph(cwd)) as { documents: unknown[] }).documents).toHaveLength(6)
    expect(graph(cwd)).not.toMatch(/\\u0000|\\ud80/u)
  })

  test('a store that is not there is not made in order to take something out of it', async () => {
    const cwd = newFolder(files)
    const { code, stderr } = await runCli(['remove', 'a', '--store', 'none.db'], { cwd })
    expect([code, stderr]).toEqual([3, expect.stringContaining('no store at')])
    expect(existsSync(join(cwd, 'none.db'))).toBe(false)
  })

  test('what other rules have read is read again', async () => {
    const cwd = newFolder(files)
    await runCli(['add', 'articles'], { cwd })
    const packageFolder = newFolder({
      'package.json': readFileSync(join(PACKAGE_FOLDER, 'package.json')),
      'data/models/english/labels.json': readFileSync(join(PACKAGE_FOLDER, 'data/models/english/labels.json')),
      'data/schema/predicates.tsv': 'other',
    })
    const { stderr } = await runCli(['add', 'articles'], { cwd, services: { packageFolder } })
    expect(stderr).toContain('0 documents added, 3 read again.')
  })

  test('says what is new, what has changed and what is as it was', async () => {
    const cwd = newFolder(files)
    expect((await runCli(['add', 'articles'], { cwd })).stderr).toContain('3 documents added.')
    const changed = newFolder({ 'a.txt': 'Japan praised Russia.\n', 'd.txt': 'Norway praised Russia.\n' })
    const store = join(cwd, '.relata/store.db')
    const { stderr } = await runCli(['add', '.', '--store', store], { cwd: changed })
    expect(stderr).toContain('1 document added, 1 read again.')
    expect((await runCli(['add', '.', '--store', store], { cwd: changed })).stderr).toContain(
      '0 documents added, 2 unchanged.',
    )
    const { stdout } = await runCli(['documents', '--json'], { cwd })
    expect((JSON.parse(stdout) as { documents: { id: string }[] }).documents.map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ])
  })

  test('a document that the analyser stumbles over is told, left out, and tried again', async () => {
    const cwd = newFolder({ ...files, 'articles/p.txt': `${POISON} sanctioned Japan.\n` })
    for (let round = 0; round < 2; round++) {
      const { code, stderr } = await runCli(['add', 'articles'], { cwd })
      expect([code, stderr]).toEqual([1, expect.stringContaining('p could not be read')])
    }
    expect((await runCli(['documents'], { cwd })).stdout).not.toMatch(/^p/mu)
  })

  test.each([
    [['remove', 'nothing-such'], 2, /no document "nothing-such"/],
    [['add', 'nowhere'], 3, /nowhere/],
    [['documents', '--store', 'postgres://x:y@127.0.0.1:1/z'], 3, /cannot be used/],
  ])('%j says what is wrong', async (args, code, message) => {
    const outcome = await runCli(args, { cwd: newFolder(files) })
    expect(outcome.code).toBe(code)
    expect(outcome.stderr).toMatch(message)
  })

  test('with the model of the package, too', async () => {
    const cwd = newFolder({
      'n/one.txt':
        'OSLO, March 3, 2022 – Norway imposed sanctions on Belarus on Monday. "We stand by it," said Jonas Store.\n',
      'n/two.txt': 'Belarus rejected the sanctions that Norway had imposed. It said they were illegal.\n',
    })
    await runReal(['add', 'n/two.txt'], { cwd })
    await runReal(['add', 'n'], { cwd })
    await runReal(['build', 'n', '--out', 'whole.json'], { cwd })
    expect(graph(cwd)).toBe(graph(cwd, 'whole.json'))
    expect(graph(cwd)).toContain('sanctioned')
  }, 60_000)
})
