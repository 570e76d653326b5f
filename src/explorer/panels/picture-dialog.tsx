import { Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { use, useState } from 'react'
import type { RefObject } from 'react'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'
import type { PictureText } from '../canvas/picture-svg.ts'
import type { Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { TONES } from '../state/tone.ts'
import { PictureContext } from './picture-context.ts'
import { drawPng } from './picture-file.ts'
import { saveFile } from './save-file.ts'
import { Sheet } from './sheet.tsx'
import { IntakeContext } from './use-intake.ts'

interface PictureDialogProps {
  readonly index: KnowledgeIndex
  readonly visible: Visible
  readonly opened: boolean
  readonly onClose: () => void
  readonly returnTo: RefObject<HTMLElement | null>
}

type PictureFormat = 'png' | 'svg'

/** Saves what is in view as a picture, with title and legend. */
export const PictureDialog = ({ index, visible, opened, onClose, returnTo }: PictureDialogProps) => {
  const { canvas } = use(PictureContext)
  return (
    <Sheet opened={opened} onClose={onClose} title={texts.savePicture} returnTo={returnTo}>
      {canvas ? (
        <PictureForm canvas={canvas} index={index} visible={visible} onDone={onClose} />
      ) : (
        <Text>{texts.noWebgl}</Text>
      )}
    </Sheet>
  )
}

const PictureForm = ({
  canvas,
  index,
  visible,
  onDone,
}: {
  readonly canvas: GraphCanvas
  readonly index: KnowledgeIndex
  readonly visible: Visible
  readonly onDone: () => void
}) => {
  const { say } = use(IntakeContext)
  const [format, setFormat] = useState<PictureFormat>('png')
  const [title, setTitle] = useState<string>(() => texts.counts(visible.entities.size, visible.statements.size))
  const [legend, setLegend] = useState(true)
  const [scale, setScale] = useState('2')
  const save = async (): Promise<void> => {
    const svg = await canvas.writeSvg({ title, ...(legend ? legendOf(index, visible) : NO_LEGEND) }, Number(scale))
    const file = format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await drawPng(svg)
    saveFile(`relata.${format}`, file)
  }
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        aria-label={texts.pictureFormat}
        value={format}
        onChange={(value) => setFormat(value === 'svg' ? 'svg' : 'png')}
        data={[
          { value: 'png', label: 'PNG' },
          { value: 'svg', label: 'SVG' },
        ]}
      />
      <TextInput
        label={texts.pictureTitle}
        data-autofocus
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Text size="sm" fw={500} id="picture-scale">
        {texts.pictureScale}
      </Text>
      <SegmentedControl
        aria-labelledby="picture-scale"
        value={scale}
        onChange={setScale}
        data={['1', '2', '4'].map((value) => ({ value, label: `${value}×` }))}
      />
      <Checkbox
        label={texts.pictureLegend}
        checked={legend}
        onChange={({ currentTarget }) => setLegend(currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button
          onClick={() => {
            save().catch(() => say(texts.pictureFailed, true))
            onDone()
          }}
        >
          {texts.save}
        </Button>
      </Group>
    </Stack>
  )
}

const NO_LEGEND = { types: [], strokes: [] } as const

const legendOf = ({ knowledge }: KnowledgeIndex, visible: Visible): Pick<PictureText, 'types' | 'strokes'> => {
  const shown = knowledge.entities.filter(({ id }) => visible.entities.has(id))
  return {
    types: [...new Set(shown.map(({ type }) => type))].sort().map((type) => ({ type, label: texts.entityTypes[type] })),
    strokes: [
      ...TONES.map((stroke) => ({ stroke, label: texts.tones[stroke] })),
      { stroke: 'mixed' as const, label: texts.legendMixed },
    ],
  }
}
