import { expect, test } from 'vitest'

import { syntheticArticle } from '../../src/evaluation/synthetic/index.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import { RESOLUTION_VERSION } from '../../src/resolution/growth/resolution-mark.ts'
import { hashText } from '../../src/resolution/hash-text.ts'
import { resolveKnowledge } from '../../src/resolution/resolve-knowledge.ts'
import { smallWorld } from '../evaluation/synthetic/synthetic-world.ts'
import { gazetteer, read } from './read-document.ts'
import type { GivenMention } from './read-document.ts'

/** What resolution gave when the version was last raised. */
const GIVEN = { version: 2, generated: '367a326f86c7e934', byHand: '3f47f782762f4c79' }

const letter: GivenMention = {
  text: 'new letters',
  label: 'new letters',
  lemma: 'letter',
  kind: 'nominal',
  nounClass: 'DOCUMENT',
  type: 'DOC',
  modifiers: ['new'],
  isNode: true,
}
const person = (text: string): GivenMention => ({ text, label: text, type: 'PERSON' })
const country = (text: string): GivenMention => ({ text, label: text, type: 'GPE' })

const BY_HAND = [
  read(
    'a',
    [person('Ann B. Moreau'), country('Peru'), letter],
    [
      [0, 'wrote', 2],
      [1, 'met', 0],
    ],
  ),
  read('b', [person('Moreau'), country('Lima'), country('Chile')], [[0, 'visited', 1]]),
  read(
    'c',
    [person('Ann Moreau'), letter, country('Chile')],
    [
      [0, 'wrote', 1],
      [2, 'read', 1],
    ],
  ),
]

test('whoever changes what resolution gives raises RESOLUTION_VERSION, and these hashes', async () => {
  const world = await smallWorld()
  const articles = Array.from({ length: 40 }, (_, number) => syntheticArticle(world, number))
  const hashOf = (...given: Parameters<typeof resolveKnowledge>): string =>
    hashText([...writeKnowledgeJson(resolveKnowledge(...given))].join(''))
  expect({
    version: RESOLUTION_VERSION,
    generated: hashOf(articles, gazetteer),
    byHand: hashOf(BY_HAND, gazetteer),
  }).toEqual(GIVEN)
})
