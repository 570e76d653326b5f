import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KnowledgeError } from '../../../src/model/index.ts'
import { readDocuments } from '../../../src/formats/read/read-documents.ts'
import { codeOf, messageOf, readOne, readString, wordsOf } from './read-string.ts'

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))

const readBytes = (bytes: Uint8Array, name = 'a.txt') => readDocuments({ name, bytes })

describe('the id', () => {
  test.each([
    ['/x/000_068e53f49fee5b4d.txt', '000_068e53f49fee5b4d'],
    ['C:\\news\\talks.2021.md', 'talks.2021'],
    ['talks', 'talks'],
    ['-', 'stdin'],
    ['.hidden', '.hidden'],
  ])('of %s is %s', (name, id) => {
    expect(readOne('Peru left.', name).id).toBe(id)
  })
})

test('the name may date a document that does not date itself', () => {
  expect(readOne('Peru left.', 'posts/2021-06-05-talks.md').publishedAt).toBe('2021-06-05')
})

describe('without an extension the content decides:', () => {
  test.each([
    ['text', 'Peru left.\n', 'Peru left.'],
    ['text in brackets', '[1] Peru left.', '[1] Peru left.'],
    ['markdown', '# Talks\n\nPeru **left**.', 'Peru left.'],
    ['html', '<!doctype html><p>Peru left.', 'Peru left.'],
    ['json', '{ "text": "Peru left." }', 'Peru left.'],
    ['jsonl', '{"text":"Peru left."}\n{"text":"B."}', 'Peru left.'],
  ])('%s', (_what, text, paragraph) => {
    expect(wordsOf(readOne(text, '-'), 'paragraph')).toEqual([paragraph])
  })
})

