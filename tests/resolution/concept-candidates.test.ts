import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createConceptCandidates } from '../../src/resolution/concept-candidates.ts'
import type { ConceptParts } from '../../src/resolution/concept-candidates.ts'

const HEADS = ['talk', 'letter'] as const

const anyPhrase: fc.Arbitrary<ConceptParts & { readonly target: number }> = fc
  .record({
    head: fc.constantFrom(...HEADS),
    modifiers: fc.uniqueArray(fc.constantFrom('peace', 'trade', 'long'), { maxLength: 2 }),
    parties: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
    target: fc.nat(9),
  })
  .map(({ head, modifiers, parties, target }) => ({
    head,
    modifiers: new Set<string>(modifiers),
    parties: new Map<string, string>(parties.map((party) => [party, party.toUpperCase()])),
    isMutual: head === 'talk',
    target,
  }))

const shares = (left: Iterable<string>, right: { has: (key: string) => boolean }): boolean =>
  [...left].some((key) => right.has(key))

/** What must be offered: a modifier or a party in common, and parties that can agree. */
const mayBeOne = (concept: ConceptParts, phrase: ConceptParts): boolean => {
  const [modifier, party] = [
    shares(concept.modifiers, phrase.modifiers),
    shares(concept.parties.keys(), phrase.parties),
  ]
  const isOpen = concept.parties.size === 0 || phrase.parties.size === 0
  const isHalf = concept.isMutual && concept.parties.size === 1 && phrase.parties.size === 1
  return concept.head === phrase.head && (party || (modifier && (isOpen || isHalf)))
}

test('all things that a phrase may mean are offered, each once, the older first', () => {
  fc.assert(
    fc.property(fc.array(anyPhrase, { maxLength: 20 }), (phrases) => {
      const candidates = createConceptCandidates<ConceptParts & { readonly order: number }>()
      const made: (ConceptParts & { readonly order: number })[] = []
      for (const phrase of phrases) {
        const offered = [...candidates.of(phrase)]
        expect(offered).toEqual([...new Set(offered)].sort((left, right) => left.order - right.order))
        for (const concept of made) if (mayBeOne(concept, phrase)) expect(offered).toContain(concept)
        // Some phrases widen a thing that is there, so that it moves between the lists.
        const known = made[phrase.target]
        const concept =
          known?.head === phrase.head
            ? known
            : { ...phrase, modifiers: new Set<string>(), parties: new Map<string, string>(), order: made.length }
        candidates.widen(concept, phrase)
        if (concept !== known) made.push(concept)
        expect(concept.parties.size).toBeGreaterThanOrEqual(phrase.parties.size)
      }
    }),
  )
})
