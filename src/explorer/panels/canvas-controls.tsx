import { ActionIcon } from '@mantine/core'
import type { ReactNode } from 'react'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'
import { texts } from '../state/texts.ts'
import {
  EnlargeIcon,
  FitIcon,
  LassoIcon,
  MinusIcon,
  PauseIcon,
  PlayIcon,
  PlusIcon,
  ReduceIcon,
  TargetIcon,
} from './icons.tsx'
import { PictureSettings } from './picture-settings.tsx'
import { useExplorer } from './use-explorer.ts'
import { useAlone } from './use-alone.ts'

interface CanvasControlsProps {
  readonly canvas: GraphCanvas | null
  readonly onArrange: () => void
  readonly onSeparate: () => void
}

/** Zoom, fit, centre, the picture alone, the layout's start and pause, and the settings. */
export const CanvasControls = ({ canvas, onArrange, onSeparate }: CanvasControlsProps) => {
  const { state, dispatch } = useExplorer()
  const { selection, layoutRunning, lasso } = state
  const { alone, toggle } = useAlone()
  return (
    <div className="canvas-controls" role="group" aria-label={texts.canvasControls}>
      <Control label={texts.zoomIn} onClick={() => canvas?.zoom('in')}>
        <PlusIcon />
      </Control>
      <Control label={texts.zoomOut} onClick={() => canvas?.zoom('out')}>
        <MinusIcon />
      </Control>
      <Control label={texts.fit} onClick={() => canvas?.fit()}>
        <FitIcon />
      </Control>
      <Control
        label={texts.centre}
        disabled={selection === null}
        onClick={() => selection && canvas?.centre(selection)}
      >
        <TargetIcon />
      </Control>
      <Control
        label={lasso ? texts.lassoEnd : texts.lasso}
        onClick={() => dispatch({ type: 'setLasso', active: !lasso })}
      >
        <LassoIcon />
      </Control>
      <Control label={alone ? texts.notAlone : texts.alone} onClick={toggle}>
        {alone ? <ReduceIcon /> : <EnlargeIcon />}
      </Control>
      <Control
        label={layoutRunning ? texts.pauseLayout : texts.startLayout}
        onClick={() => (layoutRunning ? canvas?.stopLayout() : onArrange())}
      >
        {layoutRunning ? <PauseIcon /> : <PlayIcon />}
      </Control>
      <PictureSettings onSeparate={onSeparate} />
    </div>
  )
}

const Control = ({
  label,
  disabled = false,
  onClick,
  children,
}: {
  readonly label: string
  readonly disabled?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}) => (
  <ActionIcon variant="default" size={36} aria-label={label} title={label} disabled={disabled} onClick={onClick}>
    {children}
  </ActionIcon>
)
