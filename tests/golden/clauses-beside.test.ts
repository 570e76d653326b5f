import { expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { loadEnglish } from '../../src/node.ts'

const analyser = await loadEnglish()

const sanctionsIn = async (text: string) => {
  const { documents } = readDocuments({ name: 'd.txt', bytes: new TextEncoder().encode(text) })
  const { entities, statements } = await buildKnowledge(documents, { analyser })
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  return statements
    .filter(({ relation }) => relation === 'sanctioned')
    .map(({ subject, polarity, attributedTo }) => [names.get(subject), polarity, names.get(attributedTo ?? '') ?? null])
}

test.each([
  ['Norway imposed sanctions on Belarus in March 2022; Belarus rejected the sanctions.', ['Norway', 'positive', null]],
  ['Norway imposed sanctions on Belarus; Belarus announced tariffs.', ['Norway', 'positive', null]],
  ['Norway imposed sanctions on Belarus, Ann Moreau told reporters.', ['Norway', 'positive', 'Ann Moreau']],
])('a clause beside with an object of its own is no report: %s', async (text, expected) => {
  expect(await sanctionsIn(text)).toEqual([expected])
})
