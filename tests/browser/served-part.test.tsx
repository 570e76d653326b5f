import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { LoadedGraph } from '../../src/explorer/state/load-knowledge.ts'
import type { ServedGraph } from '../../src/explorer/state/served-graph.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

/** The sample is the whole graph; the page begins with Meridia and the treaty. */
const partWith = (...ids: string[]): Knowledge => ({
  ...sampleKnowledge,
  entities: sampleKnowledge.entities.filter(({ id }) => ids.includes(id)),
  statements: sampleKnowledge.statements.filter(({ subject, object, attributedTo }) =>
    [subject, object, attributedTo ?? subject].every((id) => ids.includes(id)),
  ),
})
const first: LoadedGraph = { knowledge: partWith('e2', 'e3', 'e4'), whole: { entities: 5, statements: 4 } }
const around = vi.fn<ServedGraph['around']>()
const served: ServedGraph = {
  search: (query) =>
    Promise.resolve(/^(Val|merid)/.test(query) ? [{ id: 'e1', name: 'Valdoria', type: 'GPE', statements: 2 }] : []),
  around,
}

let explorer: MountedExplorer
beforeEach(async () => {
  await page.viewport(1280, 800)
  around.mockReset().mockResolvedValue({ knowledge: sampleKnowledge, next: null })
  explorer = mountExplorer(() => Promise.resolve(first), 'light', served)
})
afterEach(() => explorer.unmount())

const details = () => page.getByRole('region', { name: 'Details' })
const rows = () => page.getByRole('list', { name: 'Entities' }).getByRole('listitem')

test('a part of a large graph says that it is one', async () => {
  await expect.element(page.getByText('a part of 5 entities, 4 statements')).toBeVisible()
  await page.getByRole('tab', { name: 'Ask' }).click()
  await expect.element(page.getByText(/^Only a part of this graph is here/)).toBeVisible()
  expect(
    (
      await axe.run(document.body, {
        rules: { 'document-title': { enabled: false }, 'html-has-lang': { enabled: false } },
      })
    ).violations,
  ).toEqual([])
})

test('the search finds what is not here; Enter reads it in with what is around it, and goes there', async () => {
  await expect.element(page.getByRole('button', { name: 'Meridia' }).first()).toBeVisible()
  expect(rows().elements().length).toBe(3)
  await page.getByRole('searchbox', { name: 'Search entities' }).fill('Valdoria')
  await expect.element(page.getByRole('group', { name: 'In the rest of the graph' })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.element(details().getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
  expect(around).toHaveBeenCalledWith('e1', 0)
  await expect.poll(() => rows().elements().length).toBe(5)
  await expect.element(page.getByText('2 entities and 2 statements more are here.')).toBeVisible()
})

test('the palette finds it too', async () => {
  await expect.element(page.getByRole('button', { name: 'Meridia' }).first()).toBeVisible()
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByPlaceholder('A name, an alias or a command')).toBeVisible()
  await userEvent.keyboard('Valdoria')
  await expect.element(page.getByText('Valdoria', { exact: true })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.element(details().getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
})

test('an entity reads in more of what is around it, page by page, until all is here', async () => {
  around.mockResolvedValueOnce({ knowledge: partWith('e1', 'e2', 'e3', 'e4'), next: 40 })
  await page
    .getByRole('list', { name: 'Entities' })
    .getByRole('button', { name: /Meridia/ })
    .click()
  const more = details().getByRole('button', { name: 'Read in more of what is around it' })
  await more.click()
  await expect.poll(() => around.mock.calls).toEqual([['e2', 0]])
  await more.click()
  await expect.poll(() => around.mock.calls.at(-1)).toEqual(['e2', 40])
  await expect.element(more).not.toBeInTheDocument()
})

test('what goes wrong on the server is told, and the part stays', async () => {
  around.mockRejectedValue(new Error('The server does not answer. Is "relata serve" still running?'))
  await page
    .getByRole('list', { name: 'Entities' })
    .getByRole('button', { name: /Meridia/ })
    .click()
  await details().getByRole('button', { name: 'Read in more of what is around it' }).click()
  await expect.element(page.getByText('The server does not answer. Is "relata serve" still running?')).toBeVisible()
  expect(rows().elements().length).toBe(3)
})

test('what is here and called exactly so comes before what the server finds', async () => {
  await expect.element(page.getByRole('button', { name: 'Meridia' }).first()).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search entities' }).fill('meridia')
  await expect.element(page.getByRole('group', { name: 'In the rest of the graph' })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.element(details().getByRole('heading', { name: 'Meridia', exact: true })).toBeVisible()
  expect(around).not.toHaveBeenCalled()
})
