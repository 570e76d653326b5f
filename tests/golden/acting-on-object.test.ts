import { expect, test } from 'vitest'

import { readText } from '../support/read-text.ts'

const relationsIn = async (text: string): Promise<readonly string[]> => {
  const { claims, mentions } = (await readText(text)).claims
  return claims
    .filter(({ rule }) => rule === 'subject-verb-preposition')
    .map(({ relation, object }) => `${relation} ${mentions[object ?? -1]?.label ?? ''}`)
}

test.each([
  ['Norway accused Chile of fraud.', ['accused somebody of fraud']],
  ['The league expelled them from the tournament.', ['expelled somebody from tournament']],
  ['The senator lost her seat in Texas.', ['lost seat in Texas']],
  ['The army moved troops into Norway.', ['moved troops into Norway']],
  ['The minister withdrew from the talks.', ['withdrew from talks']],
  ['Norway distanced itself from the plan.', ['distanced from plan']],
  ['The bank was accused of fraud.', ['accused of fraud']],
])('what a verb does to its object is not told of its subject: %s', async (text, expected) => {
  expect(await relationsIn(text)).toEqual(expected)
})
