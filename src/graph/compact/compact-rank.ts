import type { EntityType } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import { compareText } from '../compare-text.ts'
import type { RankedEntity, RankOptions } from '../rank.ts'
import type { AcceptsStatement } from './compact-filter.ts'
import { createCompactFilter } from './compact-filter.ts'
import type { CompactGraph } from './compact-graph.ts'
import { referToCompact } from './find-compact-entity.ts'
import { createMarks, forEachAround, forEachOut } from './walk.ts'

/** By what the compact graph can put entities in order. */
export type CompactRanking = 'pagerank' | 'degree' | 'statements'

/** Which entities to put in order, and by which statements. */
export interface CompactRankOptions extends Omit<RankOptions, 'by'> {
  /** Default `pagerank`. */
  readonly by?: CompactRanking | undefined
}

const DEFAULT_LIMIT = 20

/** What `topEntities` answers. Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION. */
export const compactTopEntities = (graph: CompactGraph, options: CompactRankOptions = {}): RankedEntity[] => {
  const { limit = DEFAULT_LIMIT, by = 'pagerank', entityType } = options
  if (!(limit >= 0)) throw new KnowledgeError('WRONG_OPTION', `limit is ${String(limit)}; it must be 0 or more.`)
  const scores = MEASURES[by](graph, createCompactFilter(graph, options))
  const ranked: RankedEntity[] = []
  const isWanted = (type: EntityType): boolean => (entityType ?? type) === type
  for (const [entity, score] of scores.entries()) {
    if (score <= 0) continue
    const reference = referToCompact(graph, entity)
    if (isWanted(reference.type)) ranked.push({ entity: reference, score })
  }
  return ranked
    .sort(
      (left, right) =>
        right.score - left.score ||
        compareText(left.entity.name, right.entity.name) ||
        compareText(left.entity.id, right.entity.id),
    )
    .slice(0, limit)
}

/** Different entities around each one; it itself does not count. */
const degrees = (graph: CompactGraph, accepts: AcceptsStatement): Float64Array => {
  const counts = new Float64Array(graph.entities)
  const { seen, next } = createMarks(graph)
  for (let entity = 0; entity < graph.entities; entity += 1) {
    const round = next()
    forEachAround(graph, entity, (other, statement) => {
      if (other === entity || seen[other] === round || !accepts(statement)) return
      seen[other] = round
      counts[entity] = (counts[entity] ?? 0) + 1
    })
  }
  return counts
}

/** Statements that each one is an end of; a loop counts once. */
const statementCounts = (graph: CompactGraph, accepts: AcceptsStatement): Float64Array => {
  const counts = new Float64Array(graph.entities)
  for (let entity = 0; entity < graph.entities; entity += 1)
    forEachOut(graph, entity, (other, statement) => {
      if (!accepts(statement)) return
      counts[entity] = (counts[entity] ?? 0) + 1
      if (other !== entity) counts[other] = (counts[other] ?? 0) + 1
    })
  return counts
}

const [DAMPING, ROUNDS, TOLERANCE] = [0.85, 1000, 1e-9]

/**
 * PageRank over pairs, directions and loops left out, the number of evidences as weight; what `graphology-metrics`
 * computes. An entity without neighbours has 0 here, and gives its share to all. Parallel statements need not be folded:
 * their weights add up.
 */
const pageRanks = (graph: CompactGraph, accepts: AcceptsStatement): Float64Array => {
  const count = graph.entities
  const { weights, sums } = weigh(graph, accepts)
  let [ranks, last] = [new Float64Array(count).fill(1 / count), new Float64Array(count)]
  for (let round = 0; round < ROUNDS; round += 1) {
    ;[ranks, last] = [last, ranks]
    spreadRanks(graph, { weights, sums, last, ranks })
    let change = 0
    for (let entity = 0; entity < count; entity += 1) change += Math.abs((ranks[entity] ?? 0) - (last[entity] ?? 0))
    if (change < count * TOLERANCE) break
  }
  for (let entity = 0; entity < count; entity += 1) if (sums[entity] === 0) ranks[entity] = 0
  return ranks
}

/** The weight of every statement, 0 where it does not count; and what the statements around each entity weigh. */
const weigh = (graph: CompactGraph, accepts: AcceptsStatement): { weights: Float64Array; sums: Float64Array } => {
  const [weights, sums] = [new Float64Array(graph.statements), new Float64Array(graph.entities)]
  for (let entity = 0; entity < graph.entities; entity += 1)
    forEachOut(graph, entity, (other, statement) => {
      if (other === entity || !accepts(statement)) return
      const weight = graph.evidence[statement] ?? 0
      weights[statement] = weight
      sums[entity] = (sums[entity] ?? 0) + weight
      sums[other] = (sums[other] ?? 0) + weight
    })
  return { weights, sums }
}

interface Ranks {
  readonly weights: Float64Array
  readonly sums: Float64Array
  readonly last: Float64Array
  readonly ranks: Float64Array
}

const spreadRanks = (graph: CompactGraph, { weights, sums, last, ranks }: Ranks): void => {
  let lost = 0
  for (let entity = 0; entity < sums.length; entity += 1) if (sums[entity] === 0) lost += last[entity] ?? 0
  ranks.fill((DAMPING * lost + 1 - DAMPING) / sums.length)
  const { outStart, objects } = graph
  for (let entity = 0; entity < sums.length; entity += 1) {
    const share = (DAMPING * (last[entity] ?? 0)) / (sums[entity] || 1)
    const end = outStart[entity + 1] ?? 0
    for (let statement = outStart[entity] ?? end; statement < end; statement += 1) {
      const weight = weights[statement] ?? 0
      if (weight === 0) continue
      const other = objects[statement] ?? 0
      ranks[other] = (ranks[other] ?? 0) + share * weight
      ranks[entity] = (ranks[entity] ?? 0) + ((DAMPING * (last[other] ?? 0)) / (sums[other] || 1)) * weight
    }
  }
}

const MEASURES = { pagerank: pageRanks, degree: degrees, statements: statementCounts }
