import { use, useEffect, useMemo, useState } from 'react'
import type { RefObject } from 'react'
import { createGraph } from '../../graph/create-graph.ts'
import type { CanvasOptions, GraphCanvas } from '../canvas/graph-canvas.ts'
import type { PictureMemory } from '../canvas/picture-memory.ts'
import { hasWebgl } from '../canvas/webgl.ts'
import type { Selection } from '../state/explorer-state.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { PictureContext } from './picture-context.ts'
import { useExplorer } from './use-explorer.ts'

export interface CanvasAccess {
  readonly canvas: GraphCanvas | null
  readonly memory: PictureMemory
  /** Whether the picture cannot be drawn here. */
  readonly failed: boolean
}

/**
 * Makes the canvas when the container is there, and again after the graphics card dropped it or the graph changed;
 * nodes and camera keep their places.
 */
export const useCanvas = (
  container: RefObject<HTMLDivElement | null>,
  index: KnowledgeIndex,
  onCanvas: ((canvas: GraphCanvas | null) => void) | undefined,
): CanvasAccess => {
  const { dispatch } = useExplorer()
  const [drawn, setDrawn] = useState<{ readonly canvas: GraphCanvas; readonly options: CanvasOptions } | null>(null)
  const [failed, setFailed] = useState(() => !hasWebgl())
  const [life, setLife] = useState(0)
  const picture = use(PictureContext)
  const { memory } = picture
  const options = useMemo(
    (): CanvasOptions => ({
      graph: createGraph(index.knowledge),
      order: index.ranked.map(({ id }) => id),
      memory,
      onSelect: (selection: Selection | null) =>
        dispatch(selection ? { type: 'select', selection } : { type: 'clear' }),
      onMark: (id) => dispatch({ type: 'mark', ids: [id], how: 'toggle' }),
      onUnfold: (pair) => dispatch({ type: 'changePicture', change: { kind: 'unfold', pairs: [pair] } }),
      onLayoutChange: (running) => dispatch({ type: 'setLayoutRunning', running }),
      onContextLost: () => setLife((before) => before + 1),
    }),
    [index, memory, dispatch],
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
          setDrawn({ canvas: made, options })
          picture.canvas = made
          onCanvas?.(made)
        },
        () => wanted && setFailed(true),
      )
      .catch(() => wanted && setFailed(true))
    return () => {
      wanted = false
      observer.disconnect()
      made?.kill()
      setDrawn(null)
      picture.canvas = null
      onCanvas?.(null)
    }
  }, [container, options, failed, life, onCanvas, picture])
  // While another graph comes, the canvas of the one before is dead already.
  return { canvas: drawn?.options === options ? drawn.canvas : null, memory, failed }
}
