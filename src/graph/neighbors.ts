import type { EntityId, EntityType, Statement } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph, StatementAttributes } from './create-graph.ts'
import type { EntityReference } from './entity-reference.ts'
import { referTo } from './entity-reference.ts'
import { findEntity } from './find-entity.ts'
import type { StatementFilter } from './statement-filter.ts'
import { createStatementFilter } from './statement-filter.ts'
import { byAttestation } from './statement-order.ts'

/** Which way a statement runs along a walk: `out` away from where the walk began, `in` back towards it. */
export type Direction = 'in' | 'out'

/** What to ask of the surroundings of an entity. The statement filters hold for every step of the walk. */
export interface NeighborOptions extends StatementFilter {
  /** Lists only such entities; the walk still goes through the others. */
  readonly entityType?: EntityType | undefined
  /** Default `both`. */
  readonly direction?: Direction | 'both' | undefined
  /** How many statements away at most: a whole number from 1, or Infinity. Default 1. */
  readonly depth?: number | undefined
}

/** A statement as the walk crosses it. */
export interface DirectedStatement {
  readonly statement: Statement
  readonly direction: Direction
}

/** An entity and the statements that tie it to the entities one step nearer. */
export interface Neighbor {
  readonly entity: EntityReference
  /** Fewest statements between the two, from 1. */
  readonly depth: number
  /** The best attested first. */
  readonly statements: readonly DirectedStatement[]
}

/**
 * The entities around one, named by name, alias or id; the entity itself is never among them. Ordered by depth, then
 * number of statements, then of evidence, then name. Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION.
 */
export const neighbors = (graph: KnowledgeGraph, entity: string, options: NeighborOptions = {}): Neighbor[] => {
  const start = findEntity(graph, entity)
  const accepts = createStatementFilter(graph, options)
  const depth = options.depth ?? 1
  if (!(depth >= 1 && (Number.isInteger(depth) || depth === Infinity))) {
    throw new KnowledgeError('WRONG_OPTION', `depth is ${String(depth)}; it must be a whole number from 1.`)
  }
  const reached = walk(graph, start, { accepts, direction: options.direction ?? 'both', depth })
  return reached
    .filter(({ entity: { type } }) => options.entityType === undefined || type === options.entityType)
    .sort(byCloseness)
}

interface Walk {
  readonly accepts: (statement: StatementAttributes) => boolean
  readonly direction: Direction | 'both'
  readonly depth: number
}

/** Breadth first, one depth after the other. */
const walk = (graph: KnowledgeGraph, start: EntityId, { accepts, direction, depth }: Walk): Neighbor[] => {
  const seen = new Set([start])
  const reached: Neighbor[] = []
  let frontier: Iterable<EntityId> = [start]
  for (let level = 1; level <= depth; level += 1) {
    const found = new Map<EntityId, DirectedStatement[]>()
    const meet = (other: EntityId, attributes: StatementAttributes, way: Direction): void => {
      if (seen.has(other) || !accepts(attributes)) return
      const statements = found.get(other)
      const crossed = { statement: attributes.statement, direction: way }
      if (statements === undefined) found.set(other, [crossed])
      else statements.push(crossed)
    }
    for (const id of frontier) {
      if (direction !== 'in')
        graph.forEachOutEdge(id, (_key, attributes, _from, to) => {
          meet(to, attributes, 'out')
        })
      if (direction !== 'out')
        graph.forEachInEdge(id, (_key, attributes, from) => {
          meet(from, attributes, 'in')
        })
    }
    if (found.size === 0) break
    for (const [id, statements] of found) {
      seen.add(id)
      reached.push({
        entity: referTo(graph, id),
        depth: level,
        statements: statements.sort((left, right) => byAttestation(left.statement, right.statement)),
      })
    }
    frontier = found.keys()
  }
  return reached
}

const byCloseness = (left: Neighbor, right: Neighbor): number =>
  left.depth - right.depth ||
  right.statements.length - left.statements.length ||
  evidenceOf(right) - evidenceOf(left) ||
  compareText(left.entity.name, right.entity.name) ||
  compareText(left.entity.id, right.entity.id)

const evidenceOf = (neighbor: Neighbor): number =>
  neighbor.statements.reduce((sum, { statement }) => sum + statement.evidence.length, 0)
