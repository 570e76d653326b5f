import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { chunkTokens } from '../../../src/language/encode/chunk.ts'
import { at } from '../../../src/model/index.ts'
import { labels, layerOf, pieces } from './layers.ts'

const repeat = (word: string, times: number): string => Array.from({ length: times }, () => word).join(' ')
/** A paragraph of so many one-piece words, without a stop. */
const paragraph = (size: number): string => `|w ${repeat('w', size - 1)}`

const rangesOf = (notation: string, options = {}): [number, number][] =>
  [...chunkTokens(layerOf(notation, options), pieces, labels, 0)].map(({ first, end }) => [first, end])

describe('where a document is cut into chunks', () => {
  test('a short document is one chunk', () => {
    expect(rangesOf('|The talks ended . |Nobody came .')).toEqual([[0, 7]])
  })

  test('a document without tokens has no chunk', () => {
    expect(rangesOf('')).toEqual([])
  })

  test('whole paragraphs are packed while they fit', () => {
    expect(rangesOf([60, 60, 60, 60].map(paragraph).join(' '))).toEqual([
      [0, 120],
      [120, 240],
    ])
  })

  test('a long paragraph is cut after a stop that a capital follows', () => {
    const sentence = `The ${repeat('w', 48)} .`
    expect(rangesOf(`|${repeat(sentence, 5)}`)).toEqual([
      [0, 150],
      [150, 250],
    ])
  })

  test('a stop before a small letter is no place to cut', () => {
    const sentence = `e.g ${repeat('w', 48)} .`
    expect(rangesOf(`|${repeat(sentence, 5)}`)).toEqual([[0, 250]])
  })

  test('a closing mark stays with the sentence that it closes', () => {
    const sentence = `“ The ${repeat('w', 96)} . ”`
    expect(rangesOf(`|${repeat(sentence, 2)}`)).toEqual([
      [0, 100],
      [100, 200],
    ])
  })

  test('given sentences are cut at their openings only', () => {
    const sentence = `|The ${repeat('w', 58)} . The ${repeat('w', 58)} .`
    expect(rangesOf(repeat(sentence, 2), { sentencesGiven: true })).toEqual([
      [0, 120],
      [120, 240],
    ])
  })

  test('a stretch without any place to cut is cut at the limit', () => {
    const ranges = rangesOf(paragraph(1000))
    expect(ranges).toEqual([
      [0, 479],
      [479, 959],
      [959, 1000],
    ])
  })
})

describe('what a chunk asks of the encoder', () => {
  const [chunk] = [...chunkTokens(layerOf('|Peru met aaax . |Chile left'), pieces, labels, 1)]

  test('word pieces stand between the marks, with a mark between paragraphs', () => {
    expect([...(chunk?.input.ids ?? [])]).toEqual([101, 1000, 1000, 1000, 1001, 1002, 1000, 102, 1000, 1000, 102])
  })

  test('each word knows its first and last piece', () => {
    expect([...(chunk?.input.first ?? [])]).toEqual([1, 2, 3, 6, 8, 9])
    expect([...(chunk?.input.last ?? [])]).toEqual([1, 2, 5, 6, 8, 9])
  })

  test('every piece carries the case of its word, every mark the special one', () => {
    expect([...(chunk?.input.cases ?? [])]).toEqual([0, 2, 1, 1, 1, 1, 6, 0, 2, 1, 0])
  })

  test('the style goes with it', () => {
    expect(chunk?.input.style).toBe(1)
  })
})

const word = fc.constantFrom('w', 'The', '.', '”', '“', '"', 'aaaaaaaaaaaax', '7', '|The', '|w', "+'s")

test('whatever the words, every token is in exactly one chunk, in order, and no chunk passes the limit', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 900 }), fc.boolean(), (words, sentencesGiven) => {
      const layer = layerOf(words.join(' '), { sentencesGiven })
      let next = 0
      for (const { first, end, input } of chunkTokens(layer, pieces, labels, 0)) {
        expect(first).toBe(next)
        expect(end).toBeGreaterThan(first)
        next = end
        expect(input.ids.length).toBeLessThanOrEqual(482)
        expect(input.cases.length).toBe(input.ids.length)
        expect(input.first.length).toBe(end - first)
        input.first.forEach((piece, index) => {
          const length = at(input.last, index) - piece + 1
          expect(length).toBe(pieces.of(at(layer.tokens.form, first + index)).length)
        })
      }
      expect(next).toBe(layer.tokens.count)
    }),
    { numRuns: 40 },
  )
})
