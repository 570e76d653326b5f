/** Longer words have no slips. */
const MAX_LETTERS = 64

/** Sorted words, each with the numbers of the lists that hold it. */
export interface WordList {
  readonly at: (index: number) => string
  /** From, and up to without, the words that begin so. */
  readonly beginningWith: (beginning: string) => readonly [from: number, to: number]
  /** Words at most so many slips away (insert, delete, change; a swap counts two). */
  readonly near: (word: string, slips: number) => readonly { readonly index: number; readonly slips: number }[]
  readonly each: (index: number, visit: (list: number) => void) => void
}

/** Words as a sorted list with postings in one typed array. */
export const createWordList = (lists: readonly (readonly string[])[]): WordList => {
  const numbers = new Map<string, number>()
  const found: number[] = []
  const owners: number[] = []
  for (const [list, words] of lists.entries()) {
    for (const word of words.length > 1 ? new Set(words) : words) {
      let number = numbers.get(word)
      if (number === undefined) numbers.set(word, (number = numbers.size))
      found.push(number)
      owners.push(list)
    }
  }
  const sorted = [...numbers.keys()].sort()
  const places = new Uint32Array(sorted.length)
  for (const [place, word] of sorted.entries()) places[numbers.get(word) ?? 0] = place
  const starts = new Uint32Array(sorted.length + 1)
  for (const number of found) bump(starts, (places[number] ?? 0) + 1)
  for (let index = 0; index < sorted.length; index += 1)
    starts[index + 1] = (starts[index + 1] ?? 0) + (starts[index] ?? 0)
  const next = starts.slice()
  const postings = new Uint32Array(found.length)
  for (const [index, number] of found.entries()) postings[bump(next, places[number] ?? 0)] = owners[index] ?? 0
  return {
    at: (index) => sorted[index] ?? '',
    beginningWith: (beginning) => [lowerBound(sorted, beginning, 0), endOf(sorted, beginning, 0)],
    near: (word, slips) => (slips === 0 || word.length > MAX_LETTERS ? [] : nearWords(sorted, word, slips)),
    each: (index, visit) => {
      const end = starts[index + 1] ?? 0
      for (let at = starts[index] ?? 0; at < end; at += 1) visit(postings[at] ?? 0)
    },
  }
}

const bump = (counts: Uint32Array, index: number): number => {
  const before = counts[index] ?? 0
  counts[index] = before + 1
  return before
}

const lowerBound = (sorted: readonly string[], wanted: string, from: number): number => {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Where the words that begin so end. */
const endOf = (sorted: readonly string[], beginning: string, from: number): number => {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const word = sorted[middle] ?? ''
    if (word < beginning || word.startsWith(beginning)) low = middle + 1
    else high = middle
  }
  return low
}

/** Levenshtein over a sorted list: rows of a common beginning are worked out once, dead beginnings are leapt over. */
const nearWords = (sorted: readonly string[], word: string, most: number): { index: number; slips: number }[] => {
  const width = word.length + 1
  const depth = word.length + most + 1
  const rows = new Uint8Array((depth + 1) * width)
  for (let column = 0; column < width; column += 1) rows[column] = column
  const found: { index: number; slips: number }[] = []
  let previous = ''
  for (let index = 0; index < sorted.length;) {
    const candidate = sorted[index] ?? ''
    let shared = 0
    while (shared < previous.length && previous.charCodeAt(shared) === candidate.charCodeAt(shared)) shared += 1
    let row = Math.min(shared, depth - 1)
    let isDead = false
    for (; row < candidate.length && !isDead; row += 1) {
      isDead = row >= depth - 1 || fillRow(rows, width, row, candidate.charCodeAt(row), word) > most
    }
    previous = candidate.slice(0, row)
    if (isDead) {
      index = Math.max(index + 1, endOf(sorted, previous, index))
      previous = previous.slice(0, -1)
      continue
    }
    const slips = rows[candidate.length * width + width - 1] ?? 255
    if (slips <= most) found.push({ index, slips })
    index += 1
  }
  return found
}

/** The row below `row` for one more letter; gives the smallest number in it. */
const fillRow = (rows: Uint8Array, width: number, row: number, letter: number, word: string): number => {
  const above = row * width
  const here = above + width
  let least = (rows[here] = row + 1)
  for (let column = 1; column < width; column += 1) {
    const changed = (rows[above + column - 1] ?? 0) + (word.charCodeAt(column - 1) === letter ? 0 : 1)
    const cost = Math.min(changed, (rows[above + column] ?? 0) + 1, (rows[here + column - 1] ?? 0) + 1)
    rows[here + column] = cost
    if (cost < least) least = cost
  }
  return least
}
