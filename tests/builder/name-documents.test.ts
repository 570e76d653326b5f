import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { nameDocuments } from '../../src/builder/name-documents.ts'
import type { Document } from '../../src/model/index.ts'
import { document } from '../support/knowledge.ts'

const hashOf = ({ id, text }: Document): string => `${id}|${text}`
const paper = (id: string, text: string): Document => document({ id, text })
const knownOf = (...papers: readonly (readonly [id: string, text: string])[]) => ({
  known: new Map(papers.map(([id, text]) => [id, hashOf(paper(id, text))])),
  hashOf,
})
const namesOf = (...given: Parameters<typeof nameDocuments>): Record<string, string> =>
  Object.fromEntries(nameDocuments(...given).documents.map(({ id, text }) => [text, id]))

describe('articles of one name', () => {
  test('get numbers in the order of their texts, and those who gave them are told which', () => {
    const { documents, ids, diagnostics } = nameDocuments([paper('a', 'two'), paper('b', 'x'), paper('a', 'one')])
    expect(documents.map(({ id, text }) => [id, text])).toEqual([
      ['a', 'one'],
      ['a~2', 'two'],
      ['b', 'x'],
    ])
    expect(ids).toEqual(['a~2', 'b', 'a'])
    expect(diagnostics.map(({ document: id }) => id)).toEqual(['a~2'])
  })

  test('with the same text are one', () => {
    const { documents, ids } = nameDocuments([paper('a', 'one'), paper('a', 'one')])
    expect([documents.length, ids]).toEqual([1, ['a', 'a']])
  })

  test('stay where they are known', () => {
    const known = knownOf(['a', 'two'], ['a~2', 'one'])
    expect(namesOf([paper('a', 'one'), paper('a', 'two')], known)).toEqual({ two: 'a', one: 'a~2' })
    expect(namesOf([paper('a', 'one')], known)).toEqual({ one: 'a~2' })
  })

  test('take the place of the text that is not given any more', () => {
    const known = knownOf(['a', 'one'], ['a~2', 'two'])
    expect(namesOf([paper('a', 'one'), paper('a', 'new')], known)).toEqual({ one: 'a', new: 'a~2' })
    expect(namesOf([paper('a', 'new')], knownOf(['a', 'one']))).toEqual({ new: 'a' })
  })

  test('replace none where it cannot be known which', () => {
    expect(namesOf([paper('a', 'new')], knownOf(['a', 'one'], ['a~2', 'two']))).toEqual({ new: 'a~3' })
  })

  test('replace none of those that stay', () => {
    const known = { ...knownOf(['a', 'one'], ['a~2', 'two']), taken: new Set(['a']) }
    expect(namesOf([paper('a', 'new')], known)).toEqual({ new: 'a~2' })
    expect(namesOf([paper('a', 'new')], { ...known, taken: new Set(['a', 'a~2']) })).toEqual({ new: 'a~3' })
  })
})

test('ids are such as every database and format can hold', () => {
  const long = 'x'.repeat(1000)
  const given = ['a\0b', 'a\nb', 'c\ud800', long, `${long}y`, 'über-uns 中'].map((id) => paper(id, `text of ${id}`))
  const { documents } = nameDocuments(given)
  const ids = documents.map(({ id }) => id)
  expect(nameDocuments(documents).documents).toEqual(documents)
  expect(new Set(ids).size).toBe(6)
  expect(ids).toContain('über-uns 中')
  for (const id of ids) {
    expect(id).not.toMatch(/[\p{Cc}\p{Cs}]/u)
    expect(id.length).toBeLessThan(500)
  }
})

test('whatever is known and given: ids differ, nothing given is lost, what is known in the same words stays', () => {
  const anyPapers = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'a~2'), fc.constantFrom('one', 'two', 'three')), {
    selector: ([id, text]) => `${id} ${text}`,
    maxLength: 6,
  })
  fc.assert(
    fc.property(anyPapers, anyPapers, (before, after) => {
      const first = nameDocuments(before.map(([id, text]) => paper(id, text)))
      const known = new Map(first.documents.map((one) => [one.id, hashOf(one)]))
      const second = nameDocuments(
        after.map(([id, text]) => paper(id, text)),
        { known, hashOf },
      )
      expect(new Set(second.documents.map(({ id }) => id)).size).toBe(second.documents.length)
      expect(second.documents).toHaveLength(after.length)
      const again = nameDocuments(
        before.map(([id, text]) => paper(id, text)),
        { known, hashOf },
      )
      expect(again.documents).toEqual(first.documents)
      // As long as as many of a name are given as are known, none is left behind.
      const store = new Map([...known, ...second.documents.map((one) => [one.id, hashOf(one)] as const)])
      for (const [index, [, text]] of after.entries()) expect(store.get(second.ids[index] ?? '')).toContain(`|${text}`)
    }),
  )
})
