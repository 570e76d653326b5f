import { describe, expect, test } from 'vitest'

import { NO_FILTERS, changeFilters } from '../../src/explorer/state/filters.ts'
import { FIRST_PICTURE } from '../../src/explorer/state/picture.ts'
import { readPermalink, writePermalink } from '../../src/explorer/state/permalink.ts'
import { NO_VIEW, parsePlaces, parseView } from '../../src/explorer/state/saved-view.ts'
import { readSession, writeSession } from '../../src/explorer/state/session-file.ts'
import { fileKind } from '../../src/explorer/state/sort-files.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const range = { from: '2022-01-01', to: '2022-12-31' }
const filters = changeFilters(
  changeFilters(NO_FILTERS, { kind: 'toggle', facet: 'relation', value: 'met & "greeted" <b>#ü' }),
  { kind: 'time', axis: 'event', range },
)
const view = {
  ...NO_VIEW,
  filters,
  picture: { ...FIRST_PICTURE, layout: 'circle' as const, unfolded: ['a\tb'] },
  selection: { kind: 'entity' as const, id: 'GPE:Åland #1' },
  scope: { only: ['GPE:Åland #1', 'b'], hidden: ['b'] },
  tab: 'filters' as const,
}
const camera = { x: 0.25, y: 0.75, ratio: 0.5 }

describe('a link', () => {
  test('gives back what was shown, whatever characters are in it', () => {
    const link = writePermalink('https://example.org/g/?graph=a.json#old', { view, camera })
    expect(link).toMatch(/^https:\/\/example\.org\/g\/\?graph=a\.json#view=/u)
    expect(readPermalink(link)).toEqual({ view, camera })
  })

  test('lets a scope go that would make it too long', () => {
    const only = Array.from({ length: 101 }, (_, number) => `e${number}`)
    const link = writePermalink('https://example.org/', { view: { ...view, scope: { only, hidden: [] } }, camera })
    expect(readPermalink(link)?.view).toEqual({ ...view, scope: NO_VIEW.scope })
  })

  test('of a first look is short', () => {
    expect(writePermalink('https://example.org/', { view: NO_VIEW, camera: null }).length).toBeLessThan(80)
    expect(readPermalink(writePermalink('https://example.org/', { view: NO_VIEW, camera: null }))).toEqual({
      view: NO_VIEW,
      camera: null,
    })
  })

  test.each(['', '#', '#view=', '#view=null', '#view=%7B', '#view=[1', '#other=1'])('%j asks for nothing', (hash) => {
    expect(readPermalink(`https://example.org/${hash}`)).toBeNull()
  })
})

describe('a view that was saved', () => {
  test.each([
    [null],
    [7],
    [{ filters: { chosen: { relation: 'no list' }, minConfidence: 9, time: { event: { from: 'x', to: 'y' } } } }],
    [{ picture: { layout: 'spiral', force: { gravity: 'strong' }, unfolded: {} }, selection: { kind: 'all' } }],
    [{ tab: '__proto__', list: [] }],
    [{ scope: { only: 'all', hidden: [1] } }],
  ])('%j makes no sense and becomes the usual one', (json) => {
    expect(parseView(json)).toEqual(NO_VIEW)
  })

  test('has its forces put right', () => {
    const force = { gravity: 1e9, spread: -4, tightClusters: true, dissuadeHubs: false }
    expect(parseView({ picture: { force } }).picture.force).toEqual({ ...force, gravity: 10, spread: 1 })
  })

  test('has no places where they are none', () => {
    expect(parsePlaces({ positions: [['a', 1, null]], camera: { x: 1, y: 1, ratio: 0 } })).toEqual({
      positions: [],
      camera: null,
    })
  })
})

describe('a session file', () => {
  const places = { positions: [['e1', 1, 2] as const], camera }

  test('gives back graph, choices and places', () => {
    const entity = { id: 'e1', name: 'A', type: 'GPE' as const }
    const edits = [{ kind: 'rename' as const, entity, name: 'B' }]
    const session = { knowledge: sampleKnowledge, view, places, edits }
    expect(readSession(JSON.parse(writeSession(session)) as object)).toEqual(session)
  })

  test('of another version or with a broken graph is refused', () => {
    expect(() => readSession({ version: 9 })).toThrow(expect.objectContaining({ code: 'BROKEN_GRAPH' }))
    expect(() => readSession({ version: 1, knowledge: { documents: 1 } })).toThrow(
      expect.objectContaining({ code: 'BROKEN_GRAPH' }),
    )
  })
})

describe('a file is told apart by what is in it', () => {
  test.each([
    ['graph', 'a.gexf', ''],
    ['graph', 'a.xml', '<?xml version="1.0"?><graphml/>'],
    ['articles', 'a.xml', '<rss/>'],
    ['graph', 'a.json', '{"entities":[]}'],
    ['graph', 'a.json', '{"nodes":['],
    ['session', 'a.json', '{"format":"relata-session"}'],
    ['articles', 'a.json', '[{"title":"T","text":"x"}]'],
    ['articles', 'a.json', '{"text":"of nodes and edges"}'],
    ['articles', 'a.json', '{"text":'],
    ['articles', 'a.txt', '{"entities":[]}'],
  ] as const)('%s: %s %s', (kind, name, text) => {
    expect(fileKind(name, new TextEncoder().encode(text))).toBe(kind)
  })
})
