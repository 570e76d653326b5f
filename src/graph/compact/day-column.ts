import { NO_END, NO_START } from './day-number.ts'

/** Different days in order, and the place of each row's day among them. */
export interface DayColumn {
  readonly days: Int32Array
  readonly rows: Uint32Array
}

/** Days of rows as places among the different ones: a table over all days that are met, no hash. */
export const arrangeDays = (rows: Int32Array): DayColumn => {
  let [first, last] = [NO_END, NO_START]
  for (const day of rows) {
    if (day < first && day !== NO_START) first = day
    if (day > last && day !== NO_END) last = day
  }
  // One slot before all days and one after them for what nobody knows.
  const size = Math.max(0, last - first + 1)
  const places = new Uint32Array(size + 2)
  const slots = new Uint32Array(rows.length)
  for (let row = 0; row < rows.length; row += 1) {
    const day = rows[row] ?? 0
    const slot = day === NO_START ? 0 : day === NO_END ? size + 1 : day - first + 1
    slots[row] = slot
    places[slot] = 1
  }
  const days: number[] = []
  for (const [slot, isMet] of places.entries()) {
    if (isMet === 0) continue
    places[slot] = days.length
    days.push(slot === 0 ? NO_START : slot === size + 1 ? NO_END : first + slot - 1)
  }
  for (let row = 0; row < slots.length; row += 1) slots[row] = places[slots[row] ?? 0] ?? 0
  return { days: Int32Array.from(days), rows: slots }
}
