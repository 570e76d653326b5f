import { MultiDirectedGraph } from 'graphology'
import type {
  Entity,
  EntityId,
  EntityType,
  Knowledge,
  Modality,
  Polarity,
  Statement,
  TimeInterval,
} from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import { countByEntity } from './count-by-entity.ts'
import { labelStatement } from './label-statement.ts'

/** What a node carries. Never an attribute called `type`: sigma reads that as the name of a renderer. */
export interface EntityAttributes {
  readonly label: string
  readonly entityType: EntityType
  readonly aliases: readonly string[]
  /** Statements with this entity as subject or object. */
  readonly statements: number
  /** Documents behind those statements. */
  readonly documents: number
}

/** What an edge carries: the statement, and flat copies of what drawing and filtering ask for. */
export interface StatementAttributes {
  /** The relation with its reservations: `not sanctioned`, `resumed (denied)`. */
  readonly label: string
  readonly relation: string
  readonly eventType: string
  readonly polarity: Polarity
  readonly modality: Modality
  readonly attributedTo: EntityId | null
  readonly time: TimeInterval | null
  readonly confidence: number
  /** How many places state it. */
  readonly evidence: number
  /** How many documents those places lie in. */
  readonly documents: number
  readonly statement: Statement
}

/** The vocabulary of the graph, each list sorted: what a relation filter may ask for. */
export interface GraphAttributes {
  readonly relations: readonly string[]
  readonly eventTypes: readonly string[]
}

/** graphology's view of Knowledge: node key = entity id, edge key = statement id, source = subject, target = object. */
export type KnowledgeGraph = MultiDirectedGraph<EntityAttributes, StatementAttributes, GraphAttributes>

/**
 * Knowledge as a directed multigraph; parallel statements stay apart. Nodes and edges come in the order of the lists.
 * Throws BROKEN_GRAPH on an id that occurs twice, is unknown, or is the name of a member of every JavaScript object
 * (graphology keeps neighbours as keys of plain objects, which `__proto__` or `constructor` would corrupt).
 */
export const createGraph = (knowledge: Knowledge): KnowledgeGraph => {
  const graph: KnowledgeGraph = new MultiDirectedGraph()
  graph.replaceAttributes({
    relations: distinct(knowledge.statements.map((statement) => statement.relation)),
    eventTypes: distinct(knowledge.statements.map((statement) => statement.eventType)),
  })
  const counts = countByEntity(knowledge.statements)
  for (const entity of knowledge.entities) {
    checkEntityId(graph, entity)
    graph.addNode(entity.id, {
      label: entity.name,
      entityType: entity.type,
      aliases: entity.aliases,
      statements: counts.get(entity.id)?.statements ?? 0,
      documents: counts.get(entity.id)?.documents ?? 0,
    })
  }
  for (const statement of knowledge.statements) {
    checkStatement(graph, statement)
    graph.addEdgeWithKey(statement.id, statement.subject, statement.object, attributesOf(statement))
  }
  return graph
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort(compareText)

const checkEntityId = (graph: KnowledgeGraph, { id }: Entity): void => {
  if (id in Object.prototype) {
    throw new KnowledgeError('BROKEN_GRAPH', `"${id}" cannot be the id of an entity: give it a prefix, "entity:${id}".`)
  }
  if (graph.hasNode(id)) {
    throw new KnowledgeError('BROKEN_GRAPH', `Two entities have the id "${id}". Merge them or rename one.`)
  }
}

const checkStatement = (graph: KnowledgeGraph, { id, subject, object }: Statement): void => {
  if (graph.hasEdge(id)) {
    throw new KnowledgeError('BROKEN_GRAPH', `Two statements have the id "${id}". Merge them or rename one.`)
  }
  const missing = [subject, object].find((end) => !graph.hasNode(end))
  if (missing !== undefined) {
    throw new KnowledgeError(
      'BROKEN_GRAPH',
      `Statement "${id}" speaks of the entity "${missing}", which is not listed.`,
    )
  }
}

const attributesOf = (statement: Statement): StatementAttributes => ({
  label: labelStatement(statement),
  relation: statement.relation,
  eventType: statement.eventType,
  polarity: statement.polarity,
  modality: statement.modality,
  attributedTo: statement.attributedTo,
  time: statement.time,
  confidence: statement.confidence,
  evidence: statement.evidence.length,
  documents: new Set(statement.evidence.map((evidence) => evidence.document)).size,
  statement,
})
