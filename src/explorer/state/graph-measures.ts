import type { MeasureRequest, MeasureResult } from '../../runtime/browser/graph-port.ts'
import type { EntityId } from '../../model/index.ts'
import type { Communities } from './filters-columns.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

/** What a worker worked out about the whole graph. */
export interface GraphMeasures {
  readonly communities: Communities
  readonly pagerank: ReadonlyMap<EntityId, number>
  readonly betweenness: ReadonlyMap<EntityId, number> | null
}

/** The whole graph as the worker wants it; nodes in the order of the ranked entities. */
export const measureRequest = (index: KnowledgeIndex): MeasureRequest => {
  const placeOf = new Map(index.ranked.map(({ id }, place) => [id, place]))
  const ends = new Uint32Array(index.knowledge.statements.length * 2)
  index.knowledge.statements.forEach(({ subject, object }, at) => {
    ends[at * 2] = placeOf.get(subject) ?? 0
    ends[at * 2 + 1] = placeOf.get(object) ?? 0
  })
  return { task: 'measure', order: index.ranked.length, ends }
}

/** The answer in terms of entities. A community is named by its first member in rank; loners belong to none. */
export const readMeasures = (index: KnowledgeIndex, result: MeasureResult): GraphMeasures => {
  const members = new Map<number, EntityId[]>()
  index.ranked.forEach(({ id }, place) => {
    const community = result.communities[place] ?? 0
    const known = members.get(community)
    if (known) known.push(id)
    else members.set(community, [id])
  })
  const communities = [...members.values()].flatMap((ids) =>
    ids.length < 2 ? [] : ids.map((id) => [id, ids[0] ?? id] as const),
  )
  const byId = (values: ArrayLike<number>) => new Map(index.ranked.map(({ id }, place) => [id, values[place] ?? 0]))
  return {
    communities: new Map(communities),
    pagerank: byId(result.pagerank),
    betweenness: result.betweenness === null ? null : byId(result.betweenness),
  }
}
