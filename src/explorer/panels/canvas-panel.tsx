import './picture.css'
import { Alert, Button, Text, useComputedColorScheme } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'
import type { Point } from '../canvas/positions.ts'
import type { Light } from '../state/explorer-state.ts'
import type { Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { liesWithin } from '../state/lasso.ts'
import { weighEntities } from '../state/node-sizes.ts'
import { pairKey } from '../state/picture.ts'
import { walkTo } from '../state/walk.ts'
import type { Way } from '../state/walk.ts'
import { texts } from '../state/texts.ts'
import { CanvasControls } from './canvas-controls.tsx'
import { useLow, useNarrow } from './embedding.ts'
import { Lasso } from './lasso.tsx'
import { Legend } from './legend.tsx'
import { Minimap } from './minimap.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { TimePanel } from './time-panel.tsx'
import { useArrangement } from './use-arrangement.ts'
import { useCanvas } from './use-canvas.ts'
import { useExplorer } from './use-explorer.ts'

interface CanvasPanelProps {
  readonly index: KnowledgeIndex
  /** What the filters leave, whatever is in scope. */
  readonly filtered: Visible
  readonly visible: Visible
  readonly onCanvas: ((canvas: GraphCanvas | null) => void) | undefined
}

/** The picture and its buttons. What it shows is in the list too; without WebGL the list is all there is. */
export const CanvasPanel = ({ index, filtered, visible, onCanvas }: CanvasPanelProps) => {
  const { state, dispatch } = useExplorer()
  const { selection, marked, picture, measures, lasso } = state
  const light = useMemo(() => state.light ?? lightOf(index, marked), [state.light, index, marked])
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const narrow = useNarrow()
  const low = useLow()
  const container = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const access = useCanvas(container, index, onCanvas)
  const { canvas, failed } = access
  const weights = useMemo(() => weighEntities(index, picture.size, measures), [index, picture.size, measures])
  const { folding, unfoldSelected } = useFolding(index, visible)

  useEffect(() => {
    canvas?.show({ visible, selection, light, scheme, weights, folding })
  }, [canvas, visible, selection, light, scheme, weights, folding])
  const { arrange, separate } = useArrangement(access)
  const markWithin = (line: readonly Point[]) => {
    const ids = [...visible.entities].filter((id) => {
      const place = canvas?.locate({ kind: 'entity', id })
      return place && liesWithin(place, line)
    })
    dispatch({ type: 'mark', ids, how: 'add' })
    dispatch({ type: 'setLasso', active: false })
  }
  const markSelected = () => {
    if (selection?.kind === 'entity') dispatch({ type: 'mark', ids: [selection.id], how: 'toggle' })
  }
  const walk = (way: Way) => {
    const next =
      canvas && selection?.kind === 'entity' ? walkTo(index, visible, selection.id, way, canvas.locate) : null
    if (next !== null) dispatch({ type: 'select', selection: { kind: 'entity', id: next }, centre: true })
  }
  useEffect(() => {
    if (state.cameraTarget) canvas?.centre(state.cameraTarget.selection)
  }, [canvas, state.cameraTarget])

  return (
    <section className="canvas-panel">
      {failed ? (
        <Alert m="md" color="yellow" variant="default" role="status">
          {texts.noWebgl}
        </Alert>
      ) : (
        <div ref={frame} className={`canvas-frame${lasso ? ' lassoing' : ''}`}>
          <div
            ref={container}
            className="canvas"
            role="application"
            aria-label={texts.canvas}
            tabIndex={0}
            onKeyDown={(event) =>
              canvas &&
              steer(event, canvas, { unfoldSelected, markSelected, walk: selection?.kind === 'entity' ? walk : null })
            }
          />
          <Lasso frame={frame} active={lasso} onEnd={markWithin} />
          {visible.entities.size === 0 && <Text className="canvas-hint">{texts.noneVisible}</Text>}
          {picture.minimap && !narrow && !low && <Minimap canvas={canvas} />}
          {picture.unfolded.length > 0 && (
            <Button
              variant="default"
              size="compact-sm"
              className="fold-again"
              onClick={() => dispatch({ type: 'changePicture', change: { kind: 'foldAll' } })}
            >
              {texts.foldAgain(picture.unfolded.length)}
            </Button>
          )}
          <CanvasControls canvas={canvas} onArrange={arrange} onSeparate={separate} />
        </div>
      )}
      <SelectionBar index={index} filtered={filtered} visible={visible} />
      <TimePanel index={index} visible={visible} />
      {!failed && (
        <Legend index={index} onToggle={(facet, value) => dispatch({ type: 'toggleFilter', facet, value })} />
      )}
    </section>
  )
}

/** Which bundles are open: those that were opened, and the one that holds the selected statement. */
const useFolding = (index: KnowledgeIndex, visible: Visible) => {
  const { state, dispatch } = useExplorer()
  const { bundled, unfolded } = state.picture
  const { selection } = state
  const chosen = selection?.kind === 'statement' ? index.statements.get(selection.id) : undefined
  const pair = chosen ? pairKey(chosen.subject, chosen.object) : null
  const folding = useMemo(
    () => ({ bundled, unfolded: new Set(pair === null ? unfolded : [...unfolded, pair]) }),
    [bundled, unfolded, pair],
  )
  const unfoldSelected = () => {
    const statements = selection?.kind === 'entity' ? (index.statementsOf.get(selection.id) ?? []) : []
    const pairs = repeated(
      statements.filter(({ id }) => visible.statements.has(id)).map(({ subject, object }) => pairKey(subject, object)),
    )
    if (bundled && pairs.length > 0) dispatch({ type: 'changePicture', change: { kind: 'unfold', pairs } })
  }
  return { folding, unfoldSelected }
}

const repeated = (items: readonly string[]): readonly string[] => [
  ...new Set(items.filter((item, at) => items.indexOf(item) < at)),
]

/** Chosen entities stand out with the statements between them. */
const lightOf = (index: KnowledgeIndex, marked: readonly string[]): Light | null => {
  if (marked.length === 0) return null
  const chosen = new Set(marked)
  const between = marked.flatMap((id) =>
    (index.statementsOf.get(id) ?? []).filter(({ subject, object }) => chosen.has(subject) && chosen.has(object)),
  )
  return { entities: marked, statements: [...new Set(between.map(({ id }) => id))] }
}

interface Steering {
  readonly unfoldSelected: () => void
  readonly markSelected: () => void
  /** Null: there is nowhere to walk from. */
  readonly walk: ((way: Way) => void) | null
}

const steer = (event: KeyboardEvent, canvas: GraphCanvas, { unfoldSelected, markSelected, walk }: Steering): void => {
  const go = (right: Way['right'], down: Way['down']) => () =>
    walk && !event.shiftKey ? walk({ right, down }) : canvas.pan(right, down)
  const steps: Readonly<Record<string, () => void>> = {
    ArrowLeft: go(-1, 0),
    ArrowRight: go(1, 0),
    ArrowUp: go(0, -1),
    ArrowDown: go(0, 1),
    '+': () => canvas.zoom('in'),
    '=': () => canvas.zoom('in'),
    '-': () => canvas.zoom('out'),
    '0': () => canvas.fit(),
    b: unfoldSelected,
    m: markSelected,
  }
  const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  step()
}
