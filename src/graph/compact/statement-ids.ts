/** The ids of statements: eight bytes each for those that resolution makes, `s` and 16 hexadecimal digits. */
export interface StatementIds {
  /** The id of the statement of this number. */
  readonly at: (statement: number) => string
  /** The statement of an id, or -1. Looks through all of them. */
  readonly find: (id: string) => number
  /** Bytes held, but for ids of another form. */
  readonly bytes: () => number
}

/** Write the two halves of an id at `at` and after it; whether the id is of the form that resolution makes. */
export const packStatementId = (id: string, halves: Int32Array, at: number): boolean => {
  if (id.length !== ID_LENGTH || id.charCodeAt(0) !== FIRST_UNIT) return false
  let [high, low, odd] = [0, 0, 0]
  for (let index = 1; index <= DIGITS_A_HALF; index += 1) {
    const [upper, lower] = [id.charCodeAt(index), id.charCodeAt(index + DIGITS_A_HALF)]
    const [upperDigit, lowerDigit] = [DIGITS[upper & 127] ?? 0, DIGITS[lower & 127] ?? 0]
    // What is no digit has a bit that stays, here or in the table.
    odd |= upper | lower | upperDigit | lowerDigit
    high = (high << 4) | upperDigit
    low = (low << 4) | lowerDigit
  }
  halves[at] = high
  halves[at + 1] = low
  return odd < NO_DIGIT
}

/** The ids of which these are the halves, but for `others`, which are of another form. */
export const createStatementIds = (halves: Uint32Array, others: ReadonlyMap<number, string>): StatementIds => ({
  at: (statement) =>
    others.get(statement) ?? `s${hex(halves[2 * statement] ?? 0)}${hex(halves[2 * statement + 1] ?? 0)}`,
  find: (id) => {
    for (const [statement, other] of others) if (other === id) return statement
    const wanted = new Int32Array(2)
    if (!packStatementId(id, wanted, 0)) return -1
    const [high = 0, low = 0] = new Uint32Array(wanted.buffer)
    for (let at = 0; at < halves.length; at += 2)
      if (halves[at + 1] === low && halves[at] === high && !others.has(at / 2)) return at / 2
    return -1
  },
  bytes: () => halves.byteLength,
})

const [ID_LENGTH, DIGITS_A_HALF, FIRST_UNIT] = [17, 8, 's'.charCodeAt(0)]
const NO_DIGIT = 0x80
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code))
  return digit < 0 ? NO_DIGIT : digit
})

const hex = (value: number): string => value.toString(16).padStart(8, '0')
