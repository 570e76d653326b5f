import { describe, expect, test } from 'vitest'

import { joinKnowledge, keepUnreadable } from '../../src/builder/join-knowledge.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { evidenceOf, sampleKnowledge } from './sample-knowledge.ts'

const empty: Knowledge = { documents: [], entities: [], statements: [] }

describe('what reading documents anew cannot give', () => {
  test('is what stands in documents without text, with its ends', () => {
    const kept = keepUnreadable(sampleKnowledge)
    expect(kept.statements.map(({ id }) => id)).toEqual(['s4'])
    expect(kept.entities.map(({ id }) => id)).toEqual(['e1', 'e5'])
    expect(kept.documents.map(({ id }) => id)).toEqual(['d2'])
  })

  test('is what a language model found, also beside evidence of rules', () => {
    const [first] = sampleKnowledge.statements
    if (!first) throw new Error('The sample has no statement.')
    const found = { ...evidenceOf('Nobody was surprised'), rule: 'language-model' }
    const kept = keepUnreadable({
      ...sampleKnowledge,
      statements: [{ ...first, evidence: [...first.evidence, found] as never }],
    })
    expect(kept.statements.map(({ evidence }) => evidence)).toEqual([[found]])
  })
})

describe('two graphs become one', () => {
  test('that holds nothing twice where they are the same', () => {
    expect(joinKnowledge(sampleKnowledge, sampleKnowledge)).toEqual({ ...sampleKnowledge, links: [] })
  })

  test('whose entities are one by type and name, and whose statements follow them', () => {
    const renamed: Knowledge = JSON.parse(
      JSON.stringify({ ...sampleKnowledge, documents: [] })
        .replace(/"e(\d)"/gu, '"other-$1"')
        .replaceAll('"s1"', '"t1"'),
    )
    const joined = joinKnowledge(sampleKnowledge, renamed)
    expect(joined.entities).toEqual(sampleKnowledge.entities)
    expect(joined.statements).toEqual(sampleKnowledge.statements)
  })

  test('and either may be empty', () => {
    expect(joinKnowledge(empty, sampleKnowledge)).toEqual({ ...sampleKnowledge, links: [] })
    expect(joinKnowledge(sampleKnowledge, empty)).toEqual({ ...sampleKnowledge, links: [] })
  })
})
