import { expect, test } from 'vitest'

import { knowledgeOf, namesById } from '../support/read-text.ts'

/** Statements as `subject relation object`, with the one who says so behind `:`. */
const saidIn = async (text: string): Promise<readonly string[]> => {
  const knowledge = await knowledgeOf(text)
  const names = namesById(knowledge)
  return knowledge.statements
    .map(({ subject, relation, object, attributedTo }) => {
      const what = [names.get(subject), relation, names.get(object)].join(' ')
      return attributedTo === null ? what : `${what} : ${names.get(attributedTo) ?? ''}`
    })
    .sort()
}

test.each([
  [
    'single marks, one speaker after the other',
    'Helen Fox said: ‘I met Tom Hale in Rome.’\n\n‘No,’ Peter Hallam replied. ‘I met Carl Otto in Oslo.’\n',
    ['Helen Fox met with Tom Hale', 'Peter Hallam met with Carl Otto'],
  ],
  [
    'straight single marks',
    "Mr Brown said: 'I will visit London.' Mrs Green said: 'I will visit Paris.'\n",
    ['Mr Brown visited London : Mr Brown', 'Mrs Green visited Paris : Mrs Green'],
  ],
  [
    'straight marks over several paragraphs',
    '"I am tired," Ann Moreau said. "I have work to do.\n\n"I have visited Lima.\n\n"My opponents should know that."\n',
    ['Ann Moreau visited Lima : Ann Moreau'],
  ],
  [
    'names before colons, as in interviews',
    'Maria Gonzalez: We sold Initech to Globex.\n\nI met Carl Otto in Oslo.\n\nAnn Moreau: I visited Peru.\n',
    ['Maria Gonzalez met with Carl Otto : Maria Gonzalez', 'Ann Moreau visited Peru : Ann Moreau'],
  ],
])('who says I: %s', async (_what, text, expected) => {
  expect(await saidIn(text)).toEqual(expect.arrayContaining(expected))
})

test('the prime minister is the one who was called so, however long ago', async () => {
  const far = 'The weather was fine. The markets fell. Many people left. It rained in the evening.'
  const text = `Prime Minister Boris Johnson spoke in London. ${far} Foreign Secretary Liz Truss was in Paris. Dmytro Kuleba met the prime minister.\n`
  expect(await saidIn(text)).toContain('Dmytro Kuleba met with Boris Johnson')
})

test('two who are named in one row are two', async () => {
  expect(await saidIn('Barclays and Barclays Capital sued Globex.\n')).toEqual([
    'Barclays Capital sued Globex',
    'Barclays sued Globex',
  ])
})
