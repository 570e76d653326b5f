import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Explorer } from '../../src/explorer/panels/explorer.tsx'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'

let unmount: () => void = () => undefined

const mount = (welcome = false, knowledge: Knowledge = sampleKnowledge): void => {
  const host = document.createElement('div')
  host.style.height = '100%'
  document.body.append(host)
  const root = createRoot(host)
  root.render(<Explorer load={() => Promise.resolve(knowledge)} welcome={welcome} />)
  unmount = () => {
    root.unmount()
    host.remove()
  }
}

beforeEach(() => page.viewport(1280, 900))
afterEach(() => unmount())

const keys = (text: string) => userEvent.keyboard(text)
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const tab = (name: string) => page.getByRole('tab', { name })
const focus = (locator: ReturnType<typeof button>): void => (locator.element() as HTMLElement).focus()
const press = async (locator: ReturnType<typeof button>): Promise<void> => {
  await expect.element(locator).toBeEnabled()
  focus(locator)
  await keys('{Enter}')
}

/** What has the focus, in words. */
const focused = (): string => {
  const element = document.activeElement
  if (!element || element === document.body) return 'nothing'
  const role = element.getAttribute('role') ?? element.tagName.toLowerCase()
  return `${role} ${element.getAttribute('aria-label') ?? element.textContent}`.trim()
}
const isOn = (what: string | RegExp) => expect.poll(focused).toMatch(what)

