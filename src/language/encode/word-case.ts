/** What Python's `str.isdigit` takes for a digit: raised and lowered ones too, no fractions or Roman numerals. */
const DIGIT = /[\p{Nd}²³¹⁰⁴-⁹₀-₉]/u

/** How a word is written, by the order of `CASES` in training/relata_training/labels.py. */
export const wordCase = (word: string): number => {
  if (DIGIT.test(word)) return 5
  const letters = word.match(/\p{L}/gu)
  if (letters === null) return 6
  const isUpper = letters.map((letter) => letter !== letter.toLowerCase())
  const isLower = letters.map((letter) => letter !== letter.toUpperCase())
  if (letters.length === 1 && isUpper[0]) return 7
  if (isLower.every(Boolean)) return 1
  if (isUpper.every(Boolean)) return 3
  if (isUpper[0] && isLower.slice(1).every(Boolean)) return 2
  return 4
}
