import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import type { Arrangement } from '../canvas/graph-canvas.ts'
import { useExplorer } from './use-explorer.ts'
import type { CanvasAccess } from './use-canvas.ts'

export interface ArrangementAccess {
  /** Places the nodes anew, as the settings say. */
  readonly arrange: () => void
  /** Moves overlapping nodes apart, and no more. */
  readonly separate: () => void
}

/**
 * Arranges a picture that never was, and again when another layout or other settings are chosen. A picture that came
 * back after the loss of its graphics context, or from a session, stays as it was.
 */
export const useArrangement = ({ canvas, memory }: CanvasAccess): ArrangementAccess => {
  const { picture, measures } = useExplorer().state
  const still = useReducedMotion()
  const { layout, force } = picture
  const communities = measures?.communities ?? null
  const waiting = layout !== 'force' && communities === null
  const last = useRef('')
  const arrangement: Arrangement =
    layout === 'force' ? { kind: 'force', settings: force } : { kind: layout, communities }
  const wish = JSON.stringify([layout, layout === 'force' ? force : null])
  useEffect(() => {
    if (!canvas || waiting) return
    const isAsWished = memory.arranged && (last.current === wish || last.current === '')
    last.current = wish
    if (isAsWished) return
    canvas.arrange(arrangement, !still)
    // `wish` stands for the arrangement.
  }, [canvas, memory, waiting, wish, still])
  return {
    arrange: () => canvas?.arrange(arrangement, !still),
    separate: () => canvas?.arrange({ kind: 'separate' }, !still),
  }
}
