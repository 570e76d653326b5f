import { expect, test } from 'vitest'
import { commands } from 'vitest/browser'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { loadAnalyser } from '../../src/builder/load-analyser.ts'
import { plainDocument } from '../../src/evaluation/plain-document.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { createEncoder } from '../../src/runtime/browser/create-encoder.ts'
import { createFetchFolder } from '../../src/runtime/browser/fetch-folder.ts'
import { COMPARED_TEXT, engineFacts } from '../support/engine-facts.ts'
import type { EngineFacts } from '../support/engine-facts.ts'

declare module 'vitest/browser' {
  interface BrowserCommands {
    readInNode: () => Promise<EngineFacts>
  }
}

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

// Int8 kernels round differently on different machines: one word in fifty may be read otherwise, and the scores of names
// that both find may differ by a tenth.
const TOLERATED_SHARE = 0.02
const TOLERATED_SCORE = 0.1

test('the page reads as Node does, within what int8 allows', async () => {
  const inNode = await commands.readInNode()
  const { english } = await loadAnalyser(createFetchFolder('/data'), createEncoder)
  const document = plainDocument('compared', COMPARED_TEXT, '2022-03-01')
  const here = engineFacts(await english.read(document))
  const again = engineFacts(await english.read(document))
  expect(again).toEqual(here)
  expect(here.words).toEqual(inNode.words)
  expect(here.words.length).toBeGreaterThan(100)
  for (const column of ['upos', 'heads', 'deprel', 'lemma'] as const) {
    const differing = here[column].filter((value, word) => value !== inNode[column][word]).length
    expect(differing / here.words.length, column).toBeLessThanOrEqual(TOLERATED_SHARE)
  }
  // A sentence more or less is a word that is read otherwise: whether it begins one.
  const differingStarts = here.words.filter(
    (_, word) => here.sentenceStarts.includes(word) !== inNode.sentenceStarts.includes(word),
  ).length
  expect(differingStarts / here.words.length, 'sentence starts').toBeLessThanOrEqual(TOLERATED_SHARE)
  const shared = here.names.filter((name) => inNode.names.includes(name))
  expect(shared.length / Math.max(here.names.length, inNode.names.length)).toBeGreaterThan(0.9)
  for (const name of shared) {
    const [ours = 0, theirs = 0] = [here.scores[here.names.indexOf(name)], inNode.scores[inNode.names.indexOf(name)]]
    expect(Math.abs(ours - theirs), name).toBeLessThan(TOLERATED_SCORE)
  }
}, 60_000)
