import { labelStatement } from '../../graph/index.ts'
import type { Knowledge } from '../../model/index.ts'
import type { FolderFile } from './folder-file.ts'
import { wellFormed } from './well-formed.ts'

/** A value of a cell; lists are joined by `; `. */
export type Cell = string | number | null | readonly string[]

/** A line of CSV after RFC 4180: quotes where they are needed, doubled within. */
export const csvLine = (cells: readonly Cell[], separator = '; '): string =>
  `${cells.map((cell) => csvField(cell, separator)).join(',')}\r\n`

const csvField = (cell: Cell, separator: string): string => {
  const text = wellFormed(cell === null ? '' : typeof cell === 'object' ? cell.join(separator) : String(cell))
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Spreadsheets run what begins so as a formula; an apostrophe before it makes it text (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/u

/** A line for programs that may be spreadsheets: no text of an article is ever a formula. */
const inertLine = (cells: readonly Cell[]): string => csvLine(cells.map(inert))

const inert = (cell: Cell): Cell => {
  if (cell === null || typeof cell === 'number') return cell
  const text = typeof cell === 'string' ? cell : cell.join('; ')
  return FORMULA.test(text) ? `'${text}` : text
}

/** Two tables with the headers that Gephi and Cytoscape look for: `nodes.csv` (Id, Label, …), `edges.csv` (Source, Target, …). */
export function* writeCsvTables(knowledge: Knowledge): Generator<FolderFile, void, undefined> {
  yield { path: 'nodes.csv', pieces: nodes(knowledge) }
  yield { path: 'edges.csv', pieces: edges(knowledge) }
}

function* nodes({ entities }: Knowledge): Generator<string> {
  yield csvLine(['Id', 'Label', 'EntityType', 'Aliases', 'Wikidata'])
  for (const { id, name, type, aliases, wikidata } of entities) yield inertLine([id, name, type, aliases, wikidata])
}

const EDGE_HEADER = [
  'Source',
  'Target',
  'Type',
  'Id',
  'Label',
  'Weight',
  'Relation',
  'EventType',
  'Polarity',
  'Modality',
  'AttributedTo',
  'TimeStart',
  'TimeEnd',
  'TimePrecision',
  'Confidence',
  'Documents',
  'Quotes',
] as const

function* edges({ statements, entities }: Knowledge): Generator<string> {
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  yield csvLine(EDGE_HEADER)
  for (const statement of statements) {
    const { id, subject, object, relation, eventType, polarity, modality, attributedTo, time, confidence, evidence } =
      statement
    yield inertLine([
      subject,
      object,
      'Directed',
      id,
      labelStatement(statement),
      evidence.length,
      relation,
      eventType,
      polarity,
      modality,
      attributedTo === null ? null : (names.get(attributedTo) ?? attributedTo),
      time?.start ?? null,
      time?.end ?? null,
      time?.precision ?? null,
      confidence,
      evidence.map(({ document }) => document),
      evidence.map(({ quote }) => quote),
    ])
  }
}
