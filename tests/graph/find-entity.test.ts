import { describe, expect, test } from 'vitest'
import { createGraph, didYouMean, findEntity, foldName, nearest } from '../../src/graph/index.ts'
import { entity, sampleKnowledge, statement } from '../support/knowledge.ts'

const graph = createGraph(sampleKnowledge)

describe('findEntity', () => {
  test.each([
    ['japan', 'japan', 'an id'],
    ['Japan', 'japan', 'a name'],
    ['JAPAN ', 'japan', 'a name in capitals'],
    ['kremlin', 'russia', 'an alias without its article'],
    ['The Peace  Treaty Talks', 'talks', 'a name with an article'],
    ['Jápan', 'japan', 'a name with a stray accent'],
    ['Moscow', 'russia', 'of two by that name, the one with more statements'],
    ['moscow', 'moscow', 'an id before any name'],
  ])('"%s" is %s: %s', (name, id) => {
    expect(findEntity(graph, name)).toBe(id)
  })

  test('of two with as many statements, the one of that very name comes before the one of that alias', () => {
    const entities = [
      entity({ id: 'a', name: 'Georgia (state)', aliases: ['Georgia'] }),
      entity({ id: 'b', name: 'Georgia' }),
    ]
    expect(findEntity(createGraph({ documents: [], entities, statements: [] }), 'georgia')).toBe('b')
  })

  test('an unknown name is refused with the nearest ones', () => {
    expect(() => findEntity(graph, 'Rusia')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_ENTITY',
        message: expect.stringContaining('Did you mean "Russia"') as string,
      }),
    )
  })

  test('entities that came later are found', () => {
    const growing = createGraph({ documents: [], entities: [entity({ id: 'a' })], statements: [] })
    expect(findEntity(growing, 'A')).toBe('a')
    growing.addNode('n', { label: 'New One', entityType: 'ORG', aliases: [], statements: 0, documents: 0 })
    expect(findEntity(growing, 'new one')).toBe('n')
  })

  test('names of object members are names like others', () => {
    const entities = [entity({ id: 'e1', name: '__proto__' }), entity({ id: 'e2', name: 'constructor' })]
    const odd = createGraph({
      documents: [],
      entities,
      statements: [statement({ id: 'x', subject: 'e1', relation: 'toString', object: 'e2' })],
    })
    expect([findEntity(odd, '__proto__'), findEntity(odd, 'constructor')]).toEqual(['e1', 'e2'])
    expect(() => findEntity(odd, 'hasOwnProperty')).toThrow(expect.objectContaining({ code: 'UNKNOWN_ENTITY' }))
  })
})

describe('foldName', () => {
  test.each([
    ['The Kremlin’s', "kremlin's"],
    ['São Tomé', 'sao tome'],
    ['an  Office', 'office'],
    ['The', 'the'],
    ['G‑7', 'g-7'],
    ['北方領土', '北方領土'],
    ['Лавров', 'лавров'],
  ])('"%s" folds to "%s"', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })
})

describe('nearest', () => {
  const commands = ['build', 'neighbors', 'export', 'extract', 'annotate']
  test.each([
    ['biuld', commands, ['build']],
    ['neighbours', commands, ['neighbors']],
    ['exprot', commands, ['export']],
    ['Kishida', ['Fumio Kishida', 'Shinzo Abe'], ['Fumio Kishida']],
    ['sanction', ['sanctioned', 'claims'], ['sanctioned']],
    ['xyzzy', commands, []],
    ['', commands, []],
  ])('for "%s" it offers what is close', (query, candidates, expected) => {
    expect(nearest(query, candidates)).toEqual(expected)
  })

  test('it gives the closest first, no more than asked, and the same whatever the order', () => {
    const names = ['Japan', 'Japon', 'Jalan', 'Jaman', 'Japan']
    expect(nearest('Japan', names, 2)).toEqual(['Japan', 'Jalan'])
    expect(nearest('Japan', names.toReversed(), 2)).toEqual(['Japan', 'Jalan'])
  })

  test.each([
    ['biuld', ['build'], ' Did you mean "build"?'],
    ['cat', ['car', 'cut', 'bat'], ' Did you mean "bat", "car" or "cut"?'],
    ['xyzzy', ['build'], ''],
  ])('didYouMean("%s") ends a message', (query, candidates, sentence) => {
    expect(didYouMean(query, candidates)).toBe(sentence)
  })
})
