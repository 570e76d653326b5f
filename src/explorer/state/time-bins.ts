import type { OpenRange } from './filters-columns.ts'
import type { DayRange } from './filters-model.ts'

export type BinUnit = 'day' | 'month' | 'year' | 'decade' | 'century'

/** A stretch of the time axis. A gap is a longer stretch in which nothing begins or ends, folded to one bin. */
export interface TimeBin extends DayRange {
  readonly gap: boolean
}

export interface TimeBins {
  readonly unit: BinUnit
  /** In order, without holes. */
  readonly bins: readonly TimeBin[]
}

/** Positions of bins, both included. */
export type BinRange = readonly [first: number, last: number]

const UNITS: readonly BinUnit[] = ['day', 'month', 'year', 'decade', 'century']
const MAX_BINS = 48
const MS_OF_DAY = 86_400_000

/**
 * Cuts the time that is spoken of into bins of the finest unit of which at most 48 are needed. Where nothing begins or
 * ends for two bins or more, one bin stands for them all, so that one old treaty does not press recent years together.
 */
export const createTimeBins = (times: readonly (readonly OpenRange[])[]): TimeBins => {
  const days = [...new Set(times.flat().flatMap(({ start, end }) => [start, end].filter(isDay)))].sort()
  for (const unit of UNITS) {
    const bins = cutBins([...new Set(days.map((day) => binStart(day, unit)))], unit)
    if (bins.length <= MAX_BINS || unit === 'century') return { unit, bins }
  }
  return { unit: 'century', bins: [] }
}

/** How many of these would be left if only that bin were chosen, bin by bin. */
export const countByBin = ({ bins }: TimeBins, times: readonly (readonly OpenRange[])[]): readonly number[] => {
  // Where a time begins and where it has ended: sums of these are the counts.
  const changes = new Int32Array(bins.length + 1)
  const bump = (at: number, by: number) => {
    changes[at] = (changes[at] ?? 0) + by
  }
  for (const ranges of times) {
    const spans = ranges.map((range) => spanOf(bins, range))
    for (const [first, end] of spans.length > 1 ? joinSpans(spans) : spans) {
      if (first >= end) continue
      bump(first, 1)
      bump(end, -1)
    }
  }
  let sum = 0
  return bins.map((_, at) => (sum += changes[at] ?? 0))
}

/** The bins that a time touches: the first, and the one after the last. */
const spanOf = (bins: readonly TimeBin[], { start, end }: OpenRange): BinRange => [
  start === null ? 0 : countWhile(bins, ({ to }) => to < start),
  end === null ? bins.length : countWhile(bins, ({ from }) => from <= end),
]

/** How many bins at the beginning pass, by halving: those that pass come first. */
const countWhile = (bins: readonly TimeBin[], passes: (bin: TimeBin) => boolean): number => {
  let [low, high] = [0, bins.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const bin = bins[middle]
    if (bin && passes(bin)) low = middle + 1
    else high = middle
  }
  return low
}

/** Spans that touch or overlap become one, so that a bin is counted once. */
const joinSpans = (spans: readonly BinRange[]): readonly BinRange[] => {
  const joined: [number, number][] = []
  for (const [first, end] of spans.toSorted((left, right) => left[0] - right[0])) {
    const last = joined.at(-1)
    if (last && first <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([first, end])
  }
  return joined
}

/** The bins that a range of days covers; all of them where there is none. */
export const rangeToBins = ({ bins }: TimeBins, range: DayRange | null): BinRange => {
  const last = Math.max(0, bins.length - 1)
  if (range === null) return [0, last]
  const from = bins.findIndex(({ to }) => to >= range.from)
  const to = bins.findLastIndex((bin) => bin.from <= range.to)
  return [from === -1 ? last : from, to === -1 ? 0 : Math.max(to, from)]
}

/** The days that these bins cover; null where that is all there is. */
export const binsToRange = ({ bins }: TimeBins, [first, last]: BinRange): DayRange | null => {
  const [from, to] = [bins[first]?.from, bins[last]?.to]
  if (from === undefined || to === undefined || (first === 0 && last === bins.length - 1)) return null
  return { from, to }
}

/**
 * The next picture of a film. From the whole, it begins with the first bin; what begins with the first bin grows;
 * anything else moves on with its width. Gaps are jumped over. Null: the end is reached.
 */
export const playStep = ({ bins }: TimeBins, [first, last]: BinRange): BinRange | null => {
  const end = bins.length - 1
  if (first === 0 && last === end) return [0, 0]
  const to = bins.findIndex(({ gap }, at) => at > last && !gap)
  if (to === -1) return null
  return first === 0 ? [0, to] : [first + (to - last), to]
}

const cutBins = (starts: readonly string[], unit: BinUnit): readonly TimeBin[] => {
  const bins: TimeBin[] = []
  for (const start of starts) {
    const before = bins.at(-1)
    if (before) bins.push(...bridge(before, start, unit))
    bins.push({ from: start, to: dayBefore(nextBin(start, unit)), gap: false })
  }
  return bins
}

/** Nothing, the one bin that is missing, or a gap. */
const bridge = (before: TimeBin, start: string, unit: BinUnit): readonly TimeBin[] => {
  const from = dayAfter(before.to)
  if (from >= start) return []
  const to = dayBefore(start)
  return [{ from, to, gap: nextBin(from, unit) < start }]
}

const binStart = (day: string, unit: BinUnit): string => {
  if (unit === 'day') return day
  if (unit === 'month') return `${day.slice(0, 7)}-01`
  const years = unit === 'year' ? 1 : unit === 'decade' ? 10 : 100
  return `${pad(Math.floor(Number(day.slice(0, 4)) / years) * years)}-01-01`
}

const nextBin = (start: string, unit: BinUnit): string => {
  if (unit === 'day') return dayAfter(start)
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))]
  if (unit === 'month') return month === 12 ? `${pad(year + 1)}-01-01` : `${pad(year)}-${pad(month + 1, 2)}-01`
  return `${pad(year + (unit === 'year' ? 1 : unit === 'decade' ? 10 : 100))}-01-01`
}

const dayAfter = (day: string): string => moveDay(day, 1)
const dayBefore = (day: string): string => moveDay(day, -1)
const moveDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_OF_DAY).toISOString().slice(0, 10)

const pad = (value: number, digits = 4): string => String(value).padStart(digits, '0')

/** Only plain days of years 0 … 9899 are placed on the axis; a file may hold anything. */
const isDay = (day: string | null): day is string =>
  day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && day < '9900' && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))
