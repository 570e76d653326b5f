import { Collapse, Text, UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import type { EntityType } from '../../model/index.ts'
import type { Facet } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { TONES } from '../state/tone.ts'
import { useFolded } from './use-folded.ts'
import { ToneMark, TypeMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

/** What shapes, colours and strokes mean; each type and stroke is a button that filters by it. */
export const Legend = ({
  index,
  onToggle,
}: {
  readonly index: KnowledgeIndex
  readonly onToggle: (facet: Facet, value: string) => void
}) => {
  const { state } = useExplorer()
  const { open, toggle } = useFolded()
  const types = useMemo(() => typesOf(index), [index])
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

/** The types of the graph, the most frequent first, whatever the filters leave: rows stay where they are. */
const typesOf = ({ knowledge }: KnowledgeIndex): readonly EntityType[] => {
  const counts = new Map<EntityType, number>()
  for (const { type } of knowledge.entities) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts].sort(([, left], [, right]) => right - left).map(([type]) => type)
}
