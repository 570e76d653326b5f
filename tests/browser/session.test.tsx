import { clear, entries } from 'idb-keyval'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { GraphCanvas } from '../../src/explorer/canvas/graph-canvas.ts'
import { Explorer } from '../../src/explorer/panels/explorer.tsx'
import { writeGexf } from '../../src/formats/write/gexf.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import type { MountedExplorer } from './mount-explorer.tsx'

const ADDRESS = 'https://example.org/graph/'
let visit: MountedExplorer | null = null

/** Opens the page as a person does who comes back to it. */
const open = async (load: () => Promise<Knowledge> = () => Promise.resolve(sampleKnowledge)) => {
  const canvases = mount(load)
  return restingCanvas(canvases)
}

const mount = (load: () => Promise<Knowledge>): readonly GraphCanvas[] => {
  visit?.unmount()
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  const canvases: GraphCanvas[] = []
  const onCanvas = (canvas: GraphCanvas | null) => canvas && canvases.push(canvas)
  root.render(<Explorer load={load} address={ADDRESS} onCanvas={onCanvas} />)
  visit = {
    host,
    canvases,
    unmount: () => {
      root.unmount()
      host.remove()
    },
  }
  return canvases
}

/** The picture once nothing moves in it, whatever the filters leave. */
const restingCanvas = async (canvases: readonly GraphCanvas[]): Promise<GraphCanvas> => {
  let before = ''
  const rests = () => {
    const now = JSON.stringify([...(canvases.at(-1)?.places() ?? [])])
    const same = now === before && now !== '[]'
    before = now
    return same
  }
  await expect.poll(rests, { timeout: 20_000, interval: 250 }).toBe(true)
  await expect.element(page.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible()
  const canvas = canvases.at(-1)
  if (!canvas) throw new Error('No canvas was made.')
  return canvas
}

/** What the browser keeps, as text. */
const keptText = async (): Promise<string> => JSON.stringify((await entries()).map(([, value]) => value as unknown))

/** Waits until these words are kept, and nothing is written any more. */
const kept = async (...words: readonly string[]): Promise<void> => {
  let [before, since] = ['', performance.now()]
  const rests = async () => {
    const now = await keptText()
    if (now !== before) [before, since] = [now, performance.now()]
    return words.every((word) => now.includes(word)) && performance.now() - since > 900
  }
  await expect.poll(rests, { timeout: 20_000, interval: 150 }).toBe(true)
}
const menu = async (item: string) => {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
/** The camera goes to what is chosen: it is moved by hand only once it has come there. */
const moveByHand = async (canvas: GraphCanvas, place: ReturnType<GraphCanvas['place']>): Promise<void> => {
  let before = ''
  const rests = () => {
    const now = JSON.stringify(canvas.place())
    const same = now === before
    before = now
    return same
  }
  await expect.poll(rests, { timeout: 20_000, interval: 400 }).toBe(true)
  canvas.moveTo(place)
}
const heading = (name: string) => page.getByRole('heading', { name, exact: true })
const chooseMeridia = async () => {
  await page.getByRole('list', { name: 'Entities' }).getByText('Meridia').click()
  await page.getByRole('tab', { name: 'Filters' }).click()
  await page.getByRole('checkbox', { name: /^Reject/ }).click()
}

beforeEach(async () => {
  history.replaceState(null, '', '#')
  await clear()
})
afterEach(() => {
  visit?.unmount()
  visit = null
  history.replaceState(null, '', '#')
})

describe('a session', () => {
  test('survives a reload: choices, selection and places', async () => {
    const before = await open()
    await chooseMeridia()
    await moveByHand(before, { x: 0.6, y: 0.4, ratio: 0.5 })
    // What a browser tells a page that goes away.
    window.dispatchEvent(new Event('pagehide'))
    await kept('"x":0.6,"y":0.4,"ratio":0.5', '"REJECT"', '"e2"')
    const after = await open()
    await expect.element(heading('Meridia')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Remove filter Event type: Reject' })).toBeVisible()
    await expect.poll(() => after.place()).toEqual({ x: 0.6, y: 0.4, ratio: 0.5 })
    expect([...after.places()]).toEqual([...before.places()])
  }, 60_000)

  test('keeps a graph of the person’s own, also when the server is gone, until it is forgotten', async () => {
    mount(() => Promise.resolve({ documents: [], entities: [], statements: [] }))
    await expect.element(page.getByRole('button', { name: 'Open a graph file' })).toBeVisible()
    const gexf = [...writeGexf(sampleKnowledge)].join('')
    await userEvent.upload(page.getByTestId('graph-file'), new File([gexf], 'mine.gexf'))
    await expect.element(page.getByRole('list', { name: 'Entities' })).toBeVisible()
    await kept('Valdoria')
    await open(() => Promise.reject(new Error('gone')))
    await expect.element(page.getByRole('list', { name: 'Entities' }).getByText('Valdoria')).toBeVisible()
    const other: Knowledge = { ...sampleKnowledge, statements: [] }
    await open(() => Promise.resolve(other))
    await expect.element(page.getByText('5 entities, 4 statements')).toBeVisible()
    await menu('Forget this session')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await expect.element(page.getByText('5 entities, 4 statements')).toBeVisible()
    await menu('Forget this session')
    await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click()
    await expect.element(page.getByText('5 entities, 0 statements')).toBeVisible()
    await open(() => Promise.resolve(other))
    await expect.element(page.getByText('5 entities, 0 statements')).toBeVisible()
  }, 60_000)

  test('is saved to a file and opened again in another browser', async () => {
    const saved: Blob[] = []
    const create = URL.createObjectURL
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob)
      return create(blob)
    }
    const before = await open()
    await chooseMeridia()
    const places = [...before.places()]
    const stop = (event: Event) => event.preventDefault()
    document.addEventListener('click', stop)
    await menu('Save the session as a file')
    document.removeEventListener('click', stop)
    URL.createObjectURL = create
    await clear()
    await open(() => Promise.resolve({ ...sampleKnowledge, statements: [] }))
    await expect.element(page.getByText('5 entities, 0 statements')).toBeVisible()
    const file = new File(saved.slice(-1), 'relata-session.json')
    await userEvent.upload(page.getByTestId('graph-file'), file)
    await expect.element(heading('Meridia')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Remove filter Event type: Reject' })).toBeVisible()
    await expect.poll(() => [...(visit?.canvases.at(-1)?.places() ?? [])]).toEqual(places)
  }, 60_000)
})

describe('a link', () => {
  test('shows filters, selection, layout and camera again, and goes before the session', async () => {
    const before = await open()
    await chooseMeridia()
    await moveByHand(before, { x: 0.6, y: 0.4, ratio: 0.5 })
    await menu('Copy a link to this view')
    await expect.element(page.getByText(/^The link is copied|^The browser did not allow/)).toBeVisible()
    const link = location.hash
    expect(link).toContain('view=')
    history.replaceState(null, '', '#')
    await page.getByRole('button', { name: 'Clear all filters' }).click()
    await page.getByRole('button', { name: 'Clear the selection' }).click()
    await kept()
    history.replaceState(null, '', link)
    const after = await open()
    await expect.element(heading('Meridia')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Remove filter Event type: Reject' })).toBeVisible()
    await expect.poll(() => after.place()).toEqual({ x: 0.6, y: 0.4, ratio: 0.5 })
  }, 60_000)

  test('in the address gives way to what is chosen after it', async () => {
    await open()
    await chooseMeridia()
    await menu('Copy a link to this view')
    await kept()
    expect(location.hash).toContain('view=')
    await page.getByRole('button', { name: 'Clear all filters' }).click()
    await kept()
    expect(location.hash).toBe('')
    await open()
    await expect.element(heading('Meridia')).toBeVisible()
    expect(page.getByRole('button', { name: 'Clear all filters' }).query()).toBeNull()
  }, 60_000)

  test('that is followed in an open page takes effect at once; a broken one changes nothing', async () => {
    await open()
    location.hash = '#view=%7Bbroken'
    await page.getByRole('list', { name: 'Entities' }).getByText('Valdoria').click()
    await expect.element(heading('Valdoria')).toBeVisible()
    location.hash = `#view=${encodeURIComponent('{"selection":{"kind":"entity","id":"e2"},"filters":{"minConfidence":"x","time":7}}')}`
    await expect.element(heading('Meridia')).toBeVisible()
  })
})
