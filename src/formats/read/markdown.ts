import { assembleDocument } from './assemble-document.ts'
import type { Reading, SourceText } from './assemble-document.ts'
import { composeText } from './compose-text.ts'
import type { TextPiece } from './compose-text.ts'
import { readFrontMatter } from './front-matter.ts'
import { stripInline } from './markdown-inline.ts'
import { NO_METADATA } from './metadata.ts'
import { normalizeLine } from './sentence-shape.ts'

/**
 * Reads Markdown (the CommonMark blocks, tables, footnotes and front matter). `document.text` is the prose that a
 * reader sees: front matter and markup are gone, links stand with their words.
 *
 * @throws KnowledgeError BROKEN_FILE when the front matter cannot be read.
 */
export const readMarkdown = ({ name, id, text }: SourceText): Reading => {
  const header = readFrontMatter(text, name)
  const body = removeComments(text.slice(header?.end ?? 0))
  const given = header?.metadata ?? NO_METADATA
  const composed = composeText(markTitle(splitPieces(body.split('\n')), given.title))
  return assembleDocument({ id: header?.id ?? id, name, ...composed, given })
}

/** The pieces so far and the paragraph that is being gathered. */
interface State {
  readonly pieces: (TextPiece & { readonly level?: number })[]
  readonly lines: string[]
  isItem: boolean
  fence: string | null
}

interface BlockRule {
  readonly rule: string
  readonly pattern: RegExp
  readonly apply: (state: State, match: RegExpExecArray) => void
}

/** Comments, scripts and styles show nothing. */
const removeComments = (text: string): string =>
  text.replace(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')

const flush = (state: State): void => {
  const raw = state.lines.join('\n')
  const isImage = /^\s*(?:\[?!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])(?:\]\([^)]*\))?\s*)+$/.test(raw)
  state.pieces.push({ text: stripInline(raw), kind: isImage ? 'caption' : null, isItem: state.isItem })
  state.lines.length = 0
  state.isItem = false
}

const pushPiece = (state: State, piece: TextPiece & { readonly level?: number }): void => {
  flush(state)
  state.pieces.push({ ...piece, text: stripInline(piece.text) })
}

/** The blocks of Markdown by their first characters; the first rule that matches takes the line. */
const BLOCK_RULES: readonly BlockRule[] = [
  { rule: 'empty line', pattern: /^\s*$/, apply: flush },
  {
    rule: 'fence',
    pattern: /^\s{0,3}(`{3,}|~{3,})/,
    apply: (state, match) => {
      flush(state)
      state.fence = match[1] ?? null
    },
  },
  {
    rule: 'heading',
    pattern: /^\s{0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/,
    apply: (state, match) => pushPiece(state, { text: match[2] ?? '', kind: 'heading', level: match[1]?.length ?? 1 }),
  },
  {
    rule: 'underline',
    pattern: /^\s{0,3}(=+|-{2,})\s*$/,
    apply: (state, match) => {
      if (state.lines.length === 0 || state.isItem) return flush(state)
      const text = state.lines.splice(0).join(' ')
      return pushPiece(state, { text, kind: 'heading', level: match[1]?.startsWith('=') ? 1 : 2 })
    },
  },
  { rule: 'line across', pattern: /^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/, apply: flush },
  { rule: 'address of a link', pattern: /^\s{0,3}\[[^\]]+\]:\s*\S+/, apply: flush },
  {
    rule: 'row of a table',
    pattern: /^\s*\|(.*)\|\s*$/,
    apply: (state, match) => {
      const cells = (match[1] ?? '').split('|').map((cell) => cell.trim())
      const isRule = cells.every((cell) => /^:?-*:?$/.test(cell))
      pushPiece(state, { text: isRule ? '' : cells.join(' | '), kind: 'metadata' })
    },
  },
  {
    rule: 'item of a list',
    pattern: /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/,
    apply: (state, match) => {
      flush(state)
      state.isItem = true
      state.lines.push(match[1] ?? '')
    },
  },
]

const splitPieces = (lines: readonly string[]): readonly (TextPiece & { readonly level?: number })[] => {
  const state: State = { pieces: [], lines: [], isItem: false, fence: null }
  for (const line of lines) readLine(state, line)
  if (state.fence === null) flush(state)
  else pushCode(state)
  return state.pieces
}

const readLine = (state: State, line: string): void => {
  if (state.fence !== null) return readCode(state, line, state.fence)
  const unquoted = line.replace(/^(?:\s{0,3}>\s?)+/, '')
  const match = BLOCK_RULES.map((rule) => ({ rule, found: rule.pattern.exec(unquoted) })).find(({ found }) => found)
  if (match?.found) match.rule.apply(state, match.found)
  else state.lines.push(unquoted)
}

/** Code is kept, marked as no prose. */
const readCode = (state: State, line: string, fence: string): void => {
  if (line.trim().startsWith(fence)) pushCode(state)
  else state.lines.push(line)
}

const pushCode = (state: State): void => {
  state.pieces.push({ text: state.lines.splice(0).join('\n'), kind: 'metadata' })
  state.fence = null
}

/** The first heading of the first level, or the one that equals the title of the front matter, is the title. */
const markTitle = (
  pieces: readonly (TextPiece & { readonly level?: number })[],
  given: string | null,
): readonly TextPiece[] => {
  const isTitle = (piece: TextPiece & { readonly level?: number }): boolean =>
    given === null ? piece.level === 1 : piece.kind === 'heading' && normalizeLine(piece.text) === normalizeLine(given)
  const title = pieces.find(isTitle)
  return pieces.map((piece) => (piece === title ? { ...piece, kind: 'title' } : piece))
}
