import { expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { loadEnglish } from '../../src/node.ts'

const analyser = await loadEnglish()

/** Who acts, by the name of the node. */
const actorsIn = async (text: string): Promise<readonly string[]> => {
  const { documents } = readDocuments({ name: 'd.txt', bytes: new TextEncoder().encode(text) })
  const { entities, statements } = await buildKnowledge(documents, { analyser })
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  return statements.map(({ subject, relation }) => `${names.get(subject) ?? ''} ${relation}`)
}

test.each([
  ['Zentrix Semiconductor hired Ann Webb. Later Zentrix left Norway.', 'Zentrix Semiconductor left'],
  ['Zentrix left Norway. Zentrix Semiconductor hired Ann Webb.', 'Zentrix Semiconductor left'],
  ['Zentrix plc hired Ann Webb. Zentrix left Norway.', 'Zentrix left'],
  ['President Yoon Suk Yeol met Ann Webb. Yoon visited Norway.', 'Yoon Suk Yeol visited'],
  ['Carvex Steel sued Carvex Foods over a patent. On Monday Carvex left Norway.', 'Carvex left'],
])('%s: %s', async (text, expected) => {
  expect(await actorsIn(text)).toContain(expected)
})
