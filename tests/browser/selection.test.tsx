import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { GraphCanvas } from '../../src/explorer/canvas/graph-canvas.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { canvasElement, mountExplorer, placeOf, restingCanvas } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer
const bar = () => page.getByRole('region', { name: 'Chosen entities' })
const press = (name: string) => bar().getByRole('button', { name, exact: true }).click()
const drawn = (canvas: GraphCanvas) =>
  sampleKnowledge.entities.filter(({ id }) => canvas.locate({ kind: 'entity', id }) !== null).map(({ id }) => id)
const rows = () => page.getByRole('list', { name: 'Entities' })
const pause = () => new Promise((resolve) => setTimeout(resolve, 400))

beforeEach(async () => {
  await page.viewport(1280, 800)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
})

afterEach(() => explorer.unmount())

/** Draws a box around nodes, as a hand would. */
const drawAround = async (canvas: GraphCanvas, ids: readonly string[], shiftKey: boolean) => {
  const box = canvasElement(explorer.host).getBoundingClientRect()
  const target = canvasElement(explorer.host).querySelector('.sigma-mouse') ?? canvasElement(explorer.host)
  const places = ids.map((id) => placeOf(canvas, { kind: 'entity', id }))
  const [left, right] = [Math.min(...places.map(({ x }) => x)) - 12, Math.max(...places.map(({ x }) => x)) + 12]
  const [top, bottom] = [Math.min(...places.map(({ y }) => y)) - 12, Math.max(...places.map(({ y }) => y)) + 12]
  const at = (x: number, y: number) => ({
    clientX: box.left + x,
    clientY: box.top + y,
    bubbles: true,
    shiftKey,
    button: 0,
  })
  target.dispatchEvent(new MouseEvent('mousedown', { ...at(left, top), buttons: 1, cancelable: true }))
  for (const [x, y] of [
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const)
    target.dispatchEvent(new PointerEvent('pointermove', { ...at(x, y), buttons: 1 }))
  target.dispatchEvent(new PointerEvent('pointerup', at(left, bottom)))
  // As a browser does: a release is a click as well.
  target.dispatchEvent(new MouseEvent('mouseup', at(left, bottom)))
  target.dispatchEvent(new MouseEvent('click', { ...at(left, bottom), cancelable: true }))
  await pause()
}

test('Ctrl and a click choose several nodes; only they are shown, then all again', async () => {
  const canvas = await restingCanvas(explorer)
  for (const id of ['e1', 'e2']) {
    await userEvent.click(canvasElement(explorer.host), {
      position: { ...placeOf(canvas, { kind: 'entity', id }) },
      modifiers: ['Control'],
    })
    await pause()
  }
  await expect.element(bar()).toHaveTextContent('2 entities chosen')
  await press('Show only these')
  await expect.poll(() => drawn(canvas)).toEqual(['e1', 'e2'])
  await expect.element(bar()).toHaveTextContent('Shown: 2 of 5 entities')
  await expect.element(rows().getByText('Treaty of Lume')).not.toBeInTheDocument()
  await press('Expand neighbours')
  await expect.poll(() => drawn(canvas)).toEqual(['e1', 'e2', 'e3', 'e5'])
  await press('Show all again')
  await expect.poll(() => drawn(canvas).length).toBe(5)
})

test('a line drawn with Shift, or after the button, chooses what lies within; the picture stays where it is', async () => {
  const canvas = await restingCanvas(explorer)
  const before = canvas.place()
  await drawAround(canvas, ['e4'], true)
  await expect.element(bar()).toHaveTextContent('1 entity chosen')
  await expect.element(rows().getByRole('checkbox', { name: 'Choose Elena Voss' })).toBeChecked()
  await page.getByRole('button', { name: 'Draw around entities to choose them' }).click()
  await drawAround(
    canvas,
    sampleKnowledge.entities.map(({ id }) => id),
    false,
  )
  await expect.element(bar()).toHaveTextContent('5 entities chosen')
  expect(canvas.place()).toEqual(before)
  await press('Choose none')
  await expect.element(bar()).not.toBeInTheDocument()
  // The button is out again: without Shift nothing is drawn around.
  await drawAround(canvas, ['e4'], false)
  await expect.element(bar()).not.toBeInTheDocument()
})

test('boxes in the list choose; what is hidden goes from picture and list', async () => {
  const canvas = await restingCanvas(explorer)
  await rows().getByRole('checkbox', { name: 'Choose Meridia' }).click()
  await press('Hide')
  await expect.poll(() => drawn(canvas)).toEqual(['e1', 'e3', 'e4', 'e5'])
  await expect.element(rows().getByText('Meridia')).not.toBeInTheDocument()
})

test('without a mouse: M chooses, and the surroundings are shown by depth', async () => {
  const canvas = await restingCanvas(explorer)
  rows().getByRole('button').first().element().focus()
  await userEvent.keyboard('{ArrowDown}m')
  await expect.element(rows().getByRole('checkbox', { name: 'Choose Treaty of Lume' })).toBeChecked()
  bar().getByRole('button', { name: 'Collapse neighbours' }).element().focus()
  await userEvent.keyboard('{Tab}{Tab}{ArrowRight}')
  await expect.poll(() => drawn(canvas).length).toBeLessThan(5)
  bar().getByRole('button', { name: 'Show all again' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => drawn(canvas).length).toBe(5)
})
