import './tour.css'
import { Button, Group, Paper, Text } from '@mantine/core'
import { createContext, use, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { texts } from '../state/texts.ts'
import { EmbeddingContext } from './embedding.ts'
import { focusableHeading } from './focus-keeping.ts'

const SEEN_KEY = 'relata-tour'

interface TourAccess {
  /** Null: no tour is going on. */
  readonly step: number | null
  readonly begin: () => void
  readonly next: () => void
  readonly end: () => void
}

export const TourContext = createContext<TourAccess>({
  step: null,
  begin: () => undefined,
  next: () => undefined,
  end: () => undefined,
})

/** Keeps the tour; on a first visit it begins by itself, once. */
export const Tour = ({ welcome, children }: { readonly welcome: boolean; readonly children: ReactNode }) => {
  const [step, setStep] = useState<number | null>(() => (welcome && !wasSeen() ? 0 : null))
  const end = () => {
    setStep(null)
    if (welcome) markSeen()
  }
  return (
    <TourContext
      value={{
        step,
        begin: () => setStep(0),
        next: () => (step === null || step + 1 >= texts.tour.length ? end() : setStep(step + 1)),
        end,
      }}
    >
      {children}
    </TourContext>
  )
}

/** The step that is shown: a card that leaves the page in use; Escape or a button ends the tour. */
export const TourCard = () => {
  const { step, next, end } = use(TourContext)
  const card = useRef<HTMLDivElement>(null)
  useGivenBackFocus(step !== null)
  const shown = step === null ? undefined : texts.tour[step]
  useEffect(() => {
    if (shown) card.current?.focus()
  }, [shown])
  if (step === null || !shown) return null
  const isLast = step + 1 === texts.tour.length
  return (
    <Paper
      ref={card}
      withBorder
      shadow="lg"
      p="md"
      className="tour-card"
      role="dialog"
      aria-labelledby="tour-title"
      aria-describedby="tour-text"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        end()
      }}
    >
      <Text component="h2" id="tour-title" fw={600}>
        {shown.title}
      </Text>
      <Text size="sm" id="tour-text" mb="sm">
        {shown.text}
      </Text>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {texts.tourStep(step + 1, texts.tour.length)}
        </Text>
        <Group gap="xs">
          {!isLast && (
            <Button variant="default" size="compact-md" onClick={end}>
              {texts.tourSkip}
            </Button>
          )}
          <Button size="compact-md" onClick={next}>
            {isLast ? texts.tourEnd : texts.tourNext}
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}

/** After the tour the focus is where it was before; where that is nowhere, at the heading of the page. */
const useGivenBackFocus = (isOpen: boolean): void => {
  const root = use(EmbeddingContext)
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (isOpen) {
      before.current = document.activeElement
      return
    }
    const opener = before.current
    before.current = null
    if (opener === null || document.activeElement !== document.body) return
    const heading = (root ?? document).querySelector('h1')
    if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus()
    else if (heading) focusableHeading(heading).focus()
  }, [isOpen, root])
}

/** A browser that keeps nothing shows the tour at each visit. */
const wasSeen = (): boolean => {
  try {
    return localStorage.getItem(SEEN_KEY) !== null
  } catch {
    return false
  }
}

const markSeen = (): void => {
  try {
    localStorage.setItem(SEEN_KEY, 'seen')
  } catch {
    // Not allowed here: it is shown again, and can be skipped again.
  }
}
