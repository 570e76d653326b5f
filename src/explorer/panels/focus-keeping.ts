import { use, useEffect } from 'react'
import { EmbeddingContext } from './embedding.ts'

/** Mark of a place whose heading is gone to when what had the focus there has made room for something else. */
export const FOCUS_HOME = { 'data-focus-home': '' } as const

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
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target !== document.body) standing = standingOf(target, whole)
    }
    const forget = ({ target }: Event) => {
      // A press beside everything takes the focus away, and is meant to.
      if (standing && target instanceof Node && !standing.element.contains(target)) standing = null
    }
    const observer = new MutationObserver(() => {
      if (!standing || !isLost(standing.element)) return
      const next = successorOf(standing)
      standing = null
      next?.focus()
    })
    observer.observe(whole, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
    whole.addEventListener('focusin', note)
    whole.addEventListener('pointerdown', forget, true)
    return () => {
      observer.disconnect()
      whole.removeEventListener('focusin', note)
      whole.removeEventListener('pointerdown', forget, true)
    }
  }, [root])
  return null
}

const standingOf = (element: HTMLElement, whole: Element): Standing => {
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
  return { element, boxes }
}

const isLost = (element: HTMLElement): boolean => {
  const active = document.activeElement
  if (active === element) return element.matches(':disabled')
  return (active === null || active === document.body) && (!element.isConnected || element.matches(':disabled'))
}

const successorOf = ({ boxes }: Standing): HTMLElement | null => {
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

/** Headings take the focus only when it is given to them. */
export const focusableHeading = (heading: HTMLElement): HTMLElement => {
  heading.tabIndex = -1
  return heading
}

const focusables = (box: Element): readonly HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && (element.checkVisibility?.() ?? true),
  )
