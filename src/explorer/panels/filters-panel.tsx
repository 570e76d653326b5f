import { Checkbox, Fieldset, Slider, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { FACETS } from '../state/filters.ts'
import type { Facet, Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { sayFacetValue, sayPercent } from '../state/words.ts'
import { useExplorer } from './use-explorer.ts'

const MAX_VALUES = 6
/** A facet with more values than this can be searched. */
const SEARCHABLE_VALUES = 20
const MAX_FOUND = 100

/** One group of boxes for each facet; the numbers say what a choice would leave. */
export const FiltersPanel = ({ index, visible }: { readonly index: KnowledgeIndex; readonly visible: Visible }) => {
  const { state, dispatch } = useExplorer()
  const { minConfidence, minSources, minDegree } = state.filters
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texts.onlyShow}
      </Text>
      {FACETS.map((facet) => (
        <FacetGroup key={facet} index={index} facet={facet} counts={visible.counts[facet]} />
      ))}
      <LeastSlider
        label={texts.minConfidence}
        max={100}
        step={5}
        marks={[0, 50, 100]}
        value={Math.round(minConfidence * 100)}
        say={(percent) => sayPercent(percent / 100)}
        onChange={(percent) =>
          dispatch({ type: 'changeFilters', change: { kind: 'minConfidence', value: percent / 100 } })
        }
      />
      <LeastSlider
        label={texts.minSources}
        min={1}
        max={6}
        marks={[1, 2, 3, 4, 5, 6]}
        value={Math.max(1, minSources)}
        onChange={(value) => dispatch({ type: 'changeFilters', change: { kind: 'minSources', value } })}
      />
      <LeastSlider
        label={texts.minDegree}
        max={20}
        marks={[0, 5, 10, 15, 20]}
        value={minDegree}
        onChange={(value) => dispatch({ type: 'changeFilters', change: { kind: 'minDegree', value } })}
      />
    </Stack>
  )
}

interface LeastSliderProps {
  readonly label: string
  readonly min?: number
  readonly max: number
  readonly step?: number
  readonly marks: readonly number[]
  readonly value: number
  readonly say?: (value: number) => string
  readonly onChange: (value: number) => void
}

const LeastSlider = ({ label, min = 0, max, step = 1, marks, value, say = String, onChange }: LeastSliderProps) => (
  <Fieldset legend={label} variant="unstyled" className="facet" pb="xl">
    <Slider
      min={min}
      max={max}
      step={step}
      value={value}
      onChange={onChange}
      label={say}
      thumbLabel={label}
      thumbValueText={say}
      marks={marks.map((mark) => ({ value: mark, label: say(mark) }))}
      mx="sm"
    />
  </Fieldset>
)

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
  const [sought, setSought] = useState('')
  const chosen = state.filters.chosen[facet]
  const values = rankValues(counts, chosen)
  if (values.length === 0) return null
  const say = (value: string) => sayFacetValue(index, facet, value)
  const found =
    sought === '' ? values : values.filter((value) => say(value).toLowerCase().includes(sought.toLowerCase()))
  const shown = found.slice(0, all || sought !== '' ? MAX_FOUND : MAX_VALUES)
  return (
    <Fieldset legend={texts.facets[facet]} variant="unstyled" className="facet">
      {values.length > SEARCHABLE_VALUES && (
        <TextInput
          size="xs"
          mb={4}
          aria-label={texts.findValue(texts.facets[facet])}
          placeholder={texts.findValue(texts.facets[facet])}
          value={sought}
          onChange={({ currentTarget }) => setSought(currentTarget.value)}
        />
      )}
      {shown.map((value) => (
        <Checkbox
          key={value}
          size="sm"
          checked={chosen.includes(value)}
          onChange={() => dispatch({ type: 'changeFilters', change: { kind: 'toggle', facet, value } })}
          label={
            <span className="facet-value">
              <span className="entity-name">{say(value)}</span>
              <span className="count">{counts.get(value) ?? 0}</span>
            </span>
          }
        />
      ))}
      {sought === '' && values.length > MAX_VALUES && (
        <UnstyledButton className="link-button" onClick={() => setAll(!all)}>
          {all ? texts.showFewer : texts.showMore(Math.min(MAX_FOUND, values.length) - shown.length)}
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
