import { expect, test } from 'vitest'

import { fuzzReaders } from '../../../src/cli/bench/fuzz-readers.ts'

/** `npm run bench -- fuzz` gives a million. */
const RUNS = 3000

test('damaged files of every kind are read or refused, by every reader', () => {
  const { crashes, read, refused } = fuzzReaders(RUNS)
  expect(crashes).toEqual([])
  expect(read + refused).toBe(RUNS)
  expect(Math.min(read, refused)).toBeGreaterThan(RUNS / 10)
})
