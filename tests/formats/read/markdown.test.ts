import { describe, expect, test } from 'vitest'
import { stripInline } from '../../../src/formats/read/markdown-inline.ts'
import { blocksOf, codeOf, messageOf, readOne, readString, wordsOf } from './read-string.ts'

const read = (text: string) => readOne(text, 'article.md')

describe('front matter', () => {
  test('gives title, date, source and url and is not in the text', () => {
    const document = read(
      '---\ntitle: "Talks: no deal"\ndate: 2021-06-05\nsource: Wire\nurl: https://example.org/1\n---\n\nPeru left.\n',
    )
    expect(document).toMatchObject({
      id: 'article',
      title: 'Talks: no deal',
      publishedAt: '2021-06-05',
      source: 'Wire',
      url: 'https://example.org/1',
      text: 'Peru left.',
    })
  })

  test.each([
    ['a colon in a title', 'title: Talks: no deal'],
    ['a title that begins with a quotation', 'title: "No deal" talks: Peru'],
  ])('is read in spite of %s', (_what, line) => {
    expect(read(`---\n${line}\ndate: 5 June 2021\n---\nPeru left.`)).toMatchObject({ publishedAt: '2021-06-05' })
  })

  test('that is broken is refused with its line', () => {
    const call = () => readString('---\ntitle: "x\ndate: [2\n---\nPeru left.', 'bad.md')
    expect(codeOf(call)).toBe('BROKEN_FILE')
    expect(messageOf(call)).toMatch(/bad\.md, line \d/)
  })

  test('is not seen in two lines across a text', () => {
    expect(read('---\nPeru left the talks.\n---\nChile stayed.').text).toContain('Peru left the talks.')
  })
})

describe('blocks', () => {
  test.each([
    ['a heading of the first level', '# Talks fail\n\nPeru left.', ['title', 'Talks fail']],
    ['an underlined heading', 'Talks fail\n====\n\nPeru left.', ['title', 'Talks fail']],
    ['a heading', 'Peru left.\n\n## At stake ##\n\nChile stayed.', ['heading', 'At stake']],
    ['an image', 'Peru left.\n\n![The harbour](a.png)', ['caption', 'The harbour']],
    ['a quotation', 'Peru left.\n\n> "We stay," said Chile.', ['paragraph', '"We stay," said Chile.']],
    ['an item', 'Peru left.\n\n1. Chile stayed.', ['paragraph', 'Chile stayed.']],
    ['code', 'Peru left.\n\n```\nx = 1\n```', ['metadata', 'x = 1']],
    ['code without an end', 'Peru left.\n\n~~~\nx = 1', ['metadata', 'x = 1']],
    ['a row', 'Peru left.\n\n| a | b |\n|---|---|', ['metadata', 'a | b']],
    ['a byline in italics', 'Talks fail again\n\n*By Ann Li*\n\nPeru left.', ['byline', 'By Ann Li']],
    ['a dateline in bold', '**LIMA (Wire)** — Peru left.', ['dateline', 'LIMA (Wire) —']],
  ])('know %s', (_what, text, block) => {
    expect(blocksOf(read(text))).toContainEqual(block)
  })

  test('lines of a paragraph belong together', () => {
    expect(wordsOf(read('Peru left\nThe talks in\nLima.\n\nChile stayed.'), 'paragraph')).toEqual([
      'Peru left\nThe talks in\nLima.',
      'Chile stayed.',
    ])
  })

  test('comments, link addresses and lines across show nothing', () => {
    expect(read('Peru left [Lima][1].<!-- no -->\n\n***\n\n[1]: https://example.org\n').text).toBe('Peru left Lima.')
  })
})

test.each([
  ['[words](https://x.y/a_(b)) here', 'words here'],
  ['[words][1] and <https://x.y>', 'words and https://x.y'],
  ['**bold**, *thin*, ***both***, __bold__, _thin_', 'bold, thin, both, bold, thin'],
  ['*a **nested** b*', 'a nested b'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['`code` and ~~gone~~', 'code and gone'],
  ['\\*no\\* and \\# and C:\\dir', '*no* and # and C:\\dir'],
  ['A &amp; B &#8212; &unknown;', 'A & B — &unknown;'],
  ['<b>x</b> < y', 'x < y'],
  ['a treaty[^1]', 'a treaty'],
  ['one  \ntwo\\\nthree', 'one\ntwo\nthree'],
])('%j reads %j', (markup, words) => {
  expect(stripInline(markup)).toBe(words)
})

test.each([
  ['leads nowhere', '---\ntitle: *talks\n---\nPeru left the talks.\n'],
  ['leads nowhere, in a list', '---\ntitle: [*talks]\n---\nPeru left the talks.\n'],
  [
    'is used without end',
    `---\na: &a [x, x]\n${[...'bcdefgh'].map((key, index) => `${key}: &${key} [${`*${'abcdefgh'.charAt(index)},`.repeat(9)}]`).join('\n')}\n---\nPeru left.\n`,
  ],
])('an alias of the header that %s ends no build', (_name, text) => {
  expect(codeOf(() => readString(text, 'a.md').documents.length)).toBe('BROKEN_FILE')
})
