import { KnowledgeError } from '../../model/index.ts'
import type { Reading, SourceText } from './assemble-document.ts'
import { findJsonError } from './json-error-position.ts'
import { readRecord } from './json-record.ts'
import { readEntries } from './read-entries.ts'

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
  if (list === null)
    return readEntries(source, [{ where: source.name, number: 0, read: () => readRecord(value, source.name) }])
  const entries = list.map((record, index) => {
    const where = `${source.name}, record ${index + 1}`
    return { where, number: index + 1, read: () => readRecord(record, where) }
  })
  return readEntries(source, entries)
}

/**
 * Reads JSON Lines: one document a line. A line that cannot be read is reported and the others go on.
 *
 * @throws KnowledgeError BROKEN_FILE when no line can be read; EMPTY_INPUT when there is none.
 */
export const readJsonLines = (source: SourceText): Reading => {
  const before = source.linesBefore ?? 0
  const entries = source.text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const number = before + index + 1
    const where = `${source.name}, line ${number}`
    return [{ where, number, read: () => readRecord(parseJson(line, source.name, number - 1), where) }]
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
