import type { Span } from '../model/index.ts'

/**
 * Where words stand within a stretch of a text, letter by letter; only white space may be of another kind and length.
 * Whole words count: `Iran` does not stand in `Iranian`. Null where they do not stand there.
 */
export const findVerbatim = (text: string, words: string, within: Span): Span | null => {
  const parts = words.trim().split(/\s+/u)
  if (parts[0] === undefined || parts[0] === '') return null
  const pattern = new RegExp(parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('\\s+'), 'gu')
  const place = text.slice(within.start, within.end)
  for (const match of place.matchAll(pattern)) {
    const start = within.start + match.index
    const end = start + match[0].length
    if (!splitsWord(text, start) && !splitsWord(text, end)) return { start, end }
  }
  return null
}

const LETTER = /[\p{L}\p{N}]/u

const splitsWord = (text: string, at: number): boolean =>
  LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at))
