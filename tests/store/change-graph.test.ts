import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import type { Entity, Knowledge, Statement, StatementLink } from '../../src/model/index.ts'
import { canChange, changeGraph } from '../../src/store/change-graph.ts'
import type { GraphChanges } from '../../src/store/change-graph.ts'
import { keptEntities, keptStatements, linksOf, statementsAround } from '../../src/store/kept-items.ts'
import { sortedLinks } from '../../src/store/link-rows.ts'
import { anyGraph, ids, papers } from './any-graph.ts'
import { driversWith } from './drivers.ts'
import { startPostgres } from './postgres-server.ts'
import { contentOf, keepAt, putBack, withSql } from './store-content.ts'

const server = startPostgres()
afterAll(() => server?.stop())

type State = Knowledge & { readonly links: readonly StatementLink[] }

const byId = (left: { readonly id: string }, right: { readonly id: string }): number => (left.id < right.id ? -1 : 1)

const anyLink = fc.record({
  kind: fc.constantFrom('because' as const, 'after' as const),
  from: fc.nat(13),
  to: fc.nat(13),
  document: fc.constantFrom('a', 'b'),
  start: fc.constantFrom(2, 10),
  end: fc.constantFrom(11, 12),
})

/** Things and statements come, go and are other, and so do links between them; nobody is spoken of who is not listed. */
const anyState: fc.Arbitrary<State> = fc
  .record({
    graph: anyGraph,
    listed: fc.oneof(fc.subarray([...ids]), fc.subarray([...ids], { minLength: 5 })),
    renamed: fc.subarray([...ids]),
    numbers: fc.shuffledSubarray(
      Array.from({ length: 20 }, (_, index) => index),
      { minLength: 14 },
    ),
    links: fc.array(anyLink, { maxLength: 8 }),
  })
  .map(({ graph, listed, renamed, numbers, links }) => {
    const isThere = (id: string | null): boolean => id === null || listed.includes(id)
    const statements = graph.statements
      .map((one, index) => ({ ...one, id: `s${String(numbers[index])}` }))
      .filter(({ subject, object, attributedTo }) => [subject, object, attributedTo].every(isThere))
    const tied = links.flatMap(({ from, to, ...rest }) => {
      const [source, target] = [statements[from], statements[to]]
      return source === undefined || target === undefined || source === target
        ? []
        : [{ ...rest, from: source.id, to: target.id, words: 'as' }]
    })
    return {
      documents: graph.documents,
      entities: graph.entities
        .filter(({ id }) => isThere(id))
        .map((one) => (renamed.includes(one.id) ? { ...one, aliases: ['Carl', 'Emil'], merges: undefined } : one)),
      statements: [...statements].sort(byId),
      links: sortedLinks(tied),
    }
  })

const text = (value: unknown): string => JSON.stringify(value)

const otherThan = <Item extends Entity | Statement>(before: readonly Item[], after: readonly Item[]) => {
  const known = new Map(before.map((one) => [one.id, text(one)]))
  const stay = new Set(after.map(({ id }) => id))
  return {
    fresh: after.filter((one) => known.get(one.id) !== text(one)),
    gone: before.map(({ id }) => id).filter((id) => !stay.has(id)),
  }
}

const keyOf = ({ from, to, kind, document, start }: StatementLink): string => text([from, to, kind, document, start])

/** What is other; with `all`, what is the same is given too. */
const changesOf = (before: State, after: State, all: boolean): GraphChanges => {
  const entities = otherThan(before.entities, after.entities)
  const statements = otherThan(before.statements, after.statements)
  const known = new Set(before.links.map(text))
  const stay = new Set(after.links.map(keyOf))
  return {
    entities: all ? after.entities : entities.fresh,
    goneEntities: entities.gone,
    statements: all ? after.statements : statements.fresh,
    goneStatements: statements.gone,
    links: all ? after.links : after.links.filter((link) => !known.has(text(link))),
    goneLinks: before.links.filter((link) => !stay.has(keyOf(link))),
  }
}

const changeAt = (place: string, changes: GraphChanges): Promise<void> =>
  withSql(place, (sql) => sql.transaction((own) => changeGraph(own, changes)))

const NOTHING: State = { documents: papers, entities: [], statements: [], links: [] }
const NO_CHANGES: GraphChanges = {
  entities: [],
  goneEntities: [],
  statements: [],
  goneStatements: [],
  links: [],
  goneLinks: [],
}
const anyStep = fc.record({ state: anyState, how: fc.constantFrom('keep', 'change', 'change', 'change all') })
const RUNS = { numRuns: 25 }

