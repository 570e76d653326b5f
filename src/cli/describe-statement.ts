import { labelStatement } from '../graph/index.ts'
import type { Document, EntityId, Evidence, Knowledge, Statement, TimeInterval } from '../model/index.ts'
import { plain } from './terminal.ts'

/** The parts of a statement as words for a table; what does not apply is empty. */
export interface StatementWords {
  /** `sanctioned`, `not resumed (planned)` */
  readonly label: string
  /** `says Ann Moreau` */
  readonly speaker: string
  /** `2022-03-21`, `since 2022-02-24` */
  readonly time: string
  /** `×3` when more than one place states it. */
  readonly evidence: string
}

/** Puts statements of one graph into words. */
export interface StatementDescriber {
  readonly words: (statement: Statement) => StatementWords
  /** `“Japan had sanctioned Russia” (Kyodo News, 2022-03-22)` */
  readonly quote: (statement: Statement) => string
  readonly nameOf: (entity: EntityId) => string
}

/** Looks up names and documents once. */
export const createDescriber = ({ documents, entities }: Knowledge): StatementDescriber => {
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  const sources = new Map(documents.map((document) => [document.id, document]))
  const nameOf = (entity: EntityId): string => plain(names.get(entity) ?? entity)
  return {
    nameOf,
    words: (statement) => ({
      label: plain(labelStatement(statement)),
      speaker: statement.attributedTo === null ? '' : `says ${nameOf(statement.attributedTo)}`,
      time: statement.time === null ? '' : describeTime(statement.time),
      evidence: statement.evidence.length > 1 ? `×${String(statement.evidence.length)}` : '',
    }),
    quote: ({ evidence }) => {
      const best = surest(evidence)
      return `“${plain(best.quote).replace(/ +/gu, ' ')}” (${sourceOf(best.document, sources.get(best.document))})`
    },
  }
}

const surest = (evidence: Statement['evidence']): Evidence =>
  evidence.reduce((best, other) => (other.confidence > best.confidence ? other : best))

const sourceOf = (id: string, document: Document | undefined): string => {
  const source = document?.source ?? document?.title ?? id
  return plain([source, document?.publishedAt].filter(Boolean).join(', '))
}

/** An interval as short as its precision allows. */
export const describeTime = ({ start, end, precision }: TimeInterval): string => {
  if (start === null) return end === null ? '' : `until ${end}`
  if (end === null) return `since ${start}`
  if (start === end) return start
  if (precision === 'year' && start.slice(0, 4) === end.slice(0, 4)) return start.slice(0, 4)
  if (precision === 'month' && start.slice(0, 7) === end.slice(0, 7)) return start.slice(0, 7)
  if (precision === 'decade') return `${start.slice(0, 4)}s`
  return `${start} – ${end}`
}
