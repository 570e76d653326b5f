import { describe, expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { loadEnglish } from '../../src/node.ts'
import { knowledgeOf, namesById } from '../support/read-text.ts'

const statementsIn = async (text: string): Promise<readonly string[]> => {
  const knowledge = await knowledgeOf(text)
  const names = namesById(knowledge)
  return knowledge.statements.map(({ subject, relation, object }) =>
    [names.get(subject), relation, names.get(object)].join(' '),
  )
}

describe('bodies that nothing narrows down', () => {
  test.each([
    ['Police arrested Ann Li.', 'police arrested Ann Li'],
    ['Ann Li was sentenced by a court.', 'court sentenced Ann Li'],
    ['Prosecutors charged Ann Li.', 'prosecutors charged Ann Li'],
    ['Ann Li criticised the military.', 'Ann Li criticized military'],
  ])('are told of where they do something to somebody named, or suffer it: %s', async (text, expected) => {
    expect(await statementsIn(text)).toContain(expected)
  })

  test.each([
    ['A man attacked Ann Li.'],
    ['Police stopped a car.'],
    ['Ann Li has a court.'],
    ['The company hired a gunman.'],
  ])('and nothing is told of others, or of nobody: %s', async (text) => {
    expect(await statementsIn(text)).toEqual([])
  })

  test('are those of their article: two papers need not speak of the same police', async () => {
    const documents = ['Police arrested Ann Li.', 'Police arrested Bo Ek.'].flatMap(
      (text, index) =>
        readDocuments({ name: `${String(index)}.txt`, bytes: new TextEncoder().encode(text) }).documents,
    )
    const { statements } = await buildKnowledge(documents, { analyser: await loadEnglish() })
    expect(new Set(statements.map(({ subject }) => subject)).size).toBe(2)
  })
})
