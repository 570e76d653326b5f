import { at } from '../model/index.ts'

/**
 * The assignment of rows to columns with the greatest sum, each row and column at most once (Hungarian algorithm,
 * Kuhn 1955, in the O(n²m) form of Jonker and Volgenant). Gives the column of each row, -1 where a row has none.
 */
export const bestAssignment = (weights: readonly (readonly number[])[]): number[] => {
  const rows = weights.length
  const columns = weights[0]?.length ?? 0
  if (rows === 0 || columns === 0) return new Array<number>(rows).fill(-1)
  if (rows > columns) return invert(bestAssignment(transpose(weights)), rows)
  const potentials = { row: new Float64Array(rows + 1), column: new Float64Array(columns + 1) }
  const rowOf = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) augment(weights, row, rowOf, potentials)
  const assignment = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= columns; column++)
    if (at(rowOf, column) > 0) assignment[at(rowOf, column) - 1] = column - 1
  return assignment
}

interface Potentials {
  readonly row: Float64Array
  readonly column: Float64Array
}

/** Find the cheapest path from a new row to a free column, and take it. Column 0 is the start of the path. */
const augment = (
  weights: readonly (readonly number[])[],
  start: number,
  rowOf: Int32Array,
  potentials: Potentials,
): void => {
  const size = rowOf.length
  const slack = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(size)
  const visited = new Uint8Array(size)
  rowOf[0] = start
  let column = 0
  do {
    visited[column] = 1
    const row = at(rowOf, column)
    let delta = Number.POSITIVE_INFINITY
    let next = 0
    for (let other = 1; other < size; other++) {
      if (at(visited, other) === 1) continue
      const cost = -at(at(weights, row - 1), other - 1) - at(potentials.row, row) - at(potentials.column, other)
      if (cost < at(slack, other)) [slack[other], before[other]] = [cost, column]
      if (at(slack, other) < delta) [delta, next] = [at(slack, other), other]
    }
    shift(rowOf, visited, slack, potentials, delta)
    column = next
  } while (at(rowOf, column) !== 0)
  while (column !== 0) {
    const previous = at(before, column)
    rowOf[column] = at(rowOf, previous)
    column = previous
  }
}

const shift = (
  rowOf: Int32Array,
  visited: Uint8Array,
  slack: Float64Array,
  { row, column }: Potentials,
  delta: number,
): void => {
  for (let other = 0; other < rowOf.length; other++) {
    if (at(visited, other) === 1) {
      const owner = at(rowOf, other)
      row[owner] = at(row, owner) + delta
      column[other] = at(column, other) - delta
    } else slack[other] = at(slack, other) - delta
  }
}

const transpose = (weights: readonly (readonly number[])[]): number[][] =>
  at(weights, 0).map((_, column) => weights.map((row) => at(row, column)))

const invert = (assignment: readonly number[], size: number): number[] => {
  const inverse = new Array<number>(size).fill(-1)
  assignment.forEach((target, source) => {
    if (target >= 0) inverse[target] = source
  })
  return inverse
}
