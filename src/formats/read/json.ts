import type { Diagnostic, DiagnosticCode, Document } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import { assembleDocument } from './assemble-document.ts'
import type { Reading, SourceText } from './assemble-document.ts'
import { findJsonError } from './json-error-position.ts'
import { readRecord } from './json-record.ts'

/** A record that has been parsed, or the reason why it was not, and where it stands. */
interface Entry {
  readonly where: string
  readonly number: number
  readonly read: () => unknown
}

/**
 * Reads a JSON file: one document, a list of documents, or an object with a list `documents` (or `articles`). In a
 * list, a record that cannot be read is reported and the others go on.
 *
 * @throws KnowledgeError BROKEN_FILE with the line for text that is no JSON, or naming the record and field when no
 *   record can be read; EMPTY_INPUT for an empty list.
 */
export const readJson = (source: SourceText): Reading => {
  const value = parseJson(source.text, source.name)
  const list = listOf(value)
  if (list === null) return readEntries(source, [{ where: source.name, number: 0, read: () => value }])
  const entries = list.map((record, index) => ({
    where: `${source.name}, record ${index + 1}`,
    number: index + 1,
    read: () => record,
  }))
  return readEntries(source, entries)
}

/**
 * Reads JSON Lines: one document a line. A line that cannot be read is reported and the others go on.
 *
 * @throws KnowledgeError BROKEN_FILE when no line can be read; EMPTY_INPUT when there is none.
 */
export const readJsonLines = (source: SourceText): Reading => {
  const entries = source.text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const where = `${source.name}, line ${index + 1}`
    return [{ where, number: index + 1, read: () => parseJson(line, source.name, index) }]
  })
  return readEntries(source, entries)
}

const listOf = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return null
  const lists = ['documents', 'articles', 'items'].map((key) => (value as Record<string, unknown>)[key])
  return lists.find((list) => Array.isArray(list)) ?? null
}

const parseJson = (text: string, name: string, linesBefore = 0): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    const { line, column } = findJsonError(text)
    const message = `${name}, line ${line + linesBefore}, column ${column}: this is not valid JSON. Repair it, or leave it out.`
    throw new KnowledgeError('BROKEN_FILE', message, { cause })
  }
}

const readEntries = (source: SourceText, entries: readonly Entry[]): Reading => {
  const errors: KnowledgeError[] = []
  const readings = entries.flatMap((entry) => {
    try {
      return [readEntry(source, entry)]
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error
      errors.push(error)
      return []
    }
  })
  if (readings.length === 0) throw nothingRead(source.name, errors)
  const diagnostics = [...errors.map(brokenRecord), ...readings.flatMap((reading) => reading.diagnostics)]
  return withUniqueIds({ documents: readings.flatMap((reading) => reading.documents), diagnostics }, source.name)
}

const readEntry = (source: SourceText, { where, number, read }: Entry): Reading => {
  const { id, metadata, composed } = readRecord(read(), where)
  const ownId = number === 0 ? source.id : `${source.id}-${number}`
  return assembleDocument({ id: id ?? ownId, name: where, ...composed, given: metadata })
}

const nothingRead = (name: string, errors: readonly KnowledgeError[]): KnowledgeError => {
  const [first] = errors
  if (!first)
    return new KnowledgeError('EMPTY_INPUT', `${name} holds no document. Leave it out, or add records with a "text".`)
  if (errors.length === 1) return first
  const message = `${name}: none of its ${errors.length} records can be read. The first: ${first.message}`
  return new KnowledgeError('BROKEN_FILE', message, { cause: first })
}

/** The code is not yet in `DiagnosticCode`; once it is, this is a plain literal. */
const BROKEN_RECORD: DiagnosticCode = 'BROKEN_RECORD'

const brokenRecord = ({ message }: KnowledgeError): Diagnostic => ({
  code: BROKEN_RECORD,
  message,
  document: null,
  span: null,
})

/** Two records under one id are both kept; the later gets a number, and that is reported. */
const withUniqueIds = ({ documents, diagnostics }: Reading, name: string): Reading => {
  const taken = new Set(documents.map(({ id }) => id))
  const seen = new Set<string>()
  const renamed = documents.map((document): Document => {
    const id = seen.has(document.id) ? freeId(document.id, taken) : document.id
    seen.add(id)
    taken.add(id)
    if (id === document.id) return document
    const message = `${name}: the id "${document.id}" occurs more than once; a later record is kept as "${id}".`
    diagnostics.push({ code: 'DUPLICATE_DOCUMENT', message, document: id, span: null })
    return { ...document, id }
  })
  return { documents: renamed, diagnostics }
}

const freeId = (id: string, taken: ReadonlySet<string>): string => {
  let number = 2
  while (taken.has(`${id}-${number}`)) number += 1
  return `${id}-${number}`
}
