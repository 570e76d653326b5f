import { KnowledgeError } from '../../model/index.ts'
import type { Reading, SourceText } from './assemble-document.ts'
import { composeText } from './compose-text.ts'
import { readDate } from './dates.ts'
import { parseFeed } from './feed-items.ts'
import type { FeedField, FeedItem } from './feed-items.ts'
import { readHtmlFragment } from './html.ts'
import type { DocumentRecord } from './json-record.ts'
import { readEntries } from './read-entries.ts'

/** The fields that hold an article, the fullest first. */
const TEXTS = ['encoded', 'content', 'description', 'summary']
const IDS = ['guid', 'id']
const DATES = ['pubDate', 'published', 'issued', 'date', 'updated', 'modified']

/**
 * Reads a feed: RSS 0.9 to 2.0 and Atom, one document an item. An item's text is its full content where the feed
 * carries it, else its description; most feeds carry a summary only, and nothing is fetched.
 *
 * @throws KnowledgeError UNKNOWN_FORMAT for XML that is no feed, BROKEN_FILE with line and column for broken XML or
 *   where no item can be read, EMPTY_INPUT for a feed without items.
 */
export const readFeed = (source: SourceText): Reading => {
  const { title, items } = parseFeed(source.text, source.name)
  const entries = items.map((item, index) => {
    const where = `${source.name}, item ${index + 1}`
    return { where, number: index + 1, read: () => toRecord(item, plainOf(title), where) }
  })
  return readEntries(source, entries)
}

const toRecord = (item: FeedItem, outlet: string | null, where: string): DocumentRecord => {
  const field = TEXTS.map((name) => item[name]).find((found) => found !== undefined && found.text.trim() !== '')
  if (field === undefined)
    throw new KnowledgeError('BROKEN_FILE', `${where} has no text: neither content nor description or summary.`)
  const title = plainOf(item['title'])
  const body = field.isHtml
    ? readHtmlFragment(field.text, where)
    : [{ text: field.text.replace(/\r\n?/g, '\n'), kind: null }]
  const id = first(item, IDS)
  return {
    id: id ?? item['link']?.text.trim() ?? null,
    metadata: {
      title,
      source: plainOf(item['source']) ?? outlet,
      url: item['link']?.text.trim() ?? (/^https?:/.test(id ?? '') ? id : null),
      publishedAt: readDate(first(item, DATES) ?? ''),
    },
    composed: composeText(title === null ? body : [{ text: title, kind: 'title' as const }, ...body]),
  }
}

const first = (item: FeedItem, names: readonly string[]): string | null =>
  names.flatMap((name) => item[name]?.text.trim() ?? []).find((text) => text !== '') ?? null

/** A title as a line: feeds write tags and entities into them. */
const plainOf = (field: FeedField | undefined): string | null => {
  if (field === undefined) return null
  const text = /[<&]/.test(field.text)
    ? readHtmlFragment(field.text, 'title')
        .map((piece) => piece.text)
        .join(' ')
    : field.text
  const line = text.replace(/\s+/g, ' ').trim()
  return line === '' ? null : line
}
