import { useRef } from 'react'
import { usePageEvent } from './embedding.ts'

/** What Escape closes by itself: windows, menus, lists of choices. */
const OVERLAYS = '[role="dialog"]:not(.tour-card), [role="menu"], [role="listbox"]'
const FIELDS = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable]'

/**
 * Escape on the page itself. As long as something lies over the page, or words stand in the field that has the focus,
 * the key is for that: one press, one step.
 */
export const useEscape = (onEscape: () => void): void => {
  const isTaken = useRef(false)
  // Before anybody hears of it: what is closed by the key is still open then.
  usePageEvent(
    'keydown',
    (event) => {
      if (event.key === 'Escape') isTaken.current = isOverlaid() || isWriting(event.target)
    },
    { capture: true },
  )
  usePageEvent('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isTaken.current) onEscape()
  })
}

const isOverlaid = (): boolean =>
  [...document.querySelectorAll<HTMLElement>(OVERLAYS)].some((element) => element.checkVisibility?.() ?? true)

const isWriting = (target: EventTarget | null): boolean => {
  const field = target instanceof Element ? target.closest(FIELDS) : null
  return field !== null && (!('value' in field) || field.value !== '')
}
