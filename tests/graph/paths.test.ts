import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Path } from '../../src/graph/index.ts'
import { createGraph, describePath, paths, shortestPath } from '../../src/graph/index.ts'
import { entity, sampleKnowledge, statement } from '../support/knowledge.ts'

const graph = createGraph(sampleKnowledge)

const arcs = (list: readonly (readonly [string, string, string?])[]): ReturnType<typeof createGraph> =>
  createGraph({
    documents: [],
    entities: [...new Set(list.flatMap(([from, to]) => [from, to]))].sort().map((id) => entity({ id })),
    statements: list.map(([subject, object, relation = 'met'], index) =>
      statement({ id: `s${String(index)}`, subject, relation, object }),
    ),
  })

const idsOf = (path: Path | null): string | undefined => path?.entities.map(({ id }) => id).join('-')

describe('shortestPath', () => {
  test('relations are spelled out with the way they run', () => {
    const path = shortestPath(graph, 'Kishida', 'peace treaty talks')
    expect(
      path?.steps.map(({ statements }) => statements.map((crossed) => [crossed.statement.id, crossed.direction])),
    ).toEqual([
      [['s6', 'out']],
      [['s2', 'out']],
      [
        ['s3', 'out'],
        ['s1', 'out'],
      ],
    ])
    expect(path && describePath(path)).toBe(
      'Fumio Kishida —head of→ Japan —sanctioned→ Russia —resumed (denied), suspended→ peace treaty talks',
    )
  })

  test('against the arrows it is the same path', () => {
    const path = shortestPath(graph, 'talks', 'Japan')
    expect(path && describePath(path)).toBe(
      'peace treaty talks ←resumed (denied), suspended— Russia ←sanctioned— Japan',
    )
  })

  test('a filter takes statements out of the way', () => {
    expect(shortestPath(graph, 'Kishida', 'talks', { relation: 'head of' })).toBeNull()
    expect(idsOf(shortestPath(graph, 'Kishida', 'talks', { minConfidence: 0.9 }))).toBe('kishida-japan-russia-talks')
  })

  test.each([
    [3, 'a-b-c-d'],
    [2, undefined],
  ])('within %d steps from a to d it finds %s', (maxLength, ids) => {
    expect(
      idsOf(
        shortestPath(
          arcs([
            ['a', 'b'],
            ['c', 'b'],
            ['c', 'd'],
          ]),
          'a',
          'd',
          { maxLength },
        ),
      ),
    ).toBe(ids)
  })

  test('among equals it takes the better attested', () => {
    const two = arcs([
      ['a', 'b'],
      ['b', 'd'],
      ['a', 'c'],
      ['a', 'c'],
      ['c', 'd'],
    ])
    expect(idsOf(shortestPath(two, 'a', 'd'))).toBe('a-c-d')
  })

  test('from an entity to itself there are no steps, to one apart no path', () => {
    expect(shortestPath(graph, 'Japan', 'Tokyo')).toMatchObject({ entities: [{ id: 'japan' }], steps: [] })
    expect(shortestPath(graph, 'Japan', 'moscow')).toBeNull()
  })

  test('a chain of ten thousand does not overflow the stack', () => {
    const chain = arcs(
      Array.from({ length: 10_000 }, (_, index) => [`n${String(index)}`, `n${String(index + 1)}`] as const),
    )
    expect(shortestPath(chain, 'n0', 'n10000')?.steps).toHaveLength(10_000)
  })
})

describe('paths', () => {
  const diamond = arcs([
    ['a', 'b'],
    ['b', 'd'],
    ['a', 'c'],
    ['c', 'd'],
    ['b', 'c'],
    ['a', 'd', 'claims'],
    ['d', 'e'],
  ])

  test('all simple paths, the shortest first', () => {
    expect(paths(diamond, 'a', 'd').map(idsOf)).toEqual(['a-d', 'a-b-d', 'a-c-d', 'a-b-c-d', 'a-c-b-d'])
  })

  test.each([
    [{ maxLength: 2 }, ['a-d', 'a-b-d', 'a-c-d']],
    [{ limit: 2 }, ['a-d', 'a-b-d']],
    [{ relation: 'claims' }, ['a-d']],
    [{ limit: 0 }, []],
  ])('%o narrows them', (options, expected) => {
    expect(paths(diamond, 'a', 'd', options).map(idsOf)).toEqual(expected)
  })

  test.each([{ maxLength: -1 }, { maxLength: 0.5 }, { limit: NaN }])('%o is refused', (options) => {
    expect(() => paths(diamond, 'a', 'd', options)).toThrow(expect.objectContaining({ code: 'WRONG_OPTION' }))
  })

  test('they are those that trying every order of entities finds, and the shortest is the first', () => {
    const letters = ['a', 'b', 'c', 'd', 'e']
    const arc = fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...letters))
    fc.assert(
      fc.property(fc.array(arc, { maxLength: 12 }), (list) => {
        const made = arcs([['a', 'a'], ['e', 'e'], ...list])
        const found = paths(made, 'a', 'e', { maxLength: Infinity, limit: Infinity })
        expect(found.map(idsOf).sort()).toEqual(tryAll(list, letters).sort())
        expect(idsOf(shortestPath(made, 'a', 'e'))).toBe(idsOf(found[0] ?? null))
      }),
      { numRuns: 200 },
    )
  })
})

const tryAll = (list: readonly (readonly [string, string])[], letters: readonly string[]): string[] => {
  const tied = new Set(list.flatMap(([from, to]) => [from + to, to + from]))
  const grow = (path: string): string[] =>
    path.endsWith('e')
      ? [path]
      : letters
          .filter((next) => !path.includes(next) && tied.has((path.at(-1) ?? '') + next))
          .flatMap((next) => grow(path + next))
  return grow('a').map((path) => [...path].join('-'))
}
