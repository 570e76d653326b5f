import { expect, test } from 'vitest'

import { shareRepeated } from '../../src/builder/share-repeated.ts'
import { createFakeAnalyser } from '../cli/fake-analyser.ts'
import { document } from '../support/knowledge.ts'

test('claims that share what repeats are the same claims, and what repeats is one thing', async () => {
  const text = 'Japan sanctioned Russia and praised Norway. Russia sanctioned Japan.'
  const blocks = [{ kind: 'paragraph' as const, start: 0, end: text.length }]
  const claims = await createFakeAnalyser().read(document({ id: 'a', text, blocks }))
  const copy = structuredClone(claims)
  const shared = shareRepeated(copy)
  expect(claims.claims.length).toBeGreaterThan(1)
  expect(shared).toEqual(claims)
  expect(copy).toEqual(claims)
  const lists = shared.mentions.map(({ members }) => members).filter(({ length }) => length === 0)
  expect(new Set(lists).size).toBe(1)
})
