import { KnowledgeError } from '../model/index.ts'
import type { Statement } from '../model/index.ts'

const MAX_LISTED = 5

/** The statement with an id, or the only one whose id begins so. Throws UNKNOWN_STATEMENT, naming what fits. */
export const findStatement = (statements: readonly Statement[], wanted: string): Statement => {
  const id = wanted.trim()
  const fitting = statements.filter((statement) => statement.id === id || (id !== '' && statement.id.startsWith(id)))
  const exact = fitting.find((statement) => statement.id === id)
  const [first, ...others] = fitting
  if (exact !== undefined) return exact
  if (first !== undefined && others.length === 0) return first
  if (first === undefined)
    throw new KnowledgeError(
      'UNKNOWN_STATEMENT',
      `No statement has an id that begins with "${wanted}". "relata neighbors ENTITY --ids" prints the ids.`,
    )
  const ids = fitting.slice(0, MAX_LISTED).map((statement) => statement.id)
  throw new KnowledgeError(
    'UNKNOWN_STATEMENT',
    `${String(fitting.length)} statements have an id that begins with "${wanted}": ${ids.join(', ')} …`,
  )
}

/** Statements on the same subject, relation and object that say otherwise, in polarity, modality or by whom. */
export const rivalsOf = (statements: readonly Statement[], { id, subject, relation, object }: Statement): Statement[] =>
  statements.filter(
    (other) => other.id !== id && other.subject === subject && other.relation === relation && other.object === object,
  )
