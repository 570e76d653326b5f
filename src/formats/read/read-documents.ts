import type { Diagnostic, Document } from '../../model/index.ts'
import { assertNever, KnowledgeError } from '../../model/index.ts'
import type { Reading, SourceText } from './assemble-document.ts'
import { decodeText } from './decode-text.ts'
import type { DocumentFormat } from './detect-format.ts'
import { baseNameOf, detectFormat, STANDARD_INPUT } from './detect-format.ts'
import { readCsv } from './csv.ts'
import { readFeed } from './feed.ts'
import { readHtml } from './html.ts'
import { readJson, readJsonLines } from './json.ts'
import { readMarkdown } from './markdown.ts'
import { readPlainText } from './text.ts'

/** A file's name, with folders or without, and what is in it. The name `-` stands for standard input. */
export interface DocumentFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Lines of the file that stand before these bytes, where a long jsonl is read in parts. */
  readonly linesBefore?: number | undefined
}

/** Larger files are no articles, and a string of them would not fit beside its tokens. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/**
 * Reads the documents of one file: txt, md, html, json, jsonl, csv, RSS or Atom by its extension, or by its content where
 * the name has none. Every offset of a result counts UTF-16 units of its `document.text`.
 *
 * @throws KnowledgeError TOO_LARGE, BINARY_FILE, EMPTY_INPUT, UNKNOWN_FORMAT or BROKEN_FILE; the message names the
 *   file, the reason and what to do. Nothing else is thrown.
 */
export const readDocuments = ({
  name,
  bytes,
  linesBefore,
}: DocumentFile): { documents: Document[]; diagnostics: Diagnostic[] } => {
  const shown = name === STANDARD_INPUT || name === '' ? 'standard input' : name
  refuseSize(bytes.length, shown)
  const decoded = decodeText(bytes, shown)
  const format = detectFormat(name, decoded.text)
  if (decoded.text.trim() === '') {
    throw new KnowledgeError('EMPTY_INPUT', `${shown} holds no text. Leave it out, or put an article in it.`)
  }
  const reading = readFormat(format, { name: shown, id: baseNameOf(name), text: decoded.text, linesBefore })
  return { documents: reading.documents, diagnostics: [...troubles(decoded.trouble, reading), ...reading.diagnostics] }
}

const refuseSize = (size: number, name: string): void => {
  if (size <= MAX_FILE_BYTES) return
  const megabytes = (size / 1_048_576).toFixed(0)
  throw new KnowledgeError(
    'TOO_LARGE',
    `${name} has ${megabytes} MB; at most 64 MB a file are read. Split it into articles.`,
  )
}

const readFormat = (format: DocumentFormat, source: SourceText): Reading => {
  switch (format) {
    case 'text':
      return readPlainText(source)
    case 'markdown':
      return readMarkdown(source)
    case 'html':
      return readHtml(source)
    case 'json':
      return readJson(source)
    case 'jsonl':
      return readJsonLines(source)
    case 'csv':
      return readCsv(source)
    case 'feed':
      return readFeed(source)
    default:
      return assertNever(format)
  }
}

const troubles = (trouble: string | null, reading: Reading): readonly Diagnostic[] => {
  if (trouble === null) return []
  const [only, ...others] = reading.documents
  const document = only && others.length === 0 ? only.id : null
  return [{ code: 'REPLACED_CHARACTERS', message: trouble, document, span: null }]
}