/** Of the statements, who only says something. */
const onlySpeaks = ({ statements }: State): string | null =>
  statements
    .map(({ attributedTo }) => attributedTo)
    .find((speaker) => statements.every(({ subject, object }) => subject !== speaker && object !== speaker)) ?? null

const spoken = (): State => {
  const [state] = fc.sample(
    anyState.filter((one) => onlySpeaks(one) !== null),
    { numRuns: 1, seed: 3 },
  )
  if (state === undefined) throw new Error('There is a state.')
  return state
}

describe.each(driversWith(server))('changing what a store keeps in %s', (_driver, newPlace) => {
  test('leaves what a new store keeps, however whole graphs and changes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 5 }), async (steps) => {
        const [changed, fresh] = [await newPlace(), await newPlace()]
        await keepAt(changed, [NOTHING])
        let before = NOTHING
        for (const { state, how } of steps) {
          if (how === 'keep') await keepAt(changed, [state])
          else await changeAt(changed, changesOf(before, state, how === 'change all'))
          before = state
        }
        await keepAt(fresh, [before])
        expect(await contentOf(changed)).toBe(await contentOf(fresh))
      }),
      RUNS,
    )
  }, 240_000)

  test('makes the stamp another one', async () => {
    const place = await newPlace()
    await keepAt(place, [NOTHING])
    await changeAt(place, NO_CHANGES)
    await changeAt(place, NO_CHANGES)
    const rows = await withSql(place, (sql) => sql.all(`select value from relata_meta where name = 'graph'`))
    expect(rows).toEqual([{ value: '3' }])
  })

  test('is refused where an entity is missing, and leaves what was there', async () => {
    const state = spoken()
    const place = await newPlace()
    await keepAt(place, [state])
    const before = await contentOf(place)
    const [first] = state.statements
    const wrong: readonly Partial<GraphChanges>[] = [
      { goneEntities: [first?.subject ?? ''] },
      { goneEntities: [onlySpeaks(state) ?? ''] },
      { statements: [{ ...first, object: 'nobody' } as Statement] },
      { statements: [{ ...first, attributedTo: 'nobody' } as Statement] },
    ]
    for (const changes of wrong)
      await expect(changeAt(place, { ...NO_CHANGES, ...changes })).rejects.toMatchObject({ code: 'STORE_BROKEN' })
    expect(await contentOf(place)).toBe(before)
  })

  test('is refused where an early version kept the graph, until it is kept anew', async () => {
    const state = spoken()
    const place = await newPlace()
    await keepAt(place, [state])
    await putBack(place, 3)
    await keepAt(place, [])
    expect(await withSql(place, canChange)).toBe(false)
    await expect(changeAt(place, NO_CHANGES)).rejects.toMatchObject({ code: 'STORE_BROKEN' })
    await keepAt(place, [state])
    expect(await withSql(place, canChange)).toBe(true)
  })

  test('after a version whose links had no key agrees with the next whole graph', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, anyState, async (before, after) => {
        const [old, fresh] = [await newPlace(), await newPlace()]
        await keepAt(old, [before])
        await putBack(old, 4)
        await keepAt(old, [])
        await changeAt(old, changesOf(before, after, false))
        await keepAt(old, [after])
        await keepAt(fresh, [after])
        expect(await contentOf(old)).toBe(await contentOf(fresh))
      }),
      { numRuns: 8 },
    )
  }, 120_000)

  test('what is kept of some statements and entities is what the graph has of them', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, fc.subarray([...ids, 'e9']), async (state, some) => {
        const place = await newPlace()
        await keepAt(place, [state])
        const isSome = (id: string | null): boolean => id !== null && some.includes(id)
        const around = state.statements.filter(({ subject, object, attributedTo }) =>
          [subject, object, attributedTo].some(isSome),
        )
        const wanted = around.map(({ id }) => id)
        await withSql(place, async (sql) => {
          expect(await keptEntities(sql, some)).toEqual(state.entities.filter(({ id }) => isSome(id)).map(plain))
          expect(await statementsAround(sql, some)).toEqual(around)
          expect(await keptStatements(sql, [...wanted, 'none'])).toEqual(around)
          expect(await linksOf(sql, wanted)).toEqual(
            state.links.filter(({ from, to }) => wanted.includes(from) || wanted.includes(to)),
          )
        })
      }),
      RUNS,
    )
  }, 120_000)
})

const plain = (entity: Entity): unknown => JSON.parse(JSON.stringify(entity))
