import fc from 'fast-check'
import { expect, test } from 'vitest'

import { tokenize, tokenizeGiven } from '../../../src/language/tokenize/tokenize.ts'
import type { Block, Document } from '../../../src/model/index.ts'

const data = { hyphenPrefixes: new Set<string>(), abbreviations: new Set<string>() }
const document = (
  text: string,
  blocks: readonly Block[] = [{ kind: 'paragraph', start: 0, end: text.length }],
): Document => ({
  id: 'd',
  title: null,
  source: null,
  url: null,
  publishedAt: null,
  text,
  blocks,
})

test('boilerplate gives no words, and offsets stay those of the whole text', () => {
  const text = 'All news\n\nTalks ended.'
  const { tokens } = tokenize(
    document(text, [
      { kind: 'navigation', start: 0, end: 8 },
      { kind: 'paragraph', start: 10, end: 22 },
    ]),
    data,
  )
  expect([...tokens.form]).toEqual(['Talks', 'ended', '.'])
  expect(tokens.start[0]).toBe(10)
})

test('soft hyphens and zero-width characters vanish from the form, not from the offsets', () => {
  const text = 'nego\u00adtia\u200btions'
  const { tokens } = tokenize(document(text), data)
  expect(tokens.form).toEqual(['negotiations'])
  expect(text.slice(tokens.start[0], tokens.end[0])).toBe(text)
})

test('given words are taken as they are, a line a sentence', () => {
  const layer = tokenizeGiven(document("do n't .\nGo on ."))
  expect(layer.tokens.form).toEqual(['do', "n't", '.', 'Go', 'on', '.'])
  expect([...layer.tokens.opens]).toEqual([1, 0, 0, 1, 0, 0])
  expect(layer.sentencesGiven).toBe(true)
})

test('every word covers its own characters, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { tokens } = tokenize(document(text), data)
      for (let token = 0; token < tokens.count; token++) {
        expect(tokens.start[token]).toBeLessThan(tokens.end[token] ?? 0)
        if (token > 0) expect(tokens.start[token]).toBeGreaterThanOrEqual(tokens.end[token - 1] ?? 0)
        expect(tokens.form[token]).not.toBe('')
      }
    }),
  )
})
