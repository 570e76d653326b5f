import { ASKED_CLAIM } from '../write/claims-question.ts'
import type { AskedClaim } from '../../extraction/asked-claims.ts'

/** The claims of an answer, how many of its parts were no claim, and whether it broke off. */
export interface ClaimsAnswer {
  readonly claims: readonly AskedClaim[]
  readonly malformed: number
  readonly isCut: boolean
}

/** Nobody says more in a part of an article. */
const MAX_CLAIMS = 500

/**
 * Reads the answer of a language model: a JSON object with a list `claims`, or the bare list, with or without a fence of
 * back quotes around it. Of an answer that breaks off the whole claims count. Null where it is nothing of that kind.
 */
export const readClaimsAnswer = (answer: string): ClaimsAnswer | null => {
  const text = answer.replace(/^\s*<think>[^]*?<\/think>/u, '').replace(/^\s*```(?:json)?\s*|\s*```\s*$/gu, '')
  const whole = listOf(parse(text))
  const items = whole ?? wholeObjects(text)
  if (items === null) return null
  const claims = items.slice(0, MAX_CLAIMS).flatMap((item) => {
    const claim = ASKED_CLAIM.safeParse(item)
    return claim.success ? [claim.data] : []
  })
  return { claims, malformed: items.length - claims.length, isCut: whole === null }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // Then it is no JSON, which is all that is asked.
  }
}

const listOf = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || !('claims' in value)) return null
  return Array.isArray(value.claims) ? value.claims : null
}

/** The objects of a list that was begun and not ended; null where no list was begun. */
const wholeObjects = (text: string): readonly unknown[] | null => {
  const start = /^\s*(?:\{\s*"claims"\s*:\s*)?\[/u.exec(text)?.[0].length
  if (start === undefined) return null
  const found: unknown[] = []
  // An object of an answer holds strings and nulls only, no further objects.
  const objects = /\s*,?\s*(\{(?:[^"{}]|"(?:[^"\\]|\\[^])*")*\})/uy
  objects.lastIndex = start
  for (let match = objects.exec(text); match !== null; match = objects.exec(text)) found.push(parse(match[1] ?? ''))
  return found
}
