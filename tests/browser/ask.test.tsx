import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CANVAS_COLOURS, NODE_LOOKS } from '../../src/explorer/canvas/appearance.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { canvasElement, distance, mountExplorer, photograph, placeOf, restingCanvas, rgb } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

let explorer: MountedExplorer
const details = () => page.getByRole('region', { name: 'Details' })
const answers = () => page.getByRole('region', { name: 'Answers' })
const settle = () => new Promise((resolve) => setTimeout(resolve, 500))
const heading = (name: string) => details().getByRole('heading', { name, exact: true })
const askPanel = () => page.getByRole('tab', { name: 'Ask' }).click()
const question = () => page.getByRole('combobox', { name: 'Question' })

beforeEach(async () => {
  await page.viewport(1280, 800)
  explorer = mountExplorer(() => Promise.resolve(sampleKnowledge))
})

afterEach(() => {
  explorer.unmount()
  vi.restoreAllMocks()
})

describe('the palette', () => {
  test('finds a name in spite of a typing error, by an alias too, and goes there', async () => {
    await restingCanvas(explorer)
    await userEvent.keyboard('{Control>}k{/Control}')
    const input = page.getByPlaceholder('A name, an alias or a command')
    await expect.element(input).toBeVisible()
    await userEvent.keyboard('Valdora{Enter}')
    await expect.element(heading('Valdoria')).toBeVisible()
    await settle()
    // From within a field, too.
    page.getByRole('searchbox', { name: 'Search entities' }).element().focus()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(input).toBeVisible()
    await userEvent.keyboard('presdent voss{Enter}')
    await expect.element(heading('Elena Voss')).toBeVisible()
  })

  test('runs commands: dark colours, another layout, an export', async () => {
    await restingCanvas(explorer)
    const command = async (words: string) => {
      await userEvent.keyboard('{Control>}k{/Control}')
      await expect.element(page.getByPlaceholder('A name, an alias or a command')).toBeVisible()
      await userEvent.keyboard(`${words}{Enter}`)
      await settle()
    }
    await command('dark colours')
    expect(document.documentElement.dataset['mantineColorScheme']).toBe('dark')
    await command('light colours')
    expect(document.documentElement.dataset['mantineColorScheme']).toBe('light')
    const before = placeOf(await restingCanvas(explorer), { kind: 'entity', id: 'e3' })
    await command('layout circle')
    expect(placeOf(await restingCanvas(explorer), { kind: 'entity', id: 'e3' })).not.toEqual(before)
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    await command('export graphml')
    expect(saved).toHaveBeenCalledTimes(1)
  })
})

