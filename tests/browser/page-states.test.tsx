import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { KnowledgeError } from '../../src/model/index.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer | null = null

afterEach(() => {
  explorer?.unmount()
  explorer = null
  vi.restoreAllMocks()
})

test('while the graph is on its way the page says so', async () => {
  explorer = mountExplorer(() => new Promise<Knowledge>(() => undefined))
  await expect.element(page.getByRole('heading', { name: 'Reading the graph …' })).toBeVisible()
})

test('a graph without entities is called empty, with what to do', async () => {
  explorer = mountExplorer(() => Promise.resolve({ documents: [], entities: [], statements: [] }))
  await expect.element(page.getByRole('heading', { name: 'The graph is empty' })).toBeVisible()
})

test('a broken graph is told in words, as text, and can be tried again', async () => {
  const load = vi
    .fn<() => Promise<Knowledge>>()
    .mockRejectedValueOnce(new KnowledgeError('BROKEN_GRAPH', 'entities.0.name: <b>expected</b> text'))
    .mockResolvedValueOnce(sampleKnowledge)
  explorer = mountExplorer(load)
  await expect.element(page.getByRole('alert')).toHaveTextContent('entities.0.name: <b>expected</b> text')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText('5 entities, 4 statements')).toBeVisible()
})

test('without WebGL the list stands alone, with a notice', async () => {
  const original = HTMLCanvasElement.prototype.getContext
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
    this: HTMLCanvasElement,
    ...args: unknown[]
  ) {
    return String(args[0]).startsWith('webgl') ? null : Reflect.apply(original, this, args)
  } as typeof original)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
  await expect.element(page.getByText(/WebGL is missing/)).toBeVisible()
  await page.getByRole('list', { name: 'Entities' }).getByText('Valdoria').click()
  await expect.element(page.getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
})

test('a phone gets picture and words one above the other', async () => {
  await page.viewport(420, 860)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
  await page.getByRole('list', { name: 'Entities' }).getByText('Valdoria').click()
  await expect.element(page.getByRole('tab', { name: 'Details', selected: true })).toBeVisible()
  await expect.element(page.getByText('Valdoria sanctioned Meridia', { exact: true })).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(420)
  await page.viewport(1280, 800)
})
