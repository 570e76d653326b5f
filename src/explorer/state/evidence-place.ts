import type { BlockKind, Document, Evidence, Span } from '../../model/index.ts'

/** A quote in the words around it. */
export interface Passage {
  readonly before: string
  readonly quote: string
  readonly after: string
}

/** A line of the article with the parts that are evidence marked. */
export interface ArticleLine {
  readonly kind: BlockKind
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[]
}

/** Whether the article's text is there and holds the quote where the evidence says. */
export const holdsQuote = (document: Document | undefined, evidence: Evidence): document is Document =>
  document !== undefined &&
  evidence.quote !== '' &&
  document.text.slice(evidence.start, evidence.end) === evidence.quote

/** The quote within its sentence or sentences; the bare quote where the text does not hold it. */
export const quoteInSentence = (document: Document | undefined, evidence: Evidence): Passage => {
  if (!holdsQuote(document, evidence)) return { before: '', quote: evidence.quote, after: '' }
  const sentence = sentenceAround(document.text, evidence)
  return {
    before: document.text.slice(sentence.start, evidence.start).trimStart(),
    quote: evidence.quote,
    after: document.text.slice(evidence.end, sentence.end).trimEnd(),
  }
}

/** The article line by line, blank lines left out. */
export const markArticle = (document: Document, marks: readonly Span[]): readonly ArticleLine[] =>
  linesOf(document.text)
    .filter((line) => document.text.slice(line.start, line.end).trim() !== '')
    .map((line) => ({ kind: kindAt(document, line), pieces: cutPieces(document.text, line, marks) }))

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

const sentenceAround = (text: string, span: Span): Span => {
  const start = text.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1
  const lineEnd = text.indexOf('\n', span.end)
  const end = lineEnd === -1 ? text.length : lineEnd
  let from = Math.min(start, span.start)
  for (const { index, segment } of segmenter.segment(text.slice(from, end))) {
    const sentenceEnd = start + index + segment.length
    if (start + index <= span.start) from = start + index
    if (sentenceEnd >= span.end) return { start: from, end: sentenceEnd }
  }
  return { start: from, end }
}

const linesOf = (text: string): readonly Span[] => {
  let start = 0
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length }
    start = span.end + 1
    return span
  })
}

const kindAt = (document: Document, line: Span): BlockKind => {
  const middle = (line.start + line.end) / 2
  return document.blocks.find(({ start, end }) => start <= middle && middle <= end)?.kind ?? 'paragraph'
}

const cutPieces = (text: string, line: Span, marks: readonly Span[]): ArticleLine['pieces'] => {
  const inside = marks.filter(({ start, end }) => start < line.end && end > line.start)
  const cuts = new Set([line.start, line.end])
  for (const { start, end } of inside) cuts.add(Math.max(start, line.start)).add(Math.min(end, line.end))
  const sorted = [...cuts].sort((left, right) => left - right)
  return sorted.slice(0, -1).map((start, at) => ({
    text: text.slice(start, sorted[at + 1]),
    marked: inside.some((mark) => mark.start <= start && start < mark.end),
  }))
}
