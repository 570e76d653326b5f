import { Readability } from '@mozilla/readability'
import { KnowledgeError } from '../../model/index.ts'
import { assembleDocument } from './assemble-document.ts'
import type { Reading, SourceText } from './assemble-document.ts'
import { composeText } from './compose-text.ts'
import type { TextPiece } from './compose-text.ts'
import { readPageMetadata } from './html-metadata.ts'
import { parsePage } from './html-page.ts'
import type { HtmlDocument, HtmlNode } from './html-page.ts'
import { readPieces } from './html-pieces.ts'
import { normalizeLine } from './sentence-shape.ts'

/**
 * Pages beyond this are read whole instead of being weighed part by part, which takes time by the number of nodes and by
 * the cube of their depth. Long articles have some ten thousand nodes, most of them less than thirty deep.
 */
const MAX_WEIGHED_DEPTH = 120
/** Depths of all nodes together. */
const MAX_WEIGHED_DEPTHS = 800_000

/** What Readability found; its title has the outlet's name taken off. */
interface Article {
  readonly title: string | null
  readonly source: string | null
  readonly pieces: readonly TextPiece[]
}

/**
 * Reads the article of a web page (Mozilla's Readability, as in Firefox's reader view), or the whole page where no
 * article stands out. `document.text` is its title and paragraphs with an empty line between them. Nothing is run and
 * nothing is fetched.
 *
 * @throws KnowledgeError EMPTY_INPUT for a page without text, BROKEN_FILE and TOO_LARGE as `parsePage`.
 */
export const readHtml = ({ name, id, text: html }: SourceText): Reading => {
  const page = parsePage(html, name)
  const metadata = readPageMetadata(page)
  const whole = page.body ?? page.documentElement ?? page
  const pieces = readPieces(whole)
  const headings = [...page.querySelectorAll('h1')].flatMap((heading) => oneLine(heading.textContent) ?? [])
  const article = findArticle(page)
  const body = article && article.pieces.length > 0 ? article.pieces : pieces
  const title = withoutOutlet(article?.title ?? metadata.title, headings)
  const composed = composeText(withTitle(body, title))
  if (composed.text === '') throw new KnowledgeError('EMPTY_INPUT', `${name} shows no text. Leave it out.`)
  const given = { ...metadata, title, source: metadata.source ?? article?.source ?? null }
  return assembleDocument({ id, name, ...composed, given })
}

/** The paragraphs of a piece of HTML that stands in another format, such as the content field of a record. */
export const readHtmlFragment = (html: string, name: string): readonly TextPiece[] => {
  const page = parsePage(html, name)
  return readPieces(page.body ?? page.documentElement ?? page)
}

/** Readability changes the page that it reads: everything else is taken from it before. */
const findArticle = (page: HtmlDocument): Article | null => {
  if (sumOfDepths(page, 1, MAX_WEIGHED_DEPTHS) >= MAX_WEIGHED_DEPTHS) return null
  const article = weigh(page)
  if (!isNode(article?.content)) return null
  return { title: oneLine(article.title), source: oneLine(article.siteName), pieces: readPieces(article.content) }
}

/** Gives `most` where there is a node that is too deep. */
const sumOfDepths = (node: HtmlNode, depth: number, most: number): number => {
  if (depth > MAX_WEIGHED_DEPTH) return most
  let sum = depth
  for (const child of node.childNodes) {
    if (sum >= most) return most
    sum += sumOfDepths(child, depth + 1, most - sum)
  }
  return sum
}

const weigh = (page: HtmlDocument): ReturnType<Readability<unknown>['parse']> => {
  try {
    // The types of Readability want a browser's document; linkedom's is one in all that Readability asks of it.
    return new Readability<unknown>(page as never, { serializer: (node) => node }).parse()
  } catch {
    return null // Odd trees make Readability stumble; then the whole page is read, which loses nothing.
  }
}

const isNode = (value: unknown): value is HtmlNode =>
  typeof value === 'object' && value !== null && 'childNodes' in value

const oneLine = (value: string | null | undefined): string | null => value?.replace(/\s+/g, ' ').trim() || null

/** `Headline | Outlet` is the headline where the page shows that as its heading; a sole heading stands in for a title. */
const withoutOutlet = (title: string | null, headings: readonly string[]): string | null => {
  if (title === null) return headings.length === 1 ? (headings[0] ?? null) : null
  return (
    headings.find((heading) => title.startsWith(heading) && /^\s+[|–—:·»-]\s/.test(title.slice(heading.length))) ??
    title
  )
}

/** The title stands once, at the top. */
const withTitle = (pieces: readonly TextPiece[], title: string | null): readonly TextPiece[] => {
  if (title === null) return pieces
  const same = normalizeLine(title)
  const rest = pieces.filter((piece, index) => index > 3 || normalizeLine(piece.text) !== same)
  return rest.length > 0 ? [{ text: title, kind: 'title' }, ...rest] : [{ text: title, kind: 'title' }]
}
