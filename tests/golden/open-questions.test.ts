import { expect, test } from 'vitest'

import { claimsOf } from '../support/claims-of.ts'

test.each([
  ['Police are investigating whether Apple bribed Ann Li.', 'Apple bribed Ann Li: positive possible'],
  ['It is unclear whether Israel bombed Iran.', 'Israel bombed Iran: positive possible'],
  ['Neither Russia nor China signed the treaty.', 'China signed treaty: negative asserted'],
  ['Former US president Donald Trump met Macron.', 'Donald Trump former president of US: positive asserted'],
  ['Kessler was charged with fraud.', 'Kessler charged with fraud: positive asserted'],
  ['China jailed journalist Zhang Zhan.', 'China jailed Zhang Zhan: positive asserted'],
])('%s: %s', async (text, expected) => {
  const claims = await claimsOf(text)
  expect(claims.map(({ what, how }) => `${what}: ${how}`)).toContain(expected)
})
