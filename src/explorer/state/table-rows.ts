import { foldName } from '../../graph/fold-name.ts'
import { writeCsvTables } from '../../formats/write/csv.ts'
import type { Entity, Statement } from '../../model/index.ts'
import type { ExportedFile } from './export-graph.ts'
import type { Visible } from './filters.ts'
import { nameOf } from './knowledge-index.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import type { ListKind, Selection } from './explorer-state.ts'
import { texts } from './texts.ts'
import { toneOf } from './tone.ts'
import { sayEventType, sayStanding, sayTime } from './words.ts'

/** A cell in words, and what it is sorted by. */
export interface TableCell {
  readonly words: string
  readonly order: string | number
}

export interface TableRow {
  readonly selection: Selection
  readonly cells: readonly TableCell[]
  /** All words of the row, folded, to be searched. */
  readonly folded: string
}

export interface Sorting {
  /** Which column, from 0. */
  readonly column: number
  readonly descending: boolean
}

/** Rows of what the filters leave, in the order of the columns `texts.tableColumns[kind]`. */
export const tableRows = (index: KnowledgeIndex, visible: Visible, kind: ListKind): readonly TableRow[] =>
  kind === 'entities'
    ? index.ranked.filter(({ id }) => visible.entities.has(id)).map((entity) => entityRow(index, entity))
    : index.knowledge.statements
        .filter(({ id }) => visible.statements.has(id))
        .map((statement) => statementRow(index, statement))

/** The rows that hold all words of the text, sorted; rows that are alike keep their order. */
export const arrangeRows = (rows: readonly TableRow[], text: string, sorting: Sorting | null): readonly TableRow[] => {
  const words = foldName(text).split(' ').filter(Boolean)
  const kept = words.length === 0 ? rows : rows.filter(({ folded }) => words.every((word) => folded.includes(word)))
  if (sorting === null) return kept
  const { column, descending } = sorting
  const orderOf = (row: TableRow) => row.cells[column]?.order ?? ''
  return kept.toSorted((left, right) => compare(orderOf(left), orderOf(right)) * (descending ? -1 : 1))
}

/** The rows as the table for Gephi and spreadsheets that `relata export --format csv` writes, in the order shown. */
export const tableCsv = (index: KnowledgeIndex, rows: readonly TableRow[], kind: ListKind): ExportedFile => {
  const ids = rows.map(({ selection }) => selection.id)
  const knowledge = {
    ...index.knowledge,
    entities: kind === 'entities' ? ids.flatMap((id) => index.entities.get(id) ?? []) : index.knowledge.entities,
    statements: kind === 'entities' ? [] : ids.flatMap((id) => index.statements.get(id) ?? []),
  }
  const name = kind === 'entities' ? 'nodes.csv' : 'edges.csv'
  const table = [...writeCsvTables(knowledge)].find(({ path }) => path === name)
  return { name, mediaType: 'text/csv', content: [...(table?.pieces ?? [])].join('') }
}

const entityRow = (index: KnowledgeIndex, { id, name, type, aliases }: Entity): TableRow => {
  const statements = index.statementsOf.get(id) ?? []
  const neighbours = new Set(statements.map(({ subject, object }) => (subject === id ? object : subject)))
  neighbours.delete(id)
  const documents = new Set(statements.flatMap(({ evidence }) => evidence.map(({ document }) => document)))
  return row({ kind: 'entity', id }, [
    text(name),
    text(texts.entityTypes[type]),
    count(statements.length),
    count(neighbours.size),
    count(documents.size),
    text(aliases.join(', ')),
  ])
}

const statementRow = (index: KnowledgeIndex, statement: Statement): TableRow => {
  const { id, subject, relation, object, eventType, attributedTo, time, confidence, evidence } = statement
  return row({ kind: 'statement', id }, [
    text(nameOf(index, subject)),
    text(relation),
    text(nameOf(index, object)),
    text(sayEventType(eventType)),
    text(sayStanding(statement) ?? texts.tones[toneOf(statement)]),
    text(attributedTo === null ? texts.articleVoice : nameOf(index, attributedTo)),
    // Unknown times come last in an ascending order.
    { words: time === null ? texts.timeUnknown : sayTime(time), order: time?.start ?? time?.end ?? '99999' },
    { words: `${Math.round(confidence * 100)} %`, order: confidence },
    count(evidence.length),
  ])
}

const row = (selection: Selection, cells: readonly TableCell[]): TableRow => ({
  selection,
  cells,
  folded: foldName(cells.map(({ words }) => words).join(' ')),
})

const text = (words: string): TableCell => ({ words, order: words })
const count = (value: number): TableCell => ({ words: String(value), order: value })

const collator = new Intl.Collator(['en', 'ja'], { sensitivity: 'base', numeric: true })
const compare = (left: string | number, right: string | number): number =>
  typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right))
