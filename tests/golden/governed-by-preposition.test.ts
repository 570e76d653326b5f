import { expect, test } from 'vitest'

import { claimsOf } from '../support/claims-of.ts'

test.each([
  ['The court stopped Norway from awarding licences.', 'Norway awarded licences', 'negative asserted'],
  ['The company refrained from criticising Beta.', 'company criticized Beta', 'negative asserted'],
  ['The judge barred Trump from attacking the court.', 'Trump attacked court', 'negative demanded'],
  ['Spain warned France against selling weapons.', 'France sold weapons', 'negative demanded'],
  ['Spain talked France into selling weapons.', 'France sold weapons', 'positive asserted'],
  ['France has called on Rwanda to withdraw its forces.', 'Rwanda was called on to withdraw forces', 'positive demanded'],
  ['Spain pressed for Israel to end the war.', 'Israel ended war', 'positive demanded'],
  ['Russia is waiting for Ukraine to sign the treaty.', 'Ukraine signed treaty', 'positive demanded'],
  ['The firm considered leaving Norway.', 'firm considers leaving Norway', 'positive possible'],
  ['The fund pressed Ann Webb to leave Norway.', 'Ann Webb was pressed to leave Norway', 'positive demanded'],
  ['Spain wants France to leave Norway.', 'France was wanted to leave Norway', 'positive demanded'],
  ['The mayor insisted on leaving Spain.', 'mayor insisted on leaving Spain', 'positive planned'],
  ['Ann Webb pleaded guilty to bribing Bob Jones.', 'Ann Webb bribed Bob Jones', 'positive asserted'],
  ['The senator was acquitted of bribing Bob Jones.', 'senator bribed Bob Jones', 'negative asserted'],
  ['Webb was accused of bribing Bob Jones.', 'Webb was accused of bribing Bob Jones', 'positive possible'],
  ['Norway accused Chile of bribing Bob Jones.', 'Chile bribed Bob Jones', 'positive asserted Norway'],
  ['Norway helped the rebels enter Chile.', 'rebels entered Chile', 'positive asserted'],
])('who does what a verb forbids, demands or tells: %s', async (sentence, what, how) => {
  const claims = await claimsOf(sentence)
  const told = claims.filter(({ rule }) => rule.startsWith('subject-verb'))
  expect(told.map(({ what, how }) => `${what}: ${how}`)).toContain(`${what}: ${how}`)
  const act = what.split(' ').at(-1) ?? ''
  expect(told.filter((claim) => claim.what.endsWith(` ${act}`)).map((claim) => claim.what)).toEqual([what])
})

test('what somebody makes a priority is not done yet', async () => {
  const claims = await claimsOf('Ann Webb has made leaving Spain one of her priorities.')
  expect(claims.map(({ what }) => what)).not.toContain('Ann Webb left Spain')
})

test.each([
  ['Rwanda supports the rebels with troops, which Kigali denies.', ['Rwanda supports rebels: negative denied Kigali']],
  ['The firm bribed Bob Jones, which the company disputes.', ['firm bribed Bob Jones: negative denied company']],
  [
    'Spain says Iran attacked the ship, an allegation that Tehran rejects.',
    ['Iran attacked ship: negative denied Tehran'],
  ],
  ['The treaty, which Moscow denies, was signed in Paris.', []],
])('what is denied behind a comma is told once more, as the word of the one who denies it: %s', async (text, expected) => {
  const claims = await claimsOf(text)
  const denied = claims.filter(({ how, what }) => how.includes('denied') && !what.includes(' with '))
  expect(denied.map(({ what, how }) => `${what}: ${how}`)).toEqual(expected)
  for (const { quote } of denied) expect(text).toContain(`${quote}.`)
  expect(claims.map(({ what }) => what)).not.toContain('Kigali denied troops')
})

test('what takes up a whole clause is not said of the person before it', async () => {
  const claims = await claimsOf('The firm sacked Bob Jones, which angered the union.')
  expect(claims.map(({ what }) => what)).toEqual(['firm sacked Bob Jones'])
})

test('a verb in another tense does not share the time of the one before it', async () => {
  const [founded, employs] = await claimsOf('The firm was founded in 1998 by Ann Smith and employs Bob Jones.')
  expect([founded?.start, employs?.start]).toEqual(['1998-01-01', null])
  const [bought, sold] = await claimsOf('The firm bought Beta in 2010 and sold Gamma.')
  expect([bought?.start, sold?.start]).toEqual(['2010-01-01', '2010-01-01'])
})

test('what somebody finds unlikely is not found', async () => {
  const claims = await claimsOf('The panel considers a collapse unlikely.')
  expect(claims.map(({ what }) => what)).toEqual(['panel called unlikely collapse'])
})
