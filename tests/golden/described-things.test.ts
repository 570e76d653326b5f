import { expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { loadEnglish } from '../../src/node.ts'

const analyser = await loadEnglish()

const namesIn = async (text: string): Promise<readonly string[]> => {
  const { documents } = readDocuments({ name: 'd.txt', bytes: new TextEncoder().encode(text) })
  return (await buildKnowledge(documents, { analyser })).entities.map(({ name }) => name)
}

test.each([
  ['Norway ended a visa-free regime for Belarusian nationals.', 'visa-free regime'],
  ['Norway banned oil-based heating.', 'oil-based heating'],
  ['Norway closed a coal-fired power plant.', 'coal-fired power plant'],
])('%s has a node %s', async (text, name) => {
  expect(await namesIn(text)).toContain(name)
})
