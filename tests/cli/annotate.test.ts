import { describe, expect, test } from 'vitest'

import { newFolder, runCli } from './run-cli.ts'

const annotate = async (stdin: string, ...flags: string[]): Promise<string> =>
  (await runCli(['annotate', '-', ...flags], { stdin })).stdout

/** Columns of the lines that are no comments, without the empty ones. */
const rowsOf = (conllu: string): string[][] =>
  conllu
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))

const commentsOf = (conllu: string, key: string): string[] =>
  conllu.split('\n').filter((line) => line.startsWith(`# ${key}`))

/** The text that the file holds, put together from forms and SpaceAfter. */
const surfaceOf = (conllu: string): string => {
  let text = ''
  let covered = 0
  for (const [id = '', form = '', ...rest] of rowsOf(conllu)) {
    if (/^\d+$/u.test(id) && Number(id) <= covered) continue
    covered = Number(/^\d+-(\d+)$/u.exec(id)?.[1] ?? 0)
    text += form + ((rest.at(-1) ?? '').includes('SpaceAfter=No') ? '' : ' ')
  }
  return text.trim()
}

describe('relata annotate, from text', () => {
  test('bytes that are no UTF-8 are told, once', async () => {
    const stdin = Buffer.from('Fran\xe7ois left.\n\nRen\xe9 paid.\n', 'latin1')
    const { code, stderr } = await runCli(['annotate', '-'], { stdin })
    expect([code, stderr.split('UTF-8;').length]).toEqual([0, 2])
    expect((await runCli(['annotate', '-'], { stdin: 'François left.\n' })).stderr).not.toContain('UTF-8')
  })

  test('writes documents, paragraphs, sentences, words and names', async () => {
    expect(await annotate('Japan sanctioned Russia.\n\nIt ended.')).toBe(
      [
        '# newdoc id = stdin',
        '# newpar',
        '# sent_id = stdin-1',
        '# text = Japan sanctioned Russia.',
        '1\tJapan\tjapan\tPROPN\t_\t_\t2\tnsubj\t_\tNER=B-GPE',
        '2\tsanctioned\tsanction\tVERB\t_\t_\t0\troot\t_\t_',
        '3\tRussia\trussia\tPROPN\t_\t_\t2\tobj\t_\tNER=B-GPE|SpaceAfter=No',
        '4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_',
        '',
        '# newpar',
        '# sent_id = stdin-2',
        '# text = It ended.',
        '1\tIt\tit\tPROPN\t_\t_\t2\tnsubj\t_\tNER=B-GPE',
        '2\tended\tend\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No',
        '3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_',
        '',
        '',
      ].join('\n'),
    )
  })

  test('puts parted clitics under a multiword token', async () => {
    const rows = rowsOf(await annotate("It didn't end."))
    expect(rows.map(([id, form]) => `${id ?? ''} ${form ?? ''}`)).toEqual([
      '1 It',
      "2-3 didn't",
      '2 did',
      "3 n't",
      '4 end',
      '5 .',
    ])
    expect(rows[1]).toHaveLength(10)
  })

  test.each([
    ['quotes and dashes', 'He said: "No"—and (then) left… for $5m/year.'],
    ['invisible characters', 'so\u00ADviet zero\u200Bwidth e\u0301tude'],
    ['other white space', 'a\tb\u00A0c'],
  ])('loses no character: %s', async (_what, text) => {
    const conllu = await annotate(text)
    const plain = text.replace(/\s+/gu, ' ')
    expect(surfaceOf(conllu)).toBe(plain)
    expect(commentsOf(conllu, 'text = ')).toEqual([`# text = ${plain}`])
  })

  test('takes wrapped lines for one paragraph and long lines for one each', async () => {
    const long = 'word '.repeat(40).trim()
    expect(commentsOf(await annotate('one two\nthree four\n'), 'newpar')).toHaveLength(1)
    expect(commentsOf(await annotate(`a heading\n${long}\n${long}\n`), 'newpar')).toHaveLength(3)
  })

  test('reads a long text in pieces and loses nothing of it', async () => {
    const sentence = 'Japan thanked Russia for the talks and the words went on and on.'
    const paragraph = Array.from({ length: 1000 }, () => sentence).join(' ')
    const conllu = await annotate(`${paragraph}\n\n${paragraph}\n\n${'x'.repeat(50_000)}\n`)
    expect(surfaceOf(conllu).replace(/ /gu, '')).toBe(
      `${paragraph}${paragraph}${'x'.repeat(50_000)}`.replace(/ /gu, ''),
    )
    expect(commentsOf(conllu, 'newpar')).toHaveLength(3)
    expect(commentsOf(conllu, 'newdoc')).toHaveLength(1)
    expect(new Set(commentsOf(conllu, 'sent_id')).size).toBe(commentsOf(conllu, 'text = ').length)
  })
})

