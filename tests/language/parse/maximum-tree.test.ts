import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { maximumTree } from '../../../src/language/parse/maximum-tree.ts'

/** Every tree with one root over a few words, by trying all heads. */
const bestByTrying = (scores: Float32Array, size: number): number => {
  let best = Number.NEGATIVE_INFINITY
  const heads = new Array<number>(size).fill(-1)
  const visit = (word: number, total: number): void => {
    if (word === size) {
      if (isTree(heads)) best = Math.max(best, total)
      return
    }
    for (let head = -1; head < size; head++) {
      if (head === word) continue
      heads[word] = head
      visit(word + 1, total + (scores[word * (size + 1) + head + 1] ?? 0))
    }
  }
  visit(0, 0)
  return best
}

const isTree = (heads: ArrayLike<number>): boolean => {
  let roots = 0
  for (let word = 0; word < heads.length; word++) {
    if (heads[word] === -1) roots++
    let node = word
    for (let step = 0; node >= 0; step++) {
      if (step > heads.length) return false
      node = heads[node] ?? -1
    }
  }
  return roots === 1
}

const scoreOf = (scores: Float32Array, heads: Int32Array): number =>
  heads.reduce((sum, head, word) => sum + (scores[word * (heads.length + 1) + head + 1] ?? 0), 0)

describe('the best tree', () => {
  test('has no words for no words', () => {
    expect([...maximumTree(new Float32Array(0), 0)]).toEqual([])
  })

  test('hangs a single word on the root', () => {
    expect([...maximumTree(Float32Array.of(-3, 5), 1)]).toEqual([-1])
  })

  test('is the one that trying all trees finds', () => {
    const matrix = fc
      .integer({ min: 1, max: 5 })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.array(fc.integer({ min: -50, max: 50 }), { minLength: size * (size + 1), maxLength: size * (size + 1) }),
        ),
      )
    fc.assert(
      fc.property(matrix, ([size, numbers]) => {
        const scores = Float32Array.from(numbers)
        const heads = maximumTree(scores, size)
        expect(isTree(heads)).toBe(true)
        expect(scoreOf(scores, heads)).toBeCloseTo(bestByTrying(scores, size), 3)
      }),
      { numRuns: 300 },
    )
  })

  test('is a tree for long sentences too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 60 }),
        fc.infiniteStream(fc.float({ min: -20, max: 20, noNaN: true })),
        (size, stream) => {
          const scores = Float32Array.from({ length: size * (size + 1) }, () => stream.next().value as number)
          expect(isTree(maximumTree(scores, size))).toBe(true)
        },
      ),
      { numRuns: 20 },
    )
  })
})
