import { Button, Pill } from '@mantine/core'
import { filterChips } from '../state/filter-chips.ts'
import { isFiltering } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { FOCUS_TO_TAB } from './focus-keeping.ts'
import { useExplorer } from './use-explorer.ts'

/** The filters in force, each removable; nothing where there is none. */
export const FilterChips = ({ index }: { readonly index: KnowledgeIndex }) => {
  const { state, dispatch } = useExplorer()
  if (!isFiltering(state.filters)) return null
  return (
    <section className="chips" aria-label={texts.activeFilters} {...FOCUS_TO_TAB}>
      {filterChips(index, state.filters).map(({ facet, value, label, remove }) => (
        <Pill
          key={label}
          size="md"
          withRemoveButton
          onRemove={() => dispatch({ type: 'changeFilters', change: remove })}
          removeButtonProps={{ 'aria-label': texts.removeFilter(facet, value), 'aria-hidden': false, tabIndex: 0 }}
        >
          {label}
        </Pill>
      ))}
      <Button variant="subtle" size="compact-sm" onClick={() => dispatch({ type: 'clearFilters' })}>
        {texts.clearFilters}
      </Button>
    </section>
  )
}
