import { beforeAll, describe, expect, test } from 'vitest'

import { loadAnalyser } from '../../src/builder/load-analyser.ts'
import type { Analyser } from '../../src/builder/load-analyser.ts'
import { CLAIM_RULES, extractClaims } from '../../src/extraction/extract-claims.ts'
import type { ClaimRule } from '../../src/extraction/draft.ts'
import type { Document } from '../../src/model/index.ts'
import { createDataFolder } from '../../src/runtime/node/data-folder.ts'
import { createEncoder } from '../../src/runtime/node/create-encoder.ts'

let analyser: Analyser
beforeAll(async () => {
  analyser = await loadAnalyser(createDataFolder(), createEncoder)
})

const article = (text: string): Document => ({
  id: 'example',
  title: null,
  source: null,
  url: null,
  publishedAt: '2024-05-15',
  text,
  blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
})

/** Claims of one rule, applied alone, as `subject | relation | object`, by the labels of their mentions. */
const claimsBy = async (text: string, rule: ClaimRule): Promise<string[]> => {
  const { claims, mentions } = extractClaims(await analyser.english.read(article(text)), analyser.extraction, [rule])
  return claims.map((claim) => [mentions[claim.subject]?.label, claim.relation, claim.object === null ? '' : mentions[claim.object]?.label].join(' | '))
}

describe.each(CLAIM_RULES.map((rule) => [rule.rule, rule] as const))('the rule %s', (_name, rule) => {
  test(`reads “${rule.yes}”`, async () => {
    expect(await claimsBy(rule.yes, rule)).toContain(rule.gives.join(' | '))
  })

  test(`is silent on “${rule.no}”`, async () => {
    expect(await claimsBy(rule.no, rule)).toEqual([])
  })
})
