import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Knowledge } from '../../src/model/index.ts'
import { HOSTILE_NAME, sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer
const empty: Knowledge = { documents: [], entities: [], statements: [] }
const NEWS =
  'Norway sanctions Belarus\n\nNorway imposed sanctions on Belarus in March 2022. Belarus rejected the sanctions.'
const MORE = '# Talks\n\nFinland signed the treaty with Norway on 4 May 2021.'
const READING_MS = 60_000

afterEach(() => explorer.unmount())

const reading = () => page.getByRole('group', { name: 'Reading articles' })
const isListed = (name: string) =>
  expect.poll(() => explorer.host.querySelector('.rows')?.textContent, { timeout: READING_MS }).toContain(name)
const violations = async () =>
  (await axe.run(document.body)).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)
const isLoaded = (name: string) => performance.getEntriesByType('resource').some((entry) => entry.name.includes(name))
const drop = (files: readonly File[]) => {
  const dataTransfer = new DataTransfer()
  for (const file of files) dataTransfer.items.add(file)
  window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
}

test(
  'a pasted article is read in a worker and joins an empty graph',
  async () => {
    explorer = mountExplorer(() => Promise.resolve(empty))
    await page.getByRole('button', { name: 'Add articles' }).click()
    const read = page.getByRole('button', { name: 'Read it' })
    await expect.element(read).toBeDisabled()
    await page.getByRole('textbox', { name: 'Text of the article' }).fill(NEWS)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await violations()).toEqual([])
    expect(isLoaded('analyser.onnx')).toBe(false)
    await read.click()
    await expect.element(reading()).toBeVisible()
    await isListed('Belarus')
    await expect.element(page.getByText(/^1 article read; the graph has \d+ statements? more/)).toBeVisible()
    expect(reading().query()).toBeNull()
    expect(await violations()).toEqual([])
  },
  READING_MS,
)

test(
  'what was pasted stays until it is read: over a closed window, and after a reader that refused it',
  async () => {
    explorer = mountExplorer(() => Promise.resolve(empty))
    const field = page.getByRole('textbox', { name: 'Text of the article' })
    const open = () => page.getByRole('button', { name: 'Add articles' }).click()
    await open()
    await field.fill('{ "text": ')
    await userEvent.keyboard('{Escape}')
    await expect.element(field).not.toBeInTheDocument()
    await open()
    await expect.element(field).toHaveValue('{ "text": ')
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect.element(page.getByRole('alert')).toBeVisible()
    await open()
    await expect.element(field).toHaveValue('{ "text": ')
    await field.fill(NEWS)
    await page.getByRole('button', { name: 'Read it' }).click()
    await isListed('Belarus')
    await open()
    await expect.element(field).toHaveValue('')
  },
  READING_MS,
)

test(
  'the pasted source of a page is read as a page: its article, none of its tags',
  async () => {
    explorer = mountExplorer(() => Promise.resolve(empty))
    await page.getByRole('button', { name: 'Add articles' }).click()
    const paragraphs = NEWS.split('\n\n').map((text) => `<p>${text} &amp; more</p>`)
    const html = `<!DOCTYPE html><html><head><title>Sanctions</title></head><body><article>${paragraphs.join('')}</article></body></html>`
    await page.getByRole('textbox', { name: 'Text of the article' }).fill(html)
    await page.getByRole('button', { name: 'Read it' }).click()
    await isListed('Belarus')
    expect(explorer.host.querySelector('.rows')?.textContent).not.toMatch(/amp|<p>|html/u)
    await page.getByRole('list', { name: 'Entities' }).getByText('Belarus', { exact: true }).click()
    await expect.element(page.getByText('Sanctions', { exact: true }).first()).toBeVisible()
  },
  READING_MS,
)

describe('articles dropped on a graph', () => {
  test(
    'join it; what cannot be read anew stays, and files that are none are told',
    async () => {
      explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
      await isListed('Valdoria')
      drop([
        new File([NEWS], 'news.txt'),
        new File([MORE], 'talks.md'),
        new File([new Uint8Array([0, 1, 2, 255, 0, 0])], '<b>photo</b>.txt'),
      ])
      await isListed('Belarus')
      await isListed('Finland')
      await isListed(HOSTILE_NAME)
      await expect.element(page.getByText(/^2 articles read/)).toBeVisible()
      await expect.element(page.getByRole('alert')).toHaveTextContent('<b>photo</b>.txt')
      expect(document.querySelector('.intake-messages b')).toBeNull()
      await page.getByRole('list', { name: 'Entities' }).getByText('Belarus', { exact: true }).click()
      await expect.element(page.getByText('imposed sanctions on Belarus').first()).toBeVisible()
    },
    READING_MS,
  )

  test(
    'do not when the reading is cancelled: the graph stays as it was',
    async () => {
      explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
      await isListed('Valdoria')
      const before = explorer.host.querySelector('.rows')?.textContent
      drop([new File([NEWS], 'news.txt')])
      await reading().getByRole('button', { name: 'Cancel' }).click()
      expect(reading().query()).toBeNull()
      await new Promise((resolve) => setTimeout(resolve, 6000))
      expect(explorer.host.querySelector('.rows')?.textContent).toBe(before)
    },
    READING_MS,
  )

  test(
    'that are no articles at all are told, and the graph stays',
    async () => {
      explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
      await isListed('Valdoria')
      drop([new File(['   '], 'empty.txt')])
      await expect.element(page.getByRole('alert')).toHaveTextContent('empty.txt holds no text')
      await isListed('Valdoria')
      await userEvent.click(page.getByRole('button', { name: 'Close the message' }))
    },
    READING_MS,
  )
})
