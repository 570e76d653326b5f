import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CANVAS_COLOURS, NODE_LOOKS } from '../../src/explorer/canvas/appearance.ts'
import type { GraphCanvas } from '../../src/explorer/canvas/graph-canvas.ts'
import type { Point } from '../../src/explorer/canvas/positions.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { canvasElement, distance, mountExplorer, photograph, placeOf, restingCanvas, rgb } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

/** Sigma takes two clicks within 300 ms for a double click, wherever they fall. */
const DOUBLE_CLICK_MS = 400

/** A pixel and its neighbours: lines are two pixels wide. */
const SQUARE = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))

let explorer: MountedExplorer
const background = rgb(CANVAS_COLOURS.light.background)
const details = () => page.getByRole('region', { name: 'Details' })
const clickAt = (position: Point) => userEvent.click(canvasElement(explorer.host), { position: { ...position } })

beforeEach(async () => {
  await page.viewport(1280, 800)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
})

afterEach(() => {
  explorer.unmount()
  vi.restoreAllMocks()
})

describe('the picture', () => {
  test('draws each node in the colour of its type, and edges', async () => {
    const canvas = await restingCanvas(explorer)
    const colourAt = await photograph(canvasElement(explorer.host))
    for (const { id, type } of sampleKnowledge.entities) {
      const drawn = colourAt(placeOf(canvas, { kind: 'entity', id }))
      expect(distance(drawn, rgb(NODE_LOOKS[type].colour.light)), `${id}: ${drawn.join(' ')}`).toBeLessThan(12)
    }
    const edge = placeOf(canvas, { kind: 'statement', id: 's1' })
    const around = SQUARE.map(([dx, dy]) => ({ x: edge.x + dx, y: edge.y + dy }))
    expect(Math.max(...around.map((point) => distance(colourAt(point), background)))).toBeGreaterThan(50)
  })

  test('a stated edge is a solid line, a denied one is dashed', async () => {
    const canvas = await restingCanvas(explorer)
    let colourAt = await photograph(canvasElement(explorer.host))
    const isDrawn = ({ x, y }: Point) =>
      SQUARE.some(([dx, dy]) => distance(colourAt({ x: x + dx, y: y + dy }), background) > 40)
    await openBundle(canvas)
    colourAt = await photograph(canvasElement(explorer.host))
    const gaps = (statement: string) => alongEdge(canvas, statement).filter((point) => !isDrawn(point)).length
    expect(gaps('s1')).toBe(0)
    expect(gaps('s2')).toBeGreaterThan(4)
  })

  test('hovering lights up a node and its neighbours; the others go faint', async () => {
    const canvas = await restingCanvas(explorer)
    const element = canvasElement(explorer.host)
    const [hovered, neighbour, stranger] = ['e3', 'e2', 'e4'].map((id) => placeOf(canvas, { kind: 'entity', id }))
    if (!hovered || !neighbour || !stranger) throw new Error('Three nodes are needed.')
    await userEvent.hover(element, { position: { ...hovered } })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const colourAt = await photograph(element)
    expect(distance(colourAt(neighbour), rgb(NODE_LOOKS.GPE.colour.light))).toBeLessThan(12)
    expect(distance(colourAt(stranger), rgb(CANVAS_COLOURS.light.faint))).toBeLessThan(12)
  })

  test('a bundle stands for several statements, opens at a click into curves that run apart, and folds again', async () => {
    const canvas = await restingCanvas(explorer)
    const middles = () => ['s2', 's3'].map((id) => placeOf(canvas, { kind: 'statement', id }))
    expect(middles()[0]).toEqual(middles()[1])
    await clickAt(placeOf(canvas, { kind: 'statement', id: 's2' }))
    const fold = page.getByRole('button', { name: 'Fold the open bundle' })
    await expect.element(fold).toBeVisible()
    const [one, two] = middles()
    expect(Math.hypot((one?.x ?? 0) - (two?.x ?? 0), (one?.y ?? 0) - (two?.y ?? 0))).toBeGreaterThan(6)
    await fold.click()
    await expect.poll(() => middles()[0]).toEqual(middles()[1])
  })

  test('B opens the bundles of the selected entity, without a mouse', async () => {
    const canvas = await restingCanvas(explorer)
    const rows = page.getByRole('list', { name: 'Entities' }).getByRole('button')
    rows.first().element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(details().getByRole('heading', { name: 'Meridia', exact: true })).toBeVisible()
    canvasElement(explorer.host).focus()
    await userEvent.keyboard('b')
    await expect.element(page.getByRole('button', { name: 'Fold the open bundle' })).toBeVisible()
    expect(placeOf(canvas, { kind: 'statement', id: 's2' })).not.toEqual(
      placeOf(canvas, { kind: 'statement', id: 's3' }),
    )
  })

  test('comes out the same every time', async () => {
    const first = placeOf(await restingCanvas(explorer), { kind: 'entity', id: 'e3' })
    explorer.unmount()
    explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
    expect(placeOf(await restingCanvas(explorer), { kind: 'entity', id: 'e3' })).toEqual(first)
  })

  test('a click on a node lists its relations with the quotes behind them', async () => {
    const canvas = await restingCanvas(explorer)
    await clickAt(placeOf(canvas, { kind: 'entity', id: 'e2' }))
    await expect.element(details().getByRole('heading', { name: 'Meridia', exact: true })).toBeVisible()
    await expect.element(details().getByText('Meridia had rejected the treaty', { exact: true })).toBeVisible()
    await expect.element(details().getByText('according to Elena Voss')).toBeVisible()
    await expect.element(details().getByRole('button', { name: 'Valdoria', exact: true })).toBeVisible()
    await expect.element(page.getByRole('status')).toHaveTextContent('Meridia, Country or city, 3 statements')
  })

  test('a click on an edge shows its evidence, marked in the text of the article', async () => {
    const canvas = await restingCanvas(explorer)
    await openBundle(canvas)
    await new Promise((resolve) => setTimeout(resolve, DOUBLE_CLICK_MS))
    await clickAt(placeOf(canvas, { kind: 'statement', id: 's3' }))
    const article = details().getByRole('region', { name: 'Text of “Talks stall over the isles”' })
    await expect.element(article).toBeVisible()
    expect(article.element().querySelector('mark')?.textContent).toBe('Meridia had rejected the treaty')
    expect(article.element().textContent).toContain('Nobody was surprised.')
    await expect.element(details().getByText('Lume Observer, 12 May 2024').first()).toBeVisible()
    await expect.element(details().getByText('clause-svo')).toBeVisible()
  })

  test('a click on the empty stage clears the selection', async () => {
    const canvas = await restingCanvas(explorer)
    await clickAt(placeOf(canvas, { kind: 'entity', id: 'e2' }))
    await expect.element(details().getByRole('heading', { name: 'Meridia', exact: true })).toBeVisible()
    await new Promise((resolve) => setTimeout(resolve, DOUBLE_CLICK_MS))
    await clickAt({ x: 5, y: 5 })
    await expect.element(details().getByText(/^Choose an entity/)).toBeVisible()
  })

  test('is born without width, loses it again, and is drawn each time it comes back', async () => {
    explorer.unmount()
    explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
    explorer.host.style.display = 'none'
    await expect.poll(() => explorer.canvases.length).toBe(1)
    for (const _ of ['first', 'second']) {
      explorer.host.style.display = ''
      const canvas = await restingCanvas(explorer)
      canvas.fit()
      await new Promise((resolve) => setTimeout(resolve, 600))
      const colourAt = await photograph(canvasElement(explorer.host))
      const drawn = colourAt(placeOf(canvas, { kind: 'entity', id: 'e1' }))
      expect(distance(drawn, rgb(NODE_LOOKS.GPE.colour.light))).toBeLessThan(12)
      explorer.host.style.display = 'none'
      await new Promise((resolve) => setTimeout(resolve, 200))
      canvas.fit()
    }
  })

  test('follows its container when that changes size and the window does not', async () => {
    const canvas = await restingCanvas(explorer)
    const element = canvasElement(explorer.host)
    explorer.host.style.width = '1000px'
    await expect.poll(() => element.querySelector('canvas')?.offsetWidth).toBe(element.offsetWidth)
    expect(placeOf(canvas, { kind: 'entity', id: 'e1' }).x).toBeLessThan(element.offsetWidth)
  })

  test('is made again after the graphics card lost it, and looks as before', async () => {
    const lost = await restingCanvas(explorer)
    lost.zoom('in')
    await new Promise((resolve) => setTimeout(resolve, 600))
    const before = placeOf(lost, { kind: 'entity', id: 'e1' })
    const layer = canvasElement(explorer.host).querySelector<HTMLCanvasElement>('.sigma-nodes')
    layer?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
    await expect.poll(() => explorer.canvases.length).toBe(2)
    const colourAt = await photograph(canvasElement(explorer.host))
    expect(colourAt({ x: 2, y: 2 }).length).toBe(3)
    expect(placeOf(await restingCanvas(explorer), { kind: 'entity', id: 'e1' })).toEqual(before)
  })

  test('the layout starts by itself, can be paused and started again', async () => {
    explorer.unmount()
    explorer = mountExplorer(() => Promise.resolve(createRing(1500)))
    const corner = () => explorer.canvases.at(-1)?.locate({ kind: 'entity', id: 'e1400' })
    await page.getByRole('button', { name: 'Pause arranging' }).click()
    await expect.element(page.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const paused = corner()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(corner()).toEqual(paused)
    await page.getByRole('button', { name: 'Arrange', exact: true }).click()
    await expect.poll(corner).not.toEqual(paused)
  })
})

describe('less motion', () => {
  test('shows the layout when it is done, and not on the way', async () => {
    explorer.unmount()
    const real = window.matchMedia.bind(window)
    vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
      query.includes('prefers-reduced-motion') ? real('all') : real(query),
    )
    explorer = mountExplorer(() => Promise.resolve(createRing(800)))
    await expect.element(page.getByRole('button', { name: 'Pause arranging' })).toBeVisible()
    const seen = new Set<string>()
    const look = () => {
      seen.add(JSON.stringify(explorer.canvases.at(-1)?.locate({ kind: 'entity', id: 'e799' })))
      return document.querySelector('[aria-label="Arrange"]') !== null
    }
    await expect.poll(look, { timeout: 20_000, interval: 30 }).toBe(true)
    // The place before; the place after, in the old frame and in the new one.
    expect(seen.size).toBeLessThanOrEqual(3)
  })
})

