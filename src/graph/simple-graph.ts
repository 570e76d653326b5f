import { UndirectedGraph } from 'graphology'
import type { EntityId } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph, StatementAttributes } from './create-graph.ts'

/** A weighted graph of who hangs together with whom: one edge a pair, its weight the number of evidences. */
export type SimpleGraph = UndirectedGraph<Record<string, never>, { weight: number }>

/**
 * The statements that a filter takes as one edge a pair, directions and self-references left out. Nodes and edges come
 * in the order of their ids, whatever the order of the articles.
 */
export const simplify = (graph: KnowledgeGraph, accepts: (statement: StatementAttributes) => boolean): SimpleGraph => {
  const weights = new Map<EntityId, Map<EntityId, number>>()
  graph.forEachEdge((_key, attributes, source, target) => {
    if (source === target || !accepts(attributes)) return
    const [low, high] = compareText(source, target) < 0 ? [source, target] : [target, source]
    const row = weights.get(low) ?? new Map<EntityId, number>()
    row.set(high, (row.get(high) ?? 0) + attributes.evidence)
    weights.set(low, row)
  })
  const simple: SimpleGraph = new UndirectedGraph()
  const ids = graph.nodes().sort(compareText)
  for (const id of ids) simple.addNode(id)
  for (const id of ids)
    for (const [other, weight] of [...(weights.get(id) ?? [])].sort(([left], [right]) => compareText(left, right)))
      simple.addEdge(id, other, { weight })
  return simple
}
