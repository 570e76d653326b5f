import type { EntityId, Knowledge, Statement } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph } from './create-graph.ts'
import { findEntity } from './find-entity.ts'
import { neighbors } from './neighbors.ts'

/** A part of a graph that is too large for a picture: at most so many entities, and statements among them. */
export type PicturePart =
  /** Those of whom most is said. */
  | { readonly ask: 'overview'; readonly entities: number; readonly statements: number }
  /** One, and the nearest of those around it, from the `start`th on. */
  | {
      readonly ask: 'surroundings'
      readonly entity: string
      readonly start?: number | undefined
      readonly entities: number
      readonly statements: number
    }

/** What the part holds, and of how many it was taken: all entities, or all of those around the one. */
export interface TakenPart {
  readonly knowledge: Knowledge
  readonly total: number
}

/** The part out of Knowledge in memory; a store gives the same. Throws UNKNOWN_ENTITY. */
export const takePicturePart = (knowledge: Knowledge, graph: KnowledgeGraph, part: PicturePart): TakenPart => {
  const { chosen, total } = part.ask === 'overview' ? mostSpokenOf(graph, part.entities) : nearest(graph, part)
  const ids = new Set(chosen)
  const statements = knowledge.statements
    .filter(({ subject, object }) => ids.has(subject) && ids.has(object))
    .sort((left, right) => right.evidence.length - left.evidence.length || compareText(left.id, right.id))
    .slice(0, part.statements)
    .sort((left, right) => compareText(left.id, right.id))
  return { knowledge: withSurroundings(knowledge, statements, ids), total }
}

interface Chosen {
  readonly chosen: readonly EntityId[]
  readonly total: number
}

const mostSpokenOf = (graph: KnowledgeGraph, count: number): Chosen => {
  const spokenOf = (id: EntityId): number => graph.getNodeAttribute(id, 'statements')
  const all = graph.nodes().sort((left, right) => spokenOf(right) - spokenOf(left) || compareText(left, right))
  return { chosen: all.slice(0, count), total: all.length }
}

const nearest = (
  graph: KnowledgeGraph,
  { entity, start = 0, entities }: PicturePart & { ask: 'surroundings' },
): Chosen => {
  const id = findEntity(graph, entity)
  const around = neighbors(graph, id)
  return { chosen: [id, ...around.slice(start, start + entities).map((one) => one.entity.id)], total: around.length }
}

/** Statements with what they need: speakers, documents, links. */
const withSurroundings = (
  knowledge: Knowledge,
  statements: readonly Statement[],
  ids: ReadonlySet<EntityId>,
): Knowledge => {
  const kept = new Set(statements.map(({ id }) => id))
  const documents = new Set(statements.flatMap(({ evidence }) => evidence.map(({ document }) => document)))
  const speakers = new Set(statements.map(({ attributedTo }) => attributedTo))
  return {
    documents: knowledge.documents.filter(({ id }) => documents.has(id)),
    entities: knowledge.entities.filter(({ id }) => ids.has(id) || speakers.has(id)),
    statements,
    ...(knowledge.links === undefined
      ? {}
      : { links: knowledge.links.filter(({ from, to }) => kept.has(from) && kept.has(to)) }),
  }
}
