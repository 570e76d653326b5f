import { ActionIcon } from '@mantine/core'
import type { ReactNode } from 'react'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'
import { texts } from '../state/texts.ts'
import { FitIcon, MinusIcon, PauseIcon, PlayIcon, PlusIcon } from './icons.tsx'

/** Zoom, fit, and the layout's start and pause. */
export const CanvasControls = ({
  canvas,
  running,
  onToggleLayout,
}: {
  readonly canvas: GraphCanvas | null
  readonly running: boolean
  readonly onToggleLayout: () => void
}) => (
  <ActionIcon.Group orientation="vertical" className="canvas-controls">
    <Control label={texts.zoomIn} onClick={() => canvas?.zoom('in')}>
      <PlusIcon />
    </Control>
    <Control label={texts.zoomOut} onClick={() => canvas?.zoom('out')}>
      <MinusIcon />
    </Control>
    <Control label={texts.fit} onClick={() => canvas?.fit()}>
      <FitIcon />
    </Control>
    <Control label={running ? texts.pauseLayout : texts.startLayout} onClick={onToggleLayout}>
      {running ? <PauseIcon /> : <PlayIcon />}
    </Control>
  </ActionIcon.Group>
)

const Control = ({
  label,
  onClick,
  children,
}: {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}) => (
  <ActionIcon variant="default" size={36} aria-label={label} title={label} onClick={onClick}>
    {children}
  </ActionIcon>
)
