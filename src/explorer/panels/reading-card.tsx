import { Button, Paper, Progress, Text } from '@mantine/core'
import { use } from 'react'
import { texts } from '../state/texts.ts'
import { IntakeContext } from './use-intake.ts'

/** How far the reading of articles has come, and the way to stop it. */
export const ReadingCard = () => {
  const { progress, cancel } = use(IntakeContext)
  if (progress === null) return null
  const { done, total, title } = progress
  const said = total === 0 ? texts.readingModel : texts.readingProgress(done, total, title)
  return (
    <Paper withBorder shadow="md" p="sm" className="reading-card" role="group" aria-label={texts.readingTitle}>
      <Text fw={600} size="sm">
        {texts.readingTitle}
      </Text>
      <Text size="sm" className="wrap" aria-live="polite">
        {said}
      </Text>
      <Progress.Root size="md" my={6}>
        <Progress.Section
          value={total === 0 ? 100 : Math.round((done / total) * 100)}
          striped={total === 0}
          animated={total === 0}
          aria-label={texts.readingTitle}
        />
      </Progress.Root>
      <Button variant="default" size="compact-sm" onClick={cancel}>
        {texts.cancel}
      </Button>
    </Paper>
  )
}
