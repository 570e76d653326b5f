import { expect, test } from 'vitest'

import { claimsOf } from '../support/claims-of.ts'

test('a place where something happens is not what it happens to', async () => {
  const claims = await claimsOf('Ann Webb was flown to Manila, where she was met by the ambassador.')
  expect(claims.filter(({ what }) => / met /u.test(what)).map(({ what }) => what)).not.toContain('ambassador met Manila')
})

test('a span of time before a noun stays in its name', async () => {
  const claims = await claimsOf('Parliament ended a two-week crisis.')
  expect(claims.map(({ what }) => what)).toEqual(['Parliament ended two-week crisis'])
})

test('who stands somewhere or has something holds no role there', async () => {
  const claims = await claimsOf('Soldiers near the town of Jolo arrested boys with guns.')
  expect(claims.map(({ eventType }) => eventType)).not.toContain('ROLE')
})
