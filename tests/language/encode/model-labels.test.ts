import { describe, expect, test } from 'vitest'

import { parseModelLabels } from '../../../src/language/encode/model-labels.ts'
import { createWordPieces } from '../../../src/language/encode/word-pieces.ts'
import { labels } from './layers.ts'

const without = (field: string): string => JSON.stringify({ ...labels, [field]: undefined })

describe('parseModelLabels', () => {
  test('gives what stands in the file', () => {
    expect(parseModelLabels(JSON.stringify(labels))).toEqual(labels)
  })

  test.each([
    ['another format', JSON.stringify({ ...labels, format: 3 })],
    ['no format', without('format')],
    ['a format in words', JSON.stringify({ ...labels, format: '1' })],
    ['a list', '[]'],
  ])('says which version is wanted of %s', (_name, json) => {
    expect(() => parseModelLabels(json)).toThrow(expect.objectContaining({ code: 'MODEL_VERSION' }))
  })

  test.each([
    ['half a file', '{"format":'],
    ['an empty file', ''],
    ['null', 'null'],
    ['a number', '1'],
    ['a missing list', without('names')],
    ['an empty list', JSON.stringify({ ...labels, upos: [] })],
    ['a list of numbers', JSON.stringify({ ...labels, deprel: [1] })],
    ['a missing number', without('sep')],
    ['a number in words', JSON.stringify({ ...labels, maxPieces: '512' })],
  ])('calls the model broken for %s', (_name, json) => {
    expect(() => parseModelLabels(json)).toThrow(expect.objectContaining({ code: 'MODEL_BROKEN' }))
  })
})

describe('createWordPieces', () => {
  test.each(['', '{', 'null', '{}'])('calls the model broken for the tokenizer file “%s”', (json) => {
    expect(() => createWordPieces(json, 100)).toThrow(expect.objectContaining({ code: 'MODEL_BROKEN' }))
  })
})
