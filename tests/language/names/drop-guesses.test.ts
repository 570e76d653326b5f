import { describe, expect, test } from 'vitest'

import type { Name, Reference } from '../../../src/language/layers.ts'
import { dropGuesses } from '../../../src/language/names/drop-guesses.ts'
import { layerOf } from '../encode/layers.ts'

const nameAt = (first: number, score: number): Name => ({ first, end: first + 1, type: 'ORG', score })

const referenceAt = (first: number, chain: number): Reference => ({
  first,
  end: first + 1,
  headToken: first,
  chain,
  antecedent: null,
  rule: 'name',
  score: 1,
  members: [],
})

/** Where the names begin that stay. */
const kept = (text: string, names: readonly Name[], references: readonly Reference[] = []): number[] =>
  dropGuesses({ ...layerOf(text), names, references }).map(({ first }) => first)

describe('dropGuesses', () => {
  test('a name whose labels are unlikely is left out', () => {
    expect(kept('Borealis met Australis .', [nameAt(0, 0.9), nameAt(2, 0.3)])).toEqual([0])
  })

  test('it stays where the same words are a name for certain elsewhere', () => {
    expect(kept('Borealis met Borealis .', [nameAt(0, 0.9), nameAt(2, 0.3)])).toEqual([0, 2])
  })

  test('two guesses do not vouch for each other', () => {
    expect(kept('Borealis met Borealis .', [nameAt(0, 0.3), nameAt(2, 0.3)])).toEqual([])
  })

  test('it stays where something refers to it', () => {
    const names = [nameAt(0, 0.3)]
    expect(kept('Borealis said that it left .', names, [referenceAt(0, 7), referenceAt(3, 7)])).toEqual([0])
  })

  test('a reference by itself is no such thing', () => {
    expect(kept('Borealis said that it left .', [nameAt(0, 0.3)], [referenceAt(0, 7), referenceAt(3, 8)])).toEqual([])
  })
})
