import type { Knowledge } from '../../model/index.ts'
import { csvLine } from './csv.ts'
import type { FolderFile } from './folder-file.ts'

/**
 * Tables for `neo4j-admin database import full` (Neo4j 5, header formats of its manual). A statement is a relationship
 * STATES between entities with the relation as a property, and its evidences are nodes of their own that point to their
 * document: an edge cannot point to a node there, so an evidence names the statement by id. Lists are parted by `;`.
 */
export function* writeNeo4jTables(knowledge: Knowledge): Generator<FolderFile, void, undefined> {
  yield { path: 'entities.csv', pieces: entities(knowledge) }
  yield { path: 'documents.csv', pieces: documents(knowledge) }
  yield { path: 'statements.csv', pieces: statements(knowledge) }
  yield { path: 'evidence.csv', pieces: evidence(knowledge) }
  yield { path: 'evidence-documents.csv', pieces: evidenceDocuments(knowledge) }
  yield { path: 'import.sh', pieces: [IMPORT] }
}

const IMPORT = `#!/bin/sh
# Fills the database "neo4j" of a stopped server. Run it in this folder.
neo4j-admin database import full neo4j --overwrite-destination --array-delimiter=';' --multiline-fields=true \\
  --nodes=Entity=entities.csv --nodes=Document=documents.csv --nodes=Evidence=evidence.csv \\
  --relationships=STATES=statements.csv --relationships=FROM=evidence-documents.csv
`

/** The sign that parts the items of a list cannot stand in them. */
const items = (list: readonly string[]): string => list.map((item) => item.replaceAll(';', ',')).join(';')

function* entities(knowledge: Knowledge): Generator<string> {
  yield csvLine(['id:ID(Entity)', 'name', 'type', 'aliases:string[]', 'wikidata'])
  for (const { id, name, type, aliases, wikidata } of knowledge.entities)
    yield csvLine([id, name, type, items(aliases), wikidata])
}

function* documents(knowledge: Knowledge): Generator<string> {
  yield csvLine(['id:ID(Document)', 'title', 'source', 'url', 'publishedAt:date'])
  for (const { id, title, source, url, publishedAt } of knowledge.documents)
    yield csvLine([id, title, source, url, publishedAt])
}

function* statements(knowledge: Knowledge): Generator<string> {
  yield csvLine([
    ':START_ID(Entity)',
    ':END_ID(Entity)',
    'id',
    'relation',
    'eventType',
    'polarity',
    'modality',
    'attributedTo',
    'from:date',
    'to:date',
    'precision',
    'confidence:double',
    'quotes:string[]',
  ])
  for (const statement of knowledge.statements)
    yield csvLine([
      statement.subject,
      statement.object,
      statement.id,
      statement.relation,
      statement.eventType,
      statement.polarity,
      statement.modality,
      statement.attributedTo,
      statement.time?.start ?? null,
      statement.time?.end ?? null,
      statement.time?.precision ?? null,
      statement.confidence,
      items(statement.evidence.map(({ quote }) => quote)),
    ])
}

const evidenceId = (statement: string, nth: number): string => `${statement}/${String(nth + 1)}`

function* evidence(knowledge: Knowledge): Generator<string> {
  yield csvLine(['id:ID(Evidence)', 'statement', 'quote', 'start:int', 'end:int', 'rule', 'confidence:double'])
  for (const { id, evidence: list } of knowledge.statements)
    for (const [nth, { quote, start, end, rule, confidence }] of list.entries())
      yield csvLine([evidenceId(id, nth), id, quote, start, end, rule, confidence])
}

function* evidenceDocuments(knowledge: Knowledge): Generator<string> {
  yield csvLine([':START_ID(Evidence)', ':END_ID(Document)'])
  for (const { id, evidence: list } of knowledge.statements)
    for (const [nth, { document }] of list.entries()) yield csvLine([evidenceId(id, nth), document])
}
