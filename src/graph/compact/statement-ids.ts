/** The ids of statements: eight bytes each for those that resolution makes, `s` and 16 hexadecimal digits. */
export interface StatementIds {
  /** The id of the statement of this number. */
  readonly at: (statement: number) => string
  /** The statement of an id, or -1. Looks through all of them. */
  readonly find: (id: string) => number
  /** Bytes held, but for ids of another form. */
  readonly bytes: () => number
}

/** Ids as they come. */
export interface StatementIdColumn {
  readonly push: (id: string) => void
  /** The ids in another order: first that of statement `order[0]`. */
  readonly arrange: (order: Uint32Array) => StatementIds
}

const FIRST_ROOM = 1024

export const createStatementIds = (expected = FIRST_ROOM): StatementIdColumn => {
  let [halves, length] = [new Uint32Array(2 * Math.max(expected, 1)), 0]
  const others = new Map<number, string>()
  return {
    push: (id) => {
      if (2 * length === halves.length) {
        const larger = new Uint32Array(halves.length * 2)
        larger.set(halves)
        halves = larger
      }
      const high = half(id, 1)
      const low = half(id, 9)
      if (id.length === 17 && id.startsWith('s') && high >= 0 && low >= 0) {
        halves[2 * length] = high
        halves[2 * length + 1] = low
      } else others.set(length, id)
      length += 1
    },
    arrange: (order) => {
      const arranged = new Uint32Array(2 * length)
      const arrangedOthers = new Map<number, string>()
      for (let statement = 0; statement < length; statement += 1) {
        const from = order[statement] ?? 0
        arranged[2 * statement] = halves[2 * from] ?? 0
        arranged[2 * statement + 1] = halves[2 * from + 1] ?? 0
        const other = others.size === 0 ? undefined : others.get(from)
        if (other !== undefined) arrangedOthers.set(statement, other)
      }
      return idsOf(arranged, arrangedOthers)
    },
  }
}

const idsOf = (halves: Uint32Array, others: ReadonlyMap<number, string>): StatementIds => ({
  at: (statement) =>
    others.get(statement) ?? `s${hex(halves[2 * statement] ?? 0)}${hex(halves[2 * statement + 1] ?? 0)}`,
  find: (id) => {
    for (const [statement, other] of others) if (other === id) return statement
    const [high, low] = [half(id, 1), half(id, 9)]
    if (id.length !== 17 || !id.startsWith('s') || high < 0 || low < 0) return -1
    for (let at = 0; at < halves.length; at += 2)
      if (halves[at + 1] === low && halves[at] === high && !others.has(at / 2)) return at / 2
    return -1
  },
  bytes: () => halves.byteLength,
})

/** Eight hexadecimal digits in lower case as a number, -1 where something else stands. */
const half = (id: string, start: number): number => {
  let [value, odd] = [0, 0]
  for (let index = start; index < start + 8; index += 1) {
    const code = id.charCodeAt(index)
    // What is no digit has bits that stay.
    odd |= code < 128 ? (DIGITS[code] ?? NO_DIGIT) : NO_DIGIT
    value = (value << 4) | (DIGITS[code & 127] ?? 0)
  }
  return (odd & NO_DIGIT) === 0 ? value >>> 0 : -1
}

const NO_DIGIT = 0x80
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code))
  return digit < 0 ? NO_DIGIT : digit
})

const hex = (value: number): string => value.toString(16).padStart(8, '0')
