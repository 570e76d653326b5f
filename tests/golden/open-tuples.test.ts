import { beforeAll, expect, test } from 'vitest'

import { loadAnalyser } from '../../src/builder/load-analyser.ts'
import type { Analyser } from '../../src/builder/load-analyser.ts'
import { openTuplesOf } from '../../src/extraction/open-tuples.ts'
import { createDataFolder } from '../../src/runtime/node/data-folder.ts'
import { createEncoder } from '../../src/runtime/node/create-encoder.ts'

let analyser: Analyser
beforeAll(async () => {
  analyser = await loadAnalyser(createDataFolder(), createEncoder)
})

test.each([
  ['The minister rejected the proposal of the senate in May.', 'The minister | rejected | the proposal of the senate | in May'],
  ['France withdrew from the treaty.', 'France | withdrew from | the treaty'],
  // A month, not a town: whether police in a town are the town's own is a toss-up that int8 kernels decide by processor.
  ['The workers were arrested by the police in May.', 'The workers | were arrested by | the police | in May'],
  ['The finding indicated that compounds carry current.', 'The finding | indicated that | compounds carry current'],
  ['Zenda is the capital of Ruritania.', 'Zenda | is | the capital of Ruritania'],
  ['Ann Li did not sign the letter.', 'Ann Li | did not sign | the letter'],
  ['The troops, who guarded the bridge, left the town.', 'The troops | guarded | the bridge'],
  ['Bo Orlov, a banker from Zenda, paid the fine.', 'Bo Orlov | is | a banker from Zenda'],
])('%s', async (text, expected) => {
  const analysis = await analyser.english.read({
    id: 'example',
    title: null,
    source: null,
    url: null,
    publishedAt: null,
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
  })
  expect(openTuplesOf(analysis, analyser.extraction).map(({ tuple }) => tuple.join(' | '))).toContain(expected)
})
