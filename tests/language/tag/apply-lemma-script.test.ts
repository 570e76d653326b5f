import { expect, test } from 'vitest'

import { applyLemmaScript } from '../../../src/language/tag/apply-lemma-script.ts'

test.each([
  ['talks', 'l|1|', 'talk'],
  ['Treaties', 'l|3|y', 'treaty'],
  ['Moscow', 'k|0|', 'Moscow'],
  ['went', '=go', 'go'],
  ['a', 'l|3|x', 'a'],
])('%s by %s is %s', (form, script, lemma) => {
  expect(applyLemmaScript(form, script)).toBe(lemma)
})
