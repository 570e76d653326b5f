import { describe, expect, test } from 'vitest'
import { blocksOf, readOne, readString, wordsOf } from './read-string.ts'

const BODY = 'The ministers of Peru and Chile left the talks on fishing rights without a deal, officials said.'

describe('the head of a text', () => {
  test('a date before the first sentence is metadata and dates the article', () => {
    const document = readOne(` date 2021-06-05 ${BODY}\n\nPeru signed nothing.`)
    expect(blocksOf(document)).toEqual([
      ['metadata', 'date 2021-06-05'],
      ['paragraph', BODY],
      ['paragraph', 'Peru signed nothing.'],
    ])
    expect(document.publishedAt).toBe('2021-06-05')
  })

  test('a weekday and date glued to the first sentence are cut off', () => {
    const document = readOne(`Talks fail again\n\nSaturday, June 5, 2021 On Friday, ${BODY}`)
    expect(blocksOf(document).slice(0, 2)).toEqual([
      ['title', 'Talks fail again'],
      ['metadata', 'Saturday, June 5, 2021'],
    ])
  })

  test('title, byline and date line stand above the first paragraph', () => {
    const document = readOne(
      `Talks fail again\n\nAnn Li's Photo\nby Ann Li\nSaturday, Jun 05, 2021 - 05:08 PM\n\n${BODY}`,
    )
    expect(blocksOf(document).map(([kind]) => kind)).toEqual(['title', 'byline', 'byline', 'metadata', 'paragraph'])
    expect(document).toMatchObject({ title: 'Talks fail again', publishedAt: '2021-06-05', source: null })
  })

  test('a section name before the title is navigation', () => {
    const document = readOne(`World\nTalks fail in the capital\nBy Ann Li\n\n${BODY}`)
    expect(blocksOf(document).slice(0, 2)).toEqual([
      ['navigation', 'World'],
      ['title', 'Talks fail in the capital'],
    ])
  })

  test('a line that a paragraph repeats is a sub-headline', () => {
    const deck = 'The ministers of Peru and Chile left the talks'
    expect(wordsOf(readOne(`Talks fail in the capital\n\n${deck}\n\nLIMA (Wire) - ${BODY}`), 'heading')).toEqual([deck])
  })

  test('the picture above the article keeps its lines together as captions', () => {
    const document = readOne(
      `Talks fail in the capital\n\nMinistry of Fish Ann Li/WIRE\nMinistry of Fish\n© Ann Li/WIRE\n\n${BODY}`,
    )
    expect(wordsOf(document, 'caption')).toHaveLength(3)
  })

  test('a title that ends with a stop is known by the byline below it', () => {
    expect(readOne(`Will the talks fail?\nBy Ann Li\n\n${BODY}`).title).toBe('Will the talks fail?')
  })

  test('an article that begins with a sentence has no title', () => {
    expect(readOne(`${BODY}\n\nPeru signed nothing.`).title).toBeNull()
  })

  test('a header in front matter gives metadata and stays in the text, marked', () => {
    const document = readOne(
      `---\ntitle: Talks: no deal\ndate: 2021-06-05\nsource: Wire\n---\nTalks: no deal\n\n${BODY}`,
    )
    expect(document).toMatchObject({ title: 'Talks: no deal', publishedAt: '2021-06-05', source: 'Wire' })
    expect(blocksOf(document).map(([kind]) => kind)).toEqual(['metadata', 'title', 'paragraph'])
  })
})

describe('a dateline', () => {
  test('is parted from the report and names the source', () => {
    const document = readOne(`LIMA, June 5, 2021 (Andes Wire) - ${BODY}`)
    expect(blocksOf(document)[0]).toEqual(['dateline', 'LIMA, June 5, 2021 (Andes Wire) -'])
    expect(document).toMatchObject({ source: 'Andes Wire', publishedAt: '2021-06-05' })
  })

  test.each([
    ['2022-12-13', 'the weekday fits one of the years at hand', 'said on Tuesday. Peru left in March 2022.'],
    ['2022-12-13', 'the year after the last one named fits', 'said on Tuesday. Peru left in March 2021.'],
    [null, 'no weekday is named', 'said. Peru left in March 2022.'],
    [null, 'no year is at hand', 'said on Tuesday. Peru left in 1956.'],
    [null, 'the weekday fits no year at hand', 'said on Tuesday. Peru left in March 2019.'],
  ])('without a year gives %s when %s', (day, _why, rest) => {
    expect(readOne(`LIMA, December 13. /WIRE/. Talks failed, he ${rest}`).publishedAt).toBe(day)
  })
})

