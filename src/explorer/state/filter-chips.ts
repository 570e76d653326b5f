import { FACETS, TIME_AXES } from './filters.ts'
import type { FilterChange, Filters } from './filters.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { texts } from './texts.ts'
import { sayDays, sayFacetValue, sayPercent } from './words.ts'

/** A filter in force, in words, and the change that takes it away. */
export interface FilterChip {
  readonly facet: string
  readonly value: string
  readonly label: string
  readonly remove: FilterChange
}

/** Every filter in force, in the order of the panel. */
export const filterChips = (index: KnowledgeIndex, filters: Filters): readonly FilterChip[] => [
  ...FACETS.flatMap((facet) =>
    filters.chosen[facet].map((value): FilterChip => {
      const [name, said] = [texts.facets[facet], sayFacetValue(index, facet, value)]
      return { facet: name, value: said, label: `${name}: ${said}`, remove: { kind: 'toggle', facet, value } }
    }),
  ),
  ...numberChips(filters),
  ...timeChips(filters),
]

const numberChips = ({ minConfidence, minSources, minDegree }: Filters): readonly FilterChip[] => {
  const percent = sayPercent(minConfidence)
  return [
    ...(minConfidence > 0
      ? [chip(texts.minConfidence, percent, texts.minConfidenceChip(Math.round(minConfidence * 100)), 'minConfidence')]
      : []),
    ...(minSources > 1
      ? [chip(texts.minSources, `${minSources}`, texts.minSourcesChip(minSources), 'minSources')]
      : []),
    ...(minDegree > 0 ? [chip(texts.minDegree, `${minDegree}`, texts.minDegreeChip(minDegree), 'minDegree')] : []),
  ]
}

const chip = (
  facet: string,
  value: string,
  label: string,
  kind: 'minConfidence' | 'minSources' | 'minDegree',
): FilterChip => ({ facet, value, label, remove: { kind, value: 0 } })

const timeChips = ({ time, keepUndated }: Filters): readonly FilterChip[] => {
  const ranges = TIME_AXES.flatMap((axis): FilterChip[] => {
    const range = time[axis]
    if (range === null) return []
    const [facet, value] = [texts.timeAxes[axis], sayDays(range.from, range.to)]
    return [{ facet, value, label: `${facet}: ${value}`, remove: { kind: 'time', axis, range: null } }]
  })
  if (ranges.length === 0 || !keepUndated) return ranges
  const undated: FilterChip = {
    facet: texts.timePanel,
    value: texts.keepUndated,
    label: texts.undatedChip,
    remove: { kind: 'keepUndated', keep: false },
  }
  return [...ranges, undated]
}
