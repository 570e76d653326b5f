import { ActionIcon, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { use, useRef } from 'react'
import { canAnalyse } from '../../runtime/browser/analysis-port.ts'
import { texts } from '../state/texts.ts'
import { AddIcon } from './icons-bring.tsx'
import { Sheet } from './sheet.tsx'
import { IntakeContext } from './use-intake.ts'

const READABLE = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.json,.jsonl,.ndjson,.csv,.tsv,.xml,.rss,.atom,.rdf,.gz'

/** Opens the sheet in which articles are pasted or chosen; with `words` a button that says so, else an icon. */
export const AddArticlesButton = ({ words = false }: { readonly words?: boolean }) => {
  const [opened, { open, close }] = useDisclosure(false)
  if (!canAnalyse) return null
  return (
    <>
      {words ? (
        <Button leftSection={<AddIcon />} onClick={open}>
          {texts.addArticles}
        </Button>
      ) : (
        <ActionIcon
          variant="default"
          size={36}
          aria-label={texts.addArticles}
          title={texts.addArticlesHint}
          onClick={open}
        >
          <AddIcon />
        </ActionIcon>
      )}
      <Sheet opened={opened} onClose={close} title={texts.addTitle} size="lg">
        <AddArticles onDone={close} />
      </Sheet>
    </>
  )
}

const AddArticles = ({ onDone }: { readonly onDone: () => void }) => {
  const { take, draft, setDraft, readDraft } = use(IntakeContext)
  const input = useRef<HTMLInputElement>(null)
  const readText = () => {
    readDraft()
    onDone()
  }
  return (
    <Stack gap="sm">
      <Text size="sm">{texts.addHint}</Text>
      <Textarea
        label={texts.pasteLabel}
        placeholder={texts.pastePlaceholder}
        autosize
        minRows={8}
        maxRows={16}
        data-autofocus
        value={draft}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={READABLE}
        data-testid="article-files"
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])])
          onDone()
        }}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={() => input.current?.click()}>
          {texts.chooseFiles}
        </Button>
        <Button disabled={draft.trim() === ''} onClick={readText}>
          {texts.read}
        </Button>
      </Group>
    </Stack>
  )
}
