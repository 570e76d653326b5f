/** Results in the order of the items, whichever is done first; never more than `limit` items are under way or waiting. */
export async function* readInOrder<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  limit: number,
): AsyncGenerator<readonly [Item, Result]> {
  const underway: { readonly item: Item; readonly result: Promise<Result> }[] = []
  for (const item of items) {
    const result = work(item)
    // Whoever waits for it hears of a failure; until then it is no unhandled one.
    result.catch(() => undefined)
    underway.push({ item, result })
    if (underway.length < limit) continue
    const first = underway.shift()
    if (first !== undefined) yield [first.item, await first.result]
  }
  for (const { item, result } of underway) yield [item, await result]
}
