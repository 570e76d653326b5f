import type { StatementId } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import { compareText } from '../compare-text.ts'
import type { EntityReference } from '../entity-reference.ts'
import type { Direction, NeighborOptions } from '../neighbors.ts'
import { createCompactFilter } from './compact-filter.ts'
import type { CompactGraph } from './compact-graph.ts'
import { findCompactEntity, referToCompact } from './find-compact-entity.ts'
import { createMarks, forEachIn, forEachOut } from './walk.ts'

/** A statement as a walk crosses it, by its id: its words are in the store. */
export interface CompactCrossing {
  readonly statement: StatementId
  readonly direction: Direction
}

/** An entity and the statements that tie it to the entities one step nearer, the best attested first. */
export interface CompactNeighbor {
  readonly entity: EntityReference
  readonly depth: number
  readonly statements: readonly CompactCrossing[]
}

/** What `neighbors` answers, with the ids of the statements. Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION. */
export const compactNeighbors = (
  graph: CompactGraph,
  entity: string,
  options: NeighborOptions = {},
): CompactNeighbor[] => {
  const start = findCompactEntity(graph, entity)
  const accepts = createCompactFilter(graph, options)
  const { depth = 1, direction = 'both', entityType } = options
  if (!(depth >= 1 && (Number.isInteger(depth) || depth === Infinity))) {
    throw new KnowledgeError('WRONG_OPTION', `depth is ${String(depth)}; it must be a whole number from 1.`)
  }
  const { seen, next } = createMarks(graph)
  const round = next()
  seen[start] = round
  const reached: Reached[] = []
  let frontier: Iterable<number> = [start]
  for (let level = 1; level <= depth; level += 1) {
    const found = new Map<number, Crossing[]>()
    const meet = (other: number, crossing: Crossing): void => {
      if (seen[other] === round || !accepts(crossing.statement)) return
      const known = found.get(other)
      if (known === undefined) found.set(other, [crossing])
      else known.push(crossing)
    }
    for (const from of frontier) {
      if (direction !== 'in')
        forEachOut(graph, from, (other, statement) => {
          meet(other, { statement, direction: 'out' })
        })
      if (direction !== 'out')
        forEachIn(graph, from, (other, statement) => {
          meet(other, { statement, direction: 'in' })
        })
    }
    if (found.size === 0) break
    for (const [other, crossings] of found) {
      seen[other] = round
      reached.push(reachedBy(graph, other, { level, crossings }))
    }
    frontier = found.keys()
  }
  return reached
    .filter(({ entity: { type } }) => entityType === undefined || type === entityType)
    .sort(byCloseness)
    .map(({ entity: reference, depth: steps, crossings }) => ({
      entity: reference,
      depth: steps,
      statements: byAttestation(graph, crossings),
    }))
}

interface Crossing {
  readonly statement: number
  readonly direction: Direction
}

interface Reached {
  readonly entity: EntityReference
  readonly depth: number
  readonly crossings: readonly Crossing[]
  readonly evidence: number
}

const reachedBy = (
  graph: CompactGraph,
  entity: number,
  { level, crossings }: { readonly level: number; readonly crossings: readonly Crossing[] },
): Reached => ({
  entity: referToCompact(graph, entity),
  depth: level,
  crossings,
  evidence: crossings.reduce((sum, { statement }) => sum + (graph.evidence[statement] ?? 0), 0),
})

const byCloseness = (left: Reached, right: Reached): number =>
  left.depth - right.depth ||
  right.crossings.length - left.crossings.length ||
  right.evidence - left.evidence ||
  compareText(left.entity.name, right.entity.name) ||
  compareText(left.entity.id, right.entity.id)

/** More evidence first, then by relation and id. */
export const byAttestation = (graph: CompactGraph, crossings: readonly Crossing[]): CompactCrossing[] =>
  crossings
    .map(({ statement, direction }) => ({
      evidence: graph.evidence[statement] ?? 0,
      relation: graph.relations[statement] ?? 0,
      crossing: { statement: graph.statementIds.at(statement), direction },
    }))
    .sort(
      (left, right) =>
        right.evidence - left.evidence ||
        left.relation - right.relation ||
        compareText(left.crossing.statement, right.crossing.statement),
    )
    .map(({ crossing }) => crossing)
