import { describe, expect, test } from 'vitest'

import { blocksOf, codeOf, messageOf, readString } from './read-string.ts'

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/">
 <channel>
  <title>The Herald &amp; Post</title><link>https://example.org/</link><description>News of the day</description>
  <item>
   <title>Talks end &#8211; again</title><link>https://example.org/1</link><guid isPermaLink="false">tag:1</guid>
   <pubDate>Mon, 23 Jan 2023 08:00:00 GMT</pubDate>
   <description>Peru left.</description>
   <media:group><media:title>Not this</media:title></media:group>
   <content:encoded><![CDATA[<p>Peru <b>left</b> the talks.</p><script>alert(1)</script><p>Chile regretted it.</p>]]></content:encoded>
  </item>
  <item>
   <link>https://example.org/2</link><dc:date>2023-02-01</dc:date><source url="https://example.com/">The Sun</source>
   <description>Chile &lt;a href="x"&gt;came back&lt;/a&gt; &amp;amp; stayed.</description>
  </item>
  <item><title>Nothing to read</title></item>
 </channel>
</rss>`

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom">
 <title type="html">The &lt;i&gt;Herald&lt;/i&gt;</title>
 <entry>
  <title>Talks end</title><id>urn:1</id>
  <link rel="self" href="https://example.org/1.atom"/><link href="https://example.org/1"/>
  <updated>2023-01-24T00:00:00Z</updated><published>2023-01-23T08:00:00Z</published>
  <author><name>A. Writer</name></author>
  <summary>Peru left.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Peru left: 1 &lt; 2.</p><p>Chile <em>stayed</em>.</p></div></content>
 </entry>
 <entry><id>urn:2</id><title>More</title><content type="text">Peru &lt;b&gt; came back.</content></entry>
</feed>`

describe('a feed', () => {
  test('of RSS gives a document an item: full content before description, HTML as a page shows it', () => {
    const { documents, diagnostics } = readString(RSS, 'news.xml')
    expect(documents).toMatchObject([
      {
        id: 'tag:1',
        title: 'Talks end – again',
        source: 'The Herald & Post',
        url: 'https://example.org/1',
        publishedAt: '2023-01-23',
        text: 'Talks end – again\n\nPeru left the talks.\n\nChile regretted it.',
      },
      {
        id: 'https://example.org/2',
        source: 'The Sun',
        publishedAt: '2023-02-01',
        text: 'Chile came back & stayed.',
      },
    ])
    expect(diagnostics.map(({ code }) => code)).toContain('BROKEN_RECORD')
  })

  test('keeps its title out of the sentences', () => {
    const [first] = readString(RSS, 'news.rss').documents
    expect(first && blocksOf(first).map(([kind]) => kind)).toEqual(['title', 'paragraph', 'paragraph'])
  })

  test('of Atom gives its entries: XHTML, HTML and plain text as each says it is', () => {
    expect(readString(ATOM, '-').documents).toMatchObject([
      {
        id: 'urn:1',
        title: 'Talks end',
        source: 'The Herald',
        url: 'https://example.org/1',
        publishedAt: '2023-01-23',
        text: 'Talks end\n\nPeru left: 1 < 2.\n\nChile stayed.',
      },
      { id: 'urn:2', text: 'More\n\nPeru <b> came back.' },
    ])
  })

  test('of RSS 1.0 has its items beside the channel', () => {
    const rdf =
      '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><title>H</title></channel>' +
      '<item><title>T</title><description>Peru left.</description></item></rdf:RDF>'
    expect(readString(rdf, 'a.rdf').documents).toMatchObject([{ id: 'a-1', title: 'T', source: 'H' }])
  })

  test.each([
    ['other XML', '<svg><title>a</title></svg>', 'UNKNOWN_FORMAT'],
    ['a feed that is cut short', RSS.slice(0, 900), 'BROKEN_FILE'],
    ['a feed without items', '<rss><channel><title>a</title></channel></rss>', 'EMPTY_INPUT'],
    ['elements nested 300 deep', `<rss>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</rss>`, 'BROKEN_FILE'],
    [
      'entities that explode',
      `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><description>&b;</description></item></channel></rss>`,
      'BROKEN_FILE',
    ],
  ])('%s is refused', (_name, text, code) => {
    expect(codeOf(() => readString(text, 'a.xml'))).toBe(code)
  })

  test('that is broken is told with line and column', () => {
    expect(messageOf(() => readString('<rss>\n <channel></rss>', 'a.xml'))).toMatch(/^a\.xml, line 2, column \d+:/)
  })
})
