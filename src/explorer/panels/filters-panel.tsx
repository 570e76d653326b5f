import { Checkbox, Fieldset, Slider, Stack, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { FACETS } from '../state/filters.ts'
import type { Facet, Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { sayFacetValue, sayPercent } from '../state/words.ts'
import { useExplorer } from './use-explorer.ts'

const MAX_VALUES = 8

/** One group of boxes for each facet; the numbers say what a choice would leave. */
export const FiltersPanel = ({ index, visible }: { readonly index: KnowledgeIndex; readonly visible: Visible }) => {
  const { state, dispatch } = useExplorer()
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texts.onlyShow}
      </Text>
      {FACETS.map((facet) => (
        <FacetGroup key={facet} index={index} facet={facet} counts={visible.counts[facet]} />
      ))}
      <Fieldset legend={texts.minConfidence} variant="unstyled" className="facet" pb="xl">
        <Slider
          min={0}
          max={100}
          step={5}
          value={Math.round(state.filters.minConfidence * 100)}
          onChange={(percent) => dispatch({ type: 'setMinConfidence', minConfidence: percent / 100 })}
          label={(percent) => sayPercent(percent / 100)}
          thumbLabel={texts.minConfidence}
          marks={[0, 50, 100].map((value) => ({ value, label: `${value} %` }))}
          mx="sm"
        />
      </Fieldset>
    </Stack>
  )
}

const FacetGroup = ({
  index,
  facet,
  counts,
}: {
  readonly index: KnowledgeIndex
  readonly facet: Facet
  readonly counts: ReadonlyMap<string, number>
}) => {
  const { state, dispatch } = useExplorer()
  const [all, setAll] = useState(false)
  const chosen = state.filters.chosen[facet]
  const values = rankValues(counts, chosen)
  if (values.length === 0) return null
  const shown = all ? values : values.slice(0, MAX_VALUES)
  return (
    <Fieldset legend={texts.facets[facet]} variant="unstyled" className="facet">
      {shown.map((value) => (
        <Checkbox
          key={value}
          size="sm"
          checked={chosen.includes(value)}
          onChange={() => dispatch({ type: 'toggleFilter', facet, value })}
          label={
            <span className="facet-value">
              <span className="entity-name">{sayFacetValue(index, facet, value)}</span>
              <span className="count">{counts.get(value) ?? 0}</span>
            </span>
          }
        />
      ))}
      {values.length > shown.length && (
        <UnstyledButton className="link-button" onClick={() => setAll(true)}>
          {texts.showMore(values.length - shown.length)}
        </UnstyledButton>
      )}
    </Fieldset>
  )
}

/** Chosen values stay in the list even when nothing is left for them. */
const rankValues = (counts: ReadonlyMap<string, number>, chosen: readonly string[]): readonly string[] =>
  [...new Set([...counts.keys(), ...chosen])].sort(
    (left, right) => (counts.get(right) ?? 0) - (counts.get(left) ?? 0) || (left < right ? -1 : 1),
  )
