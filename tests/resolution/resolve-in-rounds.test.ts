import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildInRounds, buildKnowledge } from '../../src/builder/build-knowledge.ts'
import type { Analyser } from '../../src/builder/load-analyser.ts'
import { loadAnalyser } from '../../src/builder/load-analyser.ts'
import { syntheticArticle } from '../../src/evaluation/synthetic/index.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import type { KnowledgeItems } from '../../src/model/index.ts'
import { loadGazetteer } from '../../src/builder/load-gazetteer.ts'
import { parseOverrides } from '../../src/resolution/overrides.ts'
import { createPiles } from '../../src/resolution/piles.ts'
import { resolveInRounds, resolveKnowledge } from '../../src/resolution/resolve-knowledge.ts'
import { createEncoder } from '../../src/runtime/node/create-encoder.ts'
import { createDataFolder } from '../../src/runtime/node/data-folder.ts'
import { createFilePiles } from '../../src/runtime/node/file-piles.ts'
import { smallWorld } from '../evaluation/synthetic/synthetic-world.ts'

const data = createDataFolder()
const gazetteer = await loadGazetteer(data)
const json = (knowledge: KnowledgeItems): string => [...writeKnowledgeJson(knowledge)].join('')

describe('resolution in rounds', () => {
  test('gives, byte for byte, the Knowledge that is resolved in memory', async () => {
    const world = await smallWorld()
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(200), { maxLength: 12 }), fc.nat(20_000), async (numbers, room) => {
        const articles = numbers.map((number) => syntheticArticle(world, number))
        const [one, other] = articles[0]?.claims.mentions ?? []
        const text = one === undefined ? '' : `${one.label} = ${other?.label ?? 'X'}`
        const overrides = parseOverrides({ sameAs: { name: 'same.txt', text: one === other ? '' : text } })
        const inOrder = [...articles].sort((left, right) => (left.document.id < right.document.id ? -1 : 1))
        const piles = createFilePiles({ room })
        try {
          const streamed = await resolveInRounds(() => inOrder, gazetteer, { overrides, pilesOf: piles.pilesOf })
          const whole = resolveKnowledge(articles, gazetteer, overrides)
          expect(json(streamed)).toBe(json(whole))
          expect(streamed.size).toEqual({
            documents: whole.documents.length,
            entities: whole.entities.length,
            statements: whole.statements.length,
          })
          // The lists can be gone through again.
          expect([...streamed.statements]).toHaveLength(whole.statements.length)
        } finally {
          piles.close()
        }
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('builds the same from real articles, with descriptions, links and names that the text teaches', async () => {
    const analyser: Analyser = await loadAnalyser(data, createEncoder)
    const { documents } = readDocuments({
      name: 'news.jsonl',
      bytes: new TextEncoder().encode(
        TEXTS.map((text, id) => JSON.stringify({ id: `n${String(id)}`, text })).join('\n'),
      ),
    })
    const whole = await buildKnowledge(documents, { analyser })
    const piles = createFilePiles({ room: 1000 })
    const streamed = await buildInRounds([...documents].reverse(), { analyser, pilesOf: piles.pilesOf })
    expect(json(streamed)).toBe(json(whole))
    piles.close()
    expect(json(await buildInRounds(documents, { analyser, pilesOf: createPiles }))).toBe(json(whole))
    expect(whole.statements.length).toBeGreaterThan(5)
    expect(whole.links?.length).toBeGreaterThan(0)
  })
})

const TEXTS = [
  'Norway sanctioned Peru because Peru had attacked Chile. Norway suspended talks with Peru. Peru arrested three sailors.',
  'The Copper League, known as the League, sanctioned Chile. The League criticized Norway. Ann Moreau met Bo Lind.',
  'Moreau said that the talks with Peru should be resumed. The Peruvian government denied that it arrested the sailors.',
  'Norway and Peru resumed peace talks after the Peruvian government released the sailors. Both countries praised Chile.',
]