/** Opens the one bundle of the sample, of s2 and s3. */
const openBundle = async (canvas: GraphCanvas): Promise<void> => {
  await clickAt(placeOf(canvas, { kind: 'statement', id: 's3' }))
  await expect.element(page.getByRole('button', { name: 'Fold the open bundle' })).toBeVisible()
}

/** Points on the middle part of an edge's curve, which goes through the place that the canvas names. */
const alongEdge = (canvas: GraphCanvas, id: string): readonly Point[] => {
  const { subject, object } = sampleKnowledge.statements.find((statement) => statement.id === id) ?? {}
  const [start, end, middle] = [
    canvas.locate({ kind: 'entity', id: subject ?? '' }),
    canvas.locate({ kind: 'entity', id: object ?? '' }),
    canvas.locate({ kind: 'statement', id }),
  ]
  if (!start || !end || !middle) throw new Error(`${id} is not drawn.`)
  const bend = (axis: 'x' | 'y') => 2 * middle[axis] - (start[axis] + end[axis]) / 2
  return Array.from({ length: 61 }, (_, at) => {
    const t = 0.35 + at * 0.005
    const on = (axis: 'x' | 'y') => (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * bend(axis) + t ** 2 * end[axis]
    return { x: on('x'), y: on('y') }
  })
}

/** Entities in a circle: enough of them to keep the layout at work for a while. */
const createRing = (size: number): Knowledge => {
  const id = (at: number) => `e${at % size}`
  const [sample] = sampleKnowledge.statements
  if (!sample) throw new Error('The sample has no statement.')
  return {
    documents: sampleKnowledge.documents,
    entities: Array.from({ length: size }, (_, at) => ({
      id: id(at),
      name: `Entity ${at}`,
      type: 'MISC',
      aliases: [],
      wikidata: null,
    })),
    statements: Array.from({ length: size }, (_, at) => ({
      ...sample,
      id: `s${at}`,
      subject: id(at),
      object: id(at + 1),
    })),
  }
}
