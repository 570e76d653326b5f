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
