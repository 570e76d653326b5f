import { expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { loadEnglish } from '../../src/node.ts'

const analyser = await loadEnglish()

/** When the statements of a text with this relation happened, by its words. */
const startsOf = async (text: string, publishedAt: string | null = '2024-10-07') => {
  const date = publishedAt === null ? '' : `---\ndate: ${publishedAt}\n---\n`
  const { documents } = readDocuments({ name: 'd.md', bytes: new TextEncoder().encode(`${date}${text}`) })
  const { statements } = await buildKnowledge(documents, { analyser })
  return Object.fromEntries(statements.map(({ relation, time }) => [relation, time?.start ?? null]))
}

const TOP = 'Norway met Sweden.\n\nNorway and Sweden are neighbours.\n\n'

test.each([
  ['a sentence that is a date', '21 February 1998. Norway sanctioned Belarus.', '1998-02-21'],
  ['a month and a colon', 'March 2004: Norway sanctioned Belarus.', '2004-03-01'],
  ['every sentence of the paragraph', '5 May 2010. Little was said. Norway sanctioned Belarus.', '2010-05-05'],
  ['what is told in the passive', '5 May 2010. Belarus was sanctioned by Norway.', '2010-05-05'],
])('%s dates what happened', async (_what, text, start) => {
  expect(await startsOf(TOP + text)).toMatchObject({ met: null, sanctioned: start })
})

test.each([
  ['the day of publication', '7 October 2024. Norway sanctioned Belarus.', null],
  ['another paragraph', '5 May 2010. Little was said.\n\nNorway sanctioned Belarus.', null],
  ['what had happened before', '5 May 2010. Norway had sanctioned Belarus.', null],
  ['a sentence with its own date', '5 May 2010. Norway sanctioned Belarus in 2008.', '2008-01-01'],
])('but not %s', async (_what, text, start) => {
  expect(await startsOf(TOP + text)).toMatchObject({ sanctioned: start })
})

test('where nobody tells the day of publication, a date at the top may be it', async () => {
  expect(await startsOf('5 May 2010. Norway sanctioned Belarus.', null)).toEqual({ sanctioned: null })
  expect(await startsOf(`${TOP}5 May 2010. Norway sanctioned Belarus.`, null)).toMatchObject({
    sanctioned: '2010-05-05',
  })
})
