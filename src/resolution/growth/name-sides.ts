import type { DocumentId, EntityType } from '../../model/index.ts'
import { countNames, winnerOf } from '../name-index.ts'
import type { NameIndex } from '../name-index.ts'
import { byText, normalizeName } from '../normalize-name.ts'
import { soleBearer } from '../resolve-names.ts'
import type { Memo } from './memo.ts'
import type { CountRow } from './resolved-state.ts'
import type { ChangedDocument, Side } from './sides.ts'
import { SIDES } from './sides.ts'
import { useHash } from './uses.ts'

/** Counts of names as they were and as they are. */
export interface NameSides {
  readonly indexOf: (side: Side) => NameIndex
  /** Hashes of what documents use of it that is other than before. */
  readonly changed: () => readonly number[]
  /** Counts that changed, as they are now. */
  readonly rows: () => { readonly votes: readonly CountRow[]; readonly surnames: readonly CountRow[] }
}

type Deltas = Map<string, Map<string, number>>
type CountMemo = Memo<readonly CountRow[]>

/** `changed`: the documents that came, went or were read anew. */
export const createNameSides = (
  changed: readonly ChangedDocument[],
  memos: { readonly votes: CountMemo; readonly surnames: CountMemo },
): NameSides => {
  const [votes, surnames] = [new Map(), new Map()] as [Deltas, Deltas]
  for (const document of changed)
    for (const side of SIDES) {
      const sign = side === 'before' ? -1 : 1
      const read = document[side]
      if (read === null) continue
      countNames(read.claims, {
        vote: (name, type, count) => add(votes, name, [type, sign * count]),
        bear: (surname, name, count) => add(surnames, surname, [name, sign * count]),
      })
    }
  const countsOf = (memo: CountMemo, deltas: Deltas, name: string, side: Side): ReadonlyMap<string, number> => {
    const counts = new Map((memo.get(name) ?? []).map((row) => [row.item, row.count]))
    if (side === 'after')
      for (const [item, more] of deltas.get(name) ?? []) counts.set(item, (counts.get(item) ?? 0) + more)
    for (const [item, count] of counts) if (count === 0) counts.delete(item)
    return counts
  }
  const winner = (name: string, side: Side): EntityType | null => {
    const counts = countsOf(memos.votes, votes, name, side) as ReadonlyMap<EntityType, number>
    return counts.size === 0 ? null : winnerOf(counts)
  }
  const indexOf = (side: Side): NameIndex => ({
    bySurname: {
      get: (surname) => {
        const names = [...countsOf(memos.surnames, surnames, surname, side).keys()]
        return names.length === 0 ? undefined : names.sort(byText)
      },
    },
    typeOf: (label) => winner(normalizeName(label), side),
  })
  const [before, after] = [indexOf('before'), indexOf('after')]
  const rowsOf = (memo: CountMemo, deltas: Deltas): CountRow[] =>
    [...deltas].flatMap(([name, items]) => {
      const counts = countsOf(memo, deltas, name, 'after')
      return [...items].flatMap(([item, more]) => (more === 0 ? [] : [{ name, item, count: counts.get(item) ?? 0 }]))
    })
  return {
    indexOf: (side) => (side === 'before' ? before : after),
    changed: () => {
      const hashes: number[] = []
      for (const name of votes.keys())
        if (winner(name, 'before') !== winner(name, 'after')) hashes.push(useHash('name', name))
      for (const surname of surnames.keys()) {
        if (soleBearer(surname, before) !== soleBearer(surname, after)) hashes.push(useHash('surname', surname))
        const [had, has] = [before, after].map((index) => new Set(index.bySurname.get(surname)))
        for (const name of new Set([...(had ?? []), ...(has ?? [])]))
          if (had?.has(name) !== has?.has(name)) hashes.push(useHash('short', name))
      }
      return hashes
    },
    rows: () => ({ votes: rowsOf(memos.votes, votes), surnames: rowsOf(memos.surnames, surnames) }),
  }
}

const add = (deltas: Deltas, key: string, [item, more]: readonly [string, number]): void => {
  const items = deltas.get(key) ?? new Map<string, number>()
  items.set(item, (items.get(item) ?? 0) + more)
  deltas.set(key, items)
}

/** Documents by what they use. */
export type Users = Memo<readonly DocumentId[]>
