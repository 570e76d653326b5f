/** A place on the screen, in CSS pixels. */
interface Place {
  readonly x: number
  readonly y: number
}

/** Whether a place lies within the line that was drawn, closed from its end to its beginning (even-odd rule). */
export const liesWithin = ({ x, y }: Place, line: readonly Place[]): boolean => {
  let within = false
  line.forEach((corner, at) => {
    const before = line.at(at - 1) ?? corner
    if (corner.y > y === before.y > y) return
    const crossing = corner.x + ((y - corner.y) / (before.y - corner.y)) * (before.x - corner.x)
    if (x < crossing) within = !within
  })
  return within
}
