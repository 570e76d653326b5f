import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'

import type { Knowledge, NonEmpty, Evidence } from '../../src/model/index.ts'
import { sampleKnowledge } from '../explorer/sample-knowledge.ts'
import { mountExplorer } from './mount-explorer.tsx'
import type { MountedExplorer } from './mount-explorer.tsx'

/** The sample with reasons for names, and a reference that was followed. */
const knowledge: Knowledge = {
  ...sampleKnowledge,
  entities: sampleKnowledge.entities.map((entity) => ({
    ...entity,
    merges: [{ name: `The ${entity.name}`, score: 0.93, reason: 'the same name <b>, but for its kind' }],
  })),
  statements: sampleKnowledge.statements.map((statement) => ({
    ...statement,
    evidence: statement.evidence.map((evidence): Evidence => ({
      ...evidence,
      ends: {
        subject: { text: 'she', start: 1, end: 4, steps: [{ text: 'the minister', rule: 'pronoun', score: 0.9 }] },
        object: { text: 'it', start: 5, end: 7, steps: [] },
      },
    })) as unknown as NonEmpty<Evidence>,
  })),
}

let explorer: MountedExplorer
beforeEach(async () => {
  await page.viewport(1280, 800)
  explorer = mountExplorer(() => Promise.resolve(knowledge))
})
afterEach(() => {
  explorer.unmount()
})

describe('why the graph says so', () => {
  test('an entity tells why its names are one, as text', async () => {
    await page.getByRole('tab', { name: 'List' }).click()
    await page
      .getByRole('button', { name: /Valdoria/u })
      .first()
      .click()
    await page.getByText('Why these names are one').click()
    await expect.element(page.getByText('“The Valdoria”: the same name <b>, but for its kind')).toBeVisible()
    await expect.element(page.getByText('93 %')).toBeVisible()
  })

  test('an evidence tells which references lead from its words to the entity', async () => {
    await page.getByRole('tab', { name: 'List' }).click()
    await page.getByText('Statements', { exact: true }).first().click()
    await page
      .getByRole('button', { name: /sanctioned/u })
      .first()
      .click()
    await expect.element(page.getByText('“she” is “the minister” (pronoun)').first()).toBeVisible()
  })
})

describe('the time line of an entity', () => {
  const [first] = sampleKnowledge.statements
  if (first === undefined) throw new Error('The sample has no statement.')
  /** Ten dated statements of Valdoria, the latest first in the file, and one without a date. */
  const dated: Knowledge = {
    ...sampleKnowledge,
    statements: Array.from({ length: 11 }, (_, at) => ({
      ...first,
      id: `t${String(at).padStart(2, '0')}`,
      relation: `deed ${String(at)}`,
      time:
        at === 10
          ? null
          : { start: `${String(2020 - at)}-01-01`, end: `${String(2020 - at)}-12-31`, precision: 'year' as const },
    })),
  }
  const line = () => page.getByRole('region', { name: 'In order of time' })

  beforeEach(async () => {
    explorer.unmount()
    explorer = mountExplorer(() => Promise.resolve(dated))
    await page
      .getByRole('list', { name: 'Entities' })
      .getByRole('button', { name: /Valdoria/u })
      .click()
  })

  test('tells what has a date, the earliest first, and more of it when asked', async () => {
    await expect.element(line()).toBeVisible()
    const years = () =>
      line()
        .getByRole('listitem')
        .elements()
        .map((item) => item.textContent?.slice(0, 4))
    expect(years()).toEqual(['2011', '2012', '2013', '2014', '2015', '2016', '2017', '2018'])
    await line().getByRole('button', { name: '2 more' }).click()
    expect(years()).toHaveLength(10)
    await line().getByRole('button', { name: 'Fewer' }).click()
    expect(years()).toHaveLength(8)
  })

  test('leads to the evidence of each', async () => {
    await line()
      .getByRole('button', { name: /^deed 9/u })
      .click()
    await expect.element(page.getByRole('heading', { name: /deed 9/u })).toBeVisible()
    await expect.element(page.getByRole('heading', { name: 'In the article' })).toBeVisible()
  })
})

test('what is newly chosen begins at its top, however far one had read before', async () => {
  await page.viewport(1280, 420)
  const rows = page.getByRole('list', { name: 'Entities' })
  await rows.getByText('Valdoria', { exact: true }).click()
  await expect.element(page.getByRole('heading', { name: 'Valdoria', exact: true })).toBeVisible()
  const details = explorer.host.querySelector<HTMLElement>('.side.details')
  details?.scrollTo(0, 300)
  await expect.poll(() => details?.scrollTop ?? 0).toBeGreaterThan(50)
  await rows.getByText('Meridia', { exact: true }).click()
  await expect.element(page.getByRole('heading', { name: 'Meridia', exact: true })).toBeVisible()
  await expect.poll(() => details?.scrollTop).toBe(0)
})
