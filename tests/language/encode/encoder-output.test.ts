import { describe, expect, test } from 'vitest'

import { encoderFeeds, readEncoderOutput } from '../../../src/language/encode/encoder-output.ts'

const tensors = {
  upos: { data: Int32Array.of(1) },
  xpos: { data: Int32Array.of(2) },
  feats: { data: Int32Array.of(3) },
  lemma: { data: Int32Array.of(4) },
  boundary: { data: Float32Array.of(0.5) },
  names: { data: Float32Array.of(-1) },
  arc: { data: Float32Array.of(1, 2) },
  rel_dependent: { data: Float32Array.of(5, 6) },
  rel_head: { data: Float32Array.of(7) },
}

describe('readEncoderOutput', () => {
  test('gives each tensor by its name', () => {
    expect(readEncoderOutput(tensors)).toEqual({
      upos: Int32Array.of(1),
      xpos: Int32Array.of(2),
      feats: Int32Array.of(3),
      lemma: Int32Array.of(4),
      boundary: Float32Array.of(0.5),
      names: Float32Array.of(-1),
      arc: Float32Array.of(1, 2),
      relDependent: Float32Array.of(5, 6),
      relHead: Float32Array.of(7),
    })
  })

  test.each(Object.keys(tensors))('a missing output “%s” means broken weights', (name) => {
    expect(() => readEncoderOutput({ ...tensors, [name]: undefined })).toThrow(
      expect.objectContaining({ code: 'MODEL_BROKEN' }),
    )
  })

  test.each(Object.keys(tensors))('an output “%s” of another kind means broken weights', (name) => {
    expect(() => readEncoderOutput({ ...tensors, [name]: { data: Float64Array.of(1) } })).toThrow(
      expect.objectContaining({ code: 'MODEL_BROKEN' }),
    )
  })
})

test('the style is fed as a tensor of one number', () => {
  const empty = new Int32Array(0)
  expect(encoderFeeds({ ids: empty, cases: empty, first: empty, last: empty, style: 3 }).at(-1)).toEqual([
    'style',
    Int32Array.of(3),
  ])
})
