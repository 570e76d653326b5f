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

const LOW_PIXELS = 720

/** Whether the window, or the element given, is so low that the picture needs all of its height. */
export const useLow = (): boolean => {
  const root = use(EmbeddingContext)
  const lowWindow = useMediaQuery(`(max-height: ${LOW_PIXELS}px)`, undefined, { getInitialValueInEffect: false })
  return root ? root.clientHeight <= LOW_PIXELS : lowWindow
}

const isNarrow = (root: HTMLElement | null): boolean => root !== null && root.clientWidth <= NARROW_EMBEDDED_PIXELS

/**
 * Hears what happens anywhere on the page, or on a page of other people what happens within the element. Keys count there
 * also when what had the focus is gone, as long as the person has not turned to something else on the page.
 */
export const usePageEvent = <Type extends keyof HTMLElementEventMap>(
  type: Type,
  listener: (event: HTMLElementEventMap[Type]) => void,
  { capture = false } = {},
): void => {
  const root = use(EmbeddingContext)
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => {
    let isTurnedTo = false
    const contains = ({ target }: Event) => !root || (target instanceof Node && root.contains(target))
    const turn = (event: Event) => {
      isTurnedTo = contains(event)
    }
    const hear = (event: Event) => {
      if (contains(event) || (isTurnedTo && event.target === document.body))
        latest.current(event as HTMLElementEventMap[Type])
    }
    window.addEventListener(type, hear, capture)
    window.addEventListener('pointerdown', turn, true)
    window.addEventListener('focusin', turn, true)
    return () => {
      window.removeEventListener(type, hear, capture)
      window.removeEventListener('pointerdown', turn, true)
      window.removeEventListener('focusin', turn, true)
    }
  }, [root, type, capture])
}
