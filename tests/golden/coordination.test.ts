import { expect, test } from 'vitest'

import { knowledgeOf, namesById } from '../support/read-text.ts'

const triplesOf = async (text: string): Promise<readonly string[]> => {
  const knowledge = await knowledgeOf(text)
  const names = namesById(knowledge)
  return knowledge.statements.map(({ subject, relation, object }) => `${names.get(subject) ?? ''} ${relation} ${names.get(object) ?? ''}`)
}

test('lists that are told off against each other are paired in their order', async () => {
  const triples = await triplesOf('Norway and Sweden sanctioned Belarus and Syria respectively.')
  expect(triples).toEqual(expect.arrayContaining(['Norway sanctioned Belarus', 'Sweden sanctioned Syria']))
  expect(triples).not.toContain('Norway sanctioned Syria')
  expect(triples).not.toContain('Sweden sanctioned Belarus')
})

test('others are crossed', async () => {
  const triples = await triplesOf('Norway and Sweden sanctioned Belarus and Syria.')
  expect(triples).toEqual(expect.arrayContaining(['Norway sanctioned Syria', 'Sweden sanctioned Belarus']))
})

test('a thing that is like many others does not consist of them; an office of several words stays whole', async () => {
  const triples = await triplesOf(
    "The city's gallery, like 189 other museums, is free. The secretary general of NATO, Ann Moreau, praised countries like Norway.",
  )
  expect(triples.filter((triple) => triple.includes('includes'))).toEqual([expect.stringContaining('Norway')])
  expect(triples.join()).not.toMatch(/(?<!secretary[- ])general of NATO/u)
})

test.each([
  ['Norway not only sanctioned Belarus but also banned its exports.', 'Norway sanctioned Belarus'],
  ['Norway sanctioned not just Belarus but also Syria.', 'Norway sanctioned Belarus'],
])('"not only" denies nothing: %s', async (text, triple) => {
  const { statements } = await knowledgeOf(text)
  expect(await triplesOf(text)).toContain(triple)
  expect(statements.every(({ polarity }) => polarity === 'positive')).toBe(true)
})

test('who gets something is tied by what is given, who is asked by the verb alone', async () => {
  expect(await triplesOf('Twitter gave Norway the option to leave.')).toContain('Twitter gave option to Norway')
  expect(await triplesOf('Norway asked Sweden a question.')).toContain('Norway asked Sweden')
})
