import { clear } from 'idb-keyval'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Explorer } from '../../src/explorer/panels/explorer.tsx'
import { parseEditsFile } from '../../src/formats/read/edits-file.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'

let unmount: () => void = () => undefined

const mount = (knowledge: Knowledge = sampleKnowledge): void => {
  unmount()
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  root.render(<Explorer load={() => Promise.resolve(knowledge)} address="https://example.org/edits/" />)
  unmount = () => {
    root.unmount()
    host.remove()
  }
}

beforeEach(async () => {
  await page.viewport(1280, 900)
  await clear()
  mount()
})

afterEach(() => {
  unmount()
  unmount = () => undefined
})

const rows = () => page.getByRole('list', { name: 'Entities' })
const heading = (name: string) => page.getByRole('heading', { name, exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })

/** Chooses an entity in the list and opens what puts it right. */
const putRight = async (name: string): Promise<void> => {
  await rows().getByText(name, { exact: true }).click()
  await expect.element(heading(name)).toBeVisible()
  await page.getByText('Put right', { exact: true }).click()
}

/** What a screen reader is told. */
const told = (text: string) =>
  expect.poll(() => document.querySelector('.intake-messages [aria-live]')?.textContent).toContain(text)

test('a name is changed, taken back and made again by buttons and by keys; fields keep their own undo', async () => {
  await putRight('Valdoria')
  await page.getByRole('textbox', { name: 'Name' }).fill('Republic of Valdoria')
  await userEvent.keyboard('{Control>}z{/Control}')
  await page.getByRole('textbox', { name: 'Name' }).fill('Republic of Valdoria')
  await button('Rename').click()
  await expect.element(heading('Republic of Valdoria')).toBeVisible()
  await told('Done: renamed Valdoria to Republic of Valdoria')
  await expect.element(rows().getByText('Republic of Valdoria')).toBeVisible()
  await button('Undo: renamed Valdoria to Republic of Valdoria').click()
  await expect.element(heading('Valdoria')).toBeVisible()
  await told('Undone: renamed Valdoria')
  ;(document.activeElement as HTMLElement | null)?.blur()
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await expect.element(heading('Republic of Valdoria')).toBeVisible()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(heading('Valdoria')).toBeVisible()
})

test('another graph is opened without losing what was done to the one before', async () => {
  await putRight('Valdoria')
  await page.getByRole('textbox', { name: 'Name' }).fill('Republic of Valdoria')
  await button('Rename').click()
  await expect.element(heading('Republic of Valdoria')).toBeVisible()
  const other = '{"nodes":[{"id":"Kestrel"},{"id":"Lume"}],"links":[{"source":"Kestrel","target":"Lume"}]}'
  await userEvent.upload(page.getByTestId('graph-file'), new File([other], 'other.json'))
  await expect.element(page.getByText('other.json is open.')).toBeVisible()
  await expect.element(rows().getByText('Kestrel')).toBeVisible()
  await button('Back to the graph before').click()
  await expect.element(heading('Republic of Valdoria')).toBeVisible()
  await button('Undo: renamed Valdoria to Republic of Valdoria').click()
  await expect.element(heading('Valdoria')).toBeVisible()
})

test('two entities become one, without a mouse, and the selection is that one', async () => {
  await putRight('Valdoria')
  const field = page.getByRole('textbox', { name: 'The same as' })
  await field.fill('Meridia')
  await userEvent.keyboard('{Enter}{Tab}{Enter}')
  await expect.element(rows().getByText('Meridia', { exact: true })).not.toBeInTheDocument()
  await expect.element(heading('Valdoria')).toBeVisible()
  await expect.element(page.getByText('put together by hand')).toBeInTheDocument()
  await button('Undo: put Meridia together with Valdoria').click()
  await expect.element(rows().getByText('Meridia', { exact: true })).toBeVisible()
})

