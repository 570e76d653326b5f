import { Autocomplete, Button, Group, NumberInput, Stack } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { quoteName } from '../state/complete-question.ts'
import { searchOf } from '../state/graph-of.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'

const MAX_NAMES = 6
const MAX_LENGTH = 10
const FIRST_LENGTH = 3

/** Two entities and a length become a question for all short ways between them. */
export const PathForm = ({
  index,
  onAsk,
}: {
  readonly index: KnowledgeIndex
  readonly onAsk: (question: string) => void
}) => {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [length, setLength] = useState(FIRST_LENGTH)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAsk(`paths(${quoteName(from.trim())}, ${quoteName(to.trim())}, maxLength: ${length})`)
  }
  return (
    <form onSubmit={submit} aria-label={texts.pathForm}>
      <Stack gap="xs">
        <NameInput index={index} label={texts.pathFrom} value={from} onChange={setFrom} />
        <NameInput index={index} label={texts.pathTo} value={to} onChange={setTo} />
        <Group align="end" gap="xs" wrap="nowrap">
          <NumberInput
            label={texts.pathLength}
            min={1}
            max={MAX_LENGTH}
            clampBehavior="strict"
            allowDecimal={false}
            hideControls
            value={length}
            onChange={(value) => setLength(Number(value) || FIRST_LENGTH)}
          />
          <Button type="submit" variant="default" flex="none" disabled={from.trim() === '' || to.trim() === ''}>
            {texts.findPaths}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const NameInput = ({
  index,
  label,
  value,
  onChange,
}: {
  readonly index: KnowledgeIndex
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) => {
  const found = value.trim() === '' ? [] : searchOf(index).search(value, MAX_NAMES)
  return (
    <Autocomplete
      label={label}
      value={value}
      onChange={onChange}
      data={[...new Set(found.map(({ name }) => name))]}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
      maxLength={500}
      spellCheck={false}
    />
  )
}
