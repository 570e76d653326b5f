import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { use, useEffect, useRef, useState } from 'react'
import { parseEditsFile, writeEditsFile } from '../../formats/read/edits-file.ts'
import type { EditHistory } from '../state/edit-history.ts'
import { sayEdit } from '../state/say-edit.ts'
import { texts } from '../state/texts.ts'
import { usePageEvent } from './embedding.ts'
import { EditsIcon, RedoIcon, UndoIcon } from './icons-edit.tsx'
import { saveFile } from './save-file.ts'
import { Sheet } from './sheet.tsx'
import { useExplorer } from './use-explorer.ts'
import { IntakeContext } from './use-intake.ts'

/** Undo, redo and the list of all edits; Ctrl-Z and Ctrl-Shift-Z (or Ctrl-Y) outside of fields. */
export const EditTools = ({ history }: { readonly history: EditHistory }) => {
  const { dispatch } = useExplorer()
  const [opened, setOpened] = useState(false)
  useSaidEdits(history)
  const { done, undone } = history
  const [last, next] = [done.at(-1), undone.at(-1)]
  const undo = (): void => dispatch({ type: 'changeHistory', change: { kind: 'undo' } })
  const redo = (): void => dispatch({ type: 'changeHistory', change: { kind: 'redo' } })
  usePageEvent('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isField(event.target)) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) redo()
    else undo()
  })
  return (
    <>
      <Group gap={4} wrap="nowrap" className="edit-tools">
        <ActionIcon
          variant="default"
          size={36}
          aria-label={last ? texts.undoWhat(sayEdit(last)) : texts.undo}
          title={last ? texts.undoWhat(sayEdit(last)) : texts.undo}
          {...(!last && SWITCHED_OFF)}
          onClick={undo}
        >
          <UndoIcon />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={next ? texts.redoWhat(sayEdit(next)) : texts.redo}
          title={next ? texts.redoWhat(sayEdit(next)) : texts.redo}
          {...(!next && SWITCHED_OFF)}
          onClick={redo}
        >
          <RedoIcon />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={texts.editsOpen(done.length)}
          title={texts.editsOpen(done.length)}
          onClick={() => setOpened(true)}
        >
          <EditsIcon />
        </ActionIcon>
      </Group>
      <Sheet title={texts.editsOpen(done.length)} opened={opened} onClose={() => setOpened(false)} size="lg">
        <EditList history={history} />
      </Sheet>
    </>
  )
}

/** Looks and is called switched off, but keeps the focus: whoever undoes the last edit is still there. */
const SWITCHED_OFF = { 'data-disabled': true, 'aria-disabled': true } as const

/** Fields have an undo of their own. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null

/** Tells what was done, undone or done again. */
const useSaidEdits = (history: EditHistory): void => {
  const { say } = use(IntakeContext)
  const before = useRef(history)
  useEffect(() => {
    const { done, undone } = before.current
    before.current = history
    const last = history.done.at(-1)
    const taken = history.undone.at(-1)
    if (history.undone.length > undone.length && taken) say(texts.undone(sayEdit(taken)))
    else if (history.done.length === done.length + 1 && last)
      say((undone.at(-1) === last ? texts.redone : texts.edited)(sayEdit(last)))
  }, [history, say])
}

const EditList = ({ history }: { readonly history: EditHistory }) => {
  const { dispatch } = useExplorer()
  const chooser = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { done, idle } = history
  const isIdle = new Set(idle.map(({ index }) => index))
  const open = async (file: File): Promise<void> => {
    try {
      const edits = parseEditsFile(await file.text(), file.name)
      setTrouble(null)
      dispatch({ type: 'changeHistory', change: { kind: 'add', edits } })
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {done.length === 0 ? texts.noEdits : texts.editsHint}
      </Text>
      <ol className="edits">
        {done.map((edit, at) => (
          <li key={`${String(at)} ${sayEdit(edit)}`}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm" className="wrap">
                {sayEdit(edit)}
                {isIdle.has(at) && (
                  <Text span size="sm" c="dimmed">
                    {' '}
                    ({texts.editIdle})
                  </Text>
                )}
              </Text>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={texts.dropEdit(sayEdit(edit))}
                onClick={() => dispatch({ type: 'changeHistory', change: { kind: 'drop', at } })}
              >
                {texts.takeBack}
              </Button>
            </Group>
          </li>
        ))}
      </ol>
      {trouble !== null && (
        <Text role="alert" size="sm" className="wrap">
          {trouble}
        </Text>
      )}
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={done.length === 0}
          onClick={() => saveFile('relata-edits.json', new Blob([writeEditsFile(done)], { type: 'application/json' }))}
        >
          {texts.saveEdits}
        </Button>
        <Button size="xs" variant="default" onClick={() => chooser.current?.click()}>
          {texts.openEdits}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={texts.openEdits}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (file) void open(file)
          }}
        />
      </Group>
    </Stack>
  )
}
