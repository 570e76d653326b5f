import type { BlockKind, Span } from '../../model/index.ts'
import { findLineRule } from './line-rules.ts'
import { countWords, isAnnouncing, isStopped } from './sentence-shape.ts'

/** A paragraph, or a line that stands alone: the unit that gets one kind. */
export interface Segment extends Span {
  /** The kind that the format itself gives (a heading's mark, a `<figcaption>`), or null where the words must tell. */
  readonly kind: BlockKind | null
  /** Segments with no empty line between them share a chunk. */
  readonly chunk: number
  /** Whether it was an item of a list; its mark is outside the span. */
  readonly isItem: boolean
}

/** How the lines of a text relate to its paragraphs. */
export interface SegmentOptions {
  /** Neighbouring lines are one paragraph, as in Markdown, unless one is known to stand alone. */
  readonly joinsLines?: boolean
  /** Where to begin; what stands before is left out. */
  readonly from?: number
}

interface Line extends Span {
  readonly text: string
  /** Columns that the line fills, indent and list mark included. */
  readonly columns: number
  readonly chunk: number
  readonly isItem: boolean
  readonly isAlone: boolean
}

const LIST_MARK = /^(?:[•·▪‣●○◦■□*»►]|[-–](?=\s)|\d{1,2}[.)](?=\s))\s*(?=\S)/u

/** Lines longer than this are never the product of a fixed page width. */
const MAX_WRAP_CHARACTERS = 120
const MIN_WRAP_CHARACTERS = 45

/** The share of inner line breaks after which a small letter must follow before a text counts as wrapped. */
const MIN_WRAPPED_SHARE = 0.3

/** What may stand inside brackets that are broken over paragraphs. */
const MAX_INSERTION_CHARACTERS = 100

/** Parts a plain text into paragraphs and lines that stand alone. Wrapped lines are joined into their paragraph. */
export const splitSegments = (text: string, options: SegmentOptions = {}): readonly Segment[] => {
  const lines = splitLines(text, options.from ?? 0)
  const width = options.joinsLines ? 0 : wrapWidth(lines)
  return joinInsertions(text, joinLines(lines, width)).map(({ start, end, chunk, isItem }) => ({
    start,
    end,
    chunk,
    isItem,
    kind: null,
  }))
}

const splitLines = (text: string, from: number): readonly Line[] => {
  const lines: Line[] = []
  let chunk = 0
  for (let start = from; start < text.length;) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop
    const line = toLine(text, start, end, chunk)
    if (line) lines.push(line)
    else chunk += 1
    start = end + 1
  }
  return lines
}

const toLine = (text: string, from: number, to: number, chunk: number): Line | null => {
  const raw = text.slice(from, to)
  const trimmed = raw.trim()
  if (trimmed === '') return null
  const outer = from + raw.length - raw.trimStart().length
  const mark = LIST_MARK.exec(trimmed.slice(0, 20))?.[0] ?? ''
  const start = outer + mark.length
  const content = trimmed.slice(mark.length)
  const isItem = mark !== ''
  const end = outer + trimmed.length
  const columns = outer - from + trimmed.length
  return { start, end, text: content, columns, chunk, isItem, isAlone: isItem || findLineRule(content) !== null }
}

/** The page width of a hard-wrapped text; Infinity where each line is a paragraph of its own. */
const wrapWidth = (lines: readonly Line[]): number => {
  const pairs = lines.flatMap((line, index) => {
    const previous = lines[index - 1]
    return previous?.chunk === line.chunk && !line.isAlone && !previous.isAlone ? [{ previous, line }] : []
  })
  const continued = pairs.filter(({ previous, line }) => continues(previous, line))
  if (continued.length < MIN_WRAPPED_SHARE * pairs.length || continued.length === 0) return Infinity
  const width = continued.reduce((longest, { previous }) => Math.max(longest, previous.columns), 0)
  return width >= MIN_WRAP_CHARACTERS && width <= MAX_WRAP_CHARACTERS ? width : Infinity
}

const continues = (previous: Line, line: Line): boolean =>
  /^[\p{Ll}),;.:”’]/u.test(line.text) && !isStopped(previous.text) && !isAnnouncing(previous.text)

const joinLines = (lines: readonly Line[], width: number): readonly Line[] => {
  const joined: Line[] = []
  let last: Line | null = null
  for (const line of lines) {
    const head = joined.at(-1)
    if (head && last && belongsTo(last, line, width)) joined[joined.length - 1] = extend(head, line)
    else joined.push(line)
    last = line
  }
  return joined
}

const belongsTo = (previous: Line, line: Line, width: number): boolean => {
  if (line.isAlone || (previous.isAlone && !previous.isItem)) return false
  if (previous.chunk !== line.chunk) return continuesAcrossGap(previous, line)
  if (continues(previous, line)) return true
  const firstWord = line.text.split(' ', 1)[0] ?? ''
  return previous.columns + 1 + firstWord.length > width
}

/** A paragraph broken off in mid sentence by a gap, where a picture or an advertisement once stood. */
const continuesAcrossGap = (previous: Line, line: Line): boolean =>
  continues(previous, line) && countWords(previous.text) >= 12 && line.chunk === previous.chunk + 1

const extend = (head: Line, line: Line): Line => ({ ...head, end: line.end, text: `${head.text} ${line.text}` })

/** Joins a paragraph that opens a bracket with the short lines up to the paragraph that closes it. */
const joinInsertions = (text: string, lines: readonly Line[]): readonly Line[] => {
  const joined: Line[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) continue
    const closing = opensBracket(line.text) ? closingLine(lines, index) : index
    const last = lines[closing] ?? line
    joined.push(closing > index ? { ...line, end: last.end, text: text.slice(line.start, last.end) } : line)
    index = closing
  }
  return joined
}

const opensBracket = (line: string): boolean =>
  !isStopped(line) &&
  line.lastIndexOf('(') > line.lastIndexOf(')') &&
  line.length - line.lastIndexOf('(') <= MAX_INSERTION_CHARACTERS

const closingLine = (lines: readonly Line[], opening: number): number => {
  for (let index = opening + 1; index <= opening + 2; index += 1) {
    const line = lines[index]
    if (!line) return opening
    if (line.text.startsWith(')')) return index
    if (line.text.length > MAX_INSERTION_CHARACTERS) return opening
  }
  return opening
}
