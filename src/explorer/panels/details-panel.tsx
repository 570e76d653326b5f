import { ActionIcon, CloseButton, Group, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { EntityPanel } from './entity-panel.tsx'
import { BackIcon } from './icons.tsx'
import { StartHere } from './start-here.tsx'
import { StatementPanel } from './statement-panel.tsx'
import { useExplorer } from './use-explorer.ts'

/** The selected entity or statement, with the way back. */
export const DetailsPanel = ({ index, visible }: { readonly index: KnowledgeIndex; readonly visible: Visible }) => {
  const { selection } = useExplorer().state
  const entity = selection?.kind === 'entity' ? index.entities.get(selection.id) : undefined
  if (entity)
    return (
      <Frame of={entity.id} hidden={!visible.entities.has(entity.id)}>
        <EntityPanel key={entity.id} index={index} entity={entity} visible={visible} />
      </Frame>
    )
  const statement = selection?.kind === 'statement' ? index.statements.get(selection.id) : undefined
  if (statement)
    return (
      <Frame of={statement.id} hidden={!visible.statements.has(statement.id)}>
        <StatementPanel key={statement.id} index={index} statement={statement} />
      </Frame>
    )
  return <StartHere index={index} />
}

/** What is newly chosen begins at the top, however far one had read in what was there before. */
const Frame = ({
  of,
  hidden,
  children,
}: {
  readonly of: string
  /** Whether the picture does not show it. */
  readonly hidden: boolean
  readonly children: ReactNode
}) => {
  const { state, dispatch } = useExplorer()
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const scroller = scrollerOf(frame.current)
    if (scroller) scroller.scrollTop = 0
  }, [of])
  return (
    <div className="details-frame" ref={frame}>
      <Group justify="space-between" className="details-bar">
        {state.trail.length > 0 ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={texts.back}
            title={texts.back}
            onClick={() => dispatch({ type: 'back' })}
          >
            <BackIcon />
          </ActionIcon>
        ) : (
          <span />
        )}
        <CloseButton aria-label={texts.close} title={texts.close} onClick={() => dispatch({ type: 'clear' })} />
      </Group>
      {hidden && (
        <Text size="sm" c="dimmed" mb="xs">
          {texts.notInPicture}
        </Text>
      )}
      {children}
    </div>
  )
}

/** The nearest box around an element that has been scrolled. */
const scrollerOf = (element: HTMLElement | null): HTMLElement | null => {
  const parent = element?.parentElement ?? null
  if (parent === null || parent === document.body) return null
  return parent.scrollTop > 0 ? parent : scrollerOf(parent)
}
