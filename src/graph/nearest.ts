import { compareText } from './compare-text.ts'
import { foldName } from './fold-name.ts'

/** How many names are worth offering, and how long a name still is a name. */
const MAX_SUGGESTIONS = 3
const MAX_NAME_UNITS = 80

/**
 * The candidates that somebody who typed `query` may have meant, the likeliest first, at most `limit`; none when
 * nothing is close. Close means: few slips of the finger (insert, delete, change, swap: optimal string alignment),
 * or one name holds all words of the other (`Moreau`, `Ann Moreau`). Case, accents and articles do not count.
 */
export const nearest = (query: string, candidates: Iterable<string>, limit = MAX_SUGGESTIONS): string[] => {
  const wanted = foldName(query)
  if (wanted === '' || wanted.length > MAX_NAME_UNITS) return []
  const ranked: { readonly name: string; readonly slips: number }[] = []
  for (const name of new Set(candidates)) {
    const slips = slipsBetween(wanted, foldName(name))
    if (slips !== null) ranked.push({ name, slips })
  }
  ranked.sort((left, right) => left.slips - right.slips || compareText(left.name, right.name))
  return ranked.slice(0, limit).map(({ name }) => name)
}

/** The same as a sentence to end a message with: ` Did you mean "Japan" or "Japan Airlines"?`, or nothing at all. */
export const didYouMean = (query: string, candidates: Iterable<string>): string => {
  const names = nearest(query, candidates).map((name) => `"${name}"`)
  const last = names.pop()
  if (last === undefined) return ''
  return names.length === 0 ? ` Did you mean ${last}?` : ` Did you mean ${names.join(', ')} or ${last}?`
}

/** Edits from one folded name to another, the bound itself when one holds all words of the other, null when they are far apart. */
const slipsBetween = (wanted: string, name: string): number | null => {
  const bound = Math.max(1, Math.floor(Math.min(wanted.length, 18) / 3))
  const edits = Math.abs(wanted.length - name.length) > bound ? null : editDistance(wanted, name)
  if (edits !== null && edits <= bound) return edits
  return holdsWords(name, wanted) || holdsWords(wanted, name) ? bound : null
}

const holdsWords = (long: string, short: string): boolean => {
  const words = new Set(long.split(' '))
  return short !== '' && short.split(' ').every((word) => words.has(word))
}

/** Optimal string alignment distance with three rows. */
const editDistance = (left: string, right: string): number => {
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      const edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + changed,
        swapped && row > 1 && column > 1 ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      )
      current.push(edits)
    }
    beforeLast = last
    last = current
  }
  return last[right.length] ?? 0
}
