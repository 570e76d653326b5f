import type { Document, Entity, Evidence, Knowledge, Statement, TimeInterval } from '../../model/index.ts'

/** What the first lines of the file say, and the reader wants to see. */
export const KNOWLEDGE_FORMAT = 'relata'
export const KNOWLEDGE_VERSION = 1

/**
 * The graph file (ARCHITECTURE.md, "The graph file"): one record a line, keys in a fixed order, lists in the order
 * given, so that the same Knowledge always gives the same bytes and two versions can be compared line by line.
 * Lone surrogates are written as `\uD800`, so that the text is sound UTF-8. Yields about one record at a time.
 */
export function* writeKnowledgeJson(knowledge: Knowledge): Generator<string, void, undefined> {
  yield `{"format":${JSON.stringify(KNOWLEDGE_FORMAT)},"version":${String(KNOWLEDGE_VERSION)},\n`
  yield* list('documents', knowledge.documents, orderDocument)
  yield ',\n'
  yield* list('entities', knowledge.entities, orderEntity)
  yield ',\n'
  yield* list('statements', knowledge.statements, orderStatement)
  yield '}\n'
}

function* list<Item>(key: string, items: readonly Item[], order: (item: Item) => object): Generator<string> {
  yield `"${key}":[`
  let separator = '\n'
  for (const item of items) {
    yield separator + JSON.stringify(order(item))
    separator = ',\n'
  }
  yield items.length === 0 ? ']' : '\n]'
}

const orderDocument = ({ id, title, source, url, publishedAt, text, blocks }: Document): Document => ({
  id,
  title,
  source,
  url,
  publishedAt,
  text,
  blocks: blocks.map(({ kind, start, end }) => ({ kind, start, end })),
})

const orderEntity = ({ id, name, type, aliases, wikidata }: Entity): Entity => ({ id, name, type, aliases, wikidata })

const orderStatement = (statement: Statement): object => ({
  id: statement.id,
  subject: statement.subject,
  relation: statement.relation,
  eventType: statement.eventType,
  object: statement.object,
  polarity: statement.polarity,
  modality: statement.modality,
  attributedTo: statement.attributedTo,
  time: statement.time === null ? null : orderTime(statement.time),
  confidence: statement.confidence,
  evidence: statement.evidence.map(orderEvidence),
})

const orderTime = ({ start, end, precision }: TimeInterval): TimeInterval => ({ start, end, precision })

const orderEvidence = ({ document, start, end, quote, rule, confidence }: Evidence): Evidence => ({
  document,
  start,
  end,
  quote,
  rule,
  confidence,
})
