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

describe('a hostile graph file', () => {
  beforeEach(async () => {
    explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
    await expect.element(page.getByRole('button', { name: 'Open a graph file' })).toBeVisible()
  })

  const crowd = (): string => {
    const nodes = Array.from({ length: 200_001 }, (_, index) => `{"id":"n${String(index)}"}`).join(',')
    return `{"nodes":[${nodes}],"links":[]}`
  }
  const bomb = (): string =>
    `<?xml version="1.0"?><!DOCTYPE gexf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><gexf><graph><nodes><node id="1" label="&b;"/></nodes></graph></gexf>`

  test.each([
    ['with more nodes than can be shown', 'crowd.json', crowd, /200001 entities.*relata export --around/u],
    [
      'of wrong types',
      'wrong.json',
      () => '{"format":"relata","version":1,"documents":7,"entities":{},"statements":"x"}',
      /documents/u,
    ],
    ['that declares entities to expand', 'bomb.gexf', bomb, /cannot be opened/u],
    ['cut off in the middle', 'cut.graphml', () => '<graphml><graph><node id="a">', /line 1/u],
  ])('%s is refused with a reason, and the graph that was open stays', async (_, name, content, reason) => {
    await userEvent.upload(input(), file(name, content()))
    await expect.element(page.getByRole('alert')).toHaveTextContent(reason)
    await isListed('Valdoria')
  })

  test('with scripts in its names is shown as text', async () => {
    const script = '<script>globalThis.hacked = true</script>'
    const nodes = [{ id: script, label: script }, { id: 'b' }]
    const content = JSON.stringify({ nodes, links: [{ source: script, target: 'b' }] })
    await userEvent.upload(input(), file('script.json', content))
    await isListed(script)
    expect(explorer.host.querySelector('script')).toBeNull()
    expect((globalThis as { hacked?: boolean }).hacked).toBeUndefined()
  })
})
