import { Alert, Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { texts } from '../state/texts.ts'
import { ErrorBoundary } from './error-boundary.tsx'

/** A part of the page that may fail by itself: the others work on, and it can be tried again. */
export const PanelBoundary = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => {
  const [attempt, setAttempt] = useState(0)
  return (
    <ErrorBoundary
      key={attempt}
      instead={(message) => (
        <Alert m="sm" color="red" variant="default" role="alert" title={texts.panelFailed(name)}>
          <Text size="sm" className="wrap">
            {message}
          </Text>
          <Text size="sm" c="dimmed" my="xs">
            {texts.panelFailedHint}
          </Text>
          <Button size="xs" variant="default" onClick={() => setAttempt(attempt + 1)}>
            {texts.retry}
          </Button>
        </Alert>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}
