import { expect, test } from 'vitest'

import { spellingKey } from '../../src/resolution/spelling-key.ts'
import { resolveKnowledge } from '../../src/resolution/resolve-knowledge.ts'
import { gazetteer, person, read } from './read-document.ts'

test.each([
  ['verkhovsky', 'verkhovskiy', 'verkhovskyy', 'verhovski'],
  ['qasem', 'kasem', 'qassem'],
  ['muhammad', 'mohammed', 'mohamed'],
  ['al-haddad', 'haddad', 'hadad'],
  ['yusuf', 'yusouf'],
])('%s and its spellings are one', (...spellings) => {
  expect(new Set(spellings.map(spellingKey)).size).toBe(1)
})

test.each([
  ['moreau', 'morel'],
  ['kim', 'qim'],
  ['ivanov', 'ivanova'],
  ['petrov', 'petrova'],
  ['li', 'ly'],
])('%s and %s are two', (left, right) => {
  expect(spellingKey(left)).not.toBe(spellingKey(right))
})

test('two spellings of one full name become one person, with the reason', () => {
  const { entities } = resolveKnowledge(
    [read('d1', [person('Oleg Verkhovsky')]), read('d2', [person('Oleg Verkhovskiy'), person('Verkhovskyy')])],
    gazetteer,
  )
  expect(entities).toHaveLength(1)
  expect(entities[0]?.merges?.map(({ reason }) => reason)).toContain('the same full name in another spelling')
})
