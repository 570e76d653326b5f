import { expect, test } from 'vitest'

import { knowledgeOf, namesById } from '../support/read-text.ts'

/** What is denied, by whom: `who relation whom : denier`. */
const deniedIn = async (text: string): Promise<readonly string[]> => {
  const knowledge = await knowledgeOf(text)
  const names = namesById(knowledge)
  return knowledge.statements
    .filter(({ modality }) => modality === 'denied')
    .map(({ subject, relation, object, attributedTo }) =>
      [names.get(subject), relation, names.get(object), ':', names.get(attributedTo ?? '')].join(' '),
    )
}

test.each([
  ['Spain said Acme bribed Ann Li. Acme denied the allegation.', 'Acme bribed Ann Li : Acme'],
  ['Prosecutors say Tom Hale attacked Ann Li. He denies the charges.', 'Tom Hale attacked Ann Li : Tom Hale'],
  ['Spain said that Peru armed Chile, but Peru rejected the claim.', 'Peru armed Chile : Peru'],
  ['Spain said Acme bribed Ann Li. Acme denied wrongdoing.', 'Acme bribed Ann Li : Acme'],
])('what others say of somebody is denied where they deny it: %s', async (text, expected) => {
  expect(await deniedIn(text)).toEqual([expected])
})

test.each([
  ['Spain said Acme bribed Ann Li. Acme did not deny the allegation.'],
  ['Spain said Acme bribed Ann Li. Globex denied the allegation.'],
  ['Spain said Acme bribed Ann Li. The weather was fine. Acme denied the allegation.'],
  ['Acme bribed Ann Li. Acme denied the allegation.'],
  ['Spain said Acme bribed Ann Li. Acme denied the allegation of fraud.'],
])('nothing is, where it is not denied, by others, of something else, or said by nobody: %s', async (text) => {
  expect(await deniedIn(text)).toEqual([])
})

test('the quote runs from the words that are denied to those that deny them', async () => {
  const { statements, documents } = await knowledgeOf('Spain said Acme bribed Ann Li. Acme denied the allegation.')
  const [evidence] = statements.find(({ modality }) => modality === 'denied')?.evidence ?? []
  expect(evidence?.quote).toBe('Acme bribed Ann Li. Acme denied')
  expect(documents[0]?.text.slice(evidence?.start, evidence?.end)).toBe(evidence?.quote)
})
