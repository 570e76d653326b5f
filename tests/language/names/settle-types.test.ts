import { describe, expect, test } from 'vitest'

import { parseTypeWords, settleTypes } from '../../../src/language/names/settle-types.ts'
import type { Name, NameType } from '../../../src/language/layers.ts'
import type { CountryWord } from '../../../src/language/coreference/countries.ts'
import { layerOf } from '../encode/layers.ts'

const COUNTRIES: Readonly<Record<string, CountryWord>> = {
  Peru: { code: 'PER', kind: 'name' },
  Lima: { code: 'PER', kind: 'capital' },
  Peruvian: { code: 'PER', kind: 'demonym' },
}
const data = {
  typeWords: parseTypeWords('# word\ttype\nMinistry\tORG\nIslands\tLOC\nBank\tORG\nWest Bank\tLOC\n\nAccord\tLAW\n'),
  findCountry: (words: string): CountryWord | null => COUNTRIES[words] ?? null,
}

type Given = readonly [words: string, type: NameType, score?: number]

/** The types after settling, of names that follow each other. */
const settled = (...given: readonly Given[]): NameType[] => {
  const names: Name[] = []
  for (const [words, type, score = 0.9] of given) {
    const first = names.at(-1)?.end ?? 0
    names.push({ first, end: first + words.split(' ').length, type, score })
  }
  return settleTypes({ ...layerOf(given.map(([words]) => words).join(' ')), names }, data).names.map(({ type }) => type)
}

describe('settleTypes', () => {
  test.each<[string, Given, NameType]>([
    ['a country is a GPE, whatever was tagged', ['Peru', 'ORG'], 'GPE'],
    ['a capital is a GPE', ['Lima', 'ORG'], 'GPE'],
    ['a demonym is a NORP', ['Peruvian', 'GPE'], 'NORP'],
    ['a person who is called like a country stays a person', ['Peru', 'PERSON'], 'PERSON'],
    ['a person is never called by a demonym', ['Peruvian', 'PERSON'], 'NORP'],
    ['a telling last word decides', ['Fishery Ministry', 'GPE'], 'ORG'],
    ['so it does in capitals', ['FISHERY MINISTRY', 'PRODUCT'], 'ORG'],
    ['a person with a telling last word stays a person', ['Ann Islands', 'PERSON'], 'PERSON'],
    ['a word for places tells places apart', ['Spice Islands', 'GPE'], 'LOC'],
    ['a body that is called like a place stays a body', ['Spice Islands', 'ORG'], 'ORG'],
    ['a work that is called like a place stays a work', ['Spice Islands', 'DOC'], 'DOC'],
    ['a whole name goes before its last word', ['West Bank', 'ORG'], 'LOC'],
    ['a time is taken as tagged', ['Peru', 'TIME'], 'TIME'],
    ['a quantity is taken as tagged', ['Islands', 'QUANTITY'], 'QUANTITY'],
  ])('%s', (_name, given, type) => {
    expect(settled(given)).toEqual([type])
  })

  test('the occurrences of one name vote with their scores', () => {
    expect(settled(['Borealis', 'ORG', 0.9], ['Borealis', 'PRODUCT', 0.5], ['Borealis', 'PRODUCT', 0.3])).toEqual([
      'ORG',
      'ORG',
      'ORG',
    ])
  })

  test('other names do not vote', () => {
    expect(settled(['Borealis', 'ORG'], ['Australis', 'PRODUCT'])).toEqual(['ORG', 'PRODUCT'])
  })

  test('the alphabet decides between equals, whatever came first', () => {
    expect(settled(['Borealis', 'PRODUCT'], ['Borealis', 'ORG'])).toEqual(['ORG', 'ORG'])
  })

  test.each([
    [
      'a storm that is called like a person is an event, where it stands alone too',
      'Hurricane Ann hit Peru . Ann passed .',
      'EVENT',
    ],
    ['another person stays a person', 'Minister Ann met Peru . Ann left .', 'PERSON'],
  ])('%s', (_, text, type) => {
    const names = [1, 5].map((first) => ({ first, end: first + 1, type: 'PERSON' as const, score: 0.9 }))
    expect(settleTypes({ ...layerOf(text), names }, data).names.map(({ type }) => type)).toEqual([type, type])
  })

  test('nothing but the type changes', () => {
    const names = [{ first: 0, end: 1, type: 'ORG' as const, score: 0.42 }]
    expect(settleTypes({ ...layerOf('Peru'), names }, data).names).toEqual([{ ...names[0], type: 'GPE' }])
  })
})
