import type { Block, BlockKind } from '../../model/index.ts'
import { readDateline } from './datelines.ts'
import { findDates } from './dates.ts'
import { findLineRule } from './line-rules.ts'
import type { Segment } from './segments.ts'
import { countWords, hasHeadingShape, isStopped, normalizeLine } from './sentence-shape.ts'

/** What the reader knows before it looks at the lines. */
export interface BlockOptions {
  /** The title, where the format or a header names it: only the line that equals it is the title then. */
  readonly title?: string | null
}

/** A segment on its way to a kind. `shaped`: the kind was guessed from the shape alone and may be taken back. */
interface Piece extends Segment {
  readonly line: string
  readonly shaped: boolean
}

/** A date or dateline glued to the first sentence is looked for in this many segments. */
const MAX_PREFIXED_SEGMENTS = 6
const MAX_PREFIX_CHARACTERS = 160
const BEFORE_DATE =
  /^(?:[Dd]ate\s?:?\s|DATE\s?:?\s|[Pp]ublished\s?:?\s|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{Ll}{0,6}\.?,?\s)?\s*$/u
const AFTER_DATE = /^(?:T?[\s,]*\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm]|Z)?)?\s*[|:–—-]?\s+(?=["“‘'([]?[\p{Lu}\d])/u
const MAX_TITLE_WORDS = 30
const MAX_TITLE_CHARACTERS = 300
const MAX_SECTION_WORDS = 2
const MAX_CAPTION_ITEM_WORDS = 12
const MIN_REPEATED_WORDS = 5
const MAX_HEAD_PIECES = 10
const MAX_REPEAT_PIECES = 200
const MAX_REPEAT_CHARACTERS = 2000

/**
 * Gives every segment of an article its kind, from its words, its shape and its neighbours, so that only running text
 * is read as sentences. Blocks come in order and do not overlap.
 */
export const markBlocks = (
  text: string,
  segments: readonly Segment[],
  options: BlockOptions = {},
): readonly Block[] => {
  const steps: readonly ((pieces: readonly Piece[]) => readonly Piece[])[] = [
    markKnownLines,
    markListsOfCredits,
    markLinesBesideCaptions,
    markRepeatedDecks,
    (pieces) => markHead(pieces, options.title ?? null),
    markHeadings,
    keepSomeParagraph,
  ]
  const pieces = steps.reduce((marked, step) => step(marked), splitPrefixes(text, segments))
  return pieces.map(({ start, end, kind }) => ({ start, end, kind: kind ?? 'paragraph' }))
}

const toPiece = (text: string, segment: Segment): Piece => ({
  ...segment,
  line: text.slice(segment.start, segment.end),
  shaped: false,
})

/** Cuts dates and datelines off the sentences that they stand before. */
const splitPrefixes = (text: string, segments: readonly Segment[]): readonly Piece[] => {
  let looked = 0
  let datelineFound = false
  return segments.flatMap((segment) => {
    const piece = toPiece(text, segment)
    if (looked >= MAX_PREFIXED_SEGMENTS || segment.kind !== null || findLineRule(piece.line)) return [piece]
    looked += 1
    const [date, rest] = cut(text, piece, datePrefixLength(piece.line), 'metadata')
    const length = datelineFound ? 0 : (readDateline(rest.line)?.end ?? 0)
    datelineFound ||= length > 0
    const [dateline, body] = cut(text, rest, length, 'dateline')
    return [date, dateline, body].filter((part) => part !== null)
  })
}

const cut = (text: string, piece: Piece, length: number, kind: BlockKind): readonly [Piece | null, Piece] => {
  if (length <= 0 || length >= piece.line.length) return [null, piece]
  const middle = piece.start + length
  const head = text.slice(piece.start, middle).trimEnd()
  const prefix = toPiece(text, { ...piece, end: piece.start + head.length, kind })
  return [prefix, toPiece(text, { ...piece, start: middle })]
}

/** Length of a date before a sentence, with the space after it: `date 2023-01-23 A dialogue …`; 0 where none is. */
const datePrefixLength = (line: string): number => {
  const head = line.slice(0, MAX_PREFIX_CHARACTERS)
  const [date] = findDates(head)
  if (!date) return 0
  if (!BEFORE_DATE.test(head.slice(0, date.start))) return 0
  const after = AFTER_DATE.exec(head.slice(date.end))
  return after ? date.end + after[0].length : 0
}

const markKnownLines = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece) => (piece.kind === null ? { ...piece, kind: findLineRule(piece.line)?.kind ?? null } : piece))

/** A list of short items of which one is a credit is the caption of a picture: who, agency, photographer. */
const markListsOfCredits = (pieces: readonly Piece[]): readonly Piece[] =>
  runsOf(pieces, (piece) => piece.isItem).flatMap((run) => {
    const isCredits = run.every(isShortItem) && run.some(({ kind }) => kind === 'caption') && run[0]?.isItem === true
    return isCredits ? run.map((piece) => ({ ...piece, kind: 'caption' as const })) : run
  })

