import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { embeddedKnowledge } from '../../src/explorer/state/load-knowledge.ts'
import { writeGexf } from '../../src/formats/write/gexf.ts'
import { GRAPH_MARK } from '../../src/formats/write/graph-page.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer

beforeEach(async () => {
  await page.viewport(1280, 800)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
})

afterEach(() => {
  explorer.unmount()
  vi.restoreAllMocks()
})

/** What the page has the browser save, as name and content. */
const catchFiles = () => {
  const blobs: Blob[] = []
  const names: string[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob)
    return '#'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  return { names, text: () => blobs[0]?.text() }
}

const save = async (item: string): Promise<void> => {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

describe('export', () => {
  test('GEXF holds the graph as the writer writes it', async () => {
    const saved = catchFiles()
    await save('Whole graph as GEXF')
    await expect.poll(() => saved.names).toEqual(['relata.gexf'])
    expect(await saved.text()).toBe([...writeGexf(sampleKnowledge)].join(''))
  })

  test('a page for single files gets the graph into it, and nothing of the graph can end its element', async () => {
    const saved = catchFiles()
    const shell = `<!doctype html><title>Relata</title>${GRAPH_MARK}<div id="root"></div>`
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(shell))
    await save('Save as a page that opens offline (HTML)')
    await expect.poll(() => saved.names).toEqual(['relata.html'])
    expect(String(fetched.mock.calls[0]?.[0])).toMatch(/\/offline\.html$/)
    const opened = new DOMParser().parseFromString((await saved.text()) ?? '', 'text/html')
    expect(embeddedKnowledge(opened)).toEqual(sampleKnowledge)
    expect([...opened.body.children].map(({ id }) => id)).toContain('root')
  })

  test('where the server has no page for single files, it is said what to do', async () => {
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('', { status: 404 }))
    await save('Save as a page that opens offline (HTML)')
    await expect.element(page.getByText(/relata export --format html/)).toBeVisible()
  })
})
