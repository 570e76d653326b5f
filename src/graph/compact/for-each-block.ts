/** A block and what is read of it stay in the processor's cache; reading a block anew costs next to nothing. */
const ITEMS_A_BLOCK = 256

/**
 * Show items in blocks; the array is used again for the next. Objects lie all over memory: loops that read one field of
 * every object of a block wait for several of them at once, one that reads all fields of each waits for one at a time.
 */
export const forEachBlock = <Item>(items: Iterable<Item>, visit: (block: readonly Item[]) => void): void => {
  const block: Item[] = []
  let length = 0
  for (const item of items) {
    block[length] = item
    length += 1
    if (length < ITEMS_A_BLOCK) continue
    visit(block)
    length = 0
  }
  block.length = length
  if (length > 0) visit(block)
}

/** Go through numbers from 0 to below `count` in ranges: a function called for each is compiled early in a long work. */
export const forEachRange = (count: number, visit: (first: number, end: number) => void): void => {
  for (let first = 0; first < count; first += ITEMS_A_BLOCK) visit(first, Math.min(first + ITEMS_A_BLOCK, count))
}
