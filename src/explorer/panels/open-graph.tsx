import './bring.css'
import { ActionIcon, Alert, Button } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { use, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { texts } from '../state/texts.ts'
import { usePageEvent } from './embedding.ts'
import { FOCUS_PASSING } from './focus-keeping.ts'
import { FolderIcon } from './icons.tsx'
import { ReadingCard } from './reading-card.tsx'
import { IntakeContext, useIntake } from './use-intake.ts'
import type { IntakeResult } from './use-intake.ts'

/** Lets graphs, sessions and articles in: dropped or pasted anywhere on the page, or chosen with a button. */
export const OpenGraph = ({ children }: { readonly children: ReactNode }) => {
  const intake = useIntake()
  const { take, trouble, result, dismiss, dismissResult } = intake
  const [isOver, setOver] = useState(false)
  usePageEvent('dragover', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    setOver(true)
  })
  usePageEvent('dragleave', (event) => {
    if (event.relatedTarget === null) setOver(false)
  })
  usePageEvent('drop', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    setOver(false)
    take([...(event.dataTransfer?.files ?? [])])
  })
  usePageEvent('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0 || isTyping(event.target)) return
    event.preventDefault()
    take(files)
  })
  return (
    <IntakeContext value={intake}>
      {children}
      <section className="intake-messages" aria-label={texts.messages} {...FOCUS_PASSING}>
        <ReadingCard />
        <div aria-live="polite">{result && <Result result={result} onClose={dismissResult} />}</div>
        {trouble && (
          <Alert
            className="open-trouble"
            color="red"
            variant="filled"
            role="alert"
            title={trouble.title}
            withCloseButton
            closeButtonLabel={texts.closeMessage}
            onClose={dismiss}
          >
            {trouble.message}
          </Alert>
        )}
      </section>
      {isOver && (
        <div className="drop-target" aria-hidden>
          {texts.dropHere}
        </div>
      )}
    </IntakeContext>
  )
}

/** A message; one that passes stays as long as somebody has the pointer or the focus on it. */
const Result = ({ result, onClose }: { readonly result: IntakeResult; readonly onClose: () => void }) => {
  const { seconds, action } = result
  const { start, clear } = useTimeout(onClose, (seconds ?? 0) * 1000)
  const wait = () => {
    if (seconds !== null) start()
  }
  useEffect(() => {
    clear()
    if (seconds !== null) start()
    return clear
  }, [result, seconds, start, clear])
  return (
    <Alert
      role="note"
      p="xs"
      color="teal"
      variant="default"
      withCloseButton
      closeButtonLabel={texts.closeMessage}
      onClose={onClose}
      onPointerEnter={clear}
      onPointerLeave={wait}
      onFocus={clear}
      onBlur={wait}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      {result.message}
      {action && (
        <Button
          size="compact-sm"
          variant="default"
          ml="sm"
          onClick={() => {
            onClose()
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
    </Alert>
  )
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null

/** Chooses a graph file; with `words` a button that says so, else an icon. */
export const OpenGraphButton = ({ words = false }: { readonly words?: boolean }) => {
  const { take } = use(IntakeContext)
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.gexf,.graphml,.xml,.gz"
        data-testid="graph-file"
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      {words ? (
        <Button variant="default" leftSection={<FolderIcon />} onClick={choose}>
          {texts.openGraph}
        </Button>
      ) : (
        <ActionIcon
          variant="default"
          size={36}
          aria-label={texts.openGraph}
          title={texts.openGraphHint}
          onClick={choose}
        >
          <FolderIcon />
        </ActionIcon>
      )}
    </>
  )
}
