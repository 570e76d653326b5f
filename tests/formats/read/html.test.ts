import { describe, expect, test } from 'vitest'
import { blocksOf, codeOf, readOne, readString, wordsOf } from './read-string.ts'

const read = (html: string) => readOne(html, 'page.html')
const SENTENCE = 'The ministers of Peru and Chile left the talks on fishing rights without a deal, officials said. '
const page = (head: string, body: string) => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`
const article = `<nav><a href="/">Home</a></nav><article><h1>Talks fail in Lima</h1>
  <figure><img src="a.png" alt="x"><figcaption>The harbour at dawn</figcaption></figure>
  <p>LIMA (Wire) - ${SENTENCE.repeat(3)}</p><script>alert("run")</script><h2>At stake</h2>
  <p>Chile <b>asked</b>\n for&nbsp;a <a href="#">quota</a>.<br>Peru refused.<br><br>${SENTENCE}</p>
  <ul><li>Peru claims the sea.</li><li>Chile rejects the claim.</li></ul><p>Advertisement</p></article><footer>Imprint</footer>`

describe('a page', () => {
  const document = read(page('<title>Talks fail in Lima | Wire</title>', article))

  test('has its article as paragraphs with an empty line between', () => {
    expect(blocksOf(document)).toEqual([
      ['title', 'Talks fail in Lima'],
      ['caption', 'The harbour at dawn'],
      ['dateline', 'LIMA (Wire) -'],
      ['paragraph', SENTENCE.repeat(3).trim()],
      ['heading', 'At stake'],
      ['paragraph', 'Chile asked for a quota.\nPeru refused.'],
      ['paragraph', SENTENCE.trim()],
      ['paragraph', 'Peru claims the sea.'],
      ['paragraph', 'Chile rejects the claim.'],
      ['navigation', 'Advertisement'],
    ])
  })

  test('shows no script, menu or footer', () => {
    expect(document.text).not.toMatch(/alert|Home|Imprint/)
  })
})

describe('metadata come from', () => {
  const linked = {
    '@graph': [
      { '@type': 'WebPage' },
      {
        '@type': ['NewsArticle'],
        headline: 'Talks fail',
        datePublished: '2021-06-05T10:00Z',
        publisher: { name: 'Wire' },
      },
    ],
  }
  test.each([
    [
      'meta fields',
      '<meta property="og:site_name" content="Wire"><meta property="article:published_time" content="2021-06-05T10:00Z">',
    ],
    ['JSON-LD', `<script type="application/ld+json">${JSON.stringify(linked)}</script>`],
    [
      'broken JSON-LD and meta fields',
      '<script type="application/ld+json">{"</script><meta name="date" content="June 5, 2021"><meta name="publisher" content="Wire">',
    ],
  ])('%s', (_where, head) => {
    const document = read(
      page(`<title>Talks fail</title>${head}<link rel="canonical" href="https://example.org/1">`, article),
    )
    expect(document).toMatchObject({ source: 'Wire', publishedAt: '2021-06-05', url: 'https://example.org/1' })
  })

  test('a time element', () => {
    expect(read(page('', `<time datetime="2021-06-05">Saturday</time>${article}`)).publishedAt).toBe('2021-06-05')
  })
})

describe('unusual pages', () => {
  test.each([
    ['a fragment', '<p>Peru left.</p><p>Chile stayed.</p>'],
    ['no body', '<html><head><title>T</title></head><p>Peru left.<p>Chile stayed.'],
    ['no html', '<!doctype html><title>T</title><p>Peru left.<p>Chile stayed.'],
    ['body only', '<body><div>Peru left.<br><br>Chile stayed.</div>'],
  ])('%s is read', (_what, html) => {
    expect(wordsOf(read(html), 'paragraph')).toEqual(['Peru left.', 'Chile stayed.'])
  })

  test('a page without text is empty', () => {
    expect(codeOf(() => readString(page('', '<script>x</script>'), 'page.html'))).toBe('EMPTY_INPUT')
  })

  test.each([
    ['div', '<div>'],
    ['span and p', '<span><p>'],
    ['li and p', '<li><p>x'],
  ])('a hundred thousand unclosed %s are refused at once', (_what, tags) => {
    expect(codeOf(() => readString(`<html><body>${tags.repeat(100_000)}`, 'page.html'))).toBe('BROKEN_FILE')
  })

  test('five hundred nested elements are read', () => {
    expect(read(`<html><body>${'<div>'.repeat(500)}Peru left.`).text).toBe('Peru left.')
  })

  test('a page as deep as may be is read in no time, and whole', () => {
    const paragraphs = '<p>Peru left the talks on Monday, said the minister, who had not been asked.</p>'.repeat(5)
    const deep = `${'<div>'.repeat(780)}${paragraphs}${'</div>'.repeat(780)}`
    const start = performance.now()
    const document = read(page('<title>Talks</title>', deep.repeat(8)))
    expect(performance.now() - start).toBeLessThan(2000)
    expect(document.text.split('Peru left the talks')).toHaveLength(41)
  })

  test('a thousand paragraphs without closing tags are read', () => {
    expect(wordsOf(read(`<html><body>${'<p>Peru left.'.repeat(1000)}`), 'paragraph')).toHaveLength(1000)
  })
})

test.each([
  '<!-- <html><body>',
  '<!--<html><body> Peru left. </body></html>',
  '</html><body',
  '<!doctype <html><body>',
])('a page without a root that can be found is read or refused: %s', (html) => {
  expect(codeOf(() => readString(html, 'a.html').documents.length)).toBeOneOf([1, 'EMPTY_INPUT', 'BROKEN_FILE'])
})
