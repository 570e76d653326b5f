import { expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { loadAnalyser } from '../../src/builder/load-analyser.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { createEncoder } from '../../src/runtime/browser/create-encoder.ts'
import { createFetchFolder } from '../../src/runtime/browser/fetch-folder.ts'

test('the language engine reads an article in the page, with the model from the page’s own origin', async () => {
  const analyser = await loadAnalyser(createFetchFolder('/data'), createEncoder)
  const text = 'Norway imposed sanctions on Belarus in March 2022. Belarus rejected the sanctions.'
  const { documents } = readDocuments({ name: 'note.txt', bytes: new TextEncoder().encode(text) })
  const knowledge = await buildKnowledge(documents, { analyser })
  const names = new Map(knowledge.entities.map((entity) => [entity.id, entity.name]))
  const stated = knowledge.statements.map(({ subject, relation, object }) => [
    names.get(subject),
    relation,
    names.get(object),
  ])
  expect(stated).toContainEqual(['Norway', 'sanctioned', 'Belarus'])
}, 60_000)