test('a name is parted off, another type is given', async () => {
  const named = sampleKnowledge.entities.find(({ aliases }) => aliases.length > 0)
  const alias = named?.aliases[0] ?? ''
  await putRight(named?.name ?? '')
  await page.getByRole('checkbox', { name: alias, exact: true }).click()
  await button('Part from it').click()
  await expect.element(rows().getByText(alias, { exact: true })).toBeVisible()
  await page.getByRole('combobox', { name: 'Type' }).selectOptions('Event')
  await button('Change type').click()
  await told('is now of type Event')
})

test('what is deleted or hidden is gone, and each edit can be taken back by itself', async () => {
  await putRight('Treaty of Lume')
  await button('Delete it').click()
  await expect.element(rows().getByText('Treaty of Lume')).not.toBeInTheDocument()
  await putRight('Meridia')
  await button('Hide it').click()
  await expect.element(rows().getByText('Meridia', { exact: true })).not.toBeInTheDocument()
  await button('Edits (2)').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back: deleted Treaty of Lume' }).click()
  await expect.element(page.getByRole('dialog').getByText('deleted Treaty of Lume')).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await expect.element(rows().getByText('Treaty of Lume')).toBeVisible()
  await expect.element(rows().getByText('Meridia', { exact: true })).not.toBeInTheDocument()
})

test('a statement is deleted from its own panel', async () => {
  await rows().getByText('Valdoria', { exact: true }).click()
  await page.getByRole('button', { name: 'Evidence' }).first().click()
  await page.getByText('Put right', { exact: true }).click()
  await button('Delete this statement').click()
  await told('deleted “')
  await expect.element(button('Edits (1)')).toBeVisible()
})

test('who holds a disputed statement true stands beside who does not, each with the quote', async () => {
  unmount()
  const [first] = sampleKnowledge.statements
  if (first === undefined) throw new Error('no statement')
  const denied = { ...first, id: 's9', polarity: 'negative' as const, attributedTo: 'e4' }
  const knowledge = { ...sampleKnowledge, statements: [...sampleKnowledge.statements, denied] }
  mount(knowledge)
  await page.getByText('Statements', { exact: true }).first().click()
  await page.getByRole('list', { name: 'Statements' }).getByRole('button').first().click()
  const columns = page.getByRole('region', { name: 'Disputed' })
  await expect.element(columns).toHaveTextContent(/It is so.*The article itself.*It is not so.*Elena Voss/u)
  await columns.getByRole('button', { name: 'Evidence' }).click()
  await expect.element(page.getByRole('definition').getByText('Elena Voss')).toBeVisible()
})

test('edits survive a reload, are saved to a file that the command line reads, and come back from it', async () => {
  await putRight('Valdoria')
  await page.getByRole('textbox', { name: 'Name' }).fill('Valdor')
  await button('Rename').click()
  await expect.element(heading('Valdor')).toBeVisible()
  await new Promise((resolve) => setTimeout(resolve, 900))
  mount()
  await expect.element(rows().getByText('Valdor', { exact: true })).toBeVisible()
  await button('Edits (1)').click()
  const saved = await savedBy(() => button('Save edits').click())
  expect(parseEditsFile(saved, 'saved')).toEqual([
    expect.objectContaining({ kind: 'rename', name: 'Valdor' }) as unknown,
  ])
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Take back/ })
    .click()
  const chooser = document.querySelector<HTMLInputElement>('input[aria-label="Open edits"]')
  if (chooser === null) throw new Error('no field for files')
  await userEvent.upload(chooser, new File([saved], 'edits.json', { type: 'application/json' }))
  await expect.element(page.getByRole('dialog').getByText('renamed Valdoria to Valdor')).toBeVisible()
  await userEvent.upload(chooser, new File(['{}'], 'edits.json', { type: 'application/json' }))
  await expect.element(page.getByRole('alert')).toHaveTextContent('is no list of edits')
})

/** The text of the file that the page saves meanwhile. */
const savedBy = async (act: () => Promise<void>): Promise<string> => {
  const blobs: Blob[] = []
  const create = URL.createObjectURL.bind(URL)
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob)
    return create(blob)
  }
  try {
    await act()
  } finally {
    URL.createObjectURL = create
  }
  return (await blobs[0]?.text()) ?? ''
}
