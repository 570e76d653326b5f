import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { createPiles } from '../../src/resolution/piles.ts'
import { createFilePiles } from '../../src/runtime/node/file-piles.ts'

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'relata-test-'))

describe('piles in a file', () => {
  test('hold what piles in memory hold, however little of it may wait', () => {
    const anyItem = fc.tuple(
      fc.nat(6),
      fc.record({ text: fc.string({ unit: 'binary' }), list: fc.array(fc.integer()) }),
    )
    fc.assert(
      fc.property(fc.array(anyItem), fc.array(anyItem), fc.nat(400), (first, second, room) => {
        const filed = createFilePiles({ folder: newFolder(), room })
        try {
          const makers = [createPiles, filed.pilesOf]
          const [inMemory, inFile] = makers.map((make) => ({ one: make(), other: make() }))
          for (const piles of [inMemory, inFile]) {
            for (const [pile, item] of first) piles?.one.put(pile, item)
            for (const [pile, item] of second) piles?.other.put(pile, item)
            for (const [pile, item] of first) piles?.other.put(pile + 2, item)
          }
          for (const name of ['one', 'other'] as const) {
            expect(inFile?.[name].count()).toBe(inMemory?.[name].count())
            for (let pile = 0; pile < 10; pile += 1) {
              const wanted = JSON.stringify(inMemory?.[name].on(pile))
              // As often as it is wanted.
              for (const _ of [1, 2]) expect(JSON.stringify(inFile?.[name].on(pile))).toBe(wanted)
            }
          }
        } finally {
          filed.close()
        }
      }),
      { numRuns: 60 },
    )
  })

  test('leave nothing behind, and make no file for what fits into memory', () => {
    const folder = newFolder()
    const small = createFilePiles({ folder })
    small.pilesOf<number>().put(0, 1)
    expect(readdirSync(folder)).toEqual([])
    small.close()
    const large = createFilePiles({ folder, room: 10 })
    const piles = large.pilesOf<string>()
    piles.put(3, 'more than ten characters')
    // Gone already, should the process be killed, and there all the same.
    expect(readdirSync(folder)).toEqual([])
    expect(piles.on(3)).toEqual(['more than ten characters'])
    large.close()
    expect(readdirSync(folder)).toEqual([])
  })

  test('that cannot be written say where and what to do', () => {
    const piles = createFilePiles({ folder: join(newFolder(), 'missing'), room: 0 })
    expect(() => piles.pilesOf<string>().put(0, 'x')).toThrow(
      /missing while it is made, which cannot be written: there is no such .*TMPDIR/u,
    )
    piles.close()
  })
})
