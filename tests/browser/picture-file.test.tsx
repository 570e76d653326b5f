import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import axe from 'axe-core'
import { HOSTILE_NAME, sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer, restingCanvas } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer
let saved: Blob[] = []
const create = URL.createObjectURL
const stop = (event: Event) => {
  if (event.target instanceof HTMLAnchorElement && event.target.download !== '') event.preventDefault()
}

beforeEach(async () => {
  saved = []
  URL.createObjectURL = (blob: Blob) => {
    saved.push(blob)
    return create(blob)
  }
  document.addEventListener('click', stop)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
  await restingCanvas(explorer)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Save the picture' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Isles & <treaties>')
})
afterEach(() => {
  explorer.unmount()
  URL.createObjectURL = create
  document.removeEventListener('click', stop)
})

test('SVG has title, nodes, lines and a legend, and nothing in it is mark-up from the graph', async () => {
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { violations } = await axe.run(document.body)
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.getByText('SVG', { exact: true }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => saved.length).toBe(1)
  const svg = new DOMParser().parseFromString((await saved[0]?.text()) ?? '', 'image/svg+xml')
  expect(svg.querySelector('parsererror')).toBeNull()
  const words = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent)
  expect(words).toContain('Isles & <treaties>')
  expect(words).toContain('Valdoria')
  expect(words).toContain('Person')
  expect(words).toContain('Negated or denied')
  expect(words.join(' ')).toContain(HOSTILE_NAME.slice(0, 12))
  expect(svg.querySelectorAll('img, script, image, foreignObject').length).toBe(0)
  expect(svg.querySelectorAll('svg > svg > polygon').length).toBeGreaterThanOrEqual(sampleKnowledge.entities.length)
  expect(svg.querySelectorAll('path[stroke-dasharray]').length).toBeGreaterThan(0)
  const { width = 0 } = explorer.canvases.at(-1) ? canvasSize() : {}
  expect(Number(svg.documentElement.getAttribute('width'))).toBe(width * 2)
})

test('PNG has the chosen scale, and without a legend it is only as high as title and picture', async () => {
  await page.getByText('4×', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'With the legend' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => saved.filter(({ type }) => type === 'image/png').length).toBe(1)
  const bitmap = await createImageBitmap(saved.find(({ type }) => type === 'image/png') ?? new Blob())
  const { width, height } = canvasSize()
  expect([bitmap.width, bitmap.height]).toEqual([width * 4, (height + 40) * 4])
})

const canvasSize = (): { readonly width: number; readonly height: number } => {
  const element = explorer.host.querySelector<HTMLElement>('.canvas')
  return { width: element?.offsetWidth ?? 0, height: element?.offsetHeight ?? 0 }
}
