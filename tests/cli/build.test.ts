import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

import { parseKnowledgeJson } from '../../src/formats/read/knowledge-json.ts'
import type { Document, Knowledge } from '../../src/model/index.ts'
import { createFakeAnalyser, POISON } from './fake-analyser.ts'
import { newFolder, readIn, runCli } from './run-cli.ts'

const ARTICLE = 'Talks end\n\nJapan sanctioned Russia over the war. Russia suspended talks with Japan.\n'
const OTHER = 'Talks go on\n\nRussia praised Japan for the talks. Japan thanked Russia.\n'
const BINARY = Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 256)
const GRAPH = '.relata/graph.json'

const graphIn = (folder: string, name = GRAPH): Knowledge => parseKnowledgeJson(readIn(folder, name))

const documentsIn = (folder: string, name = GRAPH): string[] => graphIn(folder, name).documents.map(({ id }) => id)

const statementsIn = (folder: string): string[] => {
  const { entities, statements } = graphIn(folder)
  const name = new Map(entities.map((entity) => [entity.id, entity.name]))
  return statements
    .map(({ subject, relation, object }) => [name.get(subject), relation, name.get(object)].join(' '))
    .sort()
}

describe('relata build', () => {
  test('reads a folder into .relata/graph.json and sums up on standard error', async () => {
    const cwd = newFolder({ 'news/a.txt': ARTICLE, 'news/deep/b.md': OTHER })
    const { code, stdout, stderr } = await runCli(['build', 'news'], { cwd })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('2 documents read in')
    expect(stderr).toContain('Written to .relata/graph.json')
    expect(statementsIn(cwd)).toContain('Japan sanctioned Russia')
  })

  test('passes over hidden files and README.md without a word, and tells how many files of unknown kinds', async () => {
    const cwd = newFolder({
      'news/a.txt': ARTICLE,
      'news/README.md': OTHER,
      'news/.hidden.txt': OTHER,
      'news/.git/b.txt': OTHER,
      'news/photo.jpg': BINARY,
      'news/LICENSE': OTHER,
    })
    const { code, stderr } = await runCli(['build', 'news'], { cwd })
    expect(code).toBe(0)
    expect(stderr).not.toContain('!')
    expect(stderr).toContain('2 files of unknown kinds passed over: 1 without ending, 1 .jpg.')
    expect(documentsIn(cwd)).toEqual(['a'])
  })

  test('reads feeds, tables and packed files, and JSON Lines of any length', async () => {
    const line = (id: number): string =>
      JSON.stringify({ id: `n${String(id)}`, text: 'Japan praised Russia.', padding: 'x'.repeat(100_000) })
    const lines = Array.from({ length: 90 }, (_, id) => line(id))
    const cwd = newFolder({
      'news/a.csv': 'id,text\na,Japan sanctioned Russia.\n',
      'news/b.xml':
        '<rss><channel><item><guid>b</guid><description>Russia praised Japan.</description></item></channel></rss>',
      'news/c.txt.gz': gzipSync(ARTICLE),
      'news/d.jsonl.gz': gzipSync(lines.join('\n')),
      'news/e.jsonl': `{ broken\n${line(500)}\n`,
    })
    const { code, stderr } = await runCli(['build', 'news'], { cwd })
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('e.jsonl, line 1, column 3') as string,
    })
    const ids = documentsIn(cwd)
    expect(ids).toHaveLength(94)
    expect(ids).toEqual(expect.arrayContaining(['a', 'b', 'c', 'n0', 'n89', 'n500']))
  })

  test('refuses a packed file that unpacks to more than a file may have, and one that is damaged', async () => {
    const cwd = newFolder({
      'a.txt': ARTICLE,
      'bomb.txt.gz': gzipSync(Buffer.alloc(80 * 1_048_576, 0x20)),
      'cut.txt.gz': gzipSync(ARTICLE).subarray(0, 30),
    })
    const { code, stderr } = await runCli(['build', '.'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain('bomb.txt.gz unpacks to more than 64 MB')
    expect(stderr).toContain('cut.txt.gz is a damaged gzip file')
    expect(documentsIn(cwd)).toEqual(['a'])
  })

  test.each([
    ['a glob', ['news/*.md']],
    ['a glob over folders', ['**/b.md']],
    ['a glob with braces', ['news/{b,c}.{md,html}']],
    ['a file that is named', ['news/b.md']],
    ['one file by three ways', ['news/b.md', './news/b.md', 'news/*.md']],
  ])('takes %s', async (_name, paths) => {
    const cwd = newFolder({ 'news/a.txt': ARTICLE, 'news/b.md': OTHER })
    const { code } = await runCli(['build', ...paths], { cwd })
    expect(code).toBe(0)
    expect(documentsIn(cwd)).toEqual(['b'])
  })

  test('takes a file whose name looks like a glob', async () => {
    const cwd = newFolder({ 'a[1].txt': ARTICLE, 'a1.txt': OTHER })
    expect((await runCli(['build', 'a[1].txt'], { cwd })).code).toBe(0)
    expect(documentsIn(cwd)).toEqual(['a[1]'])
  })

  test('reads standard input and writes to standard output', async () => {
    const { code, stdout } = await runCli(['build', '-', '--out', '-'], { stdin: ARTICLE })
    expect(code).toBe(0)
    expect(parseKnowledgeJson(stdout).documents.map(({ id }) => id)).toEqual(['stdin'])
  })

  test('does not read the graph that it wrote into the folder before', async () => {
    const cwd = newFolder({ 'a.txt': ARTICLE })
    await runCli(['build', '.', '--out', 'graph.json'], { cwd })
    const { code } = await runCli(['build', '.', '--out', 'graph.json'], { cwd })
    expect(code).toBe(0)
    expect(documentsIn(cwd, 'graph.json')).toEqual(['a'])
  })

  test('gives the same bytes twice, whatever the order of the paths', async () => {
    const cwd = newFolder({ 'a.txt': ARTICLE, 'b.txt': OTHER, 'sub/a.txt': OTHER })
    await runCli(['build', 'a.txt', 'b.txt', 'sub', '--out', 'one.json'], { cwd })
    await runCli(['build', 'sub', 'b.txt', 'a.txt', '--out', 'two.json'], { cwd })
    expect(readIn(cwd, 'one.json')).toBe(readIn(cwd, 'two.json'))
  })

  test('leaves no temporary file and makes the folders on the way', async () => {
    const cwd = newFolder({ 'a.txt': ARTICLE })
    await runCli(['build', 'a.txt', '--out', 'new/deep/graph.json'], { cwd })
    expect(readdirSync(join(cwd, 'new/deep'))).toEqual(['graph.json'])
  })
})

