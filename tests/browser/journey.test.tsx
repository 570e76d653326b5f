import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer, restingCanvas } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer

beforeEach(async () => {
  await page.viewport(1280, 900)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
})

afterEach(() => explorer.unmount())

const keys = (text: string) => userEvent.keyboard(text)
const focused = (): HTMLElement => document.activeElement as HTMLElement

/** Goes on with Tab until something is focused whose name fits, as a person does who cannot see the pointer. */
const tabTo = async (name: RegExp, most = 120): Promise<void> => {
  for (let step = 0; step < most; step++) {
    const element = focused()
    const label = element.getAttribute('aria-label') ?? element.textContent ?? ''
    const described = element instanceof HTMLInputElement ? `${label} ${element.labels?.[0]?.textContent ?? ''}` : label
    if (name.test(described.trim())) return
    await keys('{Tab}')
  }
  throw new Error(`Tab does not lead to ${String(name)}.`)
}

/** What a screen reader hears. */
const hears = (text: string | RegExp) => expect.element(page.getByRole('status')).toHaveTextContent(text)

test('from the search over statements, evidence, filters, the table and an edit to a saved file, without a mouse', async () => {
  await restingCanvas(explorer)
  // A name with a typing error by the palette.
  await keys('{Control>}k{/Control}')
  await keys('Merdia')
  await expect.element(page.getByRole('dialog').getByText('Meridia', { exact: true })).toBeVisible()
  await keys('{Enter}')
  await hears(/^Meridia, Country or city/u)

  // Along a statement to its other end, in the picture.
  explorer.host.querySelector<HTMLElement>('.canvas')?.focus()
  await keys('{ArrowRight}')
  await expect.poll(() => page.getByRole('status').element().textContent).not.toMatch(/^Meridia/u)
  await expect.poll(() => page.getByRole('status').element().textContent).toMatch(/reached over/u)

  // The evidence behind a statement.
  await keys('{Control>}k{/Control}')
  await keys('Valdoria{Enter}')
  await hears(/^Valdoria/u)
  await tabTo(/^Evidence/u)
  await keys('{Enter}')
  await expect.element(page.getByRole('heading', { name: 'In the article' })).toBeVisible()

  // A filter, its chip, and away with it.
  await keys('{Control>}k{/Control}')
  await keys('Show the panel: filters{Enter}')
  await expect.element(page.getByRole('tab', { name: 'Filters' })).toHaveAttribute('aria-selected', 'true')
  page.getByRole('tab', { name: 'Filters' }).element().focus()
  await tabTo(/^Reject/u)
  await keys(' ')
  await expect.element(page.getByRole('button', { name: 'Clear all filters' })).toBeVisible()
  page.getByRole('button', { name: 'Clear all filters' }).element().focus()
  await keys('{Enter}')
  await expect.element(page.getByRole('button', { name: 'Clear all filters' })).not.toBeInTheDocument()

  // The table, and back.
  await keys('{Control>}k{/Control}')
  await keys('Open the table{Enter}')
  await expect.element(page.getByRole('table')).toBeVisible()
  await keys('{Escape}')
  await expect.element(page.getByRole('table')).not.toBeInTheDocument()

  // Something is put right, and taken back.
  await keys('{Control>}k{/Control}')
  await keys('Treaty of Lume{Enter}')
  await expect.element(page.getByRole('heading', { name: 'Treaty of Lume', exact: true })).toBeVisible()
  page.getByText('Put right', { exact: true }).element().focus()
  await keys('{Enter}')
  await tabTo(/^Delete it/u)
  await keys('{Enter}')
  await expect.element(page.getByRole('button', { name: 'Edits (1)' })).toBeVisible()
  focused().blur()
  await keys('{Control>}z{/Control}')
  await expect.element(page.getByRole('button', { name: 'Edits (0)' })).toBeVisible()

  // The graph as a file.
  const names: string[] = []
  const click = HTMLAnchorElement.prototype.click
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    names.push(this.download)
  }
  try {
    await keys('{Control>}k{/Control}')
    await keys('Export the whole graph as GEXF{Enter}')
    await expect.poll(() => names).toEqual([expect.stringMatching(/\.gexf$/u)])
  } finally {
    HTMLAnchorElement.prototype.click = click
  }
}, 120_000)
