import { expect, test } from 'vitest'

import { knowledgeOf, namesById } from '../support/read-text.ts'

const sanctionsIn = async (text: string) => {
  const knowledge = await knowledgeOf(text)
  const names = namesById(knowledge)
  return knowledge.statements
    .filter(({ relation }) => relation === 'sanctioned')
    .map(({ subject, polarity, attributedTo }) => [names.get(subject), polarity, names.get(attributedTo ?? '') ?? null])
}

test.each([
  ['Norway imposed sanctions on Belarus in March 2022; Belarus rejected the sanctions.', ['Norway', 'positive', null]],
  ['Norway imposed sanctions on Belarus; Belarus announced tariffs.', ['Norway', 'positive', null]],
  ['Norway imposed sanctions on Belarus, Ann Moreau told reporters.', ['Norway', 'positive', 'Ann Moreau']],
])('a clause beside with an object of its own is no report: %s', async (text, expected) => {
  expect(await sanctionsIn(text)).toEqual([expected])
})
