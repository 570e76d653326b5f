import type { PackedTexts } from './text-column.ts'
import { createTextColumn, encodeText, startOf } from './text-column.ts'

/** Different texts, each with a number from 0 in the order in which they came. */
export interface StringTable {
  /** How many different texts there are. */
  readonly size: () => number
  /** The number of a text, or -1. */
  readonly find: (text: string) => number
  /** The text of this number. */
  readonly at: (number: number) => string
  /** Bytes held. */
  readonly bytes: () => number
}

/**
 * A hash table with open addressing over one buffer of different texts: per text its bytes, its end, and two to four
 * slots. A `Map` of a million strings takes ten times as much.
 */
export const createStringTable = (texts: PackedTexts): StringTable => {
  const { length, at, bytes } = createTextColumn(texts)
  const slots = createSlots(texts)
  return {
    size: length,
    find: (text) => {
      const encoded = encodeText(text)
      const mask = slots.length - 1
      let slot = hash(encoded, 0, encoded.length) & mask
      for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
        if (isText(texts, held - 1, encoded)) return held - 1
        slot = (slot + 1) & mask
      }
      return -1
    },
    at,
    bytes: () => bytes() + slots.byteLength,
  }
}

/** Number + 1 of a text in each slot, 0 where it is free. */
const createSlots = (texts: PackedTexts): Uint32Array => {
  const slots = new Uint32Array(slotsFor(texts.length))
  const mask = slots.length - 1
  for (let number = 0; number < texts.length; number += 1) {
    let slot = hash(texts.buffer, startOf(texts, number), texts.ends[number] ?? 0) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = number + 1
  }
  return slots
}

const FIRST_SLOTS = 512

/** The power of two that leaves at least half of the slots free. */
const slotsFor = (texts: number): number => {
  let count = FIRST_SLOTS
  while (count < 2 * texts) count *= 2
  return count
}

/** FNV-1a over bytes, with a last mixing so that the low bits are good. */
const hash = (bytes: Uint8Array, start: number, end: number): number => {
  let mixed = 0x811c9dc5
  for (let at = start; at < end; at += 1) mixed = Math.imul(mixed ^ (bytes[at] ?? 0), 0x01000193)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}

const isText = (texts: PackedTexts, number: number, encoded: Uint8Array): boolean => {
  const start = startOf(texts, number)
  if ((texts.ends[number] ?? 0) - start !== encoded.length) return false
  for (let at = 0; at < encoded.length; at += 1) if (texts.buffer[start + at] !== encoded[at]) return false
  return true
}
