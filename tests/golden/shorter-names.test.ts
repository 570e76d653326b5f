import { expect, test } from 'vitest'

import { knowledgeOf, namesById } from '../support/read-text.ts'

/** Who acts, by the name of the node. */
const actorsIn = async (text: string): Promise<readonly string[]> => {
  const knowledge = await knowledgeOf(text)
  const names = namesById(knowledge)
  return knowledge.statements.map(({ subject, relation }) => `${names.get(subject) ?? ''} ${relation}`)
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
