import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { english } from '../../src/explorer/state/texts.ts'
import { speak } from '../../src/explorer/state/language.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer

beforeEach(async () => {
  await page.viewport(1280, 900)
  localStorage.removeItem('relata-language')
  await speak('en')
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
})

afterEach(async () => {
  explorer.unmount()
  localStorage.removeItem('relata-language')
  await speak('en')
  document.documentElement.lang = 'en'
})

/** All that is read or told on the page. */
const said = (): readonly string[] => {
  const walker = document.createTreeWalker(explorer.host, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? '')
  for (const element of explorer.host.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '')
  return texts.filter((text) => text !== '')
}

const ENGLISH = new Set<string>(
  Object.entries(english).flatMap(([key, value]) => (typeof value === 'string' && key !== 'title' ? [value] : [])),
)

test('the page speaks the other language in every panel, keeps the choice, and comes back', async () => {
  await page.getByRole('list', { name: 'Entities' }).getByText('Valdoria').click()
  await page.getByRole('button', { name: /^日本語/ }).click()
  await expect.poll(() => document.documentElement.lang).toBe('ja')
  await expect.element(page.getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
  for (const tab of ['絞り込み', '質問', '一覧']) {
    await page.getByRole('tab', { name: tab }).click()
    expect(said().filter((text) => ENGLISH.has(text))).toEqual([])
  }
  await page.getByRole('button', { name: '根拠' }).first().click()
  await expect.poll(() => said().join(' ')).toContain('2024年5月')
  expect(said().filter((text) => ENGLISH.has(text))).toEqual([])
  explorer.unmount()
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
  await expect.element(page.getByRole('tab', { name: '一覧' })).toBeVisible()
  const found = await axe.run(explorer.host, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  expect(found.violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('button', { name: /^English/ }).click()
  await expect.element(page.getByRole('tab', { name: 'List' })).toBeVisible()
})
