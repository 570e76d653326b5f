import type { Dictionary } from './dictionary.ts'
import { createDictionary, numberOf } from './dictionary.ts'

/** Confidences: thousandths, which resolution makes, are known by their number, without a hash. */
export interface Confidences {
  readonly dictionary: Dictionary<number>
  /** The number of each thousandth, -1 for one that did not come yet. */
  readonly ofThousandth: Int32Array
}

const THOUSAND = 1000

export const createConfidences = (): Confidences => ({
  dictionary: createDictionary(),
  ofThousandth: new Int32Array(THOUSAND + 1).fill(-1),
})

/** The number of a confidence, a new one if it is new. */
export const confidenceNumber = ({ dictionary, ofThousandth }: Confidences, confidence: number): number => {
  const thousandth = (confidence * THOUSAND + 0.5) | 0
  const isThousandth = thousandth / THOUSAND === confidence
  const known = ofThousandth[thousandth] ?? -1
  if (isThousandth && known >= 0) return known
  const number = numberOf(dictionary, confidence)
  if (isThousandth && thousandth >= 0 && thousandth <= THOUSAND) ofThousandth[thousandth] = number
  return number
}
