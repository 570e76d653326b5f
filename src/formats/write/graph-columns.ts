import type { EntityCount } from '../../graph/index.ts'
import type { DocumentId, Entity, EntityId, Statement } from '../../model/index.ts'

/** Types of GEXF's attributes, those that we use. */
export type ColumnType = 'string' | 'integer' | 'double' | 'liststring' | 'listinteger' | 'listdouble'

/** An attribute of all nodes or edges; `null` leaves it out of one. The id is also its title. */
export interface Column<Item> {
  readonly id: string
  readonly type: ColumnType
  /** Whether most items have one of few values, so that a writer may keep what it made of them. */
  readonly recurs?: true
  readonly value: (item: Item) => string | number | readonly string[] | readonly number[] | null
}

/** An entity with how often it is spoken of. */
export interface CountedEntity {
  readonly entity: Entity
  readonly count: EntityCount
}

/** What Gephi's data laboratory shows of an entity. Counts are those of the graph's nodes. */
export const NODE_COLUMNS: readonly Column<CountedEntity>[] = [
  { id: 'entityType', type: 'string', recurs: true, value: ({ entity }) => entity.type },
  { id: 'aliases', type: 'liststring', value: ({ entity }) => entity.aliases },
  { id: 'wikidata', type: 'string', value: ({ entity }) => entity.wikidata },
  { id: 'statements', type: 'integer', recurs: true, value: ({ count }) => count.statements },
  { id: 'documents', type: 'integer', recurs: true, value: ({ count }) => count.documents },
]

/** Looks up what a statement names by id. */
export interface StatementContext {
  readonly nameOf: (id: EntityId) => string
  readonly sourceOf: (id: DocumentId) => string
  /** The entity's id as it stands in the file. */
  readonly writtenId: (id: EntityId) => string
}

/** A statement beside what its ids stand for. */
export type StatementInContext = StatementContext & { readonly statement: Statement }

/** What it shows of a statement; evidence as lists that run in step. */
export const EDGE_COLUMNS: readonly Column<StatementInContext>[] = [
  { id: 'relation', type: 'string', recurs: true, value: ({ statement }) => statement.relation },
  { id: 'eventType', type: 'string', recurs: true, value: ({ statement }) => statement.eventType },
  { id: 'polarity', type: 'string', recurs: true, value: ({ statement }) => statement.polarity },
  { id: 'modality', type: 'string', recurs: true, value: ({ statement }) => statement.modality },
  {
    id: 'attributedTo',
    type: 'string',
    recurs: true,
    value: ({ statement, nameOf }) => (statement.attributedTo === null ? null : nameOf(statement.attributedTo)),
  },
  {
    id: 'attributedToId',
    type: 'string',
    recurs: true,
    value: ({ statement, writtenId }) => (statement.attributedTo === null ? null : writtenId(statement.attributedTo)),
  },
  { id: 'timeStart', type: 'string', recurs: true, value: ({ statement }) => statement.time?.start ?? null },
  { id: 'timeEnd', type: 'string', recurs: true, value: ({ statement }) => statement.time?.end ?? null },
  { id: 'timePrecision', type: 'string', recurs: true, value: ({ statement }) => statement.time?.precision ?? null },
  { id: 'confidence', type: 'double', recurs: true, value: ({ statement }) => statement.confidence },
  { id: 'evidenceCount', type: 'integer', recurs: true, value: ({ statement }) => statement.evidence.length },
  { id: 'evidence', type: 'liststring', value: ({ statement }) => statement.evidence.map(({ quote }) => quote) },
  {
    id: 'documentIds',
    type: 'liststring',
    recurs: true,
    value: ({ statement }) => statement.evidence.map(({ document }) => document),
  },
  {
    id: 'sources',
    type: 'liststring',
    recurs: true,
    value: ({ statement, sourceOf }) => statement.evidence.map(({ document }) => sourceOf(document)),
  },
  { id: 'evidenceStart', type: 'listinteger', value: ({ statement }) => statement.evidence.map(({ start }) => start) },
  { id: 'evidenceEnd', type: 'listinteger', value: ({ statement }) => statement.evidence.map(({ end }) => end) },
  {
    id: 'rules',
    type: 'liststring',
    recurs: true,
    value: ({ statement }) => statement.evidence.map(({ rule }) => rule),
  },
  {
    id: 'evidenceConfidence',
    type: 'listdouble',
    recurs: true,
    value: ({ statement }) => statement.evidence.map(({ confidence }) => confidence),
  },
]
