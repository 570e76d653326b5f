import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Point } from '../canvas/positions.ts'

interface LassoProps {
  /** The picture that is drawn over. */
  readonly frame: RefObject<HTMLDivElement | null>
  /** Whether any drag draws; else only one with Shift. */
  readonly active: boolean
  readonly onEnd: (line: readonly Point[]) => void
}

/** A press that moves no farther than this is a click. */
const MIN_PIXELS = 6
/** The click that a release makes follows at once. */
const CLICK_MS = 100

const swallow = (event: Event): void => {
  event.stopPropagation()
  event.preventDefault()
}

/** A line that is drawn freely around nodes; the picture below does not move meanwhile. */
export const Lasso = ({ frame, active, onEnd }: LassoProps) => {
  const [line, setLine] = useState<readonly Point[]>([])
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  }, [onEnd])
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let points: Point[] | null = null
    const placeOf = ({ clientX, clientY }: MouseEvent): Point => {
      const box = element.getBoundingClientRect()
      return { x: clientX - box.left, y: clientY - box.top }
    }
    const press = (event: MouseEvent) => {
      if (event.button !== 0 || !(active || event.shiftKey)) return
      points = [placeOf(event)]
      // Before the picture hears of it: it would begin to move.
      event.stopPropagation()
      event.preventDefault()
    }
    const move = (event: PointerEvent) => {
      if (!points) return
      if (event.buttons === 0) return finish()
      points = [...points, placeOf(event)]
      setLine(points)
    }
    const finish = () => {
      const drawn = points
      points = null
      setLine([])
      const [first] = drawn ?? []
      if (!drawn || !first || !drawn.some(({ x, y }) => Math.hypot(x - first.x, y - first.y) > MIN_PIXELS)) return
      end.current(drawn)
      // The browser makes a click of it too, which would clear what was just chosen.
      element.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => element.removeEventListener('click', swallow, true), CLICK_MS)
    }
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !points) return
      event.preventDefault()
      points = null
      setLine([])
    }
    // While a finger draws, the page must neither scroll nor move the picture.
    const touch = (event: TouchEvent) => {
      if (active) event.stopPropagation()
    }
    const down = (event: PointerEvent) => {
      if (active && event.pointerType === 'touch') points = [placeOf(event)]
    }
    element.addEventListener('mousedown', press, true)
    element.addEventListener('touchstart', touch, true)
    element.addEventListener('pointerdown', down, true)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', finish)
    window.addEventListener('keydown', cancel, true)
    return () => {
      element.removeEventListener('mousedown', press, true)
      element.removeEventListener('touchstart', touch, true)
      element.removeEventListener('pointerdown', down, true)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', finish)
      window.removeEventListener('keydown', cancel, true)
    }
  }, [frame, active])
  return (
    <svg className="lasso" aria-hidden="true">
      {line.length > 1 && <polygon points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />}
    </svg>
  )
}
