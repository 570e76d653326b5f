/** One line of the table that `npm run evaluate` prints. */
export interface Figure {
  /** Key in the file of floors. */
  readonly id: string
  readonly what: string
  readonly measured: number
  /** The number that is asked for at least (at most, where `best` is `low`). */
  readonly wanted: number | null
  readonly anchor: number | null
  readonly unit: '%' | 'words/s' | 'MB' | '' | 'F1' | 'ratio'
  readonly best: 'high' | 'low'
  /** Left out of the floors: timings differ from machine to machine. */
  readonly isTiming?: boolean
}

/** A figure below its floor (above it, where low is best). */
export const isBelowFloor = ({ measured, best }: Figure, floor: number): boolean =>
  best === 'high' ? measured < floor : measured > floor

/** Whether the figure is as wanted; null where nothing is asked for. */
export const isReached = ({ measured, wanted, best }: Figure): boolean | null =>
  wanted === null ? null : best === 'high' ? measured >= wanted : measured <= wanted
