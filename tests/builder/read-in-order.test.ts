import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readInOrder } from '../../src/builder/read-in-order.ts'

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('results come in the order of the items, and never more than the limit are under way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (delays, limit) => {
      let underway = 0
      let most = 0
      const work = async (delay: number): Promise<number> => {
        most = Math.max(most, ++underway)
        await wait(delay)
        underway--
        return delay * 2
      }
      const results: number[] = []
      for await (const [item, result] of readInOrder(delays, work, limit)) {
        expect(result).toBe(item * 2)
        results.push(item)
      }
      expect(results).toEqual(delays)
      expect(most).toBeLessThanOrEqual(limit)
    }),
    { numRuns: 30 },
  )
})

test('a failure ends it where it stands', async () => {
  const seen: number[] = []
  const work = (item: number): Promise<number> =>
    item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item)
  await expect(async () => {
    for await (const [item] of readInOrder([1, 2, 3, 4], work, 3)) seen.push(item)
  }).rejects.toThrow('two')
  expect(seen).toEqual([1])
})
