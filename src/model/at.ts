/** The item at an index that must exist; a `RangeError` tells where the reasoning went wrong. */
export const at = <Item>(list: ArrayLike<Item>, index: number): Item => {
  const item = list[index]
  if (item === undefined) throw new RangeError(`No item at ${index} of ${list.length}`)
  return item
}
