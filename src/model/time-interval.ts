/** How exactly a time is known. */
export type TimePrecision = 'day' | 'week' | 'month' | 'quarter' | 'season' | 'year' | 'decade' | 'century' | 'range'

/**
 * When something holds, both ends included, each `YYYY-MM-DD`. A null end is open: `since 2018` has no end,
 * `until May` has no start.
 */
export interface TimeInterval {
  readonly start: string | null
  readonly end: string | null
  readonly precision: TimePrecision
}
