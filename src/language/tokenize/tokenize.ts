import type { Block, Document } from '../../model/index.ts'
import type { TokenLayer, Tokens } from '../layers.ts'
import { cleanForm } from './clean-form.ts'
import { tokenizeWord } from './tokenize-word.ts'
import type { TokenizerData } from './tokenize-word.ts'

interface TokenRow {
  readonly start: number
  readonly end: number
  readonly form: string
  readonly glued: boolean
  readonly opens: boolean
}

/** Cut the paragraphs of a document into UD words with exact offsets. Boilerplate blocks give no tokens. */
export const tokenize = (document: Document, data: TokenizerData): TokenLayer => {
  const rows: TokenRow[] = []
  for (const block of document.blocks) if (block.kind === 'paragraph') tokenizeBlock(document.text, block, data, rows)
  return { document, tokens: toColumns(rows), sentencesGiven: false }
}

/** Take words as they are given, parted by single spaces, one sentence a line. */
export const tokenizeGiven = (document: Document): TokenLayer => {
  const rows: TokenRow[] = []
  let opens = true
  for (const match of document.text.matchAll(/[^ \n]+|\n/gu)) {
    if (match[0] === '\n') {
      opens = true
      continue
    }
    rows.push({
      start: match.index,
      end: match.index + match[0].length,
      form: cleanForm(match[0]) || match[0],
      glued: false,
      opens,
    })
    opens = false
  }
  return { document, tokens: toColumns(rows), sentencesGiven: true }
}

const tokenizeBlock = (text: string, block: Block, data: TokenizerData, rows: TokenRow[]): void => {
  let opens = true
  for (const stretch of text.slice(block.start, block.end).matchAll(/[^\s\u0000]+/gu)) {
    for (const part of tokenizeWord(stretch[0], data)) {
      const start = block.start + stretch.index + part.start
      const end = block.start + stretch.index + part.end
      const form = cleanForm(text.slice(start, end))
      if (form === '') continue
      rows.push({ start, end, form, glued: part.glued, opens })
      opens = false
    }
  }
}

const toColumns = (rows: readonly TokenRow[]): Tokens => ({
  count: rows.length,
  start: Uint32Array.from(rows, (row) => row.start),
  end: Uint32Array.from(rows, (row) => row.end),
  form: rows.map((row) => row.form),
  glued: Uint8Array.from(rows, (row) => Number(row.glued)),
  opens: Uint8Array.from(rows, (row) => Number(row.opens)),
})