const isShortItem = ({ line }: Piece): boolean => countWords(line) <= MAX_CAPTION_ITEM_WORDS && !isStopped(line)

/** Parts a list into runs of neighbours that agree in `test`. */
const runsOf = (pieces: readonly Piece[], test: (piece: Piece) => boolean): readonly (readonly Piece[])[] => {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const run = runs.at(-1)
    if (run?.[0] && test(run[0]) === test(piece)) run.push(piece)
    else runs.push([piece])
  }
  return runs
}

/** The picture's own line stands right above or below its credit, with no empty line between. */
const markLinesBesideCaptions = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece, index) => {
    const beside = [pieces[index - 1], pieces[index + 1]]
    const touches = beside.some((other) => other?.kind === 'caption' && other.chunk === piece.chunk && !other.isItem)
    return piece.kind === null && touches && hasHeadingShape(piece.line) ? { ...piece, kind: 'caption' } : piece
  })

/** A line of the head that an later paragraph repeats word for word is a sub-headline. */
const markRepeatedDecks = (pieces: readonly Piece[]): readonly Piece[] => {
  const lines = pieces
    .slice(0, MAX_REPEAT_PIECES)
    .map(({ line }) => normalizeLine(line.slice(0, MAX_REPEAT_CHARACTERS)))
  return pieces.map((piece, index) => {
    const words = lines[index]
    if (piece.kind !== null || words === undefined || index >= MAX_HEAD_PIECES) return piece
    if (countWords(words) < MIN_REPEATED_WORDS || !lines.slice(index + 1).some((line) => line.includes(words)))
      return piece
    return { ...piece, kind: 'heading', shaped: true }
  })
}

/** Finds the title above the first paragraph; what stands before it names a section, what follows are sub-headlines. */
const markHead = (pieces: readonly Piece[], given: string | null): readonly Piece[] => {
  const body = pieces.findIndex((piece, index) => piece.kind === null && !isHeadLine(pieces, index))
  const head = pieces.slice(0, body < 0 ? pieces.length : body).filter((piece) => isOpen(piece) && !piece.isItem)
  const title =
    given === null ? pickTitle(pieces, head) : head.find(({ line }) => normalizeLine(line) === normalizeLine(given))
  const headOnly = new Set(head)
  const titleAt = title ? pieces.indexOf(title) : -1
  return pieces.map((piece, index) => {
    if (piece === title) return { ...piece, kind: 'title', shaped: true }
    if (!headOnly.has(piece) || piece.kind !== null) return piece
    const isSection = index < titleAt && countWords(piece.line) <= MAX_SECTION_WORDS
    return { ...piece, kind: isSection ? 'navigation' : 'heading', shaped: true }
  })
}

/** Not yet known, or held for a sub-headline because it is repeated: the title may be either. */
const isOpen = ({ kind, shaped }: Piece): boolean => kind === null || (kind === 'heading' && shaped)

const isHeadLine = (pieces: readonly Piece[], index: number): boolean => {
  const piece = pieces[index]
  if (!piece || piece.isItem || piece.line.length > MAX_TITLE_CHARACTERS) return false
  if (countWords(piece.line) > MAX_TITLE_WORDS) return false
  if (!isStopped(piece.line)) return true
  const isFirst = pieces.slice(0, index).every(({ kind }) => kind !== null)
  return isFirst && isFollowedByOrigin(pieces, index) && pieces.slice(index + 1).some(({ kind }) => kind === null)
}

/** Who wrote it, or when, stands right below a title, even below one that ends with a stop. */
const isFollowedByOrigin = (pieces: readonly Piece[], index: number): boolean => {
  const next = pieces[index + 1]
  return next?.kind === 'byline' || (next?.kind === 'metadata' && findDates(next.line).length > 0)
}

const pickTitle = (pieces: readonly Piece[], head: readonly Piece[]): Piece | undefined => {
  const marked = pieces.find(({ kind }) => kind === 'title')
  if (marked) return undefined
  return head.find(({ line }) => countWords(line) > MAX_SECTION_WORDS) ?? head[0]
}

const markHeadings = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece) => {
    if (piece.kind !== null || !hasHeadingShape(piece.line)) return piece
    if (piece.isItem && countWords(piece.line) >= 4) return piece
    return { ...piece, kind: 'heading', shaped: true }
  })

/** A text without any paragraph was misjudged: its longest lines are what it has to say. */
const keepSomeParagraph = (pieces: readonly Piece[]): readonly Piece[] => {
  if (pieces.some(({ kind }) => kind === null)) return pieces
  const shaped = new Set(pieces.filter((piece) => piece.shaped && countWords(piece.line) > MAX_SECTION_WORDS))
  const isOnly = shaped.size === 1
  return pieces.map((piece) =>
    shaped.has(piece) && (isOnly || piece.kind !== 'title') ? { ...piece, kind: null, shaped: false } : piece,
  )
}
