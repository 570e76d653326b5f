import { isDay } from '../../graph/index.ts'
import type { TimeInterval } from '../../model/index.ts'

/** Days, both in it; null is open. */
export interface Spell {
  readonly start: string | null
  readonly end: string | null
}

/** A time as Gephi takes it; null where it would refuse the interval, or where both ends are open. */
export const spellOf = (time: TimeInterval | null): Spell | null => {
  const { start = null, end = null } = time ?? {}
  if ((start !== null && !isDay(start)) || (end !== null && !isDay(end))) return null
  if (start !== null && end !== null && start > end) return null
  return start === null && end === null ? null : { start, end }
}

/** The attributes `start` and `end`, an open one left out. */
export const spellAttributes = ({ start, end }: Spell): string =>
  (start === null ? '' : ` start="${start}"`) + (end === null ? '' : ` end="${end}"`)

/** The same days without overlaps, which Gephi does not allow, the earliest first. */
export const mergeSpells = (spells: readonly Spell[]): readonly Spell[] => {
  const sorted = [...spells].sort((left, right) => compareDays(left.start ?? '', right.start ?? ''))
  const merged: Spell[] = []
  for (const spell of sorted) {
    const last = merged.at(-1)
    if (last === undefined || (last.end !== null && last.end < (spell.start ?? ''))) merged.push(spell)
    else merged.splice(-1, 1, { start: last.start, end: later(last.end, spell.end) })
  }
  return merged
}

const compareDays = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const later = (left: string | null, right: string | null): string | null =>
  left === null || right === null ? null : left > right ? left : right
