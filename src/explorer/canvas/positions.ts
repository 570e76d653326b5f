export interface Point {
  readonly x: number
  readonly y: number
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
const SPACING = 10

/** A sunflower: the first id in the middle, the others around it; the same ids always land on the same places. */
export const spiralPositions = (ids: readonly string[]): ReadonlyMap<string, Point> =>
  new Map(
    ids.map((id, at) => {
      const radius = SPACING * Math.sqrt(at + 0.5)
      return [id, { x: radius * Math.cos(at * GOLDEN_ANGLE), y: radius * Math.sin(at * GOLDEN_ANGLE) }]
    }),
  )

/**
 * Places for nodes that came after the others were arranged: each beside its neighbours, else where the sunflower has
 * it. Those that have a place keep it.
 */
export const placeNewcomers = (
  order: readonly string[],
  places: ReadonlyMap<string, Point>,
  neighboursOf: (id: string) => readonly string[],
): ReadonlyMap<string, Point> => {
  const seeds = spiralPositions(order)
  return new Map(
    order.map((id, at) => {
      const known = places.get(id)
      if (known) return [id, known]
      const near = neighboursOf(id).flatMap((other) => places.get(other) ?? [])
      const middle = (axis: 'x' | 'y') => near.reduce((sum, point) => sum + point[axis], 0) / near.length
      if (near.length === 0) return [id, seeds.get(id) ?? { x: 0, y: 0 }]
      const angle = at * GOLDEN_ANGLE
      return [id, { x: middle('x') + SPACING * Math.cos(angle), y: middle('y') + SPACING * Math.sin(angle) }]
    }),
  )
}
