import { use, useEffect } from 'react'
import { EmbeddingContext } from './embedding.ts'

/** Mark of a place whose heading is gone to when what had the focus there has made room for something else. */
export const FOCUS_HOME = { 'data-focus-home': '' } as const
/** Mark of a place for what passes: after it the focus is back where it was before. */
export const FOCUS_PASSING = { 'data-focus-passing': '' } as const
/** Mark of a place that may go as a whole: the focus is gone then to the tab of the panel that is open. */
export const FOCUS_TO_TAB = { 'data-focus-after': '[role="tab"][aria-selected="true"]' } as const

const FOCUSABLE = [
  'a[href]',
  'button:not(:disabled)',
  'input:not(:disabled)',
  'select:not(:disabled)',
  'textarea:not(:disabled)',
  'summary',
  '[tabindex]',
].join(',')

/** Where the focus was: each box around it, the nearest first, and how many things could be focused in the box before it. */
interface Standing {
  readonly element: HTMLElement
  /** Of what passes, such as a message: what had the focus before it. */
  readonly back: HTMLElement | null
  readonly boxes: readonly { readonly box: Element; readonly before: number }[]
}

/**
 * When what has the focus is taken away or switched off, the focus goes to what came in its place, not to the top of the
 * page: to the heading of a panel that shows something else now, or to the next control of the nearest box that is left.
 */
export const FocusKeeping = (): null => {
  const root = use(EmbeddingContext)
  useEffect(() => {
    const whole = root ?? document.body
    let standing: Standing | null = null
    let byPointer = false
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target === document.body) return
      const wasPassing = standing !== null && isPassing(standing.element)
      const before = wasPassing ? standing?.back : standing?.element
      standing = { element: target, back: isPassing(target) ? (before ?? null) : null, boxes: boxesOf(target, whole) }
    }
    const forget = ({ target }: Event) => {
      byPointer = true
      // A press beside everything takes the focus away, and is meant to.
      if (standing && target instanceof Element && !standing.element.contains(target) && !isPassing(target))
        standing = null
    }
    const type = () => {
      byPointer = false
    }
    const observer = new MutationObserver(() => {
      if (!standing || !isLost(standing.element)) return
      const next = successorOf(standing, whole)
      standing = null
      // Who uses a pointer looks at a place, which stays where it is.
      next?.focus({ preventScroll: byPointer })
    })
    observer.observe(whole, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
    whole.addEventListener('focusin', note)
    whole.addEventListener('pointerdown', forget, true)
    whole.addEventListener('keydown', type, true)
    return () => {
      observer.disconnect()
      whole.removeEventListener('focusin', note)
      whole.removeEventListener('pointerdown', forget, true)
      whole.removeEventListener('keydown', type, true)
    }
  }, [root])
  return null
}

const isPassing = (element: Element): boolean => element.closest('[data-focus-passing]') !== null

const boxesOf = (element: HTMLElement, whole: Element): Standing['boxes'] => {
  const all = focusables(whole)
  const at = all.indexOf(element)
  const boxes: { box: Element; before: number }[] = []
  let first = at
  for (let box = element.parentElement; box; box = box.parentElement) {
    const within = box
    while (first > 0 && within.contains(all[first - 1] ?? null)) first--
    boxes.push({ box, before: Math.max(0, at - first) })
    if (box === whole) break
  }
  return boxes
}

const isLost = (element: HTMLElement): boolean => {
  const active = document.activeElement
  if (active === element) return element.matches(':disabled')
  return (active === null || active === document.body) && (!element.isConnected || element.matches(':disabled'))
}

const successorOf = ({ boxes, element, back }: Standing, whole: Element): HTMLElement | null => {
  if (isPassing(element) || boxes.some(({ box }) => box.matches('[data-focus-passing]')))
    return back?.isConnected === true && !back.matches(':disabled') ? back : headingOf(whole)
  const after = boxes.find(({ box }) => box.matches('[data-focus-after]'))?.box
  const named =
    after?.isConnected === false ? whole.querySelector<HTMLElement>(after.getAttribute('data-focus-after') ?? '') : null
  if (named) return named
  const home = boxes.find(({ box }) => box.isConnected && box.matches('[data-focus-home]'))?.box
  const heading = home?.querySelector<HTMLElement>('h2')
  if (heading) return focusableHeading(heading)
  const tab = home?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')
  if (tab) return tab
  for (const { box, before } of boxes) {
    const left = box.isConnected ? focusables(box) : []
    const next = left[Math.min(before, left.length - 1)]
    if (next) return next
  }
  return null
}

const headingOf = (whole: Element): HTMLElement | null => {
  const heading = whole.querySelector('h1')
  return heading ? focusableHeading(heading) : null
}

/** Headings take the focus only when it is given to them. */
export const focusableHeading = (heading: HTMLElement): HTMLElement => {
  heading.tabIndex = -1
  return heading
}

const focusables = (box: Element): readonly HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && (element.checkVisibility?.() ?? true),
  )
