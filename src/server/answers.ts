import { labelStatement } from '../graph/index.ts'
import type { Document, Evidence, Knowledge, Statement } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import type { StatementAnswer } from './schemas.ts'

/** Puts statements of one graph into the words of an answer. */
export interface Answers {
  readonly statement: (statement: Statement) => StatementAnswer
  readonly nameOf: (id: string) => string
  readonly documentOf: (id: string) => Document | undefined
}

export const createAnswers = ({ documents, entities }: Knowledge): Answers => {
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  const known = new Map(documents.map((document) => [document.id, document]))
  const nameOf = (id: string): string => names.get(id) ?? id
  return {
    nameOf,
    documentOf: (id) => known.get(id),
    statement: (statement) => {
      const best = surest(statement.evidence)
      return {
        id: statement.id,
        subject: nameOf(statement.subject),
        relation: labelStatement(statement),
        object: nameOf(statement.object),
        eventType: statement.eventType,
        saidBy: statement.attributedTo === null ? null : nameOf(statement.attributedTo),
        time: statement.time === null ? null : { start: statement.time.start, end: statement.time.end },
        confidence: statement.confidence,
        quote: best.quote,
        source: sourceOf(best.document, known.get(best.document)),
        evidences: statement.evidence.length,
      }
    },
  }
}

const surest = (evidence: Statement['evidence']): Evidence =>
  evidence.reduce((best, other) => (other.confidence > best.confidence ? other : best))

const sourceOf = (id: string, document: Document | undefined): string =>
  [document?.source ?? document?.title ?? id, document?.publishedAt].filter(Boolean).join(', ')

/** One page of a list, and where the next one begins. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly total: number
  readonly next: string | null
}

/** Where the page of a cursor begins. Throws WRONG_OPTION for a cursor that no page has given. */
export const startOf = (cursor: string | undefined): number => {
  const start = cursor === undefined ? 0 : Number(/^after-(\d{1,9})$/u.exec(cursor)?.[1] ?? Number.NaN)
  if (Number.isInteger(start)) return start
  throw new KnowledgeError('WRONG_OPTION', `The cursor "${cursor ?? ''}" is none; give the "next" of the page before.`)
}

export const cursorAfter = (end: number): string => `after-${String(end)}`

/** A page of a list that is there. Throws WRONG_OPTION. */
export const pageOf = <Item>(list: readonly Item[], limit: number, cursor: string | undefined): Page<Item> => {
  const start = startOf(cursor)
  const end = start + limit
  return { items: list.slice(start, end), total: list.length, next: end < list.length ? cursorAfter(end) : null }
}

/** A page of what is searched for only as far as the page goes: how much there is in all, nobody knows. */
export const openPageOf = <Item>(
  find: (most: number) => readonly Item[],
  limit: number,
  cursor: string | undefined,
): Omit<Page<Item>, 'total'> => {
  const { items, next } = pageOf(find(startOf(cursor) + limit + 1), limit, cursor)
  return { items, next }
}

const SENTENCE_REACH = 400

/** The sentence around an evidence, as far as its text is there. */
export const sentenceAround = (text: string, { start, end, quote }: Evidence): string => {
  if (text === '') return quote
  const before = text.slice(Math.max(0, start - SENTENCE_REACH), start)
  const after = text.slice(end, end + SENTENCE_REACH)
  const from = Math.max(before.lastIndexOf('\n'), ...['. ', '! ', '? '].map((mark) => before.lastIndexOf(mark) + 1))
  const stop = /[.!?]["”’')\]]*(?=\s|$)|\n/u.exec(after)
  return (
    before.slice(from + 1) +
    text.slice(start, end) +
    after.slice(0, stop ? stop.index + stop[0].length : undefined)
  )
    .replace(/\s+/gu, ' ')
    .trim()
}
