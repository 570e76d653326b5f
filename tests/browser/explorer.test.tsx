import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Knowledge } from '../../src/model/index.ts'
import { HOSTILE_NAME, sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { canvasElement, mountExplorer, placeOf, restingCanvas } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer
const details = () => page.getByRole('region', { name: 'Details' })

beforeEach(async () => {
  await page.viewport(1280, 800)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
})

afterEach(() => {
  explorer.unmount()
  vi.restoreAllMocks()
})

describe('search', () => {
  test('forgives a typing error; Enter selects and centres', async () => {
    const canvas = await restingCanvas(explorer)
    const box = page.getByRole('searchbox', { name: 'Search entities' })
    await box.fill('Valdroia')
    await expect.element(page.getByRole('option', { name: /Valdoria/ })).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.element(details().getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
    const element = canvasElement(explorer.host)
    await expect
      .poll(() => {
        const { x, y } = placeOf(canvas, { kind: 'entity', id: 'e1' })
        return Math.hypot(x - element.offsetWidth / 2, y - element.offsetHeight / 2)
      })
      .toBeLessThan(4)
  })

  test('finds by alias and says when nothing is found', async () => {
    const box = page.getByRole('searchbox', { name: 'Search entities' })
    await box.fill('kestrel')
    await expect.element(page.getByRole('option', { name: /Valdoria/ })).toBeVisible()
    await box.fill('qqqqqqq')
    await expect.element(page.getByText('Nothing like that in the graph')).toBeVisible()
  })
})

describe('the list', () => {
  test('is walked and opened by keyboard alone; Escape clears', async () => {
    await restingCanvas(explorer)
    const rows = page.getByRole('list', { name: 'Entities' }).getByRole('button')
    rows.first().element().focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await expect.element(details().getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('status')).toHaveTextContent('Nothing selected')
  })

  test('holds every statement of the picture in words', async () => {
    await page.getByText('Statements', { exact: true }).first().click()
    const rows = page.getByRole('list', { name: 'Statements' }).first().getByRole('button')
    await expect.poll(() => rows.elements().length).toBe(sampleKnowledge.statements.length)
    await expect.element(rows.nth(1)).toHaveTextContent('Meridia signed Treaty of Lume')
    await expect.element(rows.nth(1)).toHaveTextContent('denied')
  })
})

describe('filters', () => {
  test('narrow picture and list, stand as chips with a way out, and keep count', async () => {
    const canvas = await restingCanvas(explorer)
    await page.getByRole('tab', { name: 'Filters' }).click()
    await page.getByRole('checkbox', { name: /^Reject/ }).click()
    await expect.element(page.getByText('2 of 5 entities, 1 of 4 statements')).toBeVisible()
    await expect.poll(() => canvas.locate({ kind: 'entity', id: 'e1' })).toBeNull()
    expect(canvas.locate({ kind: 'statement', id: 's3' })).not.toBeNull()
    await page.getByRole('button', { name: 'Remove filter Event type: Reject' }).click()
    await expect.element(page.getByText('5 entities, 4 statements')).toBeVisible()
    await expect.poll(() => canvas.locate({ kind: 'entity', id: 'e1' })).not.toBeNull()
  })
})

describe('the legend', () => {
  test('filters by type of entity and by standing of statement', async () => {
    await restingCanvas(explorer)
    const claimed = page
      .getByRole('group', { name: 'Statements' })
      .getByRole('button', { name: 'Claimed by a speaker' })
    await claimed.click()
    await expect.element(claimed).toHaveAttribute('aria-pressed', 'true')
    await expect.element(page.getByText('2 of 5 entities, 1 of 4 statements')).toBeVisible()
    await claimed.click()
    await page.getByRole('group', { name: 'Entities' }).getByRole('button', { name: 'Law or treaty' }).click()
    await expect.element(page.getByText('1 of 5 entities, 0 of 4 statements')).toBeVisible()
  })
})

describe('time', () => {
  const until = (axis: string) => page.getByRole('slider', { name: `${axis} until` })

  test('a range of the time of facts and one of publication narrow the picture, apart', async () => {
    explorer.unmount()
    explorer = mountExplorer(() => Promise.resolve(datedKnowledge))
    await restingCanvas(explorer)
    until('Happened').element().focus()
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    await expect.element(page.getByText('2 of 5 entities, 1 of 4 statements')).toBeVisible()
    await expect.element(page.getByText('When it happened: 6 May 2024')).toBeVisible()
    await page.getByRole('button', { name: /^Remove filter When it happened/ }).click()
    await page.getByText('When it was published').click()
    until('Published').element().focus()
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    await expect.element(page.getByText('When it was published: 12 May 2024')).toBeVisible()
    await expect.element(page.getByText('3 of 5 entities, 3 of 4 statements')).toBeVisible()
  })

  test('plays from the first day to the last and stops', async () => {
    explorer.unmount()
    explorer = mountExplorer(() => Promise.resolve(datedKnowledge))
    await restingCanvas(explorer)
    await page.getByRole('button', { name: 'Play through time' }).click()
    await expect.element(page.getByText('When it happened: 6 May 2024')).toBeVisible()
    await expect.element(page.getByText('5 entities, 4 statements')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Play through time' })).toBeVisible()
  })

  test('a bar chooses its day; statements without a date come along when asked', async () => {
    explorer.unmount()
    explorer = mountExplorer(() => Promise.resolve(datedKnowledge))
    await restingCanvas(explorer)
    await userEvent.click(explorer.host.querySelectorAll('.time-histogram .bar')[2] ?? explorer.host)
    await expect.element(page.getByText('When it happened: 9 May 2024')).toBeVisible()
    await expect.element(page.getByText('2 of 5 entities, 1 of 4 statements')).toBeVisible()
    await page.getByRole('checkbox', { name: 'and those without a date' }).click()
    await expect.element(page.getByText('4 of 5 entities, 3 of 4 statements')).toBeVisible()
  })
})

describe('communities', () => {
  test('are found in a worker and can be filtered by', async () => {
    await restingCanvas(explorer)
    await page.getByRole('tab', { name: 'Filters' }).click()
    await page.getByRole('checkbox', { name: /^Around Meridia/ }).click()
    await expect.element(page.getByRole('button', { name: 'Remove filter Community: Around Meridia' })).toBeVisible()
    await expect.element(page.getByText(/^2 of 5 entities/)).toBeVisible()
  })
})

describe('a hostile file', () => {
  test('is shown as text: no element is made of a name or a quote, no address becomes a script', async () => {
    await page.getByRole('list', { name: 'Entities' }).getByText(HOSTILE_NAME).click()
    await expect.element(details().getByRole('heading', { name: HOSTILE_NAME, exact: true })).toBeVisible()
    await expect.element(details().getByText('<b>met</b>', { exact: true })).toBeVisible()
    expect(explorer.host.querySelectorAll('img, b, [href^="javascript:"]')).toHaveLength(0)
    expect('hacked' in globalThis).toBe(false)
  })
})

/** The sample with another time of fact and another day of publication. */
const datedKnowledge: Knowledge = {
  ...sampleKnowledge,
  documents: sampleKnowledge.documents.map((one) => (one.id === 'd2' ? { ...one, publishedAt: '2024-05-20' } : one)),
  statements: sampleKnowledge.statements.map((one) =>
    one.id === 's3' ? { ...one, time: { start: '2024-05-09', end: '2024-05-09', precision: 'day' } } : one,
  ),
}
