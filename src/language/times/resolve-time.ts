import type { DayNumber } from './calendar.ts'
import { partOfPeriod, periodAround, shiftDay } from './period.ts'
import type { ClosedPeriod, Period, TimeUnit } from './period.ts'
import { nearestOccurrence, occurrenceIn } from './recurrence.ts'
import type { Lean } from './recurrence.ts'
import type { SaidBound, SaidTime, TimeOrigin } from './said-time.ts'

/** What a time is counted from. */
export interface TimeContext {
  /** Day of publication, or null where the document has none. */
  readonly publication: DayNumber | null
  /** The last time said shortly before, or null. */
  readonly anchor: ClosedPeriod | null
  /** Whether the sentence speaks of the past or the future; asked only where it matters. */
  readonly lean: () => Lean
}

type Said<Kind extends SaidTime['kind']> = Extract<SaidTime, { kind: Kind }>

/** Lay a time on the calendar; null where it has no days or what it counts from is not known. */
export const resolveTime = (said: SaidTime, context: TimeContext): Period | null => {
  if (said.kind === 'bounded') return resolveBounded(said, context)
  return said.kind === 'window' ? resolveWindow(said, context) : resolveClosed(said, context)
}

/** Whether the year, or month, or week of a time is left to the reader: `March`, `early April`, `Monday`. */
export const isFloating = (said: SaidTime): boolean =>
  said.kind === 'part' || said.kind === 'unitOf'
    ? isFloating(said.of)
    : said.kind === 'recurring' && said.which === 'any' && said.from === 'publication'

/** Whether it is the year alone that is left to the reader, also at an end of a range: `March`, `until March`. */
export const isYearless = (said: SaidTime): boolean => {
  if (said.kind === 'part' || said.kind === 'unitOf') return isYearless(said.of)
  if (said.kind === 'bounded') return [said.start, said.end].some((bound) => bound !== null && isYearless(bound.time))
  return isFloating(said) && said.kind === 'recurring' && said.what.every === 'year'
}

const resolveClosed = (said: SaidTime, context: TimeContext): ClosedPeriod | null => {
  switch (said.kind) {
    case 'unknown':
    case 'bounded':
    case 'window':
      return null
    case 'fixed':
      return said.period
    case 'anchor':
      return context.anchor
    case 'recurring':
      return resolveRecurring(said, context)
    case 'shifted':
      return resolveShifted(said, context)
    case 'shiftedFrom':
      return shiftPeriod(resolveClosed(said.time, context), said.unit, said.by)
    case 'side':
      return resolveSide(said, context)
    case 'part':
      return ifKnown(resolveClosed(said.of, context), (whole) => partOfPeriod(whole, said.part))
    case 'unitOf':
      return ifKnown(resolveClosed(said.of, context), (whole) => unitWithin(whole, said))
    case 'within':
      return ifKnown(resolveClosed(said.of, context), (whole) => occurrenceIn(said.what, whole))
  }
}

const ifKnown = <Value, Result>(value: Value | null, use: (value: Value) => Result | null): Result | null =>
  value === null ? null : use(value)

const resolveRecurring = ({ what, which, from }: Said<'recurring'>, context: TimeContext): ClosedPeriod | null => {
  if (from === 'publication')
    return ifKnown(context.publication, (day) => nearestOccurrence(what, which, day, context.lean))
  if (context.anchor === null || sizeOf(context.anchor) > WEEK) return null
  return nearestOccurrence(what, which, context.anchor.end + 1, () => 'future')
}

const WEEK = 7
const sizeOf = ({ start, end }: ClosedPeriod): number => end - start + 1

const resolveShifted = ({ unit, by, from }: Said<'shifted'>, context: TimeContext): ClosedPeriod | null =>
  shiftPeriod(originOf(from, context), unit, by)

const originOf = (from: TimeOrigin, { anchor, publication }: TimeContext): ClosedPeriod | null =>
  from === 'anchor' ? anchor : publication === null ? null : periodAround(publication, 'day')

