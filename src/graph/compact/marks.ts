import type { Modality, Polarity, TimePrecision } from '../../model/index.ts'
import { at } from '../../model/index.ts'

const MODALITIES: readonly Modality[] = ['asserted', 'planned', 'possible', 'demanded', 'denied']
const PRECISIONS: readonly (TimePrecision | null)[] = [
  null,
  'day',
  'range',
  'year',
  'month',
  'week',
  'quarter',
  'season',
  'decade',
  'century',
]

/** Polarity in bit 0, modality in bits 1 to 3, precision of the time (0: no time) in bits 4 to 7. */
export const packMarks = (polarity: Polarity, modality: Modality, precision: TimePrecision | null): number =>
  (polarity === 'negative' ? 1 : 0) | (placeIn(MODALITIES, modality) << 1) | (placeIn(PRECISIONS, precision) << 4)

/** Like `indexOf`, which takes ten times as long where the first places are the most frequent. */
const placeIn = <Value>(values: readonly Value[], value: Value): number => {
  let place = 0
  while (place < values.length && values[place] !== value) place += 1
  return place
}

/** The polarity in a statement's marks. */
export const polarityOf = (marks: number): Polarity => ((marks & 1) === 1 ? 'negative' : 'positive')

/** The modality in a statement's marks. */
export const modalityOf = (marks: number): Modality => at(MODALITIES, (marks >> 1) & 7)

/** The precision of the time in a statement's marks; null where it has no time. */
export const precisionOf = (marks: number): TimePrecision | null => PRECISIONS[marks >> 4] ?? null

/** Whether the statement with these marks has a time. */
export const hasTime = (marks: number): boolean => marks >> 4 !== 0
