import type { Knowledge } from '../../model/index.ts'
import { wellFormed } from './well-formed.ts'

const ROWS_PER_BATCH = 200

type Value = string | number | null | readonly string[]
type Row = Readonly<Record<string, Value>>

/**
 * Knowledge as a Cypher script for `cypher-shell` (Neo4j 4.4 and later): rows come as the parameter `$rows`
 * (`:param`), so nothing from a document is ever part of a query. Loading it twice changes nothing.
 */
export function* writeCypher({ documents, entities, statements }: Knowledge): Generator<string, void, undefined> {
  yield 'CREATE CONSTRAINT relata_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n'
  yield 'CREATE CONSTRAINT relata_document IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;\n'
  yield* batches(
    documents,
    ({ id, title, source, url, publishedAt }) => ({ id, title, source, url, publishedAt }),
    'UNWIND $rows AS row MERGE (n:Document {id: row.id}) SET n += row',
  )
  yield* batches(
    entities,
    ({ id, name, type, aliases, wikidata }) => ({ id, name, type, aliases, wikidata }),
    'UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n += row',
  )
  yield* batches(
    statements,
    (statement) => ({
      id: statement.id,
      subject: statement.subject,
      object: statement.object,
      relation: statement.relation,
      eventType: statement.eventType,
      polarity: statement.polarity,
      modality: statement.modality,
      attributedTo: statement.attributedTo,
      timeStart: statement.time?.start ?? null,
      timeEnd: statement.time?.end ?? null,
      confidence: statement.confidence,
      quotes: statement.evidence.map(({ quote }) => quote),
      documents: statement.evidence.map(({ document }) => document),
    }),
    'UNWIND $rows AS row MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object}) ' +
      'MERGE (a)-[r:STATES {id: row.id}]->(b) SET r += row',
  )
}

function* batches<Item>(items: readonly Item[], rowOf: (item: Item) => Row, query: string): Generator<string> {
  for (let start = 0; start < items.length; start += ROWS_PER_BATCH) {
    const list = items.slice(start, start + ROWS_PER_BATCH).map((item) => mapLiteral(rowOf(item)))
    yield `:param rows => [${list.join(', ')}]\n${query};\n`
  }
}

const mapLiteral = (row: Row): string =>
  `{${Object.entries(row)
    .map(([name, value]) => `${name}: ${literal(value)}`)
    .join(', ')}}`

const literal = (value: Value): string => {
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? textLiteral(value) : `[${value.map(textLiteral).join(', ')}]`
}

/** A backslash before what could end the text or begin an escape; line ends by name, other controls as blanks. */
const textLiteral = (text: string): string =>
  `'${wellFormed(text)
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')}'`
