const FLOAT = new Float64Array(1)
const HALVES = new Int32Array(FLOAT.buffer)

/** Fingerprints are below this: the sum of two of them is still exact. */
export const FINGERPRINTS = 2 ** 52

/** The sum of fingerprints with another one. */
export const addPrint = (sum: number, print: number): number => {
  const more = sum + print
  return more < FINGERPRINTS ? more : more - FINGERPRINTS
}

/** The sum of fingerprints without one of them. */
export const takePrint = (sum: number, print: number): number => {
  const less = sum - print
  return less < 0 ? less + FINGERPRINTS : less
}

/**
 * A number of 52 bits for plain data (after cyrb53, over its values in their order): two states of one thing hardly ever
 * share it. Names of fields do not count, so it tells values of one type apart, not of two. Data that went through JSON
 * has the number that it had: a field without a value is none. No defence against an enemy.
 */
export const fingerprint = (...values: readonly unknown[]): number => {
  const state: State = { high: 0xdeadbeef, low: 0x41c6ce57 }
  for (const value of values) mixValue(state, value)
  let { high, low } = state
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (1048575 & low) + (high >>> 0)
}

interface State {
  high: number
  low: number
}

/** So that "a", "b" is not "ab", nor 1 a text, nor a missing value an empty one. */
const TAGS = { text: 1, number: 2, list: 3, record: 4, end: 5, nothing: 6, no: 7, yes: 8 } as const

const mixValue = (state: State, value: unknown): void => {
  if (typeof value === 'string') {
    mix(state, TAGS.text + (value.length << 4))
    mixText(state, value)
  } else if (typeof value === 'number') {
    FLOAT[0] = value
    mix(state, TAGS.number)
    mix(state, HALVES[0] ?? 0)
    mix(state, HALVES[1] ?? 0)
  } else if (Array.isArray(value)) {
    mix(state, TAGS.list)
    for (const item of value) mixValue(state, item)
    mix(state, TAGS.end)
  } else if (typeof value === 'object' && value !== null) {
    mix(state, TAGS.record)
    // Twice as quick as a list of the values.
    for (const field in value) {
      const inner = (value as Readonly<Record<string, unknown>>)[field]
      if (inner !== undefined) mixValue(state, inner)
    }
    mix(state, TAGS.end)
  } else mix(state, value === true ? TAGS.yes : value === false ? TAGS.no : TAGS.nothing)
}

const mix = (state: State, unit: number): void => {
  state.high = Math.imul(state.high ^ unit, 2654435761)
  state.low = Math.imul(state.low ^ unit, 1597334677)
}

/** Two units at a time; shifts bring down what the upper one has changed. */
const mixText = (state: State, text: string): void => {
  let { high, low } = state
  for (let index = 0; index < text.length; index += 2) {
    const pair = text.charCodeAt(index) | (index + 1 < text.length ? text.charCodeAt(index + 1) << 16 : 0)
    high = Math.imul(high ^ pair, 2654435761)
    low = Math.imul(low ^ pair, 1597334677)
    high ^= high >>> 15
    low ^= low >>> 13
  }
  state.high = high
  state.low = low
}
