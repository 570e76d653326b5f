import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
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

test('a panel that fails says so in its place; the rest of the page works on, and it can be tried again', async () => {
  const [first, ...others] = sampleKnowledge.entities
  if (!first) throw new Error('The sample is empty.')
  const broken = { ...first, merges: [null] as unknown as typeof first.merges }
  const knowledge = { ...sampleKnowledge, entities: [broken, ...others] } as Knowledge
  explorer = mountExplorer(() => Promise.resolve(knowledge))
  const rows = page.getByRole('list', { name: 'Entities' })
  await rows.getByText(first.name, { exact: true }).click()
  await expect.element(page.getByRole('alert')).toHaveTextContent(/^Details: this part of the page failed/u)
  const [second] = others
  await rows.getByText(second?.name ?? '', { exact: true }).click()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByRole('heading', { name: second?.name ?? '', exact: true })).toBeVisible()
})

test('in a low window the picture keeps its height: time and legend are folded, all its buttons are in sight', async () => {
  for (const [width, height] of [
    [1024, 600],
    [844, 390],
    [320, 568],
  ] as const) {
    await page.viewport(width, height)
    explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
    await expect.element(page.getByRole('button', { name: 'Time' })).toHaveAttribute('aria-expanded', 'false')
    await page.getByRole('searchbox', { name: 'Search entities' }).fill('Valdoria')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('region', { name: 'Chosen entities' })).toBeInTheDocument()
    const frame = explorer.host.querySelector('.canvas-frame')?.getBoundingClientRect()
    expect(frame?.height).toBeGreaterThanOrEqual(width === 1024 ? 300 : 150)
    for (const name of [/^Time/u, /^Legend/u]) {
      const { bottom } = page.getByRole('button', { name }).element().getBoundingClientRect()
      expect(bottom).toBeLessThanOrEqual(height)
    }
    for (const button of explorer.host.querySelectorAll('.canvas-controls button')) {
      const { bottom, right } = button.getBoundingClientRect()
      expect(bottom).toBeLessThanOrEqual(frame?.bottom ?? 0)
      expect(right).toBeLessThanOrEqual(frame?.right ?? 0)
    }
    explorer.unmount()
  }
  explorer = null
  await page.viewport(1280, 800)
})
