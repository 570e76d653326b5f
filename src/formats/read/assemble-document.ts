import { KnowledgeError } from '../../model/index.ts'
import type { Diagnostic, Document } from '../../model/index.ts'
import { markBlocks } from './blocks.ts'
import type { Metadata } from './metadata.ts'
import { NO_METADATA, readDateOfName, readMetadata } from './metadata.ts'
import type { Segment } from './segments.ts'

/** A file's characters on their way to documents. */
export interface SourceText {
  /** The file's name as the caller gave it, for messages. */
  readonly name: string
  /** The file's name without folders and extension: the id where the text has none of its own. */
  readonly id: string
  readonly text: string
  /** Lines of the file that stand before `text`, where a long file is read in parts. */
  readonly linesBefore?: number | undefined
}

/** What one file, or one record of it, came to. */
export interface Reading {
  readonly documents: Document[]
  readonly diagnostics: Diagnostic[]
}

/** Everything a format knows about one document before its lines are looked at. */
export interface DocumentDraft {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly segments: readonly Segment[]
  readonly given?: Metadata
}

/**
 * A long novel is shorter than this. The analysis of a document holds all of its words at once: a million characters
 * take it some 600 MB.
 */
export const MAX_TEXT_LENGTH = 1_000_000

/**
 * Marks the blocks of a draft, completes its metadata, and reports what it lacks. Throws TOO_LARGE for a text that the
 * analysis has no room for.
 */
export const assembleDocument = (draft: DocumentDraft): Reading => {
  const { id, name, segments, given = NO_METADATA } = draft
  const text = storable(draft.text)
  if (text.length > MAX_TEXT_LENGTH)
    throw new KnowledgeError(
      'TOO_LARGE',
      `${name} is one text of ${(text.length / 1e6).toFixed(1)} million characters; at most one million are read as one article. Split it into articles.`,
    )
  const blocks = markBlocks(text, segments, { title: given.title })
  const metadata = storableLines(readMetadata(text, blocks, given))
  const publishedAt = metadata.publishedAt ?? readDateOfName(name)
  const document: Document = { id, ...metadata, publishedAt, text, blocks }
  return { documents: [document], diagnostics: findLacks(document, name) }
}

/** A text without what no database holds, NUL and halves of characters; others stand in their places. */
const storable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '\uFFFD')

const storableLines = (metadata: Metadata): Metadata => {
  const line = (text: string | null): string | null => (text === null ? null : storable(text))
  return { ...metadata, title: line(metadata.title), source: line(metadata.source), url: line(metadata.url) }
}

const findLacks = (document: Document, name: string): Diagnostic[] => {
  const report = (code: Diagnostic['code'], message: string): Diagnostic => ({
    code,
    message,
    document: document.id,
    span: null,
  })
  const hasSentence = document.blocks.some(({ kind }) => kind === 'paragraph')
  return [
    ...(hasSentence ? [] : [report('NO_SENTENCE', `${name}: no running text was found in "${document.id}".`)]),
    ...(document.publishedAt === null
      ? [report('NO_DATE', `${name}: "${document.id}" does not say when it was published; relative dates stay open.`)]
      : []),
  ]
}
