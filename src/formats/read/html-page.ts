import { parseHTML } from 'linkedom/worker'
import { KnowledgeError } from '../../model/index.ts'

/** What is used of a DOM node, so that this room needs no browser's types. */
export interface HtmlNode {
  readonly nodeType: number
  /** Small letters for elements, `#text` and the like for others. */
  readonly localName?: string
  readonly textContent: string | null
  readonly childNodes: Iterable<HtmlNode>
  getAttribute?(name: string): string | null
}

export interface HtmlElement extends HtmlNode {
  querySelector(selector: string): HtmlElement | null
  querySelectorAll(selector: string): Iterable<HtmlElement>
  getAttribute(name: string): string | null
}

export interface HtmlDocument extends HtmlElement {
  readonly documentElement: HtmlElement | null
  readonly body: HtmlElement | null
}

/** Deeper pages are no articles; they would cost the parser its time and recursive readers their stack. */
export const MAX_NESTED_ELEMENTS = 800

/** Pages beyond this size would take the parser gigabytes. */
export const MAX_PAGE_CHARACTERS = 16 * 1024 * 1024

/** A long article has some thousand tags. */
const MAX_TAGS = 300_000

const VOID_ELEMENTS = new Set(
  'area base basefont br col command embed frame hr img input keygen link meta param source track wbr'.split(' '),
)
const RAW_ELEMENTS = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'noframes', 'iframe'])

/** A new element of the key closes an open one of these, as in HTML 13.1.2.4 "Optional tags". */
const CLOSED_BY: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    p: ['p'],
    li: ['li'],
    tr: ['tr', 'td', 'th'],
    td: ['td', 'th'],
    th: ['td', 'th'],
    option: ['option'],
    dt: ['dt', 'dd'],
    dd: ['dt', 'dd'],
  }),
)

/**
 * Parses a page without running anything in it.
 *
 * @throws KnowledgeError TOO_LARGE for pages over 16 MB or 300,000 tags, BROKEN_FILE for pages nested too deeply.
 */
export const parsePage = (html: string, name: string): HtmlDocument => {
  if (html.length > MAX_PAGE_CHARACTERS) {
    throw new KnowledgeError(
      'TOO_LARGE',
      `${name} has ${(html.length / 1_048_576).toFixed(1)} MB of HTML; at most 16 MB are read. Split it, or save its text as .txt.`,
    )
  }
  refuseTags(html, name)
  const page = parseTree(withBody(html))
  if (page.documentElement !== null) return page
  // The words that looked like its root stood in a comment or a quote.
  const whole = parseTree(`<html><body>${html}</body></html>`)
  if (whole.documentElement !== null) return whole
  throw new KnowledgeError('BROKEN_FILE', `${name} holds no element that can be read. Repair it, or leave it out.`)
}

/** linkedom's own types need a browser's; `HtmlDocument` names the part that is used, the tests run it. */
const parseTree = (html: string): HtmlDocument => (parseHTML(html) as unknown as { document: HtmlDocument }).document

/** The parser adds no missing `<html>` and `<body>`, as a browser would. */
const withBody = (html: string): string => {
  const hasRoot = /<html[\s>]/i.test(html)
  if (/<body[\s>]/i.test(html)) return hasRoot ? html : `<html>${html.replace(/<!doctype[^>]*>/i, '')}</html>`
  const head = /<\/head\s*>/i.exec(html) ?? /<html[^>]*>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html)
  const middle = head ? head.index + head[0].length : 0
  const [before, after] = [html.slice(0, middle), html.slice(middle)]
  if (hasRoot) return `${before}<body>${after}`
  return `<html>${before.replace(/<!doctype[^>]*>/i, '')}<body>${after}</body></html>`
}

/** Follows the open elements tag by tag, as the parser will, before the parser is asked. */
const refuseTags = (html: string, name: string): void => {
  const open: string[] = []
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const end = endOfTag(html, at)
    if (end < 0) return
    at = followTag(html, at, end, open)
    tags += 1
    if (tags > MAX_TAGS) {
      throw new KnowledgeError(
        'TOO_LARGE',
        `${name} has more than ${MAX_TAGS} tags. Split it, or save its text as .txt.`,
      )
    }
    if (open.length > MAX_NESTED_ELEMENTS) {
      throw new KnowledgeError(
        'BROKEN_FILE',
        `${name} nests more than ${MAX_NESTED_ELEMENTS} elements, so its tags are not closed. Repair it, or save its text as .txt.`,
      )
    }
  }
}

const endOfTag = (html: string, at: number): number => {
  if (!html.startsWith('<!--', at)) return html.indexOf('>', at + 1)
  const end = html.indexOf('-->', at + 4)
  return end < 0 ? -1 : end + 2
}

/** Updates the open elements by the tag at `at` and returns where to look for the next. */
const followTag = (html: string, at: number, end: number, open: string[]): number => {
  const match = /^<(\/?)([a-z][^\s/>]{0,40})/i.exec(html.slice(at, at + 48))
  if (!match) return at + 1
  const name = (match[2] ?? '').toLowerCase()
  if (match[1] === '/') close(open, name)
  else if (VOID_ELEMENTS.has(name)) return end + 1
  else if (RAW_ELEMENTS.has(name)) return endOfRaw(html, end, name)
  else if (html[end - 1] !== '/' || !(open.includes('svg') || open.includes('math'))) {
    const closed = CLOSED_BY.get(name) ?? []
    while (closed.includes(open.at(-1) ?? '')) open.pop()
    open.push(name)
  }
  return end + 1
}

const close = (open: string[], name: string): void => {
  const index = open.lastIndexOf(name)
  if (index >= 0) open.length = index
}

const endOfRaw = (html: string, from: number, name: string): number => {
  const rest = new RegExp(`</${name}[\\s/>]`, 'gi')
  rest.lastIndex = from
  return rest.exec(html)?.index ?? html.length
}
