import type { TextCache } from './text-cache.ts'
import { createEntityResolver } from './xml-entities.ts'

/** The scan met what only a full parser of XML can judge, or what is wrong. */
export const NOT_PLAIN = -1
/** The text ends within the record. */
export const CUT_SHORT = -2

const MAX_RECORD_DEPTH = 20

const [TAB, LINE, RETURN, BLANK, BANG, QUOTE, APOSTROPHE, SLASH, EQUALS, CLOSE, QUESTION, COLON] = [
  9, 10, 13, 32, 33, 34, 39, 47, 61, 62, 63, 58,
] as const

/**
 * The elements of a record in the order of the file, in columns: `names[event]` opens where `opens[event]` is 1, closes
 * where it is 0, and is text where it is 2. Names are without their prefix.
 */
export class RecordEvents {
  readonly names: string[] = []
  readonly opens: number[] = []
  /** Where the attributes of an event begin; those of the next begin where they end. */
  readonly attributesFrom: number[] = []
  readonly attributeNames: string[] = []
  readonly attributeValues: string[] = []
  count = 0
  attributes = 0
  /** The strings that the columns hold come from here. */
  readonly cache: TextCache
  readonly resolve = createEntityResolver()

  constructor(cache: TextCache) {
    this.cache = cache
  }

  clear(): void {
    this.cache.restart()
    this.count = 0
    this.attributes = 0
  }

  add(name: string, opens: number, attributesFrom: number): void {
    this.names[this.count] = name
    this.opens[this.count] = opens
    this.attributesFrom[this.count] = attributesFrom
    this.count += 1
  }
}

/**
 * Reads one element with all that is in it, from its `<` on, and gives where it ends, NOT_PLAIN or CUT_SHORT. It takes
 * only what can be judged at a glance: ASCII names, quoted attributes without line breaks, text, the five entities and
 * numbers of characters. Comments, CDATA, instructions, errors of any kind are NOT_PLAIN: a parser that knows all of XML
 * then reads the record, so that nothing is taken that it would refuse.
 */
export const scanRecord = (text: string, start: number, events: RecordEvents): number => {
  events.clear()
  const stack: string[] = []
  let at = start
  for (;;) {
    const open = text.indexOf('<', at)
    if (open < 0) return CUT_SHORT
    if (open > at && stack.length > 0) {
      const content = plainText(text, at, open, events)
      if (content === null) return NOT_PLAIN
      events.add(content, 2, events.attributes)
    }
    const next = text.charCodeAt(open + 1)
    if (next === SLASH) {
      at = closeTag(text, open, stack, events)
      if (at < 0) return at
      if (stack.length === 0) return at
      continue
    }
    if (Number.isNaN(next)) return CUT_SHORT
    if (next === BANG || next === QUESTION || stack.length >= MAX_RECORD_DEPTH) return NOT_PLAIN
    at = openTag(text, open, stack, events)
    if (at < 0) return at
    if (stack.length === 0) return at
  }
}

const closeTag = (text: string, open: number, stack: string[], events: RecordEvents): number => {
  const name = stack.at(-1) ?? ''
  const end = open + 2 + name.length
  if (end >= text.length) return CUT_SHORT
  if (!text.startsWith(name, open + 2) || text.charCodeAt(end) !== CLOSE) return NOT_PLAIN
  stack.pop()
  events.add(localName(name), 0, events.attributes)
  return end + 1
}

const openTag = (text: string, open: number, stack: string[], events: RecordEvents): number => {
  let at = nameEnd(text, open + 1)
  if (at === open + 1) return NOT_PLAIN
  const name = events.cache.cut(text, open + 1, at)
  const from = events.attributes
  for (;;) {
    const before = at
    at = skipBlanks(text, at)
    const next = text.charCodeAt(at)
    if (next === CLOSE) {
      stack.push(name)
      events.add(localName(name), 1, from)
      return at + 1
    }
    if (next === SLASH) {
      if (at + 1 >= text.length) return CUT_SHORT
      if (text.charCodeAt(at + 1) !== CLOSE) return NOT_PLAIN
      events.add(localName(name), 1, from)
      events.add(localName(name), 0, events.attributes)
      return at + 2
    }
    if (Number.isNaN(next)) return CUT_SHORT
    if (at === before) return NOT_PLAIN
    at = attribute(text, at, from, events)
    if (at < 0) return at
  }
}

const attribute = (text: string, start: number, from: number, events: RecordEvents): number => {
  const end = nameEnd(text, start)
  if (end + 1 >= text.length) return CUT_SHORT
  if (end === start || text.charCodeAt(end) !== EQUALS) return NOT_PLAIN
  const quote = text.charCodeAt(end + 1)
  if (quote !== QUOTE && quote !== APOSTROPHE) return NOT_PLAIN
  const stop = text.indexOf(quote === QUOTE ? '"' : "'", end + 2)
  if (stop < 0) return CUT_SHORT
  const name = localName(events.cache.cut(text, start, end))
  for (let index = from; index < events.attributes; index++) if (events.attributeNames[index] === name) return NOT_PLAIN
  const value = plainValue(text, end + 2, stop, events)
  if (value === null) return NOT_PLAIN
  events.attributeNames[events.attributes] = name
  events.attributeValues[events.attributes] = value
  events.attributes += 1
  return stop + 1
}

/** Where an ASCII name that begins here ends; the same place where none does. */
const nameEnd = (text: string, start: number): number => {
  let at = start
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95
    if (isLetter) continue
    const isInner = (unit >= 48 && unit <= 57) || unit === 45 || unit === 46 || unit === COLON
    if (!isInner || at === start) break
  }
  return at
}

/** Where the blanks that begin here end. */
export const skipBlanks = (text: string, start: number): number => {
  let at = start
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit !== BLANK && unit !== LINE && unit !== TAB && unit !== RETURN) return at
    at += 1
  }
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** What a parser would have to judge or change in an attribute; lone surrogates too, and so all that are not ASCII's kin. */
const UNPLAIN = /[&<\0-\x1f\uD800-\uDFFF\uFFFE\uFFFF]/
const UNPLAIN_WHATEVER_STANDS_AROUND = /[<\0-\x1f\p{Surrogate}\uFFFE\uFFFF]/u

const plainValue = (text: string, start: number, end: number, { cache, resolve }: RecordEvents): string | null => {
  const value = cache.cut(text, start, end)
  if (!UNPLAIN.test(value)) return value
  if (UNPLAIN_WHATEVER_STANDS_AROUND.test(value)) return null
  return resolve(value)
}

/** The text between two tags; null where a parser has to judge it. */
const plainText = (text: string, start: number, end: number, { cache, resolve }: RecordEvents): string | null => {
  const value = cache.cut(text, start, end)
  if (!UNPLAIN.test(value) && !value.includes(']]>')) return value
  if (/[<\0-\x08\v-\x1f\p{Surrogate}\uFFFE\uFFFF]|\]\]>/u.test(value)) return null
  return resolve(value)
}