/** Steps are only taken from a time that is known as finely as they are long: not `three days after 1956`. */
const shiftPeriod = (origin: ClosedPeriod | null, unit: TimeUnit, by: number): ClosedPeriod | null => {
  if (origin === null) return null
  const shifted = periodAround(shiftDay(origin.start, unit, by), unit)
  return sizeOf(origin) <= sizeOf(shifted) + SLACK_DAYS ? shifted : null
}

/** Months, years and centuries differ in length by a day or a few. */
const SLACK_DAYS = 3

const resolveSide = ({ of, later }: Said<'side'>, context: TimeContext): ClosedPeriod | null => {
  const whole = resolveClosed(of, context)
  const day = context.publication
  if (whole === null || day === null || day < whole.start || day > whole.end || sizeOf(whole) === 1) return whole
  return later
    ? { start: day, end: whole.end, precision: 'range' }
    : { start: whole.start, end: day, precision: 'range' }
}

const unitWithin = (whole: ClosedPeriod, { unit, nth, count }: Said<'unitOf'>): ClosedPeriod | null => {
  const start = nth === 'last' ? shiftDay(whole.end + 1, unit, -count) : shiftDay(whole.start, unit, nth - 1)
  const end = shiftDay(start, unit, count) - 1
  if (start > end || start < whole.start || end > whole.end) return null
  const around = periodAround(start, unit)
  const isExact = (unit === 'week' && count === 1) || (around.start === start && around.end === end)
  return { start, end, precision: isExact ? around.precision : 'range' }
}

/** `over the next five years he served` is not counted from publication. */
const resolveWindow = ({ unit, count, ahead }: Said<'window'>, { publication, lean }: TimeContext): Period | null => {
  if (publication === null || (ahead && lean() === 'past')) return null
  if (ahead) {
    return { start: publication, end: count === null ? null : shiftDay(publication, unit, count), precision: 'range' }
  }
  return { start: count === null ? null : shiftDay(publication, unit, -count), end: publication, precision: 'range' }
}

/** `March to May 2022`: the end that has no year takes it from the other. */
const resolveBounded = ({ start, end }: Said<'bounded'>, given: TimeContext): Period | null => {
  const context = start === null ? leaningAhead(given) : given
  const { left, right } = isEndFirst(start, end, context)
    ? resolveEndFirst(start, end, context)
    : resolveStartFirst(start, end, context)
  if ((start && !left) || (end && !right && !end.optional)) return null
  return {
    start: left && start ? (start.excluded ? left.end + 1 : left.start) : null,
    end: right && end ? (end.excluded ? right.start - 1 : right.end) : null,
    precision: 'range',
  }
}

/** `until May` looks ahead where the tense is silent. */
const leaningAhead = (context: TimeContext): TimeContext => ({
  ...context,
  lean: () => (context.lean() === 'nearest' ? 'future' : context.lean()),
})

interface Ends {
  readonly left: ClosedPeriod | null
  readonly right: ClosedPeriod | null
}

/** Whether the end settles the year; what lies ahead must end after publication, but may have begun before. */
const isEndFirst = (start: SaidBound | null, end: SaidBound | null, context: TimeContext): boolean =>
  start !== null &&
  end !== null &&
  isFloating(start.time) &&
  (!isFloating(end.time) || (context.publication !== null && context.lean() !== 'nearest'))

const resolveEndFirst = (start: SaidBound | null, end: SaidBound | null, context: TimeContext): Ends => {
  const right = resolveBound(end, context)
  return { left: resolveBound(start, right ? countFrom(context, right.start, 'past') : context), right }
}

const resolveStartFirst = (start: SaidBound | null, end: SaidBound | null, context: TimeContext): Ends => {
  const left = resolveBound(start, context)
  const isEndFloating = end !== null && isFloating(end.time)
  return { left, right: resolveBound(end, left && isEndFloating ? countFrom(context, left.start, 'future') : context) }
}

const resolveBound = (bound: SaidBound | null, context: TimeContext): ClosedPeriod | null =>
  bound && resolveClosed(bound.time, context)

/** The same context as if the document were of another day. */
export const countFrom = (context: TimeContext, publication: DayNumber, lean: Lean): TimeContext => ({
  ...context,
  publication,
  lean: () => lean,
})
