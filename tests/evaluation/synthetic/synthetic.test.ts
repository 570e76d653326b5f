import { describe, expect, test } from 'vitest'

import countries from 'world-countries'

import {
  syntheticArticle,
  syntheticBatches,
  syntheticKnowledge,
  truthRecall,
} from '../../../src/evaluation/synthetic/index.ts'
import { createGraph } from '../../../src/graph/index.ts'
import { createGazetteer } from '../../../src/resolution/gazetteer.ts'
import type { CountryRecord } from '../../../src/resolution/gazetteer.ts'
import { resolveKnowledge } from '../../../src/resolution/resolve-knowledge.ts'
import { smallWorld } from './synthetic-world.ts'

const gazetteer = createGazetteer(countries as unknown as readonly CountryRecord[], {
  aliases: '',
  seats: '',
  countryNames: '',
  governmentWords: '',
})

describe('a synthetic world', () => {
  test('is the same for the same seed and another for another', async () => {
    const [one, same, other] = await Promise.all([smallWorld(1), smallWorld(1), smallWorld(2)])
    expect(same.entities).toEqual(one.entities)
    expect(other.entities).not.toEqual(one.entities)
    expect(new Set(one.entities.map(({ id }) => id)).size).toBe(one.entities.length)
  })
})

describe('a synthetic article', () => {
  test('depends on its number alone, and has as many words as were asked for', async () => {
    const [world, again] = [await smallWorld(), await smallWorld()]
    syntheticArticle(world, 4)
    const article = syntheticArticle(world, 5)
    expect(syntheticArticle(again, 5)).toEqual(article)
    expect(article.document.text.split(/\s+/u).length).toBeGreaterThanOrEqual(300)
    expect(syntheticArticle(world, 5, { words: 40 }).document.text.split(/\s+/u).length).toBeLessThan(100)
  })

  test('has every mention and every sentence where it says', async () => {
    const world = await smallWorld()
    for (let number = 0; number < 20; number += 1) {
      const { document, claims } = syntheticArticle(world, number)
      for (const mention of claims.mentions) {
        expect(document.text.slice(mention.start, mention.end)).toBe(mention.text)
        expect(mention.text.endsWith(document.text.slice(mention.head.start, mention.head.end))).toBe(true)
      }
      for (const { sentence } of claims.claims)
        expect(document.text.slice(sentence.start, sentence.end)).toMatch(/^\p{Lu}[^]*\.$/u)
      expect(document.blocks.map(({ start, end }) => document.text.slice(start, end))).toEqual(
        document.text.split('\n\n'),
      )
    }
  })

  test('is found wholly when its claims are resolved, and not without them', async () => {
    const world = await smallWorld()
    const articles = Array.from({ length: 60 }, (_, number) => syntheticArticle(world, number))
    const facts = articles.flatMap((article) => article.facts)
    const recall = truthRecall(facts, resolveKnowledge(articles, gazetteer))
    expect(recall).toMatchObject({ entities: 1, pair: 1, directed: 1, labelled: 1, qualified: 1 })
    expect(recall.facts).toBeGreaterThan(1000)
    expect(truthRecall(facts, resolveKnowledge(articles.slice(30), gazetteer)).labelled).toBeLessThan(0.8)
  })
})

describe('synthetic Knowledge', () => {
  test('has so many statements, each with its quotes in the documents, and hubs', async () => {
    const knowledge = syntheticKnowledge(await smallWorld(), 1500)
    expect(knowledge.statements).toHaveLength(1500)
    const texts = new Map(knowledge.documents.map(({ id, text }) => [id, text]))
    for (const { evidence } of knowledge.statements)
      for (const { document, start, end, quote } of evidence) expect(texts.get(document)?.slice(start, end)).toBe(quote)
    const graph = createGraph(knowledge)
    const degrees = graph.mapNodes((id) => graph.degree(id)).sort((left, right) => right - left)
    expect(degrees[0]).toBeGreaterThan(10 * (degrees[150] ?? 0))
  })

  test('comes in batches that need nothing of each other and are the same each time', async () => {
    const world = await smallWorld()
    const batches = [...syntheticBatches(world, 450)]
    expect(batches.map(({ statements }) => statements.length)).toEqual([200, 200, 50])
    expect([...syntheticBatches(world, 450)]).toEqual(batches)
    for (const { documents, statements } of batches) {
      const known = new Set(documents.map(({ id }) => id))
      expect(statements.every(({ evidence }) => evidence.every(({ document }) => known.has(document)))).toBe(true)
    }
  })
})
