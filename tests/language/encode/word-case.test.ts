import { expect, test } from 'vitest'

import { wordCase } from '../../../src/language/encode/word-case.ts'
import { labels } from './layers.ts'

/** Made with `case_of` of training/relata_training/labels.py, so that training and runtime agree. */
test.each([
  ['talks', 'lower'],
  ['été', 'lower'],
  ['a', 'lower'],
  ["n't", 'lower'],
  ['ß', 'lower'],
  ['Peru', 'title'],
  ['Mr.', 'title'],
  ['NATO', 'upper'],
  ['U.S.', 'upper'],
  ['McRae', 'mixed'],
  ['iPhone', 'mixed'],
  ['PhD', 'mixed'],
  ['中国', 'mixed'],
  ['G7', 'digit'],
  ['3.5', 'digit'],
  ['²', 'digit'],
  ['—', 'other'],
  ['½', 'other'],
  ['A', 'initial'],
  ['É', 'initial'],
])('“%s” is written %s', (word, written) => {
  expect(labels.cases[wordCase(word)]).toBe(written)
})
