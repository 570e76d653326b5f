import betweenness from 'graphology-metrics/centrality/betweenness.js'
import pagerank from 'graphology-metrics/centrality/pagerank.js'
import type { EntityType } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph } from './create-graph.ts'
import type { EntityReference } from './entity-reference.ts'
import { referTo } from './entity-reference.ts'
import { simplify } from './simple-graph.ts'
import type { StatementFilter } from './statement-filter.ts'
import { createStatementFilter } from './statement-filter.ts'

/** By what entities are put in order. `degree` counts neighbours, `statements` what is said about them. */
export const RANKINGS = ['pagerank', 'degree', 'betweenness', 'statements', 'documents'] as const
/** One of `RANKINGS`. */
export type Ranking = (typeof RANKINGS)[number]

/** Which entities to put in order, and by which statements. */
export interface RankOptions extends StatementFilter {
  /** Default `pagerank`. */
  readonly by?: Ranking | undefined
  readonly entityType?: EntityType | undefined
  /** Default 20. */
  readonly limit?: number | undefined
}

/** An entity with its measure: a share of all for `pagerank`, a share of all pairs for `betweenness`, else a count. */
export interface RankedEntity {
  readonly entity: EntityReference
  readonly score: number
}

const DEFAULT_LIMIT = 20
const PAGERANK_ROUNDS = 1000
const PAGERANK_TOLERANCE = 1e-9

/**
 * The entities that matter most. PageRank and betweenness are graphology's, over pairs with the number of evidences as
 * weight (PageRank). Ties go by name and id. Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION.
 */
export const topEntities = (graph: KnowledgeGraph, options: RankOptions = {}): RankedEntity[] => {
  const limit = options.limit ?? DEFAULT_LIMIT
  if (!(limit >= 0)) throw new KnowledgeError('WRONG_OPTION', `limit is ${String(limit)}; it must be 0 or more.`)
  const scoreOf = measure(graph, options)
  return graph
    .nodes()
    .map((id) => ({ entity: referTo(graph, id), score: scoreOf(id) }))
    .filter(({ entity, score }) => score > 0 && (options.entityType ?? entity.type) === entity.type)
    .sort(
      (left, right) =>
        right.score - left.score ||
        compareText(left.entity.name, right.entity.name) ||
        compareText(left.entity.id, right.entity.id),
    )
    .slice(0, limit)
}

const measure = (graph: KnowledgeGraph, options: RankOptions): ((id: string) => number) => {
  const accepts = createStatementFilter(graph, options)
  const by = options.by ?? 'pagerank'
  if (by === 'statements' || by === 'documents') {
    const found = new Map<string, Set<string>>()
    graph.forEachEdge((key, attributes, source, target) => {
      if (!accepts(attributes)) return
      const things = by === 'statements' ? [key] : attributes.statement.evidence.map(({ document }) => document)
      for (const end of [source, target]) {
        const known = found.get(end) ?? new Set()
        for (const thing of things) known.add(thing)
        found.set(end, known)
      }
    })
    return (id) => found.get(id)?.size ?? 0
  }
  const simple = simplify(graph, accepts)
  if (by === 'degree') return (id) => simple.degree(id)
  if (simple.size === 0) return () => 0
  const scores =
    by === 'betweenness'
      ? betweenness(simple, { normalized: true, getEdgeWeight: null })
      : pagerank(simple, { getEdgeWeight: 'weight', maxIterations: PAGERANK_ROUNDS, tolerance: PAGERANK_TOLERANCE })
  return (id) => (simple.degree(id) === 0 ? 0 : (scores[id] ?? 0))
}