describe('relata build, when something is odd', () => {
  const troubles: readonly (readonly [what: string, name: string, make: (path: string) => void])[] = [
    [
      'a binary file',
      'binary.txt',
      (path) => {
        writeFileSync(path, BINARY)
      },
    ],
    [
      'an empty file',
      'empty.txt',
      (path) => {
        writeFileSync(path, '')
      },
    ],
    [
      'a broken JSON file',
      'broken.json',
      (path) => {
        writeFileSync(path, '{"title": "a", ')
      },
    ],
    [
      'a dangling link',
      'dangling.txt',
      (path) => {
        symlinkSync('nowhere.txt', path)
      },
    ],
    [
      'a link to a folder',
      'folder.txt',
      (path) => {
        symlinkSync('..', path)
      },
    ],
  ]

  test.each(troubles)('names %s in a folder, reads the others and ends with 1', async (_what, name, make) => {
    const cwd = newFolder({ 'news/a.txt': ARTICLE })
    make(join(cwd, 'news', name))
    const { code, stderr } = await runCli(['build', 'news'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain(name)
    expect(stderr).toContain('1 path could not be read')
    expect(documentsIn(cwd)).toEqual(['a'])
  })

  test.each([
    ['a file that is not there', 'missing.txt', 'no such file'],
    ['a glob that matches nothing', 'news/*.pdf', 'matches no file'],
    ['a file of an unknown kind', 'photo.jpg', 'photo.jpg'],
    ['an empty folder', 'empty', 'holds no file'],
  ])('names %s among the paths, reads the others and ends with 1', async (_what, path, reason) => {
    const cwd = newFolder({ 'a.txt': ARTICLE, 'photo.jpg': BINARY, 'news/b.txt': OTHER })
    mkdirSync(join(cwd, 'empty'))
    const { code, stderr } = await runCli(['build', 'a.txt', path], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain(reason)
    expect(documentsIn(cwd)).toEqual(['a'])
  })

  test.each([
    ['an empty folder', 'empty'],
    ['a folder that is called like a text', 'x.txt'],
    ['a missing folder', 'none'],
  ])('ends with 3 and keeps the old graph when all there is is %s', async (_what, path) => {
    const cwd = newFolder({ [GRAPH]: 'old' })
    mkdirSync(join(cwd, 'empty'))
    mkdirSync(join(cwd, 'x.txt'))
    const { code, stderr } = await runCli(['build', path], { cwd })
    expect(code).toBe(3)
    expect(stderr).toContain(path)
    expect(stderr).toContain('Nothing was written')
    expect(readIn(cwd, GRAPH)).toBe('old')
  })

  test('says which article has no sentence and keeps it among the documents', async () => {
    const cwd = newFolder({ 'news/a.txt': ARTICLE, 'news/b.md': '# Only a title\n' })
    const { code, stderr } = await runCli(['build', 'news'], { cwd })
    expect(code).toBe(0)
    expect(stderr).toContain('b has no sentence')
    expect(documentsIn(cwd)).toEqual(['a', 'b'])
  })

  test('reads an article of nearly a million characters, and refuses a longer one with the way out', async () => {
    const words = 'the story goes on and on, with many words and nothing in it that anybody could claim. '
    const filler = words.repeat(11_000)
    const cwd = newFolder({ 'long.txt': `Japan sanctioned Russia.\n\n${filler}\n\nRussia thanked Japan.\n` })
    const { code } = await runCli(['build', 'long.txt'], { cwd })
    expect(code).toBe(0)
    expect(statementsIn(cwd)).toEqual(['Japan sanctioned Russia', 'Russia thanked Japan'])
    const longer = await runCli(['build', 'longer.txt'], { cwd: newFolder({ 'longer.txt': words.repeat(60_000) }) })
    expect([longer.code, longer.stderr]).toEqual([3, expect.stringMatching(/longer\.txt .*characters/u)])
  }, 60_000)

  test('loses only the document that the analyser stumbles over', async () => {
    const cwd = newFolder({
      'news/a.txt': ARTICLE,
      'news/b.txt': `Talks\n\n${POISON} sanctioned Russia over the war.\n`,
    })
    const { code, stderr } = await runCli(['build', 'news'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain('b could not be read: the fake analyser stumbled')
    expect(stderr).not.toContain('    at ')
    expect(statementsIn(cwd)).toContain('Japan sanctioned Russia')
  })

  test('names a place that cannot be written', async () => {
    const cwd = newFolder({ 'a.txt': ARTICLE })
    mkdirSync(join(cwd, 'taken'))
    const { code, stderr } = await runCli(['build', 'a.txt', '--out', 'taken'], { cwd })
    expect(code).toBe(3)
    expect(stderr).toMatch(/taken cannot be written: it is a folder/u)
  })

  test('ends with 130 and writes nothing when interrupted', async () => {
    const cwd = newFolder({ 'a.txt': ARTICLE })
    const controller = new AbortController()
    controller.abort()
    const { code, stderr } = await runCli(['build', 'a.txt'], { cwd, signal: controller.signal })
    expect({ code, stderr }).toEqual({ code: 130, stderr: 'Interrupted.\n' })
    expect(readdirSync(cwd)).toEqual(['a.txt'])
  })
})

describe('relata build goes on where it was interrupted', () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`news/${String(index)}.txt`, `${ARTICLE}${String(index)}`]),
  )

  /** The fake analyser, which counts what it reads and calls back before each document. */
  const counting = (onRead: (read: number) => void = () => undefined) => {
    const analyser = createFakeAnalyser()
    let read = 0
    return {
      count: () => read,
      loadAnalyser: () =>
        Promise.resolve({
          ...analyser,
          read: (document: Document) => {
            onRead(++read)
            return analyser.read(document)
          },
        }),
    }
  }

  test('reads only the rest, says so, writes the same bytes and leaves nothing behind', async () => {
    const cwd = newFolder(files)
    const controller = new AbortController()
    const first = counting((read) => read === 5 && controller.abort())
    const stopped = await runCli(['build', 'news'], {
      cwd,
      signal: controller.signal,
      services: { loadAnalyser: first.loadAnalyser },
    })
    expect(stopped.code).toBe(130)
    expect(stopped.stderr).toContain('5 of 12 documents are kept: the same line goes on from there.')
    expect(readdirSync(join(cwd, '.relata'))).toEqual(['graph.json.part'])
    const second = counting()
    let clock = 0
    const { code, stderr } = await runCli(['build', 'news'], {
      cwd,
      services: { loadAnalyser: second.loadAnalyser, now: () => (clock += 1000) },
    })
    expect([code, second.count()]).toEqual([0, 7])
    // What was read before says nothing of the pace.
    expect(stderr).toContain('Read 4 of 12 documents\n')
    expect(stderr).toContain('Read 6 of 12 documents (2.0 s each, 12 s left)')
    expect(stderr).toContain('5 documents were read before the interruption')
    expect(readdirSync(join(cwd, '.relata'))).toEqual(['graph.json'])
    await runCli(['build', 'news', '--out', 'whole.json'], { cwd })
    expect(readIn(cwd, '.relata/graph.json')).toBe(readIn(cwd, 'whole.json'))
  })

  test('a line that a crash cut off is read again, and what another engine wrote counts for nothing', async () => {
    const cwd = newFolder(files)
    const controller = new AbortController()
    const { loadAnalyser } = counting((read) => read === 4 && controller.abort())
    await runCli(['build', 'news'], { cwd, signal: controller.signal, services: { loadAnalyser } })
    const part = join(cwd, '.relata/graph.json.part')
    const whole = readFileSync(part)
    writeFileSync(part, whole.subarray(0, whole.length - 10))
    const cut = counting()
    await runCli(['build', 'news'], { cwd, services: { loadAnalyser: cut.loadAnalyser } })
    expect(cut.count()).toBe(9)
    writeFileSync(part, whole.toString('utf8').replace('"engine":"', '"engine":"other '))
    const other = counting()
    await runCli(['build', 'news'], { cwd, services: { loadAnalyser: other.loadAnalyser } })
    expect(other.count()).toBe(12)
  })

  test('several workers write the same bytes as one', async () => {
    const cwd = newFolder(files)
    await runCli(['build', 'news', '--workers', '1', '--out', 'one.json'], { cwd })
    await runCli(['build', 'news', '--workers', '3', '--out', 'three.json'], { cwd })
    expect(readIn(cwd, 'three.json')).toBe(readIn(cwd, 'one.json'))
  })
})

describe('relata build shows progress', () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`news/${String(index)}.txt`, `${ARTICLE}${String(index)}`]),
  )

  test('as plain lines every few documents where there is no terminal', async () => {
    let clock = 0
    const { stderr } = await runCli(['build', 'news'], {
      cwd: newFolder(files),
      services: { now: () => (clock += 100) },
    })
    const lines = stderr.split('\n').filter((line) => line.includes('of 30 documents'))
    expect(lines).toHaveLength(10)
    expect(lines[0]).toMatch(/^Read 3 of 30 documents \(\d+\.\d\/s, .* left\)$/u)
    expect(lines.at(-1)).toMatch(/^Read 30 of 30 documents \(\d+\.\d\/s\)$/u)
  })

  test('as a bar on a terminal', async () => {
    const { stderr } = await runCli(['build', 'news'], { cwd: newFolder(files), isTTY: { stdout: true, stderr: true } })
    expect(stderr).toMatch(/━+ 100 % {2}30\/30 documents/u)
    expect(stderr).not.toContain('Read 3 of 30')
    expect(stderr).toContain('30 documents read')
  })
})
