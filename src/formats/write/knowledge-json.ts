import type {
  Document,
  EndTrace,
  Entity,
  Evidence,
  KnowledgeItems,
  Statement,
  StatementLink,
  TimeInterval,
} from '../../model/index.ts'

/** What the first lines of the file say, and the reader wants to see. */
export const KNOWLEDGE_FORMAT = 'relata'
export const KNOWLEDGE_VERSION = 1

/**
 * The graph file (ARCHITECTURE.md, "The graph file"): one record a line, keys in a fixed order, lists in the order
 * given, so that the same Knowledge always gives the same bytes and two versions can be compared line by line.
 * Lone surrogates are written as `\uD800`, so that the text is sound UTF-8. Yields about one record at a time.
 */
export function* writeKnowledgeJson(knowledge: KnowledgeItems): Generator<string, void, undefined> {
  yield `{"format":${JSON.stringify(KNOWLEDGE_FORMAT)},"version":${String(KNOWLEDGE_VERSION)},\n`
  yield* list('documents', knowledge.documents, orderDocument)
  yield ',\n'
  yield* list('entities', knowledge.entities, orderEntity)
  yield ',\n'
  yield* list('statements', knowledge.statements, orderStatement)
  if (knowledge.links !== undefined) {
    yield ',\n'
    yield* list('links', knowledge.links, orderLink)
  }
  yield '}\n'
}

function* list<Item>(key: string, items: Iterable<Item>, order: (item: Item) => object): Generator<string> {
  yield `"${key}":[`
  let separator = '\n'
  for (const item of items) {
    yield separator + JSON.stringify(order(item))
    separator = ',\n'
  }
  yield separator === '\n' ? ']' : '\n]'
}

/** The records as files have them: keys in a fixed order, nothing that the model does not know. */
export const orderDocument = ({ id, title, source, url, publishedAt, text, blocks }: Document): Document => ({
  id,
  title,
  source,
  url,
  publishedAt,
  text,
  blocks: blocks.map(({ kind, start, end }) => ({ kind, start, end })),
})

export const orderEntity = ({ id, name, type, aliases, wikidata, merges }: Entity): Entity => ({
  id,
  name,
  type,
  aliases,
  wikidata,
  ...(merges === undefined
    ? {}
    : { merges: merges.map(({ name: other, score, reason }) => ({ name: other, score, reason })) }),
})

export const orderStatement = (statement: Statement): Readonly<Record<string, unknown>> => ({
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

const orderEvidence = ({ document, start, end, quote, rule, confidence, ends }: Evidence): Evidence => ({
  document,
  start,
  end,
  quote,
  rule,
  confidence,
  ...(ends === undefined ? {} : { ends: { subject: orderEnd(ends.subject), object: orderEnd(ends.object) } }),
})

const orderEnd = ({ text, start, end, steps }: EndTrace): EndTrace => ({
  text,
  start,
  end,
  steps: steps.map(({ text: words, rule, score }) => ({ text: words, rule, score })),
})

export const orderLink = ({ kind, from, to, document, start, end, words }: StatementLink): StatementLink => ({
  kind,
  from,
  to,
  document,
  start,
  end,
  words,
})
