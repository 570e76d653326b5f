/** Slots of the cache; a power of two. */
const SLOTS = 65_536
/** As many pieces of a record are guessed. */
const MAX_TURNS = 512
/** Longer pieces seldom come again. */
const MAX_SHARED_LENGTH = 80

/**
 * Cuts pieces out of long texts as strings of their own, each short one that comes again and again only once. A string
 * cut from a long one keeps the long one alive in V8; a copy does not.
 */
export class TextCache {
  private readonly slots: (string | undefined)[] = new Array<string | undefined>(SLOTS).fill(undefined)

  /** `known` are given back as they are, so that they are the very strings of the code. */
  constructor(known: readonly string[] = []) {
    for (const text of known) this.slots[slotOf(text, 0, text.length)] = text
  }

  /** What was cut at this turn of the record before: records of one file are alike. */
  private readonly guesses: string[] = []
  private turn = 0

  /** Begins another record. */
  restart(): void {
    this.turn = 0
  }

  /** The piece from `start` to below `end`. */
  cut(text: string, start: number, end: number): string {
    const length = end - start
    if (length === 0) return ''
    const guess = this.guesses[this.turn]
    if (guess?.length === length && isAt(guess, text, start)) {
      this.turn += 1
      return guess
    }
    const piece = this.find(text, start, end)
    if (this.turn < MAX_TURNS) this.guesses[this.turn] = piece
    this.turn += 1
    return piece
  }

  private find(text: string, start: number, end: number): string {
    const length = end - start
    if (length > MAX_SHARED_LENGTH) return ownCopy(text.slice(start, end))
    const slot = slotOf(text, start, end)
    const known = this.slots[slot]
    if (known?.length === length && isAt(known, text, start)) return known
    const copy = ownCopy(text.slice(start, end))
    this.slots[slot] = copy
    return copy
  }

  /** A copy of the whole text. */
  copy(text: string): string {
    return this.cut(text, 0, text.length)
  }
}

/** By length and some of its characters: those at the ends, and those in the middle, tell most names and ids apart. */
const slotOf = (text: string, start: number, end: number): number => {
  const middle = (start + end) >> 1
  let hash = Math.imul(end - start, 0x9e3779b1) ^ text.charCodeAt(start)
  hash = Math.imul(hash, 31) + text.charCodeAt(middle)
  hash = Math.imul(hash, 31) + text.charCodeAt(end - 1)
  if (end - start > 2) hash = Math.imul(Math.imul(hash, 31) + text.charCodeAt(end - 2), 31) + text.charCodeAt(end - 3)
  return (hash ^ (hash >>> 15)) & (SLOTS - 1)
}

/** `text.startsWith(known, start)`, without a call for the short names that most are. */
const isAt = (known: string, text: string, start: number): boolean => {
  if (known.length > 16) return text.startsWith(known, start)
  for (let at = 0; at < known.length; at++) if (known.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

/** V8 copies shorter ones when it cuts them. */
const MIN_SLICE_LENGTH = 13

const ownCopy = (text: string): string =>
  text.length < MIN_SLICE_LENGTH ? text : [text.slice(0, 1), text.slice(1)].join('')
