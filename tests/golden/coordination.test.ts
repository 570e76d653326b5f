import { expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { loadEnglish } from '../../src/node.ts'

const analyser = await loadEnglish()

const triplesOf = async (text: string): Promise<readonly string[]> => {
  const { documents } = readDocuments({ name: 'd.txt', bytes: new TextEncoder().encode(text) })
  const { entities, statements } = await buildKnowledge(documents, { analyser })
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  return statements.map(({ subject, relation, object }) => `${names.get(subject) ?? ''} ${relation} ${names.get(object) ?? ''}`)
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
  const { documents } = readDocuments({ name: 'd.txt', bytes: new TextEncoder().encode(text) })
  const { statements } = await buildKnowledge(documents, { analyser })
  expect(await triplesOf(text)).toContain(triple)
  expect(statements.every(({ polarity }) => polarity === 'positive')).toBe(true)
})

test('who gets something is tied by what is given, who is asked by the verb alone', async () => {
  expect(await triplesOf('Twitter gave Norway the option to leave.')).toContain('Twitter gave option to Norway')
  expect(await triplesOf('Norway asked Sweden a question.')).toContain('Norway asked Sweden')
})
