import fc from 'fast-check'
import { expect, test } from 'vitest'

import { FewEntries, FewKeys } from '../../src/resolution/few.ts'

const anyKey = fc.nat(20)

test('a map of few entries is a map, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyKey, fc.integer()), { maxLength: 40 }), (entries) => {
      const [few, map] = [new FewEntries<number, number>(), new Map<number, number>()]
      for (const [key, value] of entries) {
        few.set(key, value)
        map.set(key, value)
        expect([...few]).toEqual([...map])
        expect(few.size).toBe(map.size)
      }
      expect([...few.keys()]).toEqual([...map.keys()])
      expect([...few.values()]).toEqual([...map.values()])
      for (let key = -1; key < 22; key += 1) {
        expect(few.get(key)).toBe(map.get(key))
        expect(few.has(key)).toBe(map.has(key))
      }
    }),
  )
})

test('a set of few keys is a set, however many there are', () => {
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 40 }), (keys) => {
      const [few, set] = [new FewKeys<number>(), new Set<number>()]
      for (const key of keys) {
        few.add(key)
        set.add(key)
        expect([...few]).toEqual([...set])
        expect(few.size).toBe(set.size)
      }
      expect([...few.keys()]).toEqual([...set])
      for (let key = -1; key < 22; key += 1) expect(few.has(key)).toBe(set.has(key))
    }),
  )
})
