import type { EntityId, Knowledge, Statement, StatementId } from '../../model/index.ts'
import { keepXmlCharacters } from './escape-xml.ts'

/** The ids as they stand in the file. */
export interface XmlIds {
  readonly entity: (id: EntityId) => string
  readonly statement: (id: StatementId) => string
}

/** Ids as XML can hold them: those that replaced characters made equal to another get a number, `a\uFFFD #2`. */
export const createXmlIds = ({ entities, statements }: Knowledge): XmlIds => {
  const writtenEntities = uniqueInXml(entities)
  const writtenStatements = uniqueInXml(statements)
  return {
    entity: (id) => writtenEntities.get(id) ?? id,
    statement: (id) => writtenStatements.get(id) ?? id,
  }
}

/** Only the ids that change; almost always an empty map. */
const uniqueInXml = (records: readonly { readonly id: string }[]): ReadonlyMap<string, string> => {
  const changed = records.filter(({ id }) => keepXmlCharacters(id) !== id)
  if (changed.length === 0) return new Map()
  const taken: Taken = new Map(records.map(({ id }) => [id, 2]))
  return new Map(changed.map(({ id }) => [id, take(keepXmlCharacters(id), taken)]))
}

/**
 * The `kind` of each statement in turn: its relation, with a number where the pair has that kind already. Unique for a
 * pair also where a reader collapses white space, since the schema calls it an xsd:token.
 */
export const createGexfKinds = (): ((statement: Statement) => string) => {
  // A pair has one statement as a rule: its kind alone is kept, not a table of kinds.
  const pairs = new Map<EntityId, Map<EntityId, string | Taken>>()
  const kinds = new Map<string, string>()
  const plainKind = (relation: string): string => {
    let kind = kinds.get(relation)
    if (kind === undefined) kinds.set(relation, (kind = keepXmlCharacters(relation).replace(/\s+/g, ' ').trim()))
    return kind
  }
  return ({ subject, object, relation }) => {
    let objects = pairs.get(subject)
    if (objects === undefined) pairs.set(subject, (objects = new Map<EntityId, string | Taken>()))
    const kind = plainKind(relation)
    let taken = objects.get(object)
    if (taken === undefined) {
      objects.set(object, kind)
      return kind
    }
    if (typeof taken === 'string') objects.set(object, (taken = new Map([[taken, 2]])))
    return take(kind, taken)
  }
}

/** A text that is in use, and the next number to try behind it. */
type Taken = Map<string, number>

/** The text, or with the first free number behind it: `claims`, `claims #2`. */
const take = (text: string, taken: Taken): string => {
  let free = text
  let number = taken.get(text) ?? 2
  while (taken.has(free)) {
    free = `${text} #${String(number)}`
    number += 1
  }
  taken.set(text, number)
  if (free !== text) taken.set(free, 2)
  return free
}
