import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createLargeKnowledge } from '../explorer/large-knowledge.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer, restingCanvas } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer
const table = () => page.getByRole('table')
const names = () =>
  [...document.querySelectorAll('.table-rows [role=row] .table-name')].map((element) => element.textContent)

beforeEach(async () => {
  await page.viewport(1280, 800)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
})

afterEach(() => {
  explorer.unmount()
  vi.restoreAllMocks()
})

test('the table is sorted by a press on a column, narrowed by words, saved as CSV, and leads to the evidence', async () => {
  await restingCanvas(explorer)
  await page.getByRole('button', { name: 'Open the table' }).click()
  await expect.element(table()).toBeVisible()
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect.element(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  expect(names().slice(1)).toEqual(['Elena Voss', 'Meridia', 'Treaty of Lume', 'Valdoria'])
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect.poll(() => names()[0]).toBe('Valdoria')
  await page.getByRole('searchbox', { name: 'Only rows with these words' }).fill('kestrel')
  await expect.poll(names).toEqual(['Valdoria'])
  let saved: Blob | undefined
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved = blob as Blob
    return 'blob:none'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  expect(await saved?.text()).toMatch(/^Id,Label,.*\r\ne1,Valdoria,GPE,/)
  await page.getByRole('button', { name: 'Valdoria', exact: true }).click()
  await expect
    .element(page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Valdoria', exact: true }))
    .toBeVisible()
  await expect.poll(() => document.querySelector('[role=table]')).toBeNull()
})

test('a long table holds only the rows in sight, and keys reach its end', async () => {
  explorer.unmount()
  const large = createLargeKnowledge(3000, 4000)
  explorer = mountExplorer(() => Promise.resolve(large))
  await page.getByRole('button', { name: 'Open the table' }).click()
  await expect.element(table()).toHaveAttribute('aria-rowcount', String(large.entities.length + 1))
  await expect.poll(() => names().length).toBeGreaterThan(5)
  expect(names().length).toBeLessThan(80)
  document.querySelector<HTMLElement>('.table-name')?.focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.poll(() => document.activeElement?.getAttribute('data-at')).toBe('1')
  await userEvent.keyboard('{End}')
  await expect.poll(() => document.activeElement?.getAttribute('data-at')).toBe(String(large.entities.length - 1))
  expect(names().length).toBeLessThan(80)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('[role=table]')).toBeNull()
})
