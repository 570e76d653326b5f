import { ActionIcon, Alert, Button } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { createContext, use, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { openGraphFile } from '../state/open-graph-file.ts'
import type { GraphFile } from '../state/open-graph-file.ts'
import { texts } from '../state/texts.ts'
import { FolderIcon } from './icons.tsx'
import { useExplorer } from './use-explorer.ts'

const OpenGraphContext = createContext<(file: GraphFile) => void>(() => undefined)

/** Lets graph files be opened from within: dropped anywhere on the page, or chosen with a button. */
export const OpenGraph = ({ children }: { readonly children: ReactNode }) => {
  const { dispatch } = useExplorer()
  const [trouble, setTrouble] = useState<{ readonly name: string; readonly message: string } | null>(null)
  const [isOver, setOver] = useState(false)
  const open = (file: GraphFile): void => {
    openGraphFile(file).then(
      (knowledge) => {
        setTrouble(null)
        dispatch({ type: 'loaded', knowledge })
      },
      (error: unknown) => {
        setTrouble({ name: file.name, message: error instanceof Error ? error.message : String(error) })
      },
    )
  }
  useWindowEvent('dragover', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    setOver(true)
  })
  useWindowEvent('dragleave', (event) => {
    if (event.relatedTarget === null) setOver(false)
  })
  useWindowEvent('drop', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer?.files[0]
    if (file) open(file)
  })
  return (
    <OpenGraphContext value={open}>
      {children}
      {trouble && (
        <Alert
          className="open-trouble"
          color="red"
          variant="filled"
          role="alert"
          title={texts.openFailed(trouble.name)}
          withCloseButton
          closeButtonLabel={texts.closeMessage}
          onClose={() => setTrouble(null)}
        >
          {trouble.message}
        </Alert>
      )}
      {isOver && (
        <div className="drop-target" aria-hidden>
          {texts.dropHere}
        </div>
      )}
    </OpenGraphContext>
  )
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true

/** Chooses a graph file; with `words` a button that says so, else an icon. */
export const OpenGraphButton = ({ words = false }: { readonly words?: boolean }) => {
  const open = use(OpenGraphContext)
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.gexf,.graphml,.xml"
        data-testid="graph-file"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          if (file) open(file)
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
