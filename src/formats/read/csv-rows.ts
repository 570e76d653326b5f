import { KnowledgeError } from '../../model/index.ts'

/** A row of a table and the line, from 1, on which it begins. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

const SEPARATORS = [',', ';', '\t', '|']

/**
 * The separator of a table: the one that occurs most often outside quotes in its first row; a comma where none does.
 */
export const findSeparator = (text: string): string => {
  const end = /[^"\n]*(?:"[^"]*"[^"\n]*)*/.exec(text.slice(0, 65_536))?.[0] ?? ''
  const head = end.replace(/"[^"]*"/g, '')
  const counts = SEPARATORS.map((separator) => head.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}

/**
 * The rows of a table after RFC 4180, lines ended by `\n`: cells in double quotes may hold separators, line breaks and
 * doubled quotes; a quote inside a bare cell is a character like others. Empty lines are passed over. Written here,
 * because the types of the usual packages bring Node's along, and this room runs anywhere.
 *
 * @throws KnowledgeError BROKEN_FILE with the line where a quote is never closed or something follows one.
 */
export function* readCsvRows(text: string, separator: string, name: string): Generator<CsvRow, void, undefined> {
  const bare = new RegExp(`[^${separator === '|' ? '\\|' : separator}\n]*`, 'y')
  let line = 1
  let cells: string[] = []
  let first = line
  for (let at = 0; at < text.length;) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at)
      if (quoted === null) throw broken(name, line, 'a quote is opened and never closed')
      if (quoted.end < text.length && text[quoted.end] !== separator && text[quoted.end] !== '\n')
        throw broken(name, line + quoted.breaks, 'something follows the quote that ends a cell')
      cells.push(quoted.cell)
      line += quoted.breaks
      at = quoted.end
    } else {
      bare.lastIndex = at
      const cell = bare.exec(text)?.[0] ?? ''
      cells.push(cell)
      at += cell.length
    }
    if (text[at] === separator) {
      at += 1
      if (at < text.length && text[at] !== '\n') continue
      cells.push('')
    }
    at += 1
    line += 1
    if (cells.length > 1 || cells[0]?.trim() !== '') yield { line: first, cells }
    cells = []
    first = line
  }
}

const readQuoted = (text: string, start: number): { cell: string; end: number; breaks: number } | null => {
  let from = start + 1
  let cell = ''
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    cell += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { cell, end: quote + 1, breaks: cell.split('\n').length - 1 }
    cell += '"'
    from = quote + 2
  }
}

const broken = (name: string, line: number, why: string): KnowledgeError =>
  new KnowledgeError('BROKEN_FILE', `${name}, line ${line}: ${why}. Double the quotes inside cells, or leave it out.`)
