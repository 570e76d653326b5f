import type { Document, Entity, Evidence, Knowledge, Statement } from '../../model/index.ts'
import { keepXmlCharacters } from './escape-xml.ts'
import { orderDocument, orderEntity, orderLink, orderStatement } from './knowledge-json.ts'
import type { StatementContext } from './graph-columns.ts'
import type { XmlIds } from './xml-ids.ts'

/** Names of the processing instructions that carry what attributes of nodes and edges cannot hold. */
export const EXTRA_TARGETS = {
  document: 'relata-document',
  entity: 'relata-entity',
  statement: 'relata-statement',
  link: 'relata-link',
} as const

/**
 * What nodes and edges of a GEXF or GraphML file leave out, as XML processing instructions with JSON in them, one a
 * line: documents with their texts, why names were merged, which references lead to the ends of an evidence, links
 * between statements, and records with characters that XML forbids. Other programs pass over them; with them reading
 * what was written gives the same Knowledge again.
 */
export function* writeExtras(knowledge: Knowledge, ids: XmlIds): Generator<string, void, undefined> {
  for (const document of knowledge.documents) yield instruction(EXTRA_TARGETS.document, orderDocument(document))
  for (const entity of knowledge.entities) {
    const extra = entityExtra(entity)
    if (extra !== null) yield instruction(EXTRA_TARGETS.entity, { id: ids.entity(entity.id), ...extra })
  }
  for (const statement of knowledge.statements) {
    const extra = statementExtra(statement)
    if (extra !== null) yield instruction(EXTRA_TARGETS.statement, { id: ids.statement(statement.id), ...extra })
  }
  // An empty list is told apart from none.
  if (knowledge.links?.length === 0) yield instruction(EXTRA_TARGETS.link, {})
  for (const link of knowledge.links ?? []) yield instruction(EXTRA_TARGETS.link, orderLink(link))
}

const entityExtra = (entity: Entity): object | null => {
  const ordered = orderEntity(entity)
  if (![entity.id, entity.name, entity.wikidata ?? '', ...entity.aliases].every(isSound)) return { record: ordered }
  return ordered.merges === undefined ? null : { merges: ordered.merges }
}

const statementExtra = (statement: Statement): object | null => {
  if (!isSoundStatement(statement)) return { record: orderStatement(statement) }
  const { evidence } = statement
  return evidence.some(({ ends }) => ends !== undefined)
    ? { ends: (orderStatement(statement)['evidence'] as Evidence[]).map(({ ends }) => ends ?? null) }
    : null
}

const isSoundStatement = ({ id, subject, object, attributedTo, relation, eventType, evidence }: Statement): boolean =>
  isSound(id) &&
  isSound(subject) &&
  isSound(object) &&
  (attributedTo === null || isSound(attributedTo)) &&
  isSound(relation) &&
  isSound(eventType) &&
  evidence.every(({ document, quote, rule }) => isSound(document) && isSound(quote) && isSound(rule))

const isSound = (text: string): boolean => keepXmlCharacters(text) === text

const instruction = (target: string, content: object): string =>
  `<?${target} ${JSON.stringify(content).replace(/\?>|[\uFFFE\uFFFF]/g, escapeInJson)}?>\n`

const escapeInJson = (text: string): string =>
  text === '?>' ? '?\\u003e' : `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Looks up names and outlets for the columns of statements. */
export const statementContext = (knowledge: Knowledge, writtenId: StatementContext['writtenId']): StatementContext => {
  const names = new Map(knowledge.entities.map(({ id, name }) => [id, name]))
  const sources = new Map(knowledge.documents.map((document) => [document.id, outletOf(document)]))
  return { nameOf: (id) => names.get(id) ?? id, sourceOf: (id) => sources.get(id) ?? id, writtenId }
}

/** Of which outlet an evidence is, for those who have no documents. */
const outletOf = ({ source, title, id }: Document): string => source ?? title ?? id
