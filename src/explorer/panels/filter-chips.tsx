import { Button, Pill } from '@mantine/core'
import { FACETS, isFiltering } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { sayFacetValue } from '../state/words.ts'
import { useExplorer } from './use-explorer.ts'

interface ChipProps {
  readonly label: string
  readonly removeLabel: string
  readonly onRemove: () => void
}

/** The filters in force, each removable; nothing where there is none. */
export const FilterChips = ({ index }: { readonly index: KnowledgeIndex }) => {
  const { state, dispatch } = useExplorer()
  const { filters } = state
  if (!isFiltering(filters)) return null
  const percent = Math.round(filters.minConfidence * 100)
  return (
    <section className="chips" aria-label={texts.activeFilters}>
      {FACETS.flatMap((facet) =>
        filters.chosen[facet].map((value) => (
          <Chip
            key={`${facet} ${value}`}
            label={`${texts.facets[facet]}: ${sayFacetValue(index, facet, value)}`}
            removeLabel={texts.removeFilter(texts.facets[facet], sayFacetValue(index, facet, value))}
            onRemove={() => dispatch({ type: 'toggleFilter', facet, value })}
          />
        )),
      )}
      {percent > 0 && (
        <Chip
          label={texts.minConfidenceChip(percent)}
          removeLabel={texts.removeFilter(texts.minConfidence, `${percent} %`)}
          onRemove={() => dispatch({ type: 'setMinConfidence', minConfidence: 0 })}
        />
      )}
      <Button variant="subtle" size="compact-sm" onClick={() => dispatch({ type: 'clearFilters' })}>
        {texts.clearFilters}
      </Button>
    </section>
  )
}

const Chip = ({ label, removeLabel, onRemove }: ChipProps) => (
  <Pill
    size="md"
    withRemoveButton
    onRemove={onRemove}
    removeButtonProps={{ 'aria-label': removeLabel, 'aria-hidden': false, tabIndex: 0 }}
  >
    {label}
  </Pill>
)
