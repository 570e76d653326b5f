import type { Entity, EntityId, Evidence, Knowledge, NonEmpty, Statement } from '../model/index.ts'
import { byText } from '../resolution/normalize-name.ts'

/** The rule of what a language model read; another reading by rules does not find it again. */
const LANGUAGE_MODEL_RULE = 'language-model'

/**
 * What is left of a graph when all documents with a text are read anew: the evidence that reading them cannot give,
 * because its document has no text here or a language model found it. Statements without such evidence are left out, and
 * entities that nothing refers to.
 */
export const keepUnreadable = (knowledge: Knowledge): Knowledge => {
  const unreadable = new Set(knowledge.documents.filter(({ text }) => text.trim() === '').map(({ id }) => id))
  const statements = knowledge.statements.flatMap((statement): Statement[] => {
    const evidence = statement.evidence.filter(
      ({ document, rule }) => unreadable.has(document) || rule === LANGUAGE_MODEL_RULE,
    )
    return isFilled(evidence) ? [{ ...statement, evidence }] : []
  })
  const ids = new Set(statements.map(({ id }) => id))
  const ends = new Set(statements.flatMap(({ subject, object, attributedTo }) => [subject, object, attributedTo]))
  // An entity of another program may stand alone; one of ours comes again with its articles.
  const isAlone = createLonerTest(knowledge)
  return {
    documents: knowledge.documents.filter(
      ({ id }) =>
        unreadable.has(id) || statements.some(({ evidence }) => evidence.some(({ document }) => document === id)),
    ),
    entities: knowledge.entities.filter(({ id }) => ends.has(id) || (unreadable.size > 0 && isAlone(id))),
    statements,
    links: (knowledge.links ?? []).filter(({ from, to }) => ids.has(from) && ids.has(to)),
  }
}

/**
 * One graph of two. Entities are one where their ids are, or their types and names; statements where their ids are, or
 * all that they say. The names, types and confidences of `base` win.
 */
export const joinKnowledge = (base: Knowledge, other: Knowledge): Knowledge => {
  const entities = new Map(base.entities.map((entity) => [entity.id, entity]))
  const named = new Map(base.entities.map(({ id, type, name }) => [nameKey(type, name), id]))
  const renamed = new Map<EntityId, EntityId>()
  for (const entity of other.entities) {
    const known = entities.has(entity.id) ? entity.id : named.get(nameKey(entity.type, entity.name))
    if (known !== undefined) renamed.set(entity.id, known)
    entities.set(known ?? entity.id, joinEntities(entities.get(known ?? entity.id), entity))
  }
  const nameOf = (id: EntityId): EntityId => renamed.get(id) ?? id
  const statements = new Map(base.statements.map((statement) => [statement.id, statement]))
  const said = new Map(base.statements.map((statement) => [sayKey(statement), statement.id]))
  const kept = new Map<string, string>()
  for (const given of other.statements) {
    const { attributedTo } = given
    const statement = {
      ...given,
      subject: nameOf(given.subject),
      object: nameOf(given.object),
      attributedTo: attributedTo === null ? null : nameOf(attributedTo),
    }
    const id = said.get(sayKey(statement)) ?? statement.id
    kept.set(given.id, id)
    const before = statements.get(id)
    statements.set(id, before === undefined ? statement : { ...before, evidence: joinEvidence(before, statement) })
  }
  const documents = new Map([...other.documents, ...base.documents].map((document) => [document.id, document]))
  const links = (other.links ?? []).map((link) => ({
    ...link,
    from: kept.get(link.from) ?? link.from,
    to: kept.get(link.to) ?? link.to,
  }))
  return {
    documents: sorted(documents.values()),
    entities: sorted(entities.values()),
    statements: sorted(statements.values()),
    links: [...new Map([...(base.links ?? []), ...links].map((link) => [JSON.stringify(link), link])).values()],
  }
}

const createLonerTest = ({ statements }: Knowledge) => {
  const used = new Set(statements.flatMap(({ subject, object, attributedTo }) => [subject, object, attributedTo]))
  return (id: EntityId): boolean => !used.has(id)
}

const joinEntities = (known: Entity | undefined, other: Entity): Entity => {
  if (known === undefined) return other
  const aliases = new Set([...known.aliases, ...other.aliases])
  aliases.delete(known.name)
  return { ...known, aliases: [...aliases].sort(byText), wikidata: known.wikidata ?? other.wikidata }
}

const joinEvidence = (before: Statement, statement: Statement): NonEmpty<Evidence> => {
  const known = new Set(before.evidence.map(evidenceKey))
  return [...before.evidence, ...statement.evidence.filter((evidence) => !known.has(evidenceKey(evidence)))] as [
    Evidence,
    ...Evidence[],
  ]
}

const evidenceKey = ({ document, start, end, quote, rule }: Evidence): string =>
  JSON.stringify([document, start, end, quote, rule])

const nameKey = (type: string, name: string): string => `${type}\t${name}`

const sayKey = ({ subject, relation, object, polarity, modality, attributedTo, time }: Statement): string =>
  JSON.stringify([subject, relation, object, polarity, modality, attributedTo, time?.start, time?.end, time?.precision])

const isFilled = <Item>(items: readonly Item[]): items is NonEmpty<Item> => items.length > 0

const sorted = <Item extends { readonly id: string }>(items: Iterable<Item>): readonly Item[] =>
  [...items].sort((left, right) => byText(left.id, right.id))
