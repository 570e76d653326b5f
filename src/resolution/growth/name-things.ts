import type { EntityId } from '../../model/index.ts'
import { baseOf, namesakeId, withParties } from '../name-entities.ts'
import type { ResolvedState, ThingRow } from './resolved-state.ts'
import { clusterOfRow, plainNameOf } from './thing-rows.ts'

/** A thing as it was and as it is; null where it was not, or is no more. */
export interface ChangedThing {
  readonly before: ThingRow | null
  readonly after: ThingRow | null
}

/**
 * Name the entities of things that changed, and of their namesakes where these are called otherwise because of them: the
 * same names and ids as `nameEntities` gives to all things together.
 */
export const nameThings = async (
  state: Pick<ResolvedState, 'namesakes' | 'sharers'>,
  given: ReadonlyMap<string, ChangedThing>,
): Promise<ReadonlyMap<string, ChangedThing>> => {
  const things = new Map([...given].map(([key, thing]) => [key, draftOf(thing)]))
  const shared = await countNames(state, things)
  for (const draft of things.values())
    if (draft.plain !== null && draft.after !== null)
      draft.name = withParties(clusterOfRow(draft.after), draft.plain.name, shared.has(draft.plain.norm))
  const bearers = await bearersOf(state, things)
  return new Map<string, ChangedThing>(
    [...things].map(([key, { before, after, plain, name }]): [string, ChangedThing] => {
      if (after === null) return [key, { before, after }]
      if (plain === null || name === null)
        return [key, { before, after: { ...after, norm: null, shown: null, base: null, id: null } }]
      const base = baseOf(after, name)
      const id = bearers.get(base) === after.rank ? base : namesakeId(base, after.rank)
      return [key, { before, after: { ...after, norm: plain.norm, shown: name, base, id } }]
    }),
  )
}

interface Draft extends ChangedThing {
  readonly plain: ReturnType<typeof plainNameOf>
  name: string | null
}

const draftOf = ({ before, after }: ChangedThing): Draft => ({
  before,
  after,
  plain: after === null ? null : plainNameOf(after),
  name: null,
})

/** The names that several entities have now. Namesakes that get or lose company join the things. */
const countNames = async (
  state: Pick<ResolvedState, 'namesakes'>,
  things: Map<string, Draft>,
): Promise<ReadonlySet<string>> => {
  const [before, after] = [new Map<string, number>(), new Map<string, number>()]
  for (const thing of things.values()) {
    count(before, thing.before?.norm)
    count(after, thing.plain?.norm)
  }
  const shared = new Set<string>()
  for (const norm of new Set([...before.keys(), ...after.keys()])) {
    const [had, has] = [before.get(norm) ?? 0, after.get(norm) ?? 0]
    const others = (await state.namesakes(norm, had + 2)).filter(({ key }) => !things.has(key))
    if (has + others.length > 1) shared.add(norm)
    if (had + others.length > 1 === has + others.length > 1) continue
    for (const row of others) things.set(row.key, draftOf({ before: row, after: row }))
  }
  return shared
}

/** The rank of who bears a plain id now. Others who get or lose one join the things. */
const bearersOf = async (
  state: Pick<ResolvedState, 'sharers'>,
  things: Map<string, Draft>,
): Promise<ReadonlyMap<EntityId, string>> => {
  const [had, least] = [new Map<EntityId, number>(), new Map<EntityId, string>()]
  for (const { before, after, name } of things.values()) {
    count(had, before?.base)
    if (after === null || name === null) continue
    const base = baseOf(after, name)
    if (after.rank < (least.get(base) ?? LAST)) least.set(base, after.rank)
  }
  for (const base of new Set([...had.keys(), ...least.keys()])) {
    const others = await state.sharers(base, (had.get(base) ?? 0) + 1)
    const other = others.find(({ key }) => !things.has(key))
    if (other === undefined) continue
    const rank = least.get(base) ?? LAST
    if (other.rank < rank) least.set(base, other.rank)
    const isPlain = other.id === base
    if (isPlain !== other.rank < rank) {
      const draft = draftOf({ before: other, after: other })
      // It keeps its name: its namesakes are as many as before.
      things.set(other.key, { ...draft, name: other.shown })
    }
  }
  return least
}

/** After every rank. */
const LAST = '2'

const count = (counts: Map<string, number>, key: string | null | undefined): void => {
  if (key !== null && key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
}
