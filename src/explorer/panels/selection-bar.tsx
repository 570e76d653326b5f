import './selection.css'
import { Button, SegmentedControl, Text } from '@mantine/core'
import type { Visible } from '../state/filters.ts'
import { changeScope, isWhole } from '../state/scope.ts'
import type { ScopeChange } from '../state/scope.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { useExplorer } from './use-explorer.ts'

interface SelectionBarProps {
  readonly index: KnowledgeIndex
  /** What the filters leave, whatever is in scope. */
  readonly filtered: Visible
  readonly visible: Visible
}

const DEPTHS = ['1', '2', '3'] as const

/** What can be done with the chosen entities; with none of them chosen, with the selected one. */
export const SelectionBar = ({ index, filtered, visible }: SelectionBarProps) => {
  const { state, dispatch } = useExplorer()
  const { marked, selection, scope } = state
  const ids = marked.length > 0 ? marked : selection?.kind === 'entity' ? [selection.id] : []
  if (ids.length === 0 && isWhole(scope)) return null
  const change = (next: ScopeChange) => dispatch({ type: 'setScope', scope: changeScope(index, filtered, scope, next) })
  return (
    <section className="selection-bar" aria-label={texts.markedBar}>
      {ids.length > 0 && (
        <>
          <Text size="sm" aria-live={marked.length > 0 ? 'polite' : 'off'}>
            {texts.marked(ids.length)}
          </Text>
          <Action label={texts.onlyThese} onClick={() => change({ kind: 'only', ids })} />
          <Action label={texts.expandThese} onClick={() => change({ kind: 'around', ids, depth: 1, keep: true })} />
          <Action label={texts.collapseThese} onClick={() => change({ kind: 'collapse', ids })} />
          <Action
            label={texts.hideThese}
            onClick={() => {
              change({ kind: 'hide', ids })
              dispatch({ type: 'mark', ids: [], how: 'set' })
            }}
          />
          <Text size="sm" aria-hidden>
            {texts.steps}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={texts.surroundings}
            title={texts.surroundings}
            value=""
            data={[...DEPTHS]}
            onChange={(depth) => change({ kind: 'around', ids, depth: Number(depth), keep: false })}
          />
          {marked.length > 0 && (
            <Action label={texts.unmark} onClick={() => dispatch({ type: 'mark', ids: [], how: 'set' })} />
          )}
        </>
      )}
      {!isWhole(scope) && (
        <>
          <Text size="sm" c="dimmed">
            {texts.scopeSaid(visible.entities.size, filtered.entities.size)}
          </Text>
          <Action label={texts.showAll} onClick={() => change({ kind: 'all' })} />
        </>
      )}
    </section>
  )
}

const Action = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <Button variant="default" size="compact-sm" onClick={onClick}>
    {label}
  </Button>
)
