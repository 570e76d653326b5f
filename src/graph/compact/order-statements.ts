/** The columns by which statements are ordered. Relations and times are numbers that sort as what they stand for. */
export interface OrderColumns {
  readonly subjects: Uint32Array
  readonly objects: Uint32Array
  readonly relations: Uint32Array
  readonly times: Uint32Array
}

/** An order, and where the run of each end begins in it. */
export interface GroupedOrder {
  /** Statements as they came, in the new order. */
  readonly order: Uint32Array
  readonly start: Uint32Array
}

/** How many different values there are. */
export interface OrderLimits {
  readonly entities: number
  readonly relations: number
  readonly times: number
}

/**
 * Statements grouped by subject and grouped by object, within each group by relation, then time, then as they came.
 * Counting sorts from the last key to the first: the cost grows with the statements alone.
 */
export const orderStatements = (
  { subjects, objects, relations, times }: OrderColumns,
  limits: OrderLimits,
): { readonly out: GroupedOrder; readonly in: GroupedOrder } => {
  let order = new Uint32Array(subjects.length)
  for (let row = 0; row < order.length; row += 1) order[row] = row
  order = group(order, times, limits.times).order
  order = group(order, relations, limits.relations).order
  return { out: group(order, subjects, limits.entities), in: group(order, objects, limits.entities) }
}

const group = (
  order: Uint32Array,
  keys: Uint32Array,
  groups: number,
): { order: Uint32Array<ArrayBuffer>; start: Uint32Array } => {
  const start = new Uint32Array(groups + 1)
  for (const key of keys) start[key + 1] = (start[key + 1] ?? 0) + 1
  for (let key = 1; key <= groups; key += 1) start[key] = (start[key] ?? 0) + (start[key - 1] ?? 0)
  const next = start.slice()
  const sorted = new Uint32Array(order.length)
  for (const row of order) {
    const key = keys[row] ?? 0
    const target = next[key] ?? 0
    sorted[target] = row
    next[key] = target + 1
  }
  return { order: sorted, start }
}
