import { Button, Center, Group, Loader, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { texts } from '../state/texts.ts'
import { AddArticlesButton } from './add-articles.tsx'
import { OpenGraphButton } from './open-graph.tsx'
import { SampleButton } from './sample-button.tsx'

/** A page with one thing to say. */
const Notice = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <Center component="main" className="notice">
    <Stack align="center" gap="sm" maw={520}>
      <Title order={1} size="h3" ta="center">
        {title}
      </Title>
      {children}
    </Stack>
  </Center>
)

export const LoadingNotice = () => (
  <Notice title={texts.loading}>
    <Loader aria-hidden />
  </Notice>
)

export const EmptyNotice = () => (
  <Notice title={texts.emptyTitle}>
    <Text ta="center">{texts.emptyHint}</Text>
    <Group justify="center">
      <AddArticlesButton words />
      <SampleButton />
      <OpenGraphButton words />
    </Group>
  </Notice>
)

export const FailedNotice = ({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) => (
  <Notice title={texts.failedTitle}>
    <Text role="alert" className="error-message">
      {message}
    </Text>
    <Text c="dimmed" size="sm" ta="center">
      {texts.failedHint}
    </Text>
    <Group justify="center">
      <Button onClick={onRetry}>{texts.retry}</Button>
      <OpenGraphButton words />
    </Group>
  </Notice>
)
