import { Alert, Text, useComputedColorScheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { createGraph } from '../../graph/create-graph.ts'
import type { CanvasOptions, GraphCanvas } from '../canvas/graph-canvas.ts'
import { hasWebgl } from '../canvas/webgl.ts'
import type { Selection } from '../state/explorer-state.ts'
import type { Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { CanvasControls } from './canvas-controls.tsx'
import { Legend } from './legend.tsx'
import './picture.css'
import { TimePanel } from './time-panel.tsx'
import { useExplorer } from './use-explorer.ts'

interface CanvasPanelProps {
  readonly index: KnowledgeIndex
  readonly visible: Visible
  readonly onCanvas: ((canvas: GraphCanvas | null) => void) | undefined
}

/** The picture and its buttons. What it shows is in the list too; without WebGL the list is all there is. */
export const CanvasPanel = ({ index, visible, onCanvas }: CanvasPanelProps) => {
  const { state, dispatch } = useExplorer()
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const container = useRef<HTMLDivElement>(null)
  const { canvas, failed } = useCanvas(container, index, onCanvas)
  const still = useReducedMotion()

  useEffect(() => {
    canvas?.show({ visible, selection: state.selection, scheme })
  }, [canvas, visible, state.selection, scheme])
  useEffect(() => {
    canvas?.startLayout(!still)
  }, [canvas, still])
  useEffect(() => {
    if (state.cameraTarget) canvas?.centre(state.cameraTarget.selection)
  }, [canvas, state.cameraTarget])

  if (failed)
    return (
      <section className="canvas-panel">
        <Alert m="md" color="yellow" variant="default" role="status">
          {texts.noWebgl}
        </Alert>
      </section>
    )
  return (
    <section className="canvas-panel">
      <div className="canvas-frame">
        <div
          ref={container}
          className="canvas"
          role="application"
          aria-label={texts.canvas}
          tabIndex={0}
          onKeyDown={(event) => canvas && steer(event, canvas)}
        />
        {visible.entities.size === 0 && <Text className="canvas-hint">{texts.noneVisible}</Text>}
        <CanvasControls
          canvas={canvas}
          running={state.layoutRunning}
          onToggleLayout={() => (state.layoutRunning ? canvas?.stopLayout() : canvas?.startLayout(!still))}
        />
      </div>
      <TimePanel index={index} visible={visible} />
      <Legend
        index={index}
        visible={visible}
        onToggle={(value) => dispatch({ type: 'toggleFilter', facet: 'entityType', value })}
      />
    </section>
  )
}

/** Makes the canvas when the container is there, and again after the graphics card dropped it. */
const useCanvas = (
  container: RefObject<HTMLDivElement | null>,
  index: KnowledgeIndex,
  onCanvas: CanvasPanelProps['onCanvas'],
) => {
  const { dispatch } = useExplorer()
  const [canvas, setCanvas] = useState<GraphCanvas | null>(null)
  const [failed, setFailed] = useState(() => !hasWebgl())
  const [life, setLife] = useState(0)
  const options = useMemo(
    (): CanvasOptions => ({
      graph: createGraph(index.knowledge),
      order: index.ranked.map(({ id }) => id),
      onSelect: (selection: Selection | null) =>
        dispatch(selection ? { type: 'select', selection } : { type: 'clear' }),
      onLayoutChange: (running) => dispatch({ type: 'setLayoutRunning', running }),
      onContextLost: () => setLife((before) => before + 1),
    }),
    [index, dispatch],
  )
  useEffect(() => {
    const element = container.current
    if (failed || !element) return
    let made: GraphCanvas | null = null
    let wanted = true
    const observer = new ResizeObserver(() => made?.resize())
    // Sigma touches WebGL while it is imported, so it comes only to browsers that have it.
    import('../canvas/graph-canvas.ts')
      .then(
        ({ createGraphCanvas }) => {
          if (!wanted) return
          made = createGraphCanvas(element, options)
          observer.observe(element)
          setCanvas(made)
          onCanvas?.(made)
        },
        () => wanted && setFailed(true),
      )
      .catch(() => wanted && setFailed(true))
    return () => {
      wanted = false
      observer.disconnect()
      made?.kill()
      setCanvas(null)
      onCanvas?.(null)
    }
  }, [container, options, failed, life, onCanvas])
  return { canvas, failed }
}

const steer = (event: KeyboardEvent, canvas: GraphCanvas): void => {
  const steps: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => canvas.pan(-1, 0),
    ArrowRight: () => canvas.pan(1, 0),
    ArrowUp: () => canvas.pan(0, -1),
    ArrowDown: () => canvas.pan(0, 1),
    '+': () => canvas.zoom('in'),
    '=': () => canvas.zoom('in'),
    '-': () => canvas.zoom('out'),
    '0': () => canvas.fit(),
  }
  const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  step()
}
