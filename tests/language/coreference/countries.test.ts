import { describe, expect, test } from 'vitest'

import { createCountryFinder } from '../../../src/language/coreference/countries.ts'

const findCountry = createCountryFinder(new Map([['u.s.', 'USA']]))

describe('createCountryFinder', () => {
  test.each([
    ['Peru', 'PER', 'name'],
    ['the Republic of Peru', 'PER', 'name'],
    ['Lima', 'PER', 'capital'],
    ['Peruvian', 'PER', 'demonym'],
    ['U.S.', 'USA', 'name'],
  ])('%s is %s by its %s', (words, code, kind) => {
    expect(findCountry(words)).toEqual({ code, kind })
  })

  test('a word that is no country gives null', () => {
    expect(findCountry('bridge')).toBeNull()
  })
})