const word = (id: string, form: string, misc = '_'): string => [id, form, ...'_______', misc].join('\t')

const GIVEN = [
  '# newdoc id = one',
  '# sent_id = s1',
  "# text = Japan doesn't like 1 1/2 deals",
  word('1', 'Japan'),
  word('2-3', "doesn't"),
  word('2', 'does'),
  word('3', "n't"),
  word('4', 'liked', 'Entity=(x)|NER=B-OLD'),
  word('4.1', 'ghost'),
  word('5', '1 1/2'),
  word('6', 'deals', 'SpaceAfter=No'),
  '',
  '# a comment of its own',
  word('1', 'Russia'),
  word('2', '.'),
  '',
]

describe('relata annotate, from CoNLL-U', () => {
  test('keeps sentences, words, multiword tokens, words with spaces and comments; drops empty nodes and old names', async () => {
    const conllu = await annotate(`${GIVEN.join('\n')}\n`, '--from', 'conllu')
    expect(conllu).toBe(
      [
        '# newdoc id = one',
        '# sent_id = s1',
        "# text = Japan doesn't like 1 1/2 deals",
        '1\tJapan\tjapan\tPROPN\t_\t_\t4\tnsubj\t_\tNER=B-GPE',
        word('2-3', "doesn't"),
        '2\tdoes\tdoes\tX\t_\t_\t4\tdep\t_\t_',
        "3\tn't\tn't\tX\t_\t_\t4\tdep\t_\t_",
        '4\tliked\tlik\tVERB\t_\t_\t0\troot\t_\tEntity=(x)',
        '5\t1 1/2\t1 1/2\tPUNCT\t_\t_\t4\tpunct\t_\t_',
        '6\tdeals\tdeals\tX\t_\t_\t4\tdep\t_\tSpaceAfter=No',
        '',
        '# a comment of its own',
        '# sent_id = stdin-2',
        '# text = Russia .',
        '1\tRussia\trussia\tPROPN\t_\t_\t0\troot\t_\tNER=B-GPE',
        '2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_',
        '',
        '',
      ].join('\n'),
    )
  })

  test('gives back what it wrote itself', async () => {
    const once = await annotate('Japan didn\'t thank Russia.\n\nThe talks ended, and "nobody" asked.')
    expect(await annotate(once, '--from', 'conllu')).toBe(once)
  })

  test('reads many documents and long ones', async () => {
    const sentences = Array.from({ length: 3000 }, (_, index) =>
      [
        ...(index % 1000 === 0 ? [`# newdoc id = d${String(index)}`] : []),
        word('1', 'Japan'),
        word('2', 'thanked'),
        word('3', 'Russia'),
        '',
      ].join('\n'),
    )
    const conllu = await annotate(`${sentences.join('\n')}\n`, '--from', 'conllu')
    expect(commentsOf(conllu, 'sent_id')).toHaveLength(3000)
    expect(commentsOf(conllu, 'newdoc')).toHaveLength(3)
  })

  test.each([
    ['too few columns', '1\tJapan\n', 'stdin:1 is no CoNLL-U: it has 2 columns'],
    [
      'a number that is left out',
      `${word('1', 'a')}\n${word('3', 'b')}\n`,
      'stdin:2 is no CoNLL-U: its number is "3", not 2',
    ],
    [
      'a multiword token without its words',
      `${word('1', 'a')}\n${word('2-3', 'bc')}\n${word('2', 'b')}\n`,
      'has words that are not there',
    ],
    ['plain text', 'Japan sanctioned Russia.\n', 'stdin:1'],
  ])('ends with 3 and the line for %s', async (_what, stdin, reason) => {
    const { code, stderr } = await runCli(['annotate', '-', '--from', 'conllu'], { stdin })
    expect(code).toBe(3)
    expect(stderr.replace('standard input', 'stdin')).toContain(reason)
  })
})

test.each([[[]], [['--from', 'conllu']]])('relata annotate %j ends with 3 for an empty input', async (flags) => {
  const { code, stderr } = await runCli(['annotate', 'a.txt', ...flags], { cwd: newFolder({ 'a.txt': '\n\n' }) })
  expect(code).toBe(3)
  expect(stderr).toContain('a.txt is empty')
})

describe('relata annotate --format json', () => {
  test('prints a stretch as one line of JSON, by offsets', async () => {
    const record = JSON.parse(await annotate('Japan sanctioned Russia.', '--format', 'json')) as {
      readonly words: readonly { readonly form: string; readonly head: number }[]
      readonly names: readonly { readonly text: string; readonly type: string }[]
    }
    expect(record.words.map(({ form }) => form)).toEqual(['Japan', 'sanctioned', 'Russia', '.'])
    expect(record.names.map(({ text, type }) => [text, type])).toEqual([
      ['Japan', 'GPE'],
      ['Russia', 'GPE'],
    ])
  })
})
