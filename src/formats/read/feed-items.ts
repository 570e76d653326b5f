import { SaxesParser } from 'saxes'

import { KnowledgeError } from '../../model/index.ts'

/** The text of a field, and whether it is HTML. */
export interface FeedField {
  readonly text: string
  readonly isHtml: boolean
}

/** The fields of an item by their names without prefix; the first of each name. */
export type FeedItem = Readonly<Partial<Record<string, FeedField>>>

/** A feed: the outlet's name and its items in order. */
export interface Feed {
  readonly title: FeedField | undefined
  readonly items: readonly FeedItem[]
}

const ROOTS = new Set(['rss', 'RDF', 'feed'])
const CHANNELS = new Set(['channel', 'feed'])
const ITEMS = new Set(['item', 'entry'])
/** Deeper than XHTML in any article; hostile files end here. */
const MAX_DEPTH = 200

/** A field that is being read. Elements inside it are XHTML and kept as markup. */
interface OpenField {
  readonly name: string
  readonly depth: number
  readonly isHtml: boolean
  text: string
}

/**
 * The items of an RSS or Atom feed. Entities of a document type are not expanded.
 *
 * @throws KnowledgeError UNKNOWN_FORMAT for other XML; BROKEN_FILE with line and column where it is broken or nests
 *   more than 200 deep.
 */
export const parseFeed = (xml: string, name: string): Feed => {
  const parser = new SaxesParser()
  const stop = (why: string): never => {
    const place = `line ${parser.line}, column ${parser.column + 1}`
    throw new KnowledgeError('BROKEN_FILE', `${name}, ${place}: ${why}. Repair it, or leave it out.`)
  }
  const items: Record<string, FeedField>[] = []
  const channel: Record<string, FeedField> = emptyFields()
  const path: string[] = []
  let item: Record<string, FeedField> | null = null
  let open: OpenField | null = null
  parser.on('error', (error) => stop(`this is not valid XML (${reasonOf(error)})`))
  parser.on('opentag', (tag) => {
    const element = localName(tag.name)
    if (path.length === 0 && !ROOTS.has(element)) throw noFeed(name, element)
    if (path.length >= MAX_DEPTH) stop(`more than ${MAX_DEPTH} elements are nested in each other`)
    const parent = path.at(-1) ?? ''
    path.push(element)
    const { attributes } = tag
    if (open !== null) open.text += `<${element}>`
    else if (ITEMS.has(element) && item === null) items.push((item = emptyFields()))
    else if (ITEMS.has(parent) || (CHANNELS.has(parent) && item === null)) {
      keepLink(item ?? channel, element, attributes)
      open = { name: element, depth: path.length, isHtml: isHtml(element, attributes), text: '' }
    }
  })
  parser.on('closetag', (tag) => {
    const element = localName(tag.name)
    if (open !== null && open.depth === path.length) {
      const fields = item ?? channel
      // Of media extensions only the first title or description of a name counts: the item's own comes first.
      if (open.text.trim() !== '') fields[open.name] ??= { text: open.text, isHtml: open.isHtml }
      open = null
    } else if (open !== null) open.text += `</${element}>`
    else if (ITEMS.has(element)) item = null
    path.pop()
  })
  const addText = (text: string): void => {
    if (open !== null) open.text += open.depth < path.length ? escapeHtml(text) : text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(xml).close()
  return { title: channel['title'], items }
}

const emptyFields = (): Record<string, FeedField> => Object.create(null) as Record<string, FeedField>

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Atom's links are attributes; the one to the article has no relation or is the `alternate`. */
const keepLink = (
  fields: Record<string, FeedField>,
  element: string,
  attributes: Readonly<Record<string, unknown>>,
): void => {
  const { href, rel = 'alternate' } = attributes
  if (element === 'link' && typeof href === 'string' && rel === 'alternate')
    fields['link'] ??= { text: href, isHtml: false }
}

/** RSS does not say what its text is, and readers take it for HTML; Atom says so by `type`. */
const isHtml = (element: string, { type }: Readonly<Record<string, unknown>>): boolean => {
  if (element === 'description' || element === 'encoded') return true
  return typeof type === 'string' && /html/i.test(type)
}

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const reasonOf = (error: Error): string => error.message.replace(/^(?:[^ ]*:)?\d+:\d+:\s*/, '').replace(/\.$/, '')

const noFeed = (name: string, element: string): KnowledgeError =>
  new KnowledgeError(
    'UNKNOWN_FORMAT',
    `${name} is XML with the root "${element}", neither an RSS nor an Atom feed. Convert it to txt, html or json, or leave it out.`,
  )
