import { KnowledgeError } from '../../model/index.ts'
import type { Reading, SourceText } from './assemble-document.ts'
import { findSeparator, readCsvRows } from './csv-rows.ts'
import { FIELD_NAMES } from './front-matter.ts'
import { readRecord, TEXT_FIELDS } from './json-record.ts'
import { readEntries } from './read-entries.ts'

/** Field names by their small letters, so that `Title` and `PUBDATE` are known too. */
const KNOWN_FIELDS: ReadonlyMap<string, string> = new Map(
  [...TEXT_FIELDS, ...Object.values(FIELD_NAMES).flat()].map((name) => [name.toLowerCase(), name]),
)

/**
 * Reads a table of documents: one a row, under a row of headers (`text` and, where present, `id`, `title`, `date`,
 * `source`, `url`, under the names that JSON records may use, in any case). Separated by commas, semicolons, tabs or
 * bars. A row that cannot be read is reported and the others go on.
 *
 * @throws KnowledgeError BROKEN_FILE where no column holds texts, a quote stays open or no row can be read;
 *   EMPTY_INPUT where there is no row.
 */
export const readCsv = (source: SourceText): Reading => {
  const [head, ...rows] = readCsvRows(source.text, findSeparator(source.text), source.name)
  const fields = (head?.cells ?? []).map((cell) => KNOWN_FIELDS.get(cell.trim().toLowerCase()) ?? cell.trim())
  if (!fields.some((field) => TEXT_FIELDS.includes(field))) throw withoutText(source.name, fields)
  const entries = rows.map(({ line, cells }, index) => {
    const where = `${source.name}, line ${line}`
    return { where, number: index + 1, read: () => readRecord(toRecord(fields, cells), where) }
  })
  return readEntries(source, entries)
}

/** Cells under their headers; empty ones count as absent. The first of columns with one name counts. */
const toRecord = (fields: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields
      .flatMap((field, column) => {
        const cell = cells[column] ?? ''
        return field === '' || cell.trim() === '' ? [] : [[field, cell] as const]
      })
      .reverse(),
  )

const withoutText = (name: string, fields: readonly string[]): KnowledgeError => {
  const found = fields.slice(0, 8).join(', ')
  const message = `${name} has no column with texts: its first row must name one "text" (or body, content); found ${found}.`
  return new KnowledgeError('BROKEN_FILE', message)
}
