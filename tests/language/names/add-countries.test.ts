import { expect, test } from 'vitest'

import { createCountryFinder } from '../../../src/language/coreference/countries.ts'
import { addCountries } from '../../../src/language/names/add-countries.ts'
import type { Name } from '../../../src/language/layers.ts'
import { layerOf } from '../encode/layers.ts'

const findCountry = createCountryFinder(new Map())

const found = (text: string, names: readonly Name[] = []): string[] => {
  const layer = layerOf(text)
  return addCountries(layer, [{ first: 0, end: layer.tokens.count }], names, findCountry).map(({ first, end }) =>
    layer.tokens.form.slice(first, end).join(' '),
  )
}

test.each([
  ['countries that nothing marked', 'They visited Peru , Chile and Denmark .', ['Peru', 'Chile', 'Denmark']],
  ['names of several words', 'They left the United Arab Emirates .', ['United Arab Emirates']],
  ['no part of a longer name', 'They met Michael Jordan and Chad Li .', []],
  ['no first word of a sentence', 'Chad left .', []],
  ['no common word', 'The turkey was cold .', []],
])('%s', (_, text, expected) => {
  expect(found(text)).toEqual(expected)
})

test('what is a name already stays what it is', () => {
  const name: Name = { first: 1, end: 3, type: 'ORG', score: 0.9 }
  expect(found('The Peru Bank closed in Chile .', [name])).toEqual(['Peru Bank', 'Chile'])
})
