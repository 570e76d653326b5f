/** What resolution needs of a set; `Set` has it too. */
export interface KeySet<Key> extends Iterable<Key> {
  readonly size: number
  readonly has: (key: Key) => boolean
  readonly add: (key: Key) => unknown
  readonly keys: () => Iterable<Key>
}

/** What resolution needs of a map; `Map` has it too. */
export interface KeyMap<Key, Value> extends Iterable<readonly [Key, Value]> {
  readonly size: number
  readonly has: (key: Key) => boolean
  readonly get: (key: Key) => Value | undefined
  readonly set: (key: Key, value: Value) => unknown
  readonly keys: () => Iterable<Key>
  readonly values: () => Iterable<Value>
}

/** From here on looking through a list costs more than a table. */
const MANY = 12

/** What stands in place of a key that is not there. */
const NONE = Symbol('none')

/** Sets and maps that mostly have no key or one, of which there are millions: `Set` and `Map` take two hundred bytes each. */
export class FewEntries<Key, Value> implements KeyMap<Key, Value> {
  private first: Key | typeof NONE = NONE
  private value: Value | null = null
  /** All but the first, keys and values by turns; a map where there are many. */
  private rest: readonly (Key | Value)[] | Map<Key, Value> | null = null

  get size(): number {
    if (this.first === NONE) return 0
    return 1 + (this.rest === null ? 0 : isList(this.rest) ? this.rest.length / 2 : this.rest.size)
  }

  has(key: Key): boolean {
    if (this.first === key) return true
    return this.rest !== null && (isList(this.rest) ? placeOf(this.rest, key) >= 0 : this.rest.has(key))
  }

  get(key: Key): Value | undefined {
    if (this.first === key) return this.value as Value
    if (this.rest === null) return undefined
    if (!isList(this.rest)) return this.rest.get(key)
    const place = placeOf(this.rest, key)
    return place < 0 ? undefined : (this.rest[place + 1] as Value)
  }

  set(key: Key, value: Value): this {
    if (this.first === NONE || this.first === key) {
      this.first = key
      this.value = value
    } else if (this.rest === null) this.rest = [key, value]
    else if (!isList(this.rest)) this.rest.set(key, value)
    else {
      const place = placeOf(this.rest, key)
      // A new list of the right length: one that grows by itself keeps room for sixteen more.
      if (place >= 0) this.rest = [...this.rest.slice(0, place + 1), value, ...this.rest.slice(place + 2)]
      else if (this.rest.length < 2 * MANY) this.rest = [...this.rest, key, value]
      else this.rest = new Map(pairsOf<Key, Value>(this.rest)).set(key, value)
    }
    return this
  }

  *keys(): Iterable<Key> {
    for (const [key] of this) yield key
  }

  *values(): Iterable<Value> {
    for (const [, value] of this) yield value
  }

  *[Symbol.iterator](): Iterator<readonly [Key, Value]> {
    if (this.first === NONE) return
    yield [this.first, this.value as Value]
    if (this.rest !== null) yield* isList(this.rest) ? pairsOf<Key, Value>(this.rest) : this.rest
  }
}

/** The same as a set. */
export class FewKeys<Key> implements KeySet<Key> {
  private first: Key | typeof NONE = NONE
  private rest: readonly Key[] | Set<Key> | null = null

  get size(): number {
    if (this.first === NONE) return 0
    return 1 + (this.rest === null ? 0 : isList(this.rest) ? this.rest.length : this.rest.size)
  }

  has(key: Key): boolean {
    if (this.first === key) return true
    return this.rest !== null && (isList(this.rest) ? this.rest.includes(key) : this.rest.has(key))
  }

  add(key: Key): this {
    if (this.has(key)) return this
    if (this.first === NONE) this.first = key
    else if (this.rest === null) this.rest = [key]
    else if (!isList(this.rest)) this.rest.add(key)
    else this.rest = this.rest.length < MANY ? [...this.rest, key] : new Set([...this.rest, key])
    return this
  }

  *keys(): Iterable<Key> {
    if (this.first === NONE) return
    yield this.first
    if (this.rest !== null) yield* this.rest
  }

  [Symbol.iterator](): Iterator<Key> {
    return this.keys()[Symbol.iterator]()
  }
}

const isList = <Item, Other>(held: readonly Item[] | Other): held is readonly Item[] => Array.isArray(held)

const placeOf = <Item>(list: readonly Item[], key: Item): number => {
  for (let place = 0; place < list.length; place += 2) if (list[place] === key) return place
  return -1
}

function* pairsOf<Key, Value>(list: readonly (Key | Value)[]): Generator<readonly [Key, Value]> {
  for (let place = 0; place < list.length; place += 2) yield [list[place] as Key, list[place + 1] as Value]
}
