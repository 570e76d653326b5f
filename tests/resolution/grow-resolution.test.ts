import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { loadGazetteer } from '../../src/builder/load-gazetteer.ts'
import { syntheticArticle } from '../../src/evaluation/synthetic/index.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { growResolution } from '../../src/resolution/growth/grow-resolution.ts'
import type { Gazetteer } from '../../src/resolution/gazetteer.ts'
import { NO_OVERRIDES, parseOverrides } from '../../src/resolution/overrides.ts'
import type { Overrides } from '../../src/resolution/overrides.ts'
import type { ReadDocument } from '../../src/resolution/resolve-knowledge.ts'
import { createDataFolder } from '../../src/runtime/node/data-folder.ts'
import { smallWorld } from '../evaluation/synthetic/synthetic-world.ts'
import { gazetteer as smallGazetteer, read } from './read-document.ts'
import type { GivenClaim, GivenMention } from './read-document.ts'
import { anySteps } from './small-worlds.ts'
import { StateInMemory } from './state-in-memory.ts'

type Step = readonly (readonly [id: string, read: ReadDocument | null])[]

/** Take the steps one by one, and compare after each with a resolution of all that is there. */
const takeSteps = async (
  steps: readonly Step[],
  gazetteer: Gazetteer = smallGazetteer,
  overrides: Overrides = NO_OVERRIDES,
): Promise<Knowledge> => {
  const grown = new StateInMemory()
  await grown.resolve(gazetteer, overrides)
  for (const step of steps) {
    const changed = step.map(([id, after]) => ({ id, before: grown.documents.get(id) ?? null, after }))
    for (const { id, after } of changed)
      if (after === null) grown.documents.delete(id)
      else grown.documents.set(id, after)
    const growth = await growResolution(grown.asked(), changed, { gazetteer, overrides })
    expect(growth).not.toBeNull()
    if (growth !== null) grown.apply(growth)
    const whole = new StateInMemory()
    for (const [id, read] of grown.documents) whole.documents.set(id, read)
    await whole.resolve(gazetteer, overrides)
    expect(grown.knowledge()).toEqual(whole.knowledge())
    expect(grown.snapshot()).toBe(whole.snapshot())
  }
  return grown.knowledge()
}

const OVERRIDES = parseOverrides({
  sameAs: { name: 'same.txt', text: 'League = Copper League\nZenda = Peru' },
  keepApart: { name: 'apart.txt', text: 'Bo Moreau = Ann Moreau' },
})

describe('a resolution that grows by a few documents', () => {
  test.each([
    ['', NO_OVERRIDES],
    [' and a person decided on some names', OVERRIDES],
  ])(
    'is the one of all documents, where everything meets%s',
    async (_what, overrides) => {
      await fc.assert(
        fc.asyncProperty(anySteps, async (steps) => {
          await takeSteps(steps, smallGazetteer, overrides)
        }),
        { numRuns: 150 },
      )
    },
    120_000,
  )

  test('is the one of all documents, on generated articles', async () => {
    const [world, gazetteer] = [await smallWorld(), await loadGazetteer(createDataFolder())]
    const anyStep = fc.uniqueArray(fc.tuple(fc.nat(12), fc.boolean()), { selector: ([number]) => number, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 5 }), async (steps) => {
        const articles = steps.map((step) =>
          step.map(([number, isGone]) => {
            const article = syntheticArticle(world, number)
            return [article.document.id, isGone ? null : article] as const
          }),
        )
        await takeSteps(articles, gazetteer)
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  const country = (text: string): GivenMention => ({ text, label: text, type: 'GPE' })
  const [peru, chile] = [country('Peru'), country('Chile')]
  const letter: GivenMention = {
    text: 'a letter',
    label: 'letter',
    lemma: 'letter',
    kind: 'nominal',
    nounClass: 'DOCUMENT',
    type: 'DOC',
    isNode: true,
  }
  const league = (text: string): GivenMention => ({ text, label: text, type: 'ORG' })

  test('takes the type of an event from the next article where the first is gone', async () => {
    const said = (eventType: string): GivenClaim[] => [[0, 'sanctioned', 1, { eventType }]]
    const { statements } = await takeSteps([
      [['a', read('a', [peru, chile])]],
      [['b', read('b', [peru, chile], said('SANCTION'))]],
      [['c', read('c', [peru, chile], said('CONSULT'))]],
      [['b', null]],
    ])
    expect(statements.map(({ eventType }) => eventType)).toEqual(['CONSULT'])
  })

  test('gives the plain id to the namesake of least rank, whoever comes', async () => {
    const steps = Array.from({ length: 20 }, (_, number): Step => {
      const id = `d${String(number)}`
      return [[id, read(id, [peru, letter], [[0, 'wrote', 1]])]]
    })
    const { entities } = await takeSteps(steps)
    const ids = entities.filter(({ name }) => name === 'letter').map(({ id }) => id)
    expect(ids).toHaveLength(20)
    expect(ids.filter((id) => id === 'doc:letter')).toHaveLength(1)
    expect(ids.filter((id) => /^doc:letter~[\da-f]{16}$/u.test(id))).toHaveLength(19)
  })

  test('forgets what an article taught with the article, also where only a description stood for it', async () => {
    const described: GivenMention = {
      ...letter,
      text: 'the copper league',
      label: 'copper league',
      lemma: 'league',
      type: 'ORG',
      nounClass: 'ORGANISATION',
    }
    const taught = read('b', [league('Copper League'), league('Northern League')], [], {
      links: [{ mention: 0, antecedent: 1, rule: 'known-as', score: 0.9 }],
    })
    const steps: Step[] = [
      [['a', read('a', [league('Copper League'), league('Northern League')])]],
      [['c', read('c', [peru, described], [[0, 'left', 1]])]],
      [['b', taught]],
    ]
    const objectsOf = ({ statements }: Knowledge): readonly string[] => statements.map(({ object }) => object)
    expect(objectsOf(await takeSteps(steps))).toEqual(['org:northern-league'])
    expect(objectsOf(await takeSteps([...steps, [['b', null]]]))).toEqual(['org:copper-league'])
  })
})
