import louvain from 'graphology-communities-louvain'
import { KnowledgeError } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph } from './create-graph.ts'
import type { EntityReference } from './entity-reference.ts'
import { referTo } from './entity-reference.ts'
import { simplify } from './simple-graph.ts'
import type { StatementFilter } from './statement-filter.ts'
import { createStatementFilter } from './statement-filter.ts'

/** How finely to part: above 1 more and smaller communities, below 1 fewer. */
export interface CommunityOptions extends StatementFilter {
  readonly resolution?: number | undefined
}

/** Entities that hang together more closely with each other than with the rest. */
export interface Community {
  /** From 1, the largest first. */
  readonly number: number
  /** The one with most ties within first. */
  readonly entities: readonly EntityReference[]
}

/**
 * Communities by Louvain's method (graphology), over pairs with the number of evidences as weight. Always the same for
 * the same statements: nothing is drawn by lot. Entities without ties are left out.
 * Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION.
 */
export const communities = (graph: KnowledgeGraph, options: CommunityOptions = {}): Community[] => {
  const resolution = options.resolution ?? 1
  if (!(resolution > 0))
    throw new KnowledgeError('WRONG_OPTION', `resolution is ${String(resolution)}; it must be more than 0.`)
  const simple = simplify(graph, createStatementFilter(graph, options))
  for (const id of simple.nodes()) if (simple.degree(id) === 0) simple.dropNode(id)
  if (simple.size === 0) return []
  const numbers = louvain(simple, { getEdgeWeight: 'weight', resolution, randomWalk: false, rng: () => 0 })
  const groups = new Map<number, string[]>()
  for (const id of simple.nodes()) {
    const number = numbers[id] ?? -1
    groups.set(number, [...(groups.get(number) ?? []), id])
  }
  const ties = (id: string): number =>
    simple.reduceNeighbors(
      id,
      (sum, other) => sum + (numbers[other] === numbers[id] ? Number(simple.getEdgeAttribute(id, other, 'weight')) : 0),
      0,
    )
  return [...groups.values()]
    .map((ids) => ids.sort((left, right) => ties(right) - ties(left) || compareText(left, right)))
    .sort((left, right) => right.length - left.length || compareText(left[0] ?? '', right[0] ?? ''))
    .map((ids, index) => ({ number: index + 1, entities: ids.map((id) => referTo(graph, id)) }))
}
