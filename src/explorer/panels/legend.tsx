import { Collapse, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import type { EntityType } from '../../model/index.ts'
import type { Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { STROKES } from '../canvas/appearance.ts'
import { ToneMark, TypeMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

/** What shapes, colours and strokes mean; a type in it is a button that filters by it. */
export const Legend = ({
  index,
  visible,
  onToggle,
}: {
  readonly index: KnowledgeIndex
  readonly visible: Visible
  readonly onToggle: (type: EntityType) => void
}) => {
  const { state } = useExplorer()
  const narrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false })
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
              onClick={() => onToggle(type)}
            >
              <TypeMark type={type} />
              {texts.entityTypes[type]}
            </UnstyledButton>
          ))}
        </div>
        <ul className="legend-tones" aria-label={texts.legendEdges}>
          {STROKES.map((tone) => (
            <li key={tone} className="legend-row">
              <ToneMark tone={tone} />
              {tone === 'mixed' ? texts.legendMixed : texts.tones[tone]}
            </li>
          ))}
        </ul>
      </Collapse>
    </div>
  )
}
