import {
  ActionIcon,
  Checkbox,
  Collapse,
  Group,
  RangeSlider,
  SegmentedControl,
  Text,
  UnstyledButton,
} from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import type { FilterColumns } from '../state/filters-columns.ts'
import { filterColumns } from '../state/filters-columns.ts'
import { TIME_AXES } from '../state/filters.ts'
import type { TimeAxis, Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { binsToRange, countByBin, createTimeBins, playStep, rangeToBins } from '../state/time-bins.ts'
import type { BinRange, TimeBins } from '../state/time-bins.ts'
import { sayDays } from '../state/words.ts'
import { PauseIcon, PlayIcon } from './icons.tsx'
import { TimeHistogram } from './time-histogram.tsx'
import { useFolded } from './use-folded.ts'
import { useExplorer } from './use-explorer.ts'

const PLAY_MS = 900

interface TimePanelProps {
  readonly index: KnowledgeIndex
  readonly visible: Visible
}

/** Filters by when things happened or by when they were published: a histogram, a range, and a film of it. */
export const TimePanel = ({ index, visible }: TimePanelProps) => {
  const { open, toggle } = useFolded()
  const [axis, setAxis] = useState<TimeAxis>('event')
  const { state } = useExplorer()
  const range = state.filters.time[axis]
  return (
    <section className="time-panel" aria-label={texts.timePanel}>
      <div className="time-bar">
        <UnstyledButton className="legend-title" onClick={toggle} aria-expanded={open}>
          {texts.timePanel}
        </UnstyledButton>
        <Text size="xs" c="dimmed" className="time-said" aria-live="polite">
          {range === null ? texts.timeAll : sayDays(range.from, range.to)}
        </Text>
        {open && (
          <SegmentedControl
            size="xs"
            aria-label={texts.timeAxis}
            value={axis}
            onChange={setAxis}
            data={TIME_AXES.map((value) => ({ value, label: texts.timeAxes[value] }))}
          />
        )}
      </div>
      <Collapse expanded={open}>
        <Axis
          key={axis}
          index={index}
          visible={visible}
          axis={axis}
          columns={filterColumns(index, state.measures?.communities ?? null)}
        />
      </Collapse>
    </section>
  )
}

interface AxisProps extends TimePanelProps {
  readonly axis: TimeAxis
  readonly columns: FilterColumns
}

const Axis = ({ visible, axis, columns }: AxisProps) => {
  const { state, dispatch } = useExplorer()
  const times = columns.times[axis]
  const bins = useMemo(() => createTimeBins(times), [times])
  const counts = useMemo(() => countByBin(bins, visible.times[axis]), [bins, visible, axis])
  const chosen = rangeToBins(bins, state.filters.time[axis])
  const choose = (next: BinRange) =>
    dispatch({ type: 'changeFilters', change: { kind: 'time', axis, range: binsToRange(bins, next) } })
  const film = useFilm(bins, chosen, choose)
  const say = (at: number) => sayBin(bins, at)
  // As long as all times are shown, so is what has none.
  const isWholeTime = TIME_AXES.every((one) => state.filters.time[one] === null)
  if (bins.bins.length === 0)
    return (
      <Text size="xs" c="dimmed" py={4}>
        {texts.timeNone[axis]}
      </Text>
    )
  const last = bins.bins.length - 1
  return (
    <div className="time-axis">
      <ActionIcon
        variant="default"
        size={32}
        aria-label={film.playing ? texts.pausePlay : texts.play}
        title={film.playing ? texts.pausePlay : texts.play}
        disabled={last === 0}
        onClick={film.toggle}
      >
        {film.playing ? <PauseIcon /> : <PlayIcon />}
      </ActionIcon>
      <div className="time-track">
        <TimeHistogram bins={bins} counts={counts} chosen={chosen} say={say} onChoose={(at) => choose([at, at])} />
        <RangeSlider
          size="xs"
          thumbSize={16}
          min={0}
          max={Math.max(1, last)}
          minRange={0}
          disabled={last === 0}
          value={[chosen[0], Math.max(chosen[0], chosen[1])]}
          onChange={([from, to]) => {
            film.stop()
            choose([from, to])
          }}
          label={say}
          thumbFromLabel={texts.timeFrom[axis]}
          thumbToLabel={texts.timeTo[axis]}
          thumbValueText={say}
        />
        <Group justify="space-between" className="time-ends">
          <span>{say(0)}</span>
          <Checkbox
            size="xs"
            label={texts.keepUndated}
            checked={isWholeTime || state.filters.keepUndated}
            disabled={isWholeTime}
            onChange={({ currentTarget }) =>
              dispatch({ type: 'changeFilters', change: { kind: 'keepUndated', keep: currentTarget.checked } })
            }
          />
          <span>{say(last)}</span>
        </Group>
      </div>
    </div>
  )
}

const sayBin = ({ bins }: TimeBins, at: number): string => {
  const bin = bins[at]
  return bin ? sayDays(bin.from, bin.to) : ''
}

/** Moves the range on by itself until the end of time, or until somebody takes it in hand. */
const useFilm = (bins: TimeBins, chosen: BinRange, choose: (next: BinRange) => void) => {
  const step = () => {
    const next = isWhole(bins, chosen) ? null : playStep(bins, chosen)
    if (next === null) interval.stop()
    else choose(next)
  }
  const interval = useInterval(step, PLAY_MS)
  const { stop } = interval
  useEffect(() => stop, [stop])
  return {
    playing: interval.active,
    stop,
    toggle: () => {
      if (interval.active) return stop()
      choose(playStep(bins, chosen) ?? rewound(chosen))
      interval.start()
    },
  }
}

const isWhole = ({ bins }: TimeBins, [first, last]: BinRange): boolean => first === 0 && last === bins.length - 1

/** At the end, a film starts over: with its first picture, or with a window of its width. */
const rewound = ([first, last]: BinRange): BinRange => (first === 0 ? [0, 0] : [0, last - first])