describe('bytes', () => {
  test.each([
    ['UTF-8', bytesOf('Café closed.')],
    ['UTF-8 with a mark', bytesOf([0xef, 0xbb, 0xbf], 'Café closed.')],
    [
      'UTF-16 LE',
      bytesOf(
        [0xff, 0xfe],
        [...'Café closed.'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      ),
    ],
    [
      'UTF-16 BE',
      bytesOf(
        [0xfe, 0xff],
        [...'Café closed.'].flatMap((letter) => [0, letter.charCodeAt(0)]),
      ),
    ],
    ['windows-1252', bytesOf('Caf', [0xe9], ' closed.')],
  ])('in %s are read', (_encoding, bytes) => {
    expect(readBytes(bytes).documents[0]?.text).toBe('Café closed.')
  })

  test('with one broken letter among many stay UTF-8, and that is reported', () => {
    const { documents, diagnostics } = readBytes(bytesOf('é'.repeat(20), [0xff], ' closed.'))
    expect(documents[0]?.text).toBe(`${'é'.repeat(20)}\uFFFD closed.`)
    expect(diagnostics.map(({ code }) => code)).toContain('REPLACED_CHARACTERS')
  })

  test('all line breaks become one', () => {
    expect(readOne('Peru left.\r\nChile stayed.\rBoth lost.').text).toBe('Peru left.\nChile stayed.\nBoth lost.')
  })
})

describe('refused', () => {
  test.each([
    ['BINARY_FILE', 'a PDF', 'a.txt', bytesOf('%PDF-1.7')],
    ['BINARY_FILE', 'a ZIP', 'a.txt', bytesOf('PK', [3, 4])],
    ['BINARY_FILE', 'a PNG', 'a.md', bytesOf([0x89], 'PNG')],
    ['BINARY_FILE', 'NUL', 'a.json', bytesOf('ab', [0], 'c')],
    ['UNKNOWN_FORMAT', '.log', 'a.log', bytesOf('a,b')],
    ['EMPTY_INPUT', 'no text', 'a.txt', bytesOf('')],
    ['EMPTY_INPUT', 'no text', 'a.md', bytesOf(' \n\t')],
    ['BROKEN_FILE', 'line 1', 'a.json', bytesOf('{')],
    ['TOO_LARGE', '65 MB', 'a.txt', new Uint8Array(65 * 1024 * 1024)],
    ['TOO_LARGE', '1.1 million characters', 'a.txt', new Uint8Array(1_100_000).fill(97)],
  ])('as %s: %s in %s', (code, what, name, bytes) => {
    expect(codeOf(() => readBytes(bytes, name))).toBe(code)
    expect(messageOf(() => readBytes(bytes, name))).toContain(what)
    expect(messageOf(() => readBytes(bytes, name))).toContain(name)
  })
})

test('an article of almost a million characters is read', () => {
  const sentence = 'The ministers of Peru and Chile left the talks on Monday. '
  const document = readOne(`Talks fail in Lima\n\n${`${sentence.repeat(10)}\n\n`.repeat(1700)}`)
  expect(document.text.length).toBeGreaterThan(950_000)
  expect(document.blocks.length).toBe(1701)
})

describe('for any input', () => {
  const names = fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.json', 'a.jsonl', '-', 'a', 'a.log', 'a.csv', 'a.xml', '')
  const pieces = fc.constantFrom(
    ...[
      'Peru left. ',
      'Talks fail',
      '\n',
      '\n\n',
      '\r\n',
      '---\n',
      '# ',
      '> ',
      '- ',
      '* ',
      '• ',
      '**',
      '`',
      '```\n',
      '![',
      '](',
    ],
    ...[
      '<p>',
      '</p>',
      '<div>',
      '<br>',
      '<!--',
      '<',
      '&lt;',
      '{"text":"',
      '"}',
      '[',
      ']',
      '(',
      ') ',
      '© Ann Li',
      'By Ann Li',
    ],
    ...[
      'LIMA, June 5 (Wire) - ',
      'date 2021-06-05 ',
      'June 5, 2021',
      'Source: Wire',
      'title: x: y\n',
      'é',
      '👍',
      '\uFEFF',
      '  ',
    ],
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  )

  const read = (name: string, bytes: Uint8Array) => {
    try {
      return readDocuments({ name, bytes }).documents
    } catch (error) {
      if (error instanceof KnowledgeError) return []
      throw error
    }
  }

  test('reading gives documents or a KnowledgeError, nothing else', () => {
    fc.assert(fc.property(names, fc.uint8Array({ maxLength: 200 }), (name, bytes) => Array.isArray(read(name, bytes))))
  })

  test('blocks are in order, apart, within the text, and neither empty nor padded', () => {
    fc.assert(
      fc.property(names, texts, (name, text) => {
        for (const document of read(name, new TextEncoder().encode(text))) {
          let last = 0
          for (const { start, end } of document.blocks) {
            const words = document.text.slice(start, end)
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeLessThanOrEqual(document.text.length)
            expect(words).not.toBe('')
            expect(words).toBe(words.trim())
            last = end
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a plain text stays as it came, but for line breaks', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [document] = read('a.txt', new TextEncoder().encode(text))
        const kept = new TextDecoder().decode(new TextEncoder().encode(text)).replace(/\r\n?/g, '\n')
        if (document) expect(document.text).toBe(kept)
      }),
    )
  })

  test('all words of a plain text stand in some block', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const [document] = read('a.txt', new TextEncoder().encode(parts.join('')))
        if (!document) return
        const uncovered = document.blocks.reduceRight(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          document.text,
        )
        expect(uncovered).not.toMatch(/[\p{L}\d]/u)
      }),
    )
  })

  test('reading twice gives the same', () => {
    fc.assert(
      fc.property(names, texts, (name, text) => {
        const bytes = new TextEncoder().encode(text)
        expect(read(name, bytes)).toEqual(read(name, bytes))
      }),
    )
  })
})

test('diagnostics name the document that they speak of', () => {
  expect(readString('Peru left.').diagnostics).toMatchObject([{ code: 'NO_DATE', document: 'article', span: null }])
})
