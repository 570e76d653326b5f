import axe from 'axe-core'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Explorer } from '../../src/explorer/panels/explorer.tsx'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'

let unmount: () => void = () => undefined
const open = (knowledge: Knowledge = sampleKnowledge) => {
  unmount()
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  root.render(<Explorer load={() => Promise.resolve(knowledge)} welcome />)
  unmount = () => {
    root.unmount()
    host.remove()
  }
}
const tour = () => page.getByRole('dialog')
const violations = async () =>
  (await axe.run(document.body)).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)

beforeEach(() => localStorage.removeItem('relata-tour'))
afterEach(async () => {
  unmount()
  unmount = () => undefined
  await page.viewport(1280, 800)
})

describe('the tour of a first visit', () => {
  test('goes through its steps, and is not shown again', async () => {
    open()
    await expect.element(tour()).toHaveTextContent('1 of 4')
    expect(await violations()).toEqual([])
    for (const step of ['2 of 4', '3 of 4', '4 of 4']) {
      await tour().getByRole('button', { name: 'Next' }).click()
      await expect.element(tour()).toHaveTextContent(step)
    }
    await tour().getByRole('button', { name: 'Done' }).click()
    expect(tour().query()).toBeNull()
    open()
    await expect.element(page.getByText('Questions to begin with')).toBeVisible()
    expect(tour().query()).toBeNull()
    await page.getByRole('button', { name: 'Show the tour' }).click()
    await expect.element(tour()).toHaveTextContent('1 of 4')
  })

  test.each(['the button', 'Escape'])('is skipped with %s', async (how) => {
    open()
    await expect.element(tour()).toBeVisible()
    if (how === 'Escape') await userEvent.keyboard('{Escape}')
    else await tour().getByRole('button', { name: 'Skip the tour' }).click()
    expect(tour().query()).toBeNull()
    open()
    await expect.element(page.getByText('Questions to begin with')).toBeVisible()
    expect(tour().query()).toBeNull()
  })

  test('fits on a phone', async () => {
    await page.viewport(390, 800)
    open()
    await expect.element(tour()).toBeVisible()
    const { left, right, bottom } = tour().element().getBoundingClientRect()
    expect([left >= 0, right <= 390, bottom <= 800]).toEqual([true, true, true])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
    await expect.element(page.getByRole('button', { name: 'Add articles' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Export' })).toBeVisible()
    expect(await violations()).toEqual([])
  })
})

describe('questions to begin with', () => {
  test.each([
    [/^What is said about Meridia/, 'heading', 'Meridia'],
    [/^What is denied between Meridia and Treaty of Lume/, 'heading', 'In the article'],
    [/^What does Elena Voss claim/, 'button', 'Remove filter Speaker: Elena Voss'],
  ] as const)('%s is answered at a click', async (question, role, name) => {
    localStorage.setItem('relata-tour', 'seen')
    open()
    await page.getByRole('button', { name: question }).click()
    await expect.element(page.getByRole(role, { name, exact: true })).toBeVisible()
  })
})

test('a page without a graph offers the sample articles, reads them and shows their graph', async () => {
  localStorage.setItem('relata-tour', 'seen')
  open({ documents: [], entities: [], statements: [] })
  await expect.element(page.getByRole('heading', { name: 'The graph is empty' })).toBeVisible()
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'Read the sample articles' }).click()
  await expect.element(page.getByText(/^14 articles read/), { timeout: 80_000 }).toBeVisible()
  await expect.element(page.getByText(/^\d{3} entities, \d{3} statements$/)).toBeVisible()
}, 90_000)
