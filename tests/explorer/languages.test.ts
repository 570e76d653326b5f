import { expect, test } from 'vitest'

import { japanese } from '../../src/explorer/state/texts-ja.ts'
import { english } from '../../src/explorer/state/texts.ts'

type Catalogue = Readonly<Record<string, unknown>>

/** Every leaf of a catalogue by its path; functions with example arguments filled in. */
const leaves = (catalogue: unknown, path = ''): Map<string, string> => {
  if (typeof catalogue === 'string') return new Map([[path, catalogue]])
  if (typeof catalogue === 'function') {
    const arguments_ = Array.from({ length: catalogue.length }, (_, index) => (index === 1 ? ['b'] : 2))
    const call = catalogue as (...given: readonly unknown[]) => string
    try {
      return new Map([[path, call(...arguments_)]])
    } catch {
      return new Map([[path, call(...arguments_.map(() => 'a'))]])
    }
  }
  return new Map(Object.entries(catalogue as Catalogue).flatMap(([key, value]) => [...leaves(value, `${path}.${key}`)]))
}

/** Names and file names are the same in all languages. */
const NAMES = new Set(['.title', '.pastedName', '.inTypescript'])

test('both catalogues have the same entries', () => {
  expect([...leaves(japanese).keys()].sort()).toEqual([...leaves(english).keys()].sort())
})

test('no entry of the second one is empty or left in English', () => {
  const first = leaves(english)
  for (const [path, text] of leaves(japanese)) {
    if (NAMES.has(path)) continue
    expect(text, path).not.toBe(first.get(path))
    expect(text, path).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}「]/u)
  }
})