const chooseValdoria = async (): Promise<void> => {
  await press(
    page.getByRole('list', { name: 'Entities' }).getByRole('button', { name: /^Country or city Valdoria|^Valdoria/u }),
  )
  await expect.element(page.getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
}

describe('the focus is never lost', () => {
  test('when a panel shows something else: its heading has it', async () => {
    mount()
    await press(button(/^What is said about/u))
    await isOn(/^h2 (?:Valdoria|Meridia)/u)
    focus(button(/^Evidence/u).first())
    await keys('{Enter}')
    await isOn(/^h2 \S+ .*(?:Valdoria|Meridia|Treaty)/u)
    await keys('{Escape}')
    await isOn('h2 Questions to begin with')
  })

  test('when a filter is taken away: the next one has it, then what follows', async () => {
    mount()
    await press(tab('Filters'))
    for (const name of ['Person', 'Country or city']) {
      page
        .getByRole('checkbox', { name: new RegExp(`^${name}`, 'u') })
        .element()
        .focus()
      await keys(' ')
    }
    await press(button('Remove filter Entity type: Person'))
    await isOn('button Remove filter Entity type: Country or city')
    await press(button('Clear all filters'))
    await isOn('tab Filters')
  })

  test('when an edit changes the panel, and when there is nothing more to undo', async () => {
    mount()
    await chooseValdoria()
    await page.getByText('Put right', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Republic of Valdoria')
    await keys('{Tab}{Enter}')
    await isOn('h2 Republic of Valdoria')
    await press(button(/^Undo: /u))
    await isOn(/^button Undo$/u)
    await press(button(/^Redo: /u))
    await isOn(/^button Redo$/u)
    await press(button('Delete it'))
    await isOn('h2 Questions to begin with')
  })

  test('when chosen entities are hidden, and shown again', async () => {
    mount()
    await chooseValdoria()
    const bar = page.getByRole('region', { name: 'Chosen entities' })
    await press(bar.getByRole('button', { name: 'Hide' }))
    await expect.element(bar.getByRole('button', { name: 'Show all again' })).toBeVisible()
    expect(focused()).not.toBe('nothing')
    await press(bar.getByRole('button', { name: 'Show all again' }))
    await expect.element(bar.getByRole('button', { name: 'Show all again' })).not.toBeInTheDocument()
    expect(focused()).not.toBe('nothing')
  })

  test('when the tour ends, by itself or asked for', async () => {
    localStorage.removeItem('relata-tour')
    mount(true)
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await isOn('dialog')
    await keys('{Escape}')
    await isOn('h1 Relata')
    await press(button('Show the tour'))
    await isOn('dialog')
    await press(button('Skip the tour'))
    await isOn('button Show the tour')
  })

  test('when the language changes, and when the window for pictures is closed', async () => {
    mount()
    await press(button(/language/u))
    await isOn(/^button English/u)
    await keys('{Enter}')
    await isOn(/language/u)
    await press(button('Export'))
    await page.getByRole('menuitem', { name: 'Save the picture' }).click()
    await isOn('input')
    await keys('{Escape}')
    await isOn('button Export')
  })

  test('on a phone, where the details take the place of the list', async () => {
    await page.viewport(390, 844)
    mount()
    await chooseValdoria()
    await isOn('h2 Valdoria')
    await keys('{Escape}')
    await isOn('tab List')
  })

  test('but a press beside everything may take it away', async () => {
    mount()
    await expect.element(tab('List')).toBeVisible()
    focus(tab('List'))
    await page.getByText('entities,', { exact: false }).first().click()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(focused()).toBe('nothing')
  })
})

test('a message that is closed, or closes by Escape, gives the focus back to where it was, and nothing is scrolled', async () => {
  mount()
  await chooseValdoria()
  await page.getByText('Put right', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Republic of Valdoria')
  await keys('{Tab}{Enter}')
  await isOn('h2 Republic of Valdoria')
  await button('Close the message').click()
  await expect.element(button('Close the message')).not.toBeInTheDocument()
  await isOn('h2 Republic of Valdoria')
  expect(document.querySelector('.side.details')?.scrollTop).toBe(0)
  await press(button(/^Undo: /u))
  focus(button('Close the message'))
  await keys('{Escape}')
  await expect.element(button('Close the message')).not.toBeInTheDocument()
  await isOn('button Undo')
  await expect.element(page.getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
})

test('Escape closes what lies over the page, or is for the field with words in it, and the selection stays', async () => {
  mount()
  await chooseValdoria()
  const heading = page.getByRole('heading', { name: 'Valdoria', exact: true })
  await button('Export').click()
  await expect.element(page.getByRole('menu')).toBeVisible()
  await keys('{Escape}')
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
  await expect.element(heading).toBeVisible()
  for (const opener of ['Add articles', 'Edits (0)', 'Commands and names (Ctrl-K)']) {
    await button(opener).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await keys('{Escape}')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    await expect.element(heading).toBeVisible()
  }
  await page.getByText('Put right', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Draft')
  await keys('{Escape}')
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Draft')
})

test('the last rows of a long list come where one reads, and have the focus', async () => {
  const [first] = sampleKnowledge.entities
  if (!first) throw new Error('The sample is empty.')
  const many = Array.from({ length: 150 }, (_, at) => ({
    ...first,
    id: `x${String(at)}`,
    name: `Place ${String(at)}`,
    aliases: [],
  }))
  mount(false, { ...sampleKnowledge, entities: [...sampleKnowledge.entities, ...many] })
  await press(button(/^Show \d+ more/u))
  await expect.element(button(/^Show \d+ more/u)).not.toBeInTheDocument()
  const rows = [...document.querySelectorAll('.rows .row')]
  expect(rows.indexOf(document.activeElement ?? document.body)).toBe(100)
})

test('Escape ends drawing first, then the picture alone, then the selection', async () => {
  mount()
  await chooseValdoria()
  await press(button('Draw around entities to choose them'))
  await press(button('Picture only'))
  await keys('{Escape}')
  await expect.element(button('Draw around entities to choose them')).toBeVisible()
  await expect.element(tab('List')).not.toBeInTheDocument()
  await keys('{Escape}')
  await expect.element(tab('List')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
  await keys('{Escape}')
  await expect.element(page.getByRole('heading', { name: 'Valdoria', exact: true })).not.toBeInTheDocument()
})
