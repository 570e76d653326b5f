import type { Captures } from '../pattern.ts'
import type { TimeUnit } from '../period.ts'
import { shifted } from '../said-time.ts'
import type { SaidTime, TimeOrigin } from '../said-time.ts'
import { UNITS } from '../time-words.ts'

const ABOUT = 'about|around|nearly|almost|roughly|some|exactly|just'

/** Patterns for a known number of units: `three years`, `a year`, `a couple of years`, `about two and a half years`. */
export const knownAmount = (after: string, before = ''): readonly string[] =>
  [
    'a|an UNIT',
    'COUNT UNIT',
    'a couple of UNITS',
    'a|COUNT hundred UNITS',
    'COUNT and a half UNITS',
    'a|an UNIT and a half',
    'half a|an UNIT',
  ].map((amount) => `${before} (${ABOUT})? ${amount} ${after}`.trim())

/** Patterns for units without a number: `several years`, `a few years`, `decades`. */
export const vagueAmount = (after: string): readonly string[] =>
  ['(a)? several|few|some|many UNITS', 'a number of UNITS', 'UNITS', 'long'].map((amount) =>
    `${amount} ${after}`.trim(),
  )

export const unitOf = (found: Captures): TimeUnit => UNITS[found.get('UNIT')] ?? 'day'

const HALVES: Readonly<Partial<Record<TimeUnit, readonly [unit: TimeUnit, count: number]>>> = {
  century: ['decade', 5],
  decade: ['year', 5],
  year: ['month', 6],
}

/** A known amount as steps of a unit; `half a century` is five decades. */
export const stepOf = (found: Captures): { readonly unit: TimeUnit; readonly count: number } => {
  const unit = unitOf(found)
  const whole = found.has('COUNT') ? found.get('COUNT') : found.hasWord('couple') ? 2 : 1
  if (found.hasWord('hundred')) return { unit, count: whole * 100 }
  if (!found.hasWord('half')) return { unit, count: whole }
  if (found.hasWord('and')) return { unit, count: whole + 0.5 }
  const [smaller, count] = HALVES[unit] ?? [unit, 0.5]
  return { unit: smaller, count }
}

/** The time that lies a known amount before (-1) or after (1) its origin. */
export const shiftedBy = (found: Captures, sign: 1 | -1, from: TimeOrigin = 'publication'): SaidTime => {
  const { unit, count } = stepOf(found)
  return shifted(unit, sign * count, from)
}
