import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import axe from 'axe-core'
import { writeGexf } from '../../src/formats/write/gexf.ts'
import { writeGraphml } from '../../src/formats/write/graphml.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer
const empty: Knowledge = { documents: [], entities: [], statements: [] }
const file = (name: string, content: string): File => new File([content], name)
const input = () => page.getByTestId('graph-file')
/** Whether the list names it. */
const isListed = (name: string) => expect.poll(() => explorer.host.textContent).toContain(name)

afterEach(() => explorer.unmount())

describe('a graph file of the reader’s own', () => {
  beforeEach(() => {
    explorer = mountExplorer(() => Promise.resolve(empty))
  })

  test.each([
    ['mine.gexf', [...writeGexf(sampleKnowledge)].join('')],
    ['mine.graphml', [...writeGraphml(sampleKnowledge)].join('')],
    [
      'others.json',
      '{"nodes":[{"id":"Valdoria"},{"id":"Kestrel"}],"links":[{"source":"Valdoria","target":"Kestrel"}]}',
    ],
  ])('%s opens with the button', async (name, content) => {
    await expect.element(page.getByRole('button', { name: 'Open a graph file' })).toBeVisible()
    await userEvent.upload(input(), file(name, content))
    await isListed('Valdoria')
  })

  test('opens when it is dropped on the page', async () => {
    await expect.element(page.getByRole('button', { name: 'Open a graph file' })).toBeVisible()
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(file('mine.gexf', [...writeGexf(sampleKnowledge)].join('')))
    window.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }))
    await expect.element(page.getByText('Drop the graph file to open it.')).toBeVisible()
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    await isListed('Valdoria')
    expect(page.getByText('Drop the graph file to open it.').query()).toBeNull()
  })
})

test('a file that is broken or hostile is told as text, and the graph that was open stays', async () => {
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
  await expect.element(page.getByRole('button', { name: 'Open a graph file' })).toBeVisible()
  await userEvent.upload(input(), file('<img src=x onerror=alert(1)>.gexf', '<gexf><graph><nodes></graph>'))
  const alert = page.getByRole('alert')
  await expect.element(alert).toHaveTextContent('<img src=x onerror=alert(1)>.gexf cannot be opened')
  await expect.element(alert).toHaveTextContent('line 1, column')
  expect(explorer.host.querySelector('img')).toBeNull()
  await isListed('Valdoria')
  const { violations } = await axe.run(document.body)
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
  await page.getByRole('button', { name: 'Close the message' }).click()
  expect(alert.query()).toBeNull()
})
