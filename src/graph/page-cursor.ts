import { KnowledgeError } from '../model/index.ts'
import type { Statement } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { NEIGHBOR_ORDERS } from './graph-questions.ts'

export type NeighborOrder = (typeof NEIGHBOR_ORDERS)[number]

/** Where a statement stands in an order: smaller keys first, then ids. */
export interface PageKey {
  readonly key: string | number
  readonly id: string
}

/** The day by which undated statements are ordered: after all others. */
export const NO_DAY = '9999-99-99'

export const pageKey = (order: NeighborOrder, { id, evidence, confidence, time }: Statement): PageKey => ({
  id,
  key:
    order === 'attestation'
      ? -evidence.length
      : order === 'confidence'
        ? -confidence
        : (time?.start ?? time?.end ?? NO_DAY),
})

export const byPageKey = (left: PageKey, right: PageKey): number =>
  (typeof left.key === 'number' && typeof right.key === 'number'
    ? left.key - right.key
    : compareText(String(left.key), String(right.key))) || compareText(left.id, right.id)

/** A page's end as text that means nothing to anybody else. */
export const writeCursor = (order: NeighborOrder, { key, id }: PageKey): string =>
  encodeURIComponent(JSON.stringify([order, key, id]))

/** Throws WRONG_OPTION for what `writeCursor` did not write, or wrote for another order. */
export const readCursor = (order: NeighborOrder, cursor: string): PageKey => {
  const [found, key, id] = parts(cursor)
  const wanted = order === 'time' ? 'string' : 'number'
  if (
    found === order &&
    typeof key === wanted &&
    (typeof key === 'string' || typeof key === 'number') &&
    typeof id === 'string'
  )
    return { key, id }
  throw new KnowledgeError(
    'WRONG_OPTION',
    `"${cursor}" is no page of this order. Give "next" of the answer before, or leave it out.`,
  )
}

const parts = (cursor: string): readonly unknown[] => {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(cursor))
    return Array.isArray(value) ? (value as unknown[]) : []
  } catch {
    return []
  }
}
