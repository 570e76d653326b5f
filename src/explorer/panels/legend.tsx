import { Collapse, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Facet, Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { TONES } from '../state/tone.ts'
import { useNarrow } from './embedding.ts'
import { ToneMark, TypeMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

/** What shapes, colours and strokes mean; each type and stroke is a button that filters by it. */
export const Legend = ({
  index,
  visible,
  onToggle,
}: {
  readonly index: KnowledgeIndex
  readonly visible: Visible
  readonly onToggle: (facet: Facet, value: string) => void
}) => {
  const { state } = useExplorer()
  const narrow = useNarrow()
  const [open, { toggle }] = useDisclosure(!narrow)
  const types = [...new Set(index.knowledge.entities.map(({ type }) => type))].sort(
    (left, right) => (visible.counts.entityType.get(right) ?? 0) - (visible.counts.entityType.get(left) ?? 0),
  )
  return (
    <div className="legend">
      <div className="legend-bar">
        <UnstyledButton className="legend-title" onClick={toggle} aria-expanded={open}>
          {texts.legend}
        </UnstyledButton>
        {open && (
          <Text span size="xs" c="dimmed">
            {texts.legendSize(texts.sizes[state.picture.size])} {state.picture.bundled && texts.legendBundle}
          </Text>
        )}
      </div>
      <Collapse expanded={open}>
        <div className="legend-types" role="group" aria-label={texts.legendNodes}>
          {types.map((type) => (
            <UnstyledButton
              key={type}
              className="legend-row"
              aria-pressed={state.filters.chosen.entityType.includes(type)}
              onClick={() => onToggle('entityType', type)}
            >
              <TypeMark type={type} />
              {texts.entityTypes[type]}
            </UnstyledButton>
          ))}
        </div>
        <div className="legend-tones" role="group" aria-label={texts.legendEdges}>
          {TONES.map((tone) => (
            <UnstyledButton
              key={tone}
              className="legend-row"
              aria-pressed={state.filters.chosen.tone.includes(tone)}
              onClick={() => onToggle('tone', tone)}
            >
              <ToneMark tone={tone} />
              {texts.tones[tone]}
            </UnstyledButton>
          ))}
          <span className="legend-row">
            <ToneMark tone="mixed" />
            {texts.legendMixed}
          </span>
        </div>
      </Collapse>
    </div>
  )
}
