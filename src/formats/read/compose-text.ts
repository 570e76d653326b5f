import type { BlockKind } from '../../model/index.ts'
import type { Segment } from './segments.ts'
import { splitSegments } from './segments.ts'

/** A paragraph of a marked-up format, its markup gone. */
export interface TextPiece {
  readonly text: string
  /** The kind that the markup says, or null where the words must tell. */
  readonly kind: BlockKind | null
  readonly isItem?: boolean
}

/** A text made of pieces, and where the pieces stand in it. */
export interface ComposedText {
  readonly text: string
  readonly segments: readonly Segment[]
}

/** Writes pieces one below the other, an empty line between them, and keeps the place of each. */
export const composeText = (pieces: readonly TextPiece[]): ComposedText => {
  const segments: Segment[] = []
  const parts: string[] = []
  let length = 0
  for (const [chunk, piece] of pieces.entries()) {
    const text = piece.text.trim()
    if (text === '') continue
    const start = length === 0 ? 0 : length + 2
    segments.push(...segmentsOf({ ...piece, text }, start, chunk))
    parts.push(text)
    length = start + text.length
  }
  return { text: parts.join('\n\n'), segments }
}

const segmentsOf = (piece: TextPiece, start: number, chunk: number): readonly Segment[] => {
  const isItem = piece.isItem ?? false
  if (piece.kind !== null) return [{ start, end: start + piece.text.length, kind: piece.kind, chunk, isItem }]
  return splitSegments(piece.text, { joinsLines: true }).map((segment, index) => ({
    ...segment,
    start: segment.start + start,
    end: segment.end + start,
    chunk,
    isItem: segment.isItem || (isItem && index === 0),
  }))
}
