import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { fingerprint } from '../../src/store/fingerprint.ts'

describe('the fingerprint of plain data', () => {
  test('is the same for equal values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy: unknown = JSON.parse(JSON.stringify(value))
        expect(fingerprint(copy)).toBe(fingerprint(JSON.parse(JSON.stringify(value))))
      }),
    )
  })

  test('is the same after data went through JSON', () => {
    const value = { id: 'a', merges: undefined, ends: { start: 0, steps: [] }, list: [null, 0.1] }
    expect(fingerprint(JSON.parse(JSON.stringify(value)))).toBe(fingerprint(value))
  })

  test('tells apart what differs in a value, in where a text ends, in kind or in what is missing', () => {
    const values = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      [['a'], 'bc'],
      [1],
      ['1'],
      [0.1],
      [-0.1],
      [null],
      [''],
      [],
      [[]],
      [true],
      [false],
      [{ start: 3, end: 4 }],
      [{ start: 4, end: 3 }],
      ['\u00e9'],
      ['e\u0301'],
    ]
    expect(new Set(values.map((given) => fingerprint(...given))).size).toBe(values.length)
  })

  test('is a whole number that JavaScript and both databases hold exactly', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Number.isSafeInteger(fingerprint(value))).toBe(true)
      }),
    )
  })
})
