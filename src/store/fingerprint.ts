const FLOAT = new Float64Array(1)
const HALVES = new Int32Array(FLOAT.buffer)

/**
 * A number of 53 bits for plain data (cyrb53 over its values, in their order): two states of one thing hardly ever share
 * it. Names of fields do not count, so it tells values of one type apart, not of two. No defence against an enemy.
 */
export const fingerprint = (...values: readonly unknown[]): number => {
  const state: State = { high: 0xdeadbeef, low: 0x41c6ce57 }
  for (const value of values) mixValue(state, value)
  let { high, low } = state
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

interface State {
  high: number
  low: number
}

/** So that "a", "b" is not "ab", nor 1 a text, nor a missing value an empty one. */
const TAGS = { text: 1, number: 2, object: 3, nothing: 4, no: 5, yes: 6 } as const

const mixValue = (state: State, value: unknown): void => {
  if (typeof value === 'string') {
    mix(state, TAGS.text)
    mix(state, value.length)
    mixText(state, value)
  } else if (typeof value === 'number') {
    FLOAT[0] = value
    mix(state, TAGS.number)
    mix(state, HALVES[0] ?? 0)
    mix(state, HALVES[1] ?? 0)
  } else if (typeof value === 'object' && value !== null) {
    const fields: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
    mix(state, TAGS.object)
    mix(state, fields.length)
    for (const field of fields) mixValue(state, field)
  } else mix(state, value === true ? TAGS.yes : value === false ? TAGS.no : TAGS.nothing)
}

const mix = (state: State, unit: number): void => {
  state.high = Math.imul(state.high ^ unit, 2654435761)
  state.low = Math.imul(state.low ^ unit, 1597334677)
}

const mixText = (state: State, text: string): void => {
  let { high, low } = state
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  state.high = high
  state.low = low
}
