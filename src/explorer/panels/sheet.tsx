import { Group, Modal } from '@mantine/core'
import type { ReactNode, RefObject } from 'react'
import { texts } from '../state/texts.ts'

interface SheetProps {
  readonly title: string
  readonly opened: boolean
  readonly onClose: () => void
  readonly size?: 'md' | 'lg'
  /** What has the focus afterwards, where what opened the window is gone by then. */
  readonly returnTo?: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** A window over the page. Mantine's own heading of it would be a second banner to a screen reader. */
export const Sheet = ({ title, opened, onClose, size = 'md', returnTo, children }: SheetProps) => (
  <Modal.Root
    opened={opened}
    onClose={onClose}
    size={size}
    {...(returnTo && { returnFocus: false, onExitTransitionEnd: () => returnTo.current?.focus() })}
  >
    <Modal.Overlay />
    <Modal.Content>
      <Group justify="space-between" p="md" pb="xs" wrap="nowrap">
        <Modal.Title fw={600}>{title}</Modal.Title>
        <Modal.CloseButton aria-label={texts.closeWindow} />
      </Group>
      <Modal.Body>{children}</Modal.Body>
    </Modal.Content>
  </Modal.Root>
)
