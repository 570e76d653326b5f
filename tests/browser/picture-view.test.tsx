import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CANVAS_COLOURS } from '../../src/explorer/canvas/appearance.ts'
import type { GraphCanvas } from '../../src/explorer/canvas/graph-canvas.ts'
import type { Point } from '../../src/explorer/canvas/positions.ts'
import { createLargeKnowledge } from '../explorer/large-knowledge.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { canvasElement, distance, mountExplorer, photograph, placeOf, restingCanvas, rgb } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

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

describe('the settings of the picture', () => {
  const settings = () => page.getByRole('button', { name: 'Settings of the picture' })
  const places = (canvas: GraphCanvas) =>
    sampleKnowledge.entities.map(({ id }) => placeOf(canvas, { kind: 'entity', id }))

  test('put the nodes on a circle, or apart by communities, without a mouse', async () => {
    const canvas = await restingCanvas(explorer)
    const forced = places(canvas)
    settings().element().focus()
    await userEvent.keyboard('{Enter}')
    await page.getByLabelText('Layout').selectOptions('On a circle')
    await restingCanvas(explorer)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    const round = places(canvas)
    const [x, y] = (['x', 'y'] as const).map(
      (axis) => round.reduce((sum, point) => sum + point[axis], 0) / round.length,
    )
    const radii = round.map((point) => Math.hypot(point.x - (x ?? 0), point.y - (y ?? 0)))
    expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(4)
    expect(round).not.toEqual(forced)
    await page.getByLabelText('Layout').selectOptions('By communities')
    await expect.poll(() => places(canvas), { timeout: 5000 }).not.toEqual(round)
  })

  test('size nodes by another measure', async () => {
    const canvas = await restingCanvas(explorer)
    // The row of the legend that names the measure may wrap, and the picture move: the place is looked up each time.
    const besideLoner = async () => {
      const { x, y } = placeOf(canvas, { kind: 'entity', id: 'e4' })
      return (await photograph(canvasElement(explorer.host)))({ x: x - 7, y: y + 2 })
    }
    expect(distance(await besideLoner(), background)).toBeLessThan(12)
    await settings().click()
    await page.getByLabelText('Size of nodes').selectOptions('All the same')
    await expect.poll(async () => distance(await besideLoner(), background)).toBeGreaterThan(40)
  })

  test('draw every statement for itself when bundling is off', async () => {
    const canvas = await restingCanvas(explorer)
    await settings().click()
    await page.getByRole('checkbox', { name: 'One line for several statements' }).click()
    await expect
      .poll(() => placeOf(canvas, { kind: 'statement', id: 's2' }))
      .not.toEqual(placeOf(canvas, { kind: 'statement', id: 's3' }))
  })
})

describe('the view of the picture', () => {
  test('a filter leaves nodes where they are; fit brings what is left into view', async () => {
    const canvas = await restingCanvas(explorer)
    const before = placeOf(canvas, { kind: 'entity', id: 'e3' })
    await page.getByRole('tab', { name: 'Filters' }).click()
    await page.getByRole('checkbox', { name: /^Reject/ }).click()
    await expect.poll(() => canvas.locate({ kind: 'entity', id: 'e1' })).toBeNull()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const [after, element] = [placeOf(canvas, { kind: 'entity', id: 'e3' }), canvasElement(explorer.host)]
    // The row of chips takes its height.
    expect(Math.abs(after.x - before.x)).toBeLessThan(30)
    await page.getByRole('button', { name: 'Show the whole graph' }).click()
    const middle = () => {
      const [one, other] = ['e2', 'e3'].map((id) => placeOf(canvas, { kind: 'entity', id }))
      return Math.hypot(
        ((one?.x ?? 0) + (other?.x ?? 0) - element.offsetWidth) / 2,
        ((one?.y ?? 0) + (other?.y ?? 0) - element.offsetHeight) / 2,
      )
    }
    await expect.poll(middle).toBeLessThan(4)
  })

  test('a press on the overview moves the picture there', async () => {
    const canvas = await restingCanvas(explorer)
    const map = explorer.host.querySelector<HTMLElement>('.minimap')
    if (!map) throw new Error('There is no overview.')
    await expect.element(map).not.toBeVisible()
    canvas.zoom('in')
    await expect.element(map).toBeVisible()
    await new Promise((resolve) => setTimeout(resolve, 600))
    const before = placeOf(canvas, { kind: 'entity', id: 'e1' })
    await userEvent.click(map, { position: { x: 20, y: 20 } })
    await expect.poll(() => placeOf(canvas, { kind: 'entity', id: 'e1' })).not.toEqual(before)
  })

  test('the picture can stand alone, and the panels come back', async () => {
    await restingCanvas(explorer)
    await page.getByRole('button', { name: 'Picture only' }).click()
    expect(explorer.host.querySelector<HTMLElement>('.header')?.offsetHeight).toBe(0)
    await page.getByRole('button', { name: 'Panels again' }).click()
    await expect.element(page.getByRole('heading', { name: 'Relata' })).toBeVisible()
  })

  test('the camera goes to the selection when asked', async () => {
    const canvas = await restingCanvas(explorer)
    const go = page.getByRole('button', { name: 'Go to what is selected' })
    await expect.element(go).toBeDisabled()
    await clickAt(placeOf(canvas, { kind: 'entity', id: 'e3' }))
    await go.click()
    const element = canvasElement(explorer.host)
    await expect
      .poll(() => Math.abs(placeOf(canvas, { kind: 'entity', id: 'e3' }).x - element.offsetWidth / 2))
      .toBeLessThan(4)
  })
})

describe('a crowded picture', () => {
  test('is drawn in hairlines once its nodes rest; what is selected keeps its strokes and names', async () => {
    explorer.unmount()
    explorer = mountExplorer(() => Promise.resolve(createLargeKnowledge(6000, 600)))
    await page.getByRole('button', { name: 'Pause arranging' }).click()
    await new Promise((resolve) => setTimeout(resolve, 800))
    const element = canvasElement(explorer.host)
    const drawn = async () => {
      const colourAt = await photograph(element)
      const row = Array.from({ length: element.offsetWidth - 80 }, (_, x) =>
        colourAt({ x, y: element.offsetHeight / 2 }),
      )
      return row.filter((colour) => distance(colour, background) > 15).length
    }
    const all = await drawn()
    expect(all).toBeGreaterThan(100)
    await page.getByRole('list', { name: 'Entities' }).getByText('Entity 1', { exact: true }).click()
    await expect.element(details().getByRole('heading', { name: 'Entity 1', exact: true })).toBeVisible()
    await expect.poll(drawn).not.toBe(all)
  })
})
