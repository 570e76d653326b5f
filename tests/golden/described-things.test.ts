import { expect, test } from 'vitest'

import { knowledgeOf } from '../support/read-text.ts'

const namesIn = async (text: string): Promise<readonly string[]> =>
  (await knowledgeOf(text)).entities.map(({ name }) => name)

test.each([
  ['Norway ended a visa-free regime for Belarusian nationals.', 'visa-free regime'],
  ['Norway banned oil-based heating.', 'oil-based heating'],
  ['Norway closed a coal-fired power plant.', 'coal-fired power plant'],
])('%s has a node %s', async (text, name) => {
  expect(await namesIn(text)).toContain(name)
})
