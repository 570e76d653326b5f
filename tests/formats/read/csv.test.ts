import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { findSeparator, readCsvRows } from '../../../src/formats/read/csv-rows.ts'
import { codeOf, messageOf, readString } from './read-string.ts'

const rowsOf = (text: string, separator = ','): string[][] =>
  [...readCsvRows(text, separator, 'a.csv')].map(({ cells }) => [...cells])

describe('a table of documents', () => {
  test('gives a document a row, under the headers that records may have in any case', () => {
    const { documents } = readString(
      'ID,Title,Date,Publisher,Link,Body\n' +
        'a1,Talks end,2023-01-23,The Herald,https://example.org/1,"Peru left the talks.\n\nChile ""regretted"" it, too."\n' +
        'a2,,2023-02-01,,,Chile came back.\n',
      'news.csv',
    )
    expect(documents).toMatchObject([
      {
        id: 'a1',
        title: 'Talks end',
        publishedAt: '2023-01-23',
        source: 'The Herald',
        url: 'https://example.org/1',
        text: 'Peru left the talks.\n\nChile "regretted" it, too.',
      },
      { id: 'a2', title: null, publishedAt: '2023-02-01', text: 'Chile came back.' },
    ])
  })

  test.each([
    ['commas', 'date,text\n2023-01-23,"Peru, they say, left."\n'],
    ['semicolons', 'date;text\n2023-01-23;Peru, they say, left.\n'],
    ['tabs', 'date\ttext\n2023-01-23\tPeru, they say, left.\n'],
    ['bars', 'date|text\r\n2023-01-23|Peru, they say, left.\r\n'],
  ])('may be parted by %s', (_name, table) => {
    expect(readString(table, 'news.csv').documents).toMatchObject([
      { id: 'news-1', publishedAt: '2023-01-23', text: 'Peru, they say, left.' },
    ])
  })

  test('reports a row without a text by its line and reads the others', () => {
    const { documents, diagnostics } = readString('id,text\na,"Peru\nleft."\nb,\nc,Chile left.\n', 'n.csv')
    expect(documents.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(diagnostics.filter(({ code }) => code === 'BROKEN_RECORD')).toMatchObject([
      { message: expect.stringContaining('line 4') as string },
    ])
  })

  test.each([
    ['no column with texts', 'id,title\n1,Talks\n', 'BROKEN_FILE'],
    ['a quote that stays open', 'id,text\n1,"Peru left.\n', 'BROKEN_FILE'],
    ['words behind a quote', 'id,text\n1,"Peru" left.\n', 'BROKEN_FILE'],
    ['headers alone', 'id,text\n', 'EMPTY_INPUT'],
  ])('with %s is refused', (_name, table, code) => {
    expect(codeOf(() => readString(table, 'n.csv'))).toBe(code)
  })

  test('tells the line of a quote that stays open', () => {
    expect(messageOf(() => readString('id,text\n1,"a\nb"\n2,"c\n', 'n.csv'))).toContain('n.csv, line 4:')
  })

  test('gives back whatever cells were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'é', '\t') })
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      )
    fc.assert(
      fc.property(table, (rows) => {
        const written = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')
        expect(rowsOf(written)).toEqual(rows)
        expect(findSeparator(written)).toBe(',')
      }),
    )
  })

  test('keeps an empty cell at the end of a row and of the file', () => {
    expect(rowsOf('a,b\n1,\n,2\n\n3,')).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['', '2'],
      ['3', ''],
    ])
  })
})
