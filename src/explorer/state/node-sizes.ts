import { countByEntity } from '../../graph/count-by-entity.ts'
import type { EntityId } from '../../model/index.ts'
import { filterColumns } from './filters-columns.ts'
import type { GraphMeasures } from './graph-measures.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import type { SizeMeasure } from './picture.ts'

/**
 * How much each entity weighs in the picture, from 0 to 1; entities of no weight may be missing. Null: all weigh the
 * same, also where a worker has not worked the measure out.
 */
export const weighEntities = (
  index: KnowledgeIndex,
  measure: SizeMeasure,
  measures: GraphMeasures | null,
): ReadonlyMap<EntityId, number> | null => {
  const values = valuesOf(index, measure, measures)
  if (values === null) return null
  let most = 0
  for (const value of values.values()) most = Math.max(most, value)
  return most === 0 ? null : new Map([...values].map(([id, value]) => [id, value / most]))
}

const valuesOf = (
  index: KnowledgeIndex,
  measure: SizeMeasure,
  measures: GraphMeasures | null,
): ReadonlyMap<EntityId, number> | null => {
  switch (measure) {
    case 'statements':
      return new Map([...index.statementsOf].map(([id, statements]) => [id, statements.length]))
    case 'neighbours':
      return filterColumns(index, measures?.communities ?? null).degrees
    case 'documents':
      return new Map([...countByEntity(index.knowledge.statements)].map(([id, { documents }]) => [id, documents]))
    case 'pagerank':
      return measures?.pagerank ?? null
    case 'betweenness':
      return measures?.betweenness ?? null
    case 'same':
      return null
  }
}
