import type { TextColumn } from './text-column.ts'
import { createTextColumn } from './text-column.ts'

/** Different texts, each with a number from 0 in the order in which they came. */
export interface StringTable {
  /** How many different texts there are. */
  readonly size: () => number
  /** The number of a text, a new one if it is new. */
  readonly intern: (text: string) => number
  /** The number of a text, or -1. */
  readonly find: (text: string) => number
  /** The text of this number. */
  readonly at: (number: number) => string
  /** Bytes held. */
  readonly bytes: () => number
  /** Give back the room that was kept for more. */
  readonly trim: () => void
}

const FIRST_SLOTS = 512

/**
 * A hash table with open addressing over one buffer of text: per text its bytes, its end, and two to four slots. A `Map`
 * of a million strings takes ten times as much. With room for `expected` texts, nothing is moved.
 */
export const createStringTable = (expected = 0): StringTable => {
  const texts: TextColumn = createTextColumn()
  /** Number + 1 of a text, 0 where a slot is free. */
  let slots = new Uint32Array(slotsFor(expected))
  const slotOf = (text: string): number => {
    const mask = slots.length - 1
    let slot = hash(text) & mask
    for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
      if (texts.equals(held - 1, text)) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }
  const grow = (): void => {
    slots = new Uint32Array(slots.length * 2)
    for (let number = 0; number < texts.length(); number += 1) slots[slotOf(texts.at(number))] = number + 1
  }
  return {
    size: texts.length,
    intern: (text) => {
      const slot = slotOf(text)
      const held = slots[slot] ?? 0
      if (held !== 0) return held - 1
      const number = texts.push(text)
      slots[slot] = number + 1
      if (texts.length() * 2 > slots.length) grow()
      return number
    },
    find: (text) => (slots[slotOf(text)] ?? 0) - 1,
    at: texts.at,
    bytes: () => texts.bytes() + slots.byteLength,
    trim: texts.trim,
  }
}

/** The power of two that leaves at least half of the slots free. */
const slotsFor = (texts: number): number => {
  let count = FIRST_SLOTS
  while (count < 2 * texts) count *= 2
  return count
}

/** FNV-1a over UTF-16 units, with a last mixing so that the low bits are good. */
const hash = (text: string): number => {
  let mixed = 0x811c9dc5
  for (let unit = 0; unit < text.length; unit += 1) mixed = Math.imul(mixed ^ text.charCodeAt(unit), 0x01000193)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}
