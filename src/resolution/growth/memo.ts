/** Answers by key that are fetched together, between two attempts of the work that asks for them. */
export interface Memo<Answer> {
  /** Undefined until it has been fetched: then the work has to be tried again. */
  readonly get: (key: string) => Answer | undefined
  readonly isComplete: () => boolean
  readonly fetch: () => Promise<void>
}

/** `load` is given the keys that were asked for; what it leaves out has the answer `none`. */
export const createMemo = <Answer>(
  load: (keys: readonly string[]) => Promise<Iterable<readonly [string, Answer]>>,
  none: Answer,
): Memo<Answer> => {
  const known = new Map<string, Answer>()
  const missing = new Set<string>()
  return {
    get: (key) => {
      const answer = known.get(key)
      if (answer !== undefined) return answer
      missing.add(key)
      return undefined
    },
    isComplete: () => missing.size === 0,
    fetch: async () => {
      if (missing.size === 0) return
      const keys = [...missing]
      missing.clear()
      for (const key of keys) known.set(key, none)
      for (const [key, answer] of await load(keys)) known.set(key, answer)
    },
  }
}

/** A row for each key. */
export const byKey =
  <Row>(load: (keys: readonly string[]) => Promise<readonly Row[]>, keyOf: (row: Row) => string) =>
  async (keys: readonly string[]): Promise<(readonly [string, Row])[]> =>
    (await load(keys)).map((row) => [keyOf(row), row] as const)

/** All rows of each key. */
export const listsByKey =
  <Row>(load: (keys: readonly string[]) => Promise<readonly Row[]>, keyOf: (row: Row) => string) =>
  async (keys: readonly string[]): Promise<Map<string, Row[]>> => {
    const lists = new Map<string, Row[]>()
    for (const row of await load(keys)) {
      const list = lists.get(keyOf(row))
      if (list === undefined) lists.set(keyOf(row), [row])
      else list.push(row)
    }
    return lists
  }
