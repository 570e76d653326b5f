import type { Diagnostic, Document } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import { assembleDocument } from './assemble-document.ts'
import type { Reading, SourceText } from './assemble-document.ts'
import type { DocumentRecord } from './json-record.ts'

/** One of the records of a file: where it stands, its number from 1 (0: the file is the record), how to read it. */
export interface Entry {
  readonly where: string
  readonly number: number
  /** Throws BROKEN_FILE where the record cannot be read. */
  readonly read: () => DocumentRecord
}

/**
 * Reads the records of a file into documents. A record that cannot be read is reported and the others go on.
 *
 * @throws KnowledgeError BROKEN_FILE when none can be read; EMPTY_INPUT when there is none.
 */
export const readEntries = (source: SourceText, entries: readonly Entry[]): Reading => {
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
  const { id, metadata, composed } = read()
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

const brokenRecord = ({ message }: KnowledgeError): Diagnostic => ({
  code: 'BROKEN_RECORD',
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
