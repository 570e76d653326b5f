/** What English words look like; from `data/lexicons/base-verbs.txt`, `verb-forms.tsv` and `nouns-in-ie.txt` (WordNet). */
export interface WordFormData {
  /** Singular nouns in -ie: `movie`. */
  readonly nounsInIe: ReadonlySet<string>
  readonly bases: ReadonlySet<string>
  /** Irregular forms: `sought` → `seek`. */
  readonly irregular: ReadonlyMap<string, string>
}

/**
 * The base of an inflected verb where the guessed lemma is no verb: irregular forms by table, the others by undoing
 * their ending until a known verb remains (WordNet's morphy). Else the guess stands.
 */
export const verbBase = (form: string, guess: string, data: WordFormData): string => {
  const lower = form.toLowerCase()
  const irregular = data.irregular.get(lower)
  if (irregular !== undefined && guess === lower) return irregular
  if (data.bases.has(guess) && (guess !== lower || !/(?:ed|ing)$/u.test(lower))) return respelt(lower, guess, data)
  if (irregular !== undefined) return irregular
  return candidates(lower).find((candidate) => data.bases.has(candidate)) ?? guess
}

/** `waging` is of `wage`, since `wag` would double its last letter; `putting` is of `put` rather than of `putt`. */
const respelt = (form: string, guess: string, data: WordFormData): string => {
  const stem = /^(.+)(?:ing|ed)$/u.exec(form)?.[1]
  if (stem === undefined || guess !== stem) return guess
  if (/^[^aeiou]*[aeiou][^aeiouwxy]$/u.test(stem) && data.bases.has(`${stem}e`)) return `${stem}e`
  return /([^lsfz])\1$/u.test(stem) && data.bases.has(stem.slice(0, -1)) ? stem.slice(0, -1) : guess
}

const candidates = (form: string): string[] => {
  const prefixed = /^(?:re|over|out|under|mis|un|co-?|pre-?)(?=\p{L}{4})/u.exec(form)
  const own = endings(form)
  return prefixed === null
    ? own
    : [...own, ...endings(form.slice(prefixed[0].length)).map((base) => prefixed[0] + base)]
}

const endings = (form: string): string[] => {
  const stem = /^(.+?)(?:ing|ed)$/u.exec(form)?.[1]
  if (stem !== undefined) {
    const undoubled = /(.)\1$/u.test(stem) ? [stem.slice(0, -1)] : []
    const y = stem.endsWith('i') ? [`${stem.slice(0, -1)}y`] : []
    return [`${stem}e`, ...undoubled, stem, ...y].sort((left, right) => rank(left, stem) - rank(right, stem))
  }
  if (form.endsWith('ies')) return [`${form.slice(0, -3)}y`, form.slice(0, -1)]
  if (form.endsWith('es')) return [form.slice(0, -1), form.slice(0, -2)]
  return form.endsWith('s') ? [form.slice(0, -1), form] : [form]
}

/** After two consonants or two vowels the bare stem is likelier than one with `e`. */
const rank = (candidate: string, stem: string): number =>
  candidate === stem
    ? /(?:[^aeiou]{2}|[aeiou]{2}.)$/u.test(stem) && !/(?:[cgsvzu]|[^aeiou]l)$/u.test(stem)
      ? 0
      : 2
    : 1

/** `authorities` is of `authority`, not of `authoritie`. */
export const nounBase = (guess: string, data: WordFormData): string =>
  guess.length > 4 && guess.endsWith('ie') && !data.nounsInIe.has(guess.toLowerCase())
    ? `${guess.slice(0, -2)}y`
    : guess