describe('the query bar', () => {
  test('answers in words and lights the answer in the picture, without a mouse', async () => {
    const canvas = await restingCanvas(explorer)
    page.getByRole('tab', { name: 'List' }).element().focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await expect.element(question()).toBeVisible()
    question().element().focus()
    await userEvent.keyboard('neighbors(Meridia, relation: sanctioned, since: 2022){Enter}')
    await expect.element(answers().getByRole('status')).toHaveTextContent('1 answer')
    await expect.element(answers().getByRole('button', { name: 'Valdoria', exact: true })).toBeVisible()
    await settle()
    const colourAt = await photograph(canvasElement(explorer.host))
    const at = (id: string) => colourAt(placeOf(canvas, { kind: 'entity', id }))
    expect(distance(at('e1'), rgb(NODE_LOOKS.GPE.colour.light))).toBeLessThan(12)
    expect(distance(at('e3'), rgb(CANVAS_COLOURS.light.faint))).toBeLessThan(12)
    answers()
      .getByRole('button', { name: /^Valdoria – sanctioned → Meridia/ })
      .element()
      .focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(details().getByRole('heading', { name: 'In the article' })).toBeVisible()
  })

  test('shows the call in TypeScript and on the command line, each to copy', async () => {
    await restingCanvas(explorer)
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await askPanel()
    await question().fill('neighbors(Meridia, relation: signed)')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByRole('button', { name: 'Copy: Command line' }).click()
    await page.getByRole('button', { name: 'Copy: TypeScript' }).click()
    expect(write.mock.calls.flat()).toEqual([
      'relata neighbors Meridia --relation signed',
      "neighbors(graph, 'Meridia', { relation: 'signed' })",
    ])
  })

  test('offers how to go on, and says what is wrong and what to write instead', async () => {
    await restingCanvas(explorer)
    await askPanel()
    await question().fill('neighbors(Val')
    await page.getByRole('option', { name: 'Valdoria' }).click()
    await expect.element(question()).toHaveValue('neighbors(Valdoria')
    await userEvent.keyboard('{Escape}')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('")" is missing at the end')
    await question().fill('neighbors(Meridja)')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Did you mean "Meridia"?')
  })

  test('ways between two entities are found by a form, spelled out, and stay lit while they are read', async () => {
    const canvas = await restingCanvas(explorer)
    await askPanel()
    await page.getByRole('combobox', { name: 'From' }).fill('Valdoria')
    await page.getByRole('combobox', { name: 'To', exact: true }).fill('Treaty of Lume')
    await userEvent.keyboard('{Escape}')
    await page.getByRole('button', { name: 'Find ways' }).click()
    const way = answers().getByRole('button', { name: /^Valdoria —sanctioned→ Meridia —/ })
    await expect.element(way).toBeVisible()
    await settle()
    const colourAt = await photograph(canvasElement(explorer.host))
    const at = (id: string) => colourAt(placeOf(canvas, { kind: 'entity', id }))
    expect(distance(at('e1'), rgb(NODE_LOOKS.GPE.colour.light))).toBeLessThan(12)
    expect(distance(at('e4'), rgb(CANVAS_COLOURS.light.faint))).toBeLessThan(12)
    await answers()
      .getByRole('button', { name: /^Meridia – rejected/ })
      .click()
    await expect.element(details().getByRole('heading', { name: 'In the article' })).toBeVisible()
    await details().getByRole('button', { name: 'Clear the selection' }).click()
    await expect.element(way).toBeVisible()
    await way.click()
    await page.getByRole('button', { name: 'Put the light out' }).click()
    explorer.canvases.at(-1)?.fit()
    await settle()
    const after = await photograph(canvasElement(explorer.host))
    const { x, y } = placeOf(canvas, { kind: 'entity', id: 'e4' })
    // Its sign is a few pixels wide, and a pixel may lie on its border.
    const near = [-1, 0, 1].map((dy) => distance(after({ x, y: y + dy }), rgb(NODE_LOOKS.PERSON.colour.light)))
    expect(Math.min(...near)).toBeLessThan(12)
  })
})

test('arrow keys walk along statements and say where one is and how one came there', async () => {
  const canvas = await restingCanvas(explorer)
  page.getByRole('list', { name: 'Entities' }).getByRole('button').first().element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(heading('Meridia')).toBeVisible()
  const [here, there] = ['e2', 'e1'].map((id) => placeOf(canvas, { kind: 'entity', id }))
  if (!here || !there) throw new Error('Two nodes are needed.')
  const [x, y] = [there.x - here.x, there.y - here.y]
  const key = Math.abs(x) > Math.abs(y) ? (x > 0 ? 'Right' : 'Left') : y > 0 ? 'Down' : 'Up'
  canvasElement(explorer.host).focus()
  await userEvent.keyboard(`{Arrow${key}}`)
  await expect
    .element(page.getByRole('status').filter({ hasText: 'Valdoria' }))
    .toHaveTextContent('Valdoria, Country or city, 2 statements, reached over “sanctioned”')
  await userEvent.keyboard('{Escape}')
  const before = canvas.place()
  await userEvent.keyboard('{ArrowLeft}')
  expect(canvas.place()).not.toEqual(before)
})
