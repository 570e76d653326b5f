import { describe, expect, test } from 'vitest'
import { findJsonError } from '../../../src/formats/read/json-error-position.ts'
import { blocksOf, codeOf, messageOf, readOne, readString } from './read-string.ts'

const read = (value: unknown) => readString(JSON.stringify(value), 'news.json')

describe('a record', () => {
  const wanted = {
    id: '7',
    title: 'Talks fail',
    text: 'Peru left.',
    source: 'Wire',
    url: 'https://x.y',
    publishedAt: '2021-06-05',
  }

  test.each([
    ['its own names', wanted],
    [
      'other names',
      {
        id: 7,
        headline: 'Talks fail',
        body: 'Peru left.',
        publisher: { name: 'Wire' },
        link: 'https://x.y',
        date: '5 June 2021',
      },
    ],
    ['seconds', { ...wanted, publishedAt: 1_622_894_400 }],
    ['milliseconds', { ...wanted, publishedAt: 1_622_894_400_000 }],
    ['fields that are null', { ...wanted, headline: null, body: null }],
  ])('is read under %s', (_what, record) => {
    expect(read(record).documents[0]).toMatchObject(wanted)
  })

  test('may list paragraphs', () => {
    const [document] = read({ paragraphs: ['Peru left.', 'By Ann Li'] }).documents
    expect(document && blocksOf(document)).toEqual([
      ['paragraph', 'Peru left.'],
      ['byline', 'By Ann Li'],
    ])
  })

  test('may hold HTML', () => {
    expect(read({ content: '<p>Peru <b>left</b>.</p><p>Chile stayed.</p>' }).documents[0]?.text).toBe(
      'Peru left.\n\nChile stayed.',
    )
  })

  test.each([
    ['record 1', 'title', [{ title: 3, text: 'x' }]],
    ['record 1', 'text', [{ text: 5 }]],
    ['record 1', 'no text', [{ title: 'x' }]],
    ['record 1', 'an object', ['x']],
    ['news.json', 'source', { text: 'x', source: [] }],
    ['news.json', 'published', { text: 'x', published: {} }],
  ])('that is wrong is named: %s, %s', (where, what, value) => {
    expect(codeOf(() => read(value))).toBe('BROKEN_FILE')
    expect(messageOf(() => read(value))).toMatch(new RegExp(`${where}.*${what}`))
  })
})

describe('a file', () => {
  test.each([
    ['a list', [{ text: 'A.' }, { text: 'B.' }]],
    ['an object with documents', { documents: [{ text: 'A.' }, { text: 'B.' }] }],
    ['an object with articles', { articles: [{ text: 'A.' }, { text: 'B.' }] }],
  ])('may be %s', (_what, value) => {
    expect(read(value).documents.map(({ id }) => id)).toEqual(['news-1', 'news-2'])
  })

  test('goes on after a text that is too long for the analysis', () => {
    const { documents, diagnostics } = read([{ text: 'Peru left. '.repeat(100_000) }, { text: 'B.' }])
    expect(documents.map(({ text }) => text)).toEqual(['B.'])
    expect(diagnostics.find(({ code }) => code === 'BROKEN_RECORD')?.message).toContain('1.1 million characters')
  })

  test('with one document has the id of the file', () => {
    expect(read({ text: 'A.' }).documents[0]?.id).toBe('news')
  })

  test('loses nothing by one bad record', () => {
    const { documents, diagnostics } = read([{ text: 'A.' }, { text: 5 }, { text: 'C.' }])
    expect(documents.map(({ id }) => id)).toEqual(['news-1', 'news-3'])
    expect(diagnostics.map(({ code }) => code)).toContain('BROKEN_RECORD')
  })

  test('keeps both of two records with one id', () => {
    const { documents, diagnostics } = read([
      { id: 'a', text: 'A.' },
      { id: 'a-2', text: 'B.' },
      { id: 'a', text: 'C.' },
    ])
    expect(documents.map(({ id }) => id)).toEqual(['a', 'a-2', 'a-3'])
    expect(diagnostics.map(({ code }) => code)).toContain('DUPLICATE_DOCUMENT')
  })

  test('without a document is empty', () => {
    expect(codeOf(() => read([]))).toBe('EMPTY_INPUT')
  })
})

describe('JSON Lines', () => {
  test('are one document a line; bad lines are reported with their number and the others go on', () => {
    const { documents, diagnostics } = readString(
      '{"text":"A."}\n\n{bad\n{"text":4}\n{"id":"x","text":"B."}',
      'news.jsonl',
    )
    expect(documents.map(({ id }) => id)).toEqual(['news-1', 'x'])
    const broken = diagnostics.filter(({ code }) => String(code) === 'BROKEN_RECORD').map(({ message }) => message)
    expect(broken).toHaveLength(2)
    expect(broken[0]).toMatch(/line 3/)
    expect(broken[1]).toMatch(/line 4.*"text"/)
  })

  test('are refused when no line can be read', () => {
    expect(codeOf(() => readString('{bad\n{worse', 'news.ndjson'))).toBe('BROKEN_FILE')
  })
})

describe('text that is no JSON is located', () => {
  test.each([
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['[1, 2', 1, 6],
    ['{"a": "x', 1, 7],
    ['{"a": tru}', 1, 7],
    ['{"a": 1} x', 1, 10],
    ['["\\q"]', 1, 2],
    ['[1 2]', 1, 4],
    [']', 1, 1],
  ])('%j at line %i, column %i', (text, line, column) => {
    expect(findJsonError(text)).toEqual({ line, column })
  })

  test('and named in the message', () => {
    expect(messageOf(() => readOne('{\n "text": "A."\n "id": 1}', 'news.json'))).toMatch(/news\.json, line 3, column 2/)
  })
})