describe('the source', () => {
  test.each([
    ['Wire', 'below the article', `${BODY}\n\nSource: Wire`],
    ['Wire', 'above the article', `Source: Wire\n\n${BODY}`],
    [null, 'under a picture between paragraphs', `${BODY}\n\nSource: Wire\n\nPeru signed nothing.`],
  ])('is %s when the line stands %s', (source, _where, text) => {
    expect(readOne(text).source).toBe(source)
  })

  test('an address below the article is its url', () => {
    expect(readOne(`${BODY}\n\nSource: https://example.org/1`).url).toBe('https://example.org/1')
  })
})

describe('the body of a text', () => {
  test.each(['A question of rights', '"Improve the mood"', "Chile 'not ready to talk:' minister"])(
    'a short line without a stop is a heading: %s',
    (line) => {
      expect(wordsOf(readOne(`${BODY}\n\n${line}\n\nPeru signed nothing.`), 'heading')).toEqual([line])
    },
  )

  test.each([
    'Peru signed nothing.',
    'He said to the press in Lima:',
    'As for the long statement that the ministers of both countries signed before they left for home',
  ])('running text stays a paragraph: %s', (line) => {
    expect(wordsOf(readOne(`${BODY}\n\n${line}\n\nChile left.`), 'paragraph')).toContain(line)
  })

  test('a list of credits is a caption, its marks outside the blocks', () => {
    const list = '  • Minister of Fish\n\n  • AW\n\n  • © Ann Li'
    expect(wordsOf(readOne(`${BODY}\n\n${list}\n\nChile left.`), 'caption')).toEqual([
      'Minister of Fish',
      'AW',
      '© Ann Li',
    ])
  })

  test('items that are sentences are paragraphs', () => {
    expect(wordsOf(readOne(`${BODY}\n\n- Peru claims the sea.\n- Chile rejects the claim.`), 'paragraph')).toEqual([
      BODY,
      'Peru claims the sea.',
      'Chile rejects the claim.',
    ])
  })

  test('lines wrapped at a page width are one paragraph', () => {
    const wrapped =
      'The ministers of Peru and Chile left the talks on fishing rights\nwithout a deal. Chile had asked for a quota of ten percent. Peru\nrefused it.'
    expect(
      wordsOf(readOne(`Talks fail in the capital\n\n${wrapped}\n\nA new round\n\nChile left.`), 'paragraph'),
    ).toEqual([wrapped, 'Chile left.'])
  })

  test('lines that are paragraphs of their own stay apart', () => {
    expect(
      wordsOf(readOne(`${BODY}\nIt rained in Lima. Both went home.\nPeru signed nothing.`), 'paragraph'),
    ).toHaveLength(3)
  })

  test('a bracket broken over paragraphs is joined', () => {
    const quote = '"This is due to (the acts of -\n\nWire\n\n) Chile. It is unfair," he said.'
    expect(wordsOf(readOne(`${BODY}\n\n${quote}\n\nChile left.`), 'paragraph')).toEqual([BODY, quote, 'Chile left.'])
  })

  test('a single line without a stop is read as a sentence', () => {
    expect(blocksOf(readOne('Peru imposed sanctions on Chile'))).toEqual([
      ['paragraph', 'Peru imposed sanctions on Chile'],
    ])
  })

  test('a text without running text is reported, not refused', () => {
    const { documents, diagnostics } = readString('Menu\n\nAll news\n\nShare this article')
    expect(documents).toHaveLength(1)
    expect(diagnostics.map(({ code }) => code)).toContain('NO_SENTENCE')
  })
})
