import { expect, test } from 'vitest'

import { findReleasedWords } from '../../src/language/released-words.ts'
import { layerOf } from './encode/layers.ts'

/** The stretches without quotation marks that somebody is said to say; a sentence ends with its stop or colon. */
const released = (text: string): string[] => {
  const layer = layerOf(text)
  const { form } = layer.tokens
  const sentences: { first: number; end: number }[] = []
  form.forEach((word, token) => {
    const first = sentences.at(-1)?.end ?? 0
    if (/^[.:]$/u.test(word)) sentences.push({ first, end: token + 1 })
  })
  return findReleasedWords(layer, sentences, {
    isSpeech: (token) => form[token] === 'said',
    isName: (token) => /^(?:Ann|Bo|Li|Ek)$/u.test(form[token] ?? ''),
  }).map(({ first, end }) => form.slice(first, end).join(' '))
}

test.each([
  [
    'go from the colon to the last paragraph that says I or we',
    'Ann Li said : |I am glad . Peace is near . |We will go on . |She left later .',
    ['I am glad . Peace is near . We will go on .'],
  ],
  ['are no list behind a colon', 'Ann Li said : |The dead are two . |She left .', []],
  ['need somebody who speaks', 'Notes for editors : |We are closed .', []],
  ['are not what stands between quotation marks', 'Ann Li said : “ We are glad to be here . ”', []],
  [
    'end where another is quoted at length',
    'Ann Li said : |We are glad . |“ We are not glad at all about that , ” he replied .',
    ['We are glad .'],
  ],
  [
    'follow the names in an interview, each up to the next',
    'Ann Li : I came in May . |I left . |Bo Ek : We stayed . |She left later .',
    ['I came in May . I left .', 'We stayed .'],
  ],
  ['need a name before them', 'Background : We are closed .', []],
])('words of a press release %s', (_, text, expected) => {
  expect(released(text)).toEqual(expected)
})
