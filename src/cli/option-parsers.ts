import { InvalidArgumentError } from 'commander'

import { didYouMean, isDay } from '../graph/index.ts'
import { ENTITY_TYPES } from '../model/index.ts'
import type { EntityType } from '../model/index.ts'

/** The types, for a help text. */
export const ENTITY_TYPE_LIST = ENTITY_TYPES.join(', ')

/** An entity type in any case. */
export const parseEntityType = (text: string): EntityType => {
  const wanted = text.toUpperCase()
  const found = ENTITY_TYPES.find((type) => type === wanted)
  if (found !== undefined) return found
  throw new InvalidArgumentError(didYouMean(wanted, ENTITY_TYPES).trim() || `Known are ${ENTITY_TYPE_LIST}.`)
}

/** A day of the calendar. */
export const parseDay = (text: string): string => {
  if (isDay(text)) return text
  throw new InvalidArgumentError('Write a day as YYYY-MM-DD.')
}

/** A number from 0 to 1. */
export const parseShare = (text: string): number => {
  const number = Number(text)
  if (text.trim() !== '' && number >= 0 && number <= 1) return number
  throw new InvalidArgumentError('Give a number from 0 to 1.')
}

/** A whole number within bounds, both included. */
export const parseWholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text)
    if (/^\d+$/u.test(text) && number >= least && number <= most) return number
    const upper = most === Number.MAX_SAFE_INTEGER ? ' up' : ` to ${String(most)}`
    throw new InvalidArgumentError(`Give a whole number from ${String(least)}${upper}.`)
  }
