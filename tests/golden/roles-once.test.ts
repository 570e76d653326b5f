import { expect, test } from 'vitest'

import { claimsOf } from '../support/claims-of.ts'

test.each([
  ['The United States, an ally of both countries, left.', ['ally of']],
  ['Peru, a rival of Chile, left.', ['rival of']],
  ['Ann Webb, the mayor of Lima, left.', ['mayor of']],
])('who holds a role is told once, and the role belongs to nobody: %s', async (text, expected) => {
  const claims = await claimsOf(text)
  expect(claims.map(({ what }) => expected.find((relation) => what.includes(` ${relation} `)) ?? what)).toEqual(expected)
})
