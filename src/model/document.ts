import type { Span } from './span.ts'

/** Identity of a document: stable for the same file name and text. */
export type DocumentId = string

/**
 * What a stretch of a document is for. Only `paragraph` is read as sentences; the rest is kept in the text, marked,
 * so that offsets stay those of the article as it came.
 */
export type BlockKind =
  'paragraph' | 'title' | 'heading' | 'dateline' | 'byline' | 'caption' | 'navigation' | 'metadata'

/** A marked stretch of `document.text`. Blocks are in order and do not overlap. */
export interface Block extends Span {
  readonly kind: BlockKind
}

/** One article, as a reader hands it on. */
export interface Document {
  readonly id: DocumentId
  readonly title: string | null
  /** The outlet that published it, as it names itself. */
  readonly source: string | null
  readonly url: string | null
  /** Day of publication, `YYYY-MM-DD`, or null where the document does not say. */
  readonly publishedAt: string | null
  /** The whole text as it came, line breaks `\n`. Every offset of the product counts in it. */
  readonly text: string
  readonly blocks: readonly Block[]
}
