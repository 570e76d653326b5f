import { ActionIcon, Button, Checkbox, NativeSelect, Popover, Slider, Stack, Text } from '@mantine/core'
import type { ForceSettings } from '../state/picture.ts'
import { LAYOUT_KINDS, SIZE_MEASURES } from '../state/picture.ts'
import { texts } from '../state/texts.ts'
import { useNarrow } from './embedding.ts'
import { TuneIcon } from './icons.tsx'
import { useExplorer } from './use-explorer.ts'

/** How nodes are placed and sized, and whether lines are bundled. */
export const PictureSettings = ({ onSeparate }: { readonly onSeparate: () => void }) => (
  <Popover position="left-start" shadow="md" width={270} trapFocus withRoles returnFocus>
    <Popover.Target>
      <ActionIcon variant="default" size={36} aria-label={texts.pictureSettings} title={texts.pictureSettings}>
        <TuneIcon />
      </ActionIcon>
    </Popover.Target>
    <Popover.Dropdown className="picture-settings" aria-label={texts.pictureSettings}>
      <Stack gap="sm">
        <LayoutSettings onSeparate={onSeparate} />
        <Looks />
      </Stack>
    </Popover.Dropdown>
  </Popover>
)

const LayoutSettings = ({ onSeparate }: { readonly onSeparate: () => void }) => {
  const { state, dispatch } = useExplorer()
  const { layout, force } = state.picture
  const set = (change: Partial<ForceSettings>) =>
    dispatch({ type: 'changePicture', change: { kind: 'force', force: change } })
  return (
    <>
      <NativeSelect
        size="sm"
        label={texts.layout}
        value={layout}
        onChange={({ currentTarget }) => {
          const chosen = LAYOUT_KINDS.find((kind) => kind === currentTarget.value)
          if (chosen) dispatch({ type: 'changePicture', change: { kind: 'layout', layout: chosen } })
        }}
        data={LAYOUT_KINDS.map((value) => ({ value, label: texts.layouts[value] }))}
      />
      {layout === 'force' && (
        <>
          <Tuner
            label={texts.gravity}
            min={0}
            max={10}
            step={0.5}
            value={force.gravity}
            onChange={(gravity) => set({ gravity })}
          />
          <Tuner
            label={texts.spread}
            min={1}
            max={100}
            step={1}
            value={force.spread}
            onChange={(spread) => set({ spread })}
          />
          <Checkbox
            size="md"
            label={texts.tightClusters}
            checked={force.tightClusters}
            onChange={({ currentTarget }) => set({ tightClusters: currentTarget.checked })}
          />
          <Checkbox
            size="md"
            label={texts.dissuadeHubs}
            checked={force.dissuadeHubs}
            onChange={({ currentTarget }) => set({ dissuadeHubs: currentTarget.checked })}
          />
        </>
      )}
      <Button size="compact-sm" variant="default" onClick={onSeparate}>
        {texts.separate}
      </Button>
    </>
  )
}

interface TunerProps {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly value: number
  readonly onChange: (value: number) => void
}

/** The layout starts anew when the thumb is let go, not at every step on the way. */
const Tuner = ({ label, min, max, step, value, onChange }: TunerProps) => (
  <div>
    <Text size="sm" fw={500}>
      {label}
    </Text>
    <Slider
      key={value}
      size="sm"
      min={min}
      max={max}
      step={step}
      defaultValue={value}
      onChangeEnd={onChange}
      thumbLabel={label}
      mx={6}
    />
  </div>
)

const Looks = () => {
  const { state, dispatch } = useExplorer()
  const { size, bundled, minimap } = state.picture
  const narrow = useNarrow()
  const offered = SIZE_MEASURES.filter((measure) => measure !== 'betweenness' || state.measures?.betweenness !== null)
  return (
    <>
      <NativeSelect
        size="sm"
        label={texts.size}
        value={size}
        onChange={({ currentTarget }) => {
          const chosen = SIZE_MEASURES.find((measure) => measure === currentTarget.value)
          if (chosen) dispatch({ type: 'changePicture', change: { kind: 'size', size: chosen } })
        }}
        data={offered.map((value) => ({ value, label: texts.sizes[value] }))}
      />
      <Checkbox
        size="md"
        label={texts.bundled}
        checked={bundled}
        onChange={({ currentTarget }) =>
          dispatch({ type: 'changePicture', change: { kind: 'bundled', bundled: currentTarget.checked } })
        }
      />
      {!narrow && (
        <Checkbox
          size="md"
          label={texts.minimap}
          checked={minimap}
          onChange={({ currentTarget }) =>
            dispatch({ type: 'changePicture', change: { kind: 'minimap', minimap: currentTarget.checked } })
          }
        />
      )}
    </>
  )
}
