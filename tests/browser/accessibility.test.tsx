import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer, restingCanvas } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer | null = null

afterEach(() => {
  explorer?.unmount()
  explorer = null
})

const violations = async (): Promise<string[]> => {
  const found = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The document is the test runner's: its title and language are checked on the built page.
    rules: { 'document-title': { enabled: false }, 'html-has-lang': { enabled: false } },
  })
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe.each(['light', 'dark'] as const)('axe finds nothing in %s', (scheme) => {
  test.each([
    'nothing selected',
    'an entity',
    'a statement',
    'the filters',
    'the end of the filters',
    'the search',
    'the export menu',
    'the sheet for articles',
    'the settings of the picture',
    'the palette',
    'an answer',
    'a wrong question',
    'chosen entities',
    'the table',
    'the table of statements',
    'an entity to put right',
    'the edits',
  ])('with %s open', async (view) => {
    await page.viewport(1280, 800)
    explorer = mountExplorer(() => Promise.resolve(sampleKnowledge), scheme)
    await restingCanvas(explorer)
    await open(view)
    expect(document.documentElement.dataset['mantineColorScheme']).toBe(scheme)
    expect(await violations()).toEqual([])
  })

  test('on a phone, with time and legend open', async () => {
    await page.viewport(420, 860)
    explorer = mountExplorer(() => Promise.resolve(sampleKnowledge), scheme)
    await restingCanvas(explorer)
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: /^Time/ }).click()
    await page.getByRole('button', { name: /^Legend/ }).click()
    await expect.element(page.getByRole('button', { name: 'Play through time' })).toBeVisible()
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(explorer.host.querySelector<HTMLElement>('.canvas')?.offsetHeight).toBeGreaterThan(200)
    expect(await violations()).toEqual([])
    await page.viewport(1280, 800)
  })

  test('nothing reaches beyond a window of 320 pixels', async () => {
    await page.viewport(320, 640)
    explorer = mountExplorer(() => Promise.resolve(sampleKnowledge), scheme)
    await restingCanvas(explorer)
    for (const tab of ['Filters', 'Ask', 'Details', 'List']) {
      await page.getByRole('tab', { name: tab }).click()
      expect(document.documentElement.scrollWidth, tab).toBeLessThanOrEqual(320)
    }
    const buttons = [...explorer.host.querySelectorAll('.header button, .canvas-controls button')]
    for (const button of buttons) expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(320)
    await page.viewport(1280, 800)
  })

  test('when the graph is broken', async () => {
    explorer = mountExplorer(() => Promise.reject(new Error('broken')), scheme)
    await expect.element(page.getByRole('alert')).toBeVisible()
    expect(await violations()).toEqual([])
  })
})

const open = async (view: string): Promise<void> => {
  const valdoria = page.getByRole('list', { name: 'Entities' }).getByText('Valdoria')
  if (view === 'an entity' || view === 'a statement') {
    await valdoria.click()
    await expect.element(page.getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
  }
  if (view === 'a statement') {
    await page.getByRole('button', { name: 'Evidence' }).first().click()
    await expect.element(page.getByRole('heading', { name: 'In the article' })).toBeVisible()
  }
  if (view === 'the end of the filters') {
    await page.getByRole('tab', { name: 'Filters' }).click()
    page
      .getByRole('slider', { name: /^Neighbours/ })
      .element()
      .scrollIntoView()
  }
  if (view === 'an entity to put right' || view === 'the edits') {
    await valdoria.click()
    await page.getByText('Put right', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Valdor')
    await expect.element(page.getByRole('textbox', { name: 'The same as' })).toBeVisible()
  }
  if (view === 'the edits') {
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('button', { name: 'Edits (1)' }).click()
    await expect.element(page.getByRole('button', { name: 'Save edits' })).toBeVisible()
  }
  if (view === 'the filters') {
    await page.getByRole('tab', { name: 'Filters' }).click()
    await page.getByRole('checkbox', { name: /^Reject/ }).click()
    await expect.element(page.getByRole('button', { name: 'Clear all filters' })).toBeVisible()
  }
  if (view === 'the settings of the picture') {
    await page.getByRole('button', { name: 'Settings of the picture' }).click()
    await expect.element(page.getByLabelText('Layout')).toBeVisible()
  }
  if (view === 'chosen entities') {
    await page.getByRole('checkbox', { name: 'Choose Meridia' }).click()
    await page.getByRole('button', { name: 'Show only these' }).click()
    await expect.element(page.getByRole('button', { name: 'Show all again' })).toBeVisible()
  }
  if (view === 'the table' || view === 'the table of statements') {
    await page.getByRole('button', { name: 'Open the table' }).click()
    await expect.element(page.getByRole('table')).toBeVisible()
    if (view !== 'the table') await page.getByRole('dialog').getByText('Statements', { exact: true }).first().click()
  }
  if (view === 'the palette') {
    await userEvent.keyboard('{Control>}k{/Control}')
    await page.getByPlaceholder('A name, an alias or a command').fill('merid')
    await expect.element(page.getByRole('dialog').getByText('Meridia', { exact: true })).toBeVisible()
  }
  if (view === 'an answer' || view === 'a wrong question') {
    await page.getByRole('tab', { name: 'Ask' }).click()
    await page
      .getByRole('combobox', { name: 'Question' })
      .fill(view === 'an answer' ? 'neighbors(Meridia)' : 'neighbors(')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect
      .element(
        page.getByRole(view === 'an answer' ? 'region' : 'alert', view === 'an answer' ? { name: 'Answers' } : {}),
      )
      .toBeVisible()
  }
  if (view === 'the search') {
    await page.getByRole('searchbox', { name: 'Search entities' }).fill('e')
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('option').first()).toBeVisible()
  }
  if (view === 'the sheet for articles') {
    await page.getByRole('button', { name: 'Add articles' }).click()
    await expect.element(page.getByRole('textbox', { name: 'Text of the article' })).toBeVisible()
  }
  if (view === 'the export menu') {
    await page.getByRole('button', { name: 'Export' }).click()
    await expect.element(page.getByRole('menuitem', { name: 'Whole graph as GEXF' })).toBeVisible()
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
}
