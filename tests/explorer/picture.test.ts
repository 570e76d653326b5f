import { describe, expect, test } from 'vitest'
import { bundleId, foldStatements } from '../../src/explorer/canvas/bundles.ts'
import { placeNewcomers, spiralPositions } from '../../src/explorer/canvas/positions.ts'
import { measureRequest, readMeasures } from '../../src/explorer/state/graph-measures.ts'
import { indexKnowledge } from '../../src/explorer/state/knowledge-index.ts'
import { weighEntities } from '../../src/explorer/state/node-sizes.ts'
import { FIRST_PICTURE, changePicture, pairKey } from '../../src/explorer/state/picture.ts'
import type { PictureChange } from '../../src/explorer/state/picture.ts'
import { createGraph } from '../../src/graph/create-graph.ts'
import { arrangeNodes } from '../../src/runtime/browser/arrange-nodes.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const index = indexKnowledge(sampleKnowledge)
const graph = createGraph(sampleKnowledge)
const all = new Set(sampleKnowledge.statements.map(({ id }) => id))
const pair = pairKey('e3', 'e2')
const changed = (...changes: PictureChange[]) => changes.reduce(changePicture, FIRST_PICTURE)

describe('statements between two entities', () => {
  const fold = (bundled: boolean, ...unfolded: string[]) =>
    foldStatements(graph, all, { bundled, unfolded: new Set(unfolded) })

  test('are one line with their number, whose stroke says that their standing differs', () => {
    const [bundle, ...others] = fold(true)
    expect(bundle).toEqual({
      id: bundleId(pair),
      source: 'e2',
      target: 'e3',
      stroke: 'mixed',
      bothWays: false,
      label: '2 × signed (denied), rejected',
      statements: ['s2', 's3'],
      bundle: pair,
    })
    expect(others.map(({ id }) => id)).toEqual(['s1', 's4'])
  })

  test('are lines of their own once the bundle is opened, or where nothing is bundled', () => {
    expect(fold(true, pair).map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4'])
    expect(fold(false).every(({ bundle }) => bundle === null)).toBe(true)
  })

  test('are no bundle where the filters leave one only', () => {
    const lines = foldStatements(graph, new Set(['s2']), { bundled: true, unfolded: new Set() })
    expect(lines.map(({ id }) => id)).toEqual(['s2'])
  })

  test('keep their stroke when all are of one standing, and have arrows at both ends when they run both ways', () => {
    const [first] = sampleKnowledge.statements
    if (!first) throw new Error('The sample has no statement.')
    const there = { ...first, id: 'there' }
    const back = { ...first, id: 'back', subject: first.object, object: first.subject }
    const two = createGraph({ ...sampleKnowledge, statements: [there, back] })
    const [line] = foldStatements(two, new Set(['there', 'back']), { bundled: true, unfolded: new Set() })
    expect(line).toMatchObject({ stroke: 'stated', bothWays: true, label: '2 × sanctioned' })
  })
})

describe('the picture', () => {
  test.each<[PictureChange[], object]>([
    [[{ kind: 'layout', layout: 'circle' }], { layout: 'circle' }],
    [[{ kind: 'force', force: { gravity: 99, spread: Number.NaN } }], { force: { gravity: 10, spread: 1 } }],
    [
      [
        { kind: 'unfold', pairs: [pair] },
        { kind: 'unfold', pairs: [pair] },
      ],
      { unfolded: [pair] },
    ],
    [[{ kind: 'unfold', pairs: [pair] }, { kind: 'foldAll' }], { unfolded: [] }],
    [
      [
        { kind: 'unfold', pairs: [pair] },
        { kind: 'bundled', bundled: false },
      ],
      { unfolded: [], bundled: false },
    ],
  ])('after %j is %j', (changes, picture) => {
    expect(changed(...changes)).toMatchObject(picture)
  })
})

describe('the weight of an entity', () => {
  test.each(['statements', 'neighbours', 'documents'] as const)('by %s is a share of the most', (measure) => {
    const weights = weighEntities(index, measure, null)
    expect(Math.max(...(weights?.values() ?? []))).toBe(1)
    expect(weights?.get('e4') ?? 0).toBe(0)
  })

  test('is the same for all where a measure is not worked out yet', () => {
    expect(weighEntities(index, 'pagerank', null)).toBeNull()
    expect(weighEntities(index, 'same', null)).toBeNull()
  })
})

describe('measures', () => {
  test('come back in terms of entities; a community is named by its first in rank, loners have none', () => {
    const request = measureRequest(index)
    expect([request.order, request.ends.length]).toEqual([5, 8])
    const places = index.ranked.map(({ id }) => id)
    const { communities, pagerank } = readMeasures(index, {
      communities: Uint32Array.from(places, (id) => (id === 'e4' ? 1 : 0)),
      pagerank: Float64Array.from(places, (_, at) => at),
      betweenness: null,
    })
    expect(communities.get('e5')).toBe(places[0])
    expect(communities.has('e4')).toBe(false)
    expect(pagerank.get(places[2] ?? '')).toBe(2)
  })
})

describe('places', () => {
  const nodes = Float32Array.from([0, 0, 5, 1, 0, 5, 2, 0, 5, 400, 0, 5])
  const groups = Uint32Array.from([0, 0, 1, 1])
  const arrange = (task: 'circle' | 'groups' | 'separate') => [...arrangeNodes({ task, nodes, groups })]
  const gap = (places: readonly number[], one: number, other: number) =>
    Math.hypot(
      (places[one * 2] ?? 0) - (places[other * 2] ?? 0),
      (places[one * 2 + 1] ?? 0) - (places[other * 2 + 1] ?? 0),
    )

  test('on a circle are equally far from the middle', () => {
    const places = arrange('circle')
    const radii = [0, 1, 2, 3].map((at) => Math.hypot(places[at * 2] ?? 0, places[at * 2 + 1] ?? 0))
    for (const radius of radii) expect(radius).toBeCloseTo(radii[0] ?? 0, 3)
  })

  test('in groups are nearer to their own than to others', () => {
    const places = arrange('groups')
    expect(gap(places, 0, 1)).toBeLessThan(gap(places, 0, 2))
    expect(gap(places, 2, 3)).toBeLessThan(gap(places, 1, 3))
  })

  test('apart do not overlap, and what stood alone stays', () => {
    const places = arrange('separate')
    for (const [one, other] of [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const)
      expect(gap(places, one, other)).toBeGreaterThan(9)
    expect(places[6]).toBeCloseTo(400, 0)
  })

  test.each(['circle', 'groups', 'separate'] as const)('by %s come out the same every time', (task) => {
    expect(arrange(task)).toEqual(arrange(task))
  })

  test('of newcomers are beside their neighbours; the others keep theirs', () => {
    const known = new Map([['a', { x: 100, y: 50 }]])
    const places = placeNewcomers(['a', 'b', 'c'], known, (id) => (id === 'b' ? ['a'] : []))
    expect(places.get('a')).toEqual({ x: 100, y: 50 })
    expect(Math.hypot((places.get('b')?.x ?? 0) - 100, (places.get('b')?.y ?? 0) - 50)).toBeLessThan(20)
    expect(places.get('c')).toEqual(spiralPositions(['a', 'b', 'c']).get('c'))
  })
})
