import { describe, expect, test } from 'vitest'

import { createGazetteer } from '../../src/resolution/gazetteer.ts'
import { countries, files, gazetteer } from './read-document.ts'

const find = (name: string): string | null => {
  const known = gazetteer.find(name)
  return known === null ? null : `${known.thing.name} by ${known.kind}`
}

describe('createGazetteer', () => {
  test.each([
    ['a country', 'Peru', 'Peru by name'],
    ['its official name', 'the Republic of Peru', 'Peru by name'],
    ['another spelling', 'Piruw', 'Peru by name'],
    ['its own name for itself', 'Perú', 'Peru by name'],
    ['its capital', 'Lima', 'Peru by capital'],
    ['a demonym', 'Peruvian', 'Peru by demonym'],
    ['a demonym in the plural', 'Peruvians', 'Peru by demonym'],
    ['a seat of government', 'Casa Grande', 'Peru by seat'],
    ['a possessive', 'Peru’s', 'Peru by name'],
    ['letters for a country', 'US', 'United States by name'],
    ['letters with dots', 'U.S.', 'United States by name'],
    ['a capital without its district', 'Washington', 'United States by capital'],
    ['a capital with its district', 'Washington, D.C.', 'United States by capital'],
    ['an organisation', 'Nordic League', 'Nordic League by name'],
    ['an alias of it', 'the League of the North', 'Nordic League by name'],
  ])('knows %s', (_name, given, expected) => {
    expect(find(given)).toBe(expected)
  })

  test.each(['us', 'pe', 'PE', 'it', '', '   ', 'constructor', '__proto__', 'Borealis'])(
    '“%s” is nothing known',
    (name) => {
      expect(find(name)).toBeNull()
    },
  )

  test('demonyms are lower-cased, singular and plural', () => {
    expect([...gazetteer.demonyms].sort()).toEqual(
      ['american', 'americans', 'chilean', 'chileans', 'peruvian', 'peruvians'].sort(),
    )
  })

  test.each([
    ['seats', { ...files, seats: 'Blue Palace\tAtlantis\n' }],
    ['country names', { ...files, countryNames: 'Atlantean\tAtlantis\n' }],
  ])('a country that nobody knows among the %s is broken data', (_name, broken) => {
    expect(() => createGazetteer(countries, broken)).toThrow(expect.objectContaining({ code: 'BROKEN_DATA' }))
  })

  test('people who are called alike are those of the state, then of the larger', () => {
    const likePeru = { f: 'Peruvian', m: 'Peruvian' }
    const [peru, chile] = countries
    if (peru === undefined || chile === undefined) throw new Error('There are countries.')
    const isle = { ...chile, demonyms: { eng: likePeru }, area: 3_000_000 }
    const found = (given: readonly (typeof peru)[]) => createGazetteer(given, files).find('Peruvians')?.thing.name
    const all = [{ ...peru, area: 1_000_000 }, countries[2] ?? peru]
    expect(found([{ ...isle, independent: false }, ...all])).toBe('Peru')
    expect(found([...all, isle])).toBe('Chile')
  })

  test('words for governments come as they stand in the list', () => {
    expect([...gazetteer.governmentWords]).toEqual(['government', 'side'])
  })
})
