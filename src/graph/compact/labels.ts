import type { Dictionary } from './dictionary.ts'
import { createDictionary, numberOf } from './dictionary.ts'

/** Some dozens of texts, most of which are known again by their length and three letters, without a hash. */
export interface Labels {
  readonly dictionary: Dictionary<string>
  /** The text last met in each slot, and its number. */
  readonly texts: string[]
  readonly numbers: Int32Array
}

const SLOTS = 1024

export const createLabels = (): Labels => ({
  dictionary: createDictionary(),
  texts: Array.from({ length: SLOTS }, () => ''),
  numbers: new Int32Array(SLOTS).fill(-1),
})

/** The number of a label, a new one if it is new. */
export const labelNumber = (labels: Labels, text: string): number => {
  const slot = slotOf(text)
  const known = labels.numbers[slot] ?? -1
  if (known >= 0 && labels.texts[slot] === text) return known
  const number = numberOf(labels.dictionary, text)
  labels.texts[slot] = text
  labels.numbers[slot] = number
  return number
}

const slotOf = (text: string): number => {
  const { length } = text
  const [first, middle, last] = [text.charCodeAt(0), text.charCodeAt(length >> 1), text.charCodeAt(length - 1)]
  return (length * 5 + first * 29 + middle * 331 + last * 173) & (SLOTS - 1)
}
