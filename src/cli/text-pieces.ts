import type { Document } from '../model/index.ts'

/** A stretch of a long text that is analysed at once, so that memory stays bounded. */
export interface TextPiece {
  readonly document: Document
  /** Whether it begins within a paragraph that the piece before has begun. */
  readonly isContinued: boolean
}

/** A piece is closed once it has so many UTF-16 units; a paragraph is cut there. */
const PIECE_UNITS = 20_000
/** A text whose lines are longer is not wrapped: each of its lines is a paragraph. */
const MAX_WRAPPED_LINE_UNITS = 120

/** Cut a text into pieces of whole paragraphs; a paragraph longer than a piece is cut after a stop or at a space. */
export async function* textPieces(lines: AsyncIterable<string>): AsyncGenerator<TextPiece, void, undefined> {
  let paragraphs: string[] = []
  let units = 0
  for await (const paragraph of paragraphsOf(lines)) {
    const [first = '', ...others] = cutLong(paragraph)
    if (units + first.length > PIECE_UNITS && units > 0) {
      yield { document: documentOf(paragraphs), isContinued: false }
      paragraphs = []
      units = 0
    }
    paragraphs.push(first)
    units += first.length
    if (others.length === 0) continue
    yield { document: documentOf(paragraphs), isContinued: false }
    for (const other of others) yield { document: documentOf([other]), isContinued: true }
    paragraphs = []
    units = 0
  }
  if (paragraphs.length > 0) yield { document: documentOf(paragraphs), isContinued: false }
}

/** Lines up to an empty one, or up to one that is too long to be part of a wrapped paragraph. */
async function* paragraphsOf(lines: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let paragraph: string[] = []
  let isWide = false
  for await (const line of lines) {
    const wasWide = isWide
    isWide = line.length > MAX_WRAPPED_LINE_UNITS
    if ((line.trim() === '' || isWide || wasWide) && paragraph.length > 0) {
      yield paragraph.join('\n')
      paragraph = []
    }
    if (line.trim() !== '') paragraph.push(line)
  }
  if (paragraph.length > 0) yield paragraph.join('\n')
}

const cutLong = (paragraph: string): string[] => {
  const parts: string[] = []
  let start = 0
  while (paragraph.length - start > PIECE_UNITS) {
    const end = start + placeToCut(paragraph.slice(start, start + PIECE_UNITS))
    parts.push(paragraph.slice(start, end))
    start = end
  }
  return [...parts, paragraph.slice(start)]
}

/** After the last stop, else after the last space, else at the end, but never within a surrogate pair. */
const placeToCut = (text: string): number => {
  for (const place of [/^.*[.!?…]["”’)\]]*\s/su, /^.*\s/su]) {
    const found = place.exec(text)?.[0].length ?? 0
    if (found > 0) return found
  }
  return /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length
}

const documentOf = (paragraphs: readonly string[]): Document => {
  let text = ''
  const blocks = paragraphs.map((paragraph) => {
    const start = text.length
    text += `${paragraph}\n\n`
    return { kind: 'paragraph' as const, start, end: start + paragraph.length }
  })
  return { id: 'text', title: null, source: null, url: null, publishedAt: null, text, blocks }
}
