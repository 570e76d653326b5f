import { useMediaQuery } from '@mantine/hooks'
import { createContext, use, useEffect, useRef, useState } from 'react'

/** The element that the explorer has to itself on a page of other people; null where the whole page is the explorer. */
export const EmbeddingContext = createContext<HTMLElement | null>(null)

const NARROW_PIXELS = 900
/** Within a page of others the picture comes first: three columns want more room there. */
const NARROW_EMBEDDED_PIXELS = 1100

/** Whether there is so little room that words go below the picture: by the window, or by the element given. */
export const useNarrow = (): boolean => {
  const root = use(EmbeddingContext)
  const narrowWindow = useMediaQuery(`(max-width: ${NARROW_PIXELS}px)`, undefined, { getInitialValueInEffect: false })
  const [narrowRoot, setNarrowRoot] = useState(() => isNarrow(root))
  useEffect(() => {
    if (!root) return
    const observer = new ResizeObserver(() => setNarrowRoot(isNarrow(root)))
    observer.observe(root)
    return () => observer.disconnect()
  }, [root])
  return root ? narrowRoot : narrowWindow
}

const isNarrow = (root: HTMLElement | null): boolean => root !== null && root.clientWidth <= NARROW_EMBEDDED_PIXELS

/** Hears what happens anywhere on the page, or only within the element on a page of other people. */
export const usePageEvent = <Type extends keyof HTMLElementEventMap>(
  type: Type,
  listener: (event: HTMLElementEventMap[Type]) => void,
): void => {
  const root = use(EmbeddingContext)
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => {
    const target: HTMLElement | Window = root ?? window
    const hear = (event: Event) => latest.current(event as HTMLElementEventMap[Type])
    target.addEventListener(type, hear)
    return () => target.removeEventListener(type, hear)
  }, [root, type])
}
