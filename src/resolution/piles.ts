/** Things laid on numbered piles, for those who cannot hold all of them at once. */
export interface Piles<Item> {
  readonly put: (pile: number, item: Item) => void
  /** All of a pile, in the order in which they were put there. */
  readonly on: (pile: number) => readonly Item[]
  /** One more than the greatest pile on which something lies. */
  readonly count: () => number
}

/** Makes piles: in memory, or in a file. Items are plain data. */
export type PileMaker = <Item>() => Piles<Item>

/** Piles in memory. */
export const createPiles: PileMaker = <Item>(): Piles<Item> => {
  const piles: Item[][] = []
  return {
    put: (pile, item) => {
      while (piles.length <= pile) piles.push([])
      piles[pile]?.push(item)
    },
    on: (pile) => piles[pile] ?? [],
    count: () => piles.length,
  }
}

/** What lies on piles, from the first to the last; each pile in the order of `compare`, as often as it is gone through. */
export const everythingOn = <Item>(
  piles: Piles<Item>,
  compare?: (left: Item, right: Item) => number,
): Iterable<Item> => ({
  *[Symbol.iterator]() {
    for (let pile = 0; pile < piles.count(); pile += 1) {
      const items = piles.on(pile)
      yield* compare === undefined ? items : [...items].sort(compare)
    }
  },
})
