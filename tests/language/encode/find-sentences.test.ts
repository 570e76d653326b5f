import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { findSentences } from '../../../src/language/encode/find-sentences.ts'
import { chunkOf, layerOf } from './layers.ts'

/** The sentences of a notation as words; `starts` are the tokens where the encoder holds a boundary for sure. */
const sentencesOf = (notation: string, starts: readonly number[], options = {}): string[] => {
  const layer = layerOf(notation, options)
  const boundary = Float32Array.from(layer.tokens.form, (_, token) => Number(starts.includes(token)))
  return findSentences(layer, chunkOf(layer, { boundary })).map(({ first, end }) =>
    layer.tokens.form.slice(first, end).join(' '),
  )
}

describe('findSentences', () => {
  test.each([
    ['without a boundary a chunk is one sentence', '|Talks ended today', [], ['Talks ended today']],
    ['a boundary parts two sentences', '|Talks ended ~. Peru left ~.', [3], ['Talks ended .', 'Peru left .']],
    ['a paragraph begins a sentence of its own', '|Talks |Peru left', [], ['Talks', 'Peru left']],
    [
      'an opening mark goes with the sentence that it opens',
      '|Talks ended ~. “ ~Peru left ~.',
      [4],
      ['Talks ended .', '“ Peru left .'],
    ],
    [
      'so does a straight mark that leans on the word after it',
      '|Talks ended ~. " ~Peru left',
      [4],
      ['Talks ended .', '" Peru left'],
    ],
    [
      'a closing mark stays with the sentence before',
      '|“ ~Talks ended ~. ~” Peru left',
      [5],
      ['“ Talks ended . ”', 'Peru left'],
    ],
    ['an opening mark is never a sentence of its own', '|“ ~Peru left', [1], ['“ Peru left']],
    ['a clitic never begins a sentence', "|Peru +'s talks", [1], ["Peru 's talks"]],
  ])('%s', (_name, notation, starts, expected) => {
    expect(sentencesOf(notation, starts)).toEqual(expected)
  })

  test('given sentences are never split inside', () => {
    expect(sentencesOf('|Talks ended ~. Peru left |Chile', [3, 4], { sentencesGiven: true })).toEqual([
      'Talks ended . Peru left',
      'Chile',
    ])
  })

  test('a probability of one half is not enough', () => {
    const layer = layerOf('|Talks Peru')
    expect(findSentences(layer, chunkOf(layer, { boundary: Float32Array.of(0, 0.5) }))).toHaveLength(1)
  })

  test('the chunk of a later paragraph counts from its own first token', () => {
    const layer = layerOf('|Talks ended |Peru left Chile stayed')
    const chunk = { ...chunkOf(layer), first: 2, end: 6, boundary: Float32Array.of(0, 0, 1, 0) }
    expect(findSentences(layer, chunk)).toEqual([
      { first: 2, end: 4 },
      { first: 4, end: 6 },
    ])
  })

  test('sentences cover their chunk without gap or overlap, whatever the encoder holds', () => {
    const word = fc.constantFrom('Peru', '“', '~”', '"', '~"', '~.', "+'s", '|Peru', '~Peru', '|“')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        (given, fixed) => {
          const layer = layerOf(given.map(([text]) => text).join(' '), { sentencesGiven: fixed })
          const boundary = Float32Array.from(given, ([, starts]) => Number(starts))
          let next = 0
          for (const { first, end } of findSentences(layer, chunkOf(layer, { boundary }))) {
            expect(first).toBe(next)
            expect(end).toBeGreaterThan(first)
            next = end
          }
          expect(next).toBe(layer.tokens.count)
        },
      ),
    )
  })
})
