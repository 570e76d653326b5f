import type { EncodedSentences, TokenIndex, TokenLayer } from '../layers.ts'
import { readNumber } from './read-number.ts'
import { TIME_WORDS } from './time-words.ts'
import type { WordClass } from './time-words.ts'

/**
 * A word as the rules for times see it: mostly a token. `mid-1980s` is two words of one token; `Jan` with its stop and
 * `twenty` `-` `five` are one word of several tokens.
 */
export interface TimeWord {
  readonly first: TokenIndex
  readonly end: TokenIndex
  readonly form: string
  /** Lower case, straight apostrophe. */
  readonly lower: string
  readonly upos: string
  /** Tag of the Penn Treebank; empty where none was given. */
  readonly xpos: string
  /** Number of its sentence, -1 outside of all. */
  readonly sentence: number
  /** What it can be in a time, with its number. */
  readonly classes: ReadonlyMap<WordClass, number>
}

/** All that times are read from. */
export type TimeInput = TokenLayer &
  EncodedSentences & { readonly upos: readonly string[]; readonly xpos?: readonly string[] }

const NOTHING: ReadonlyMap<WordClass, number> = new Map()
const PREFIXED = /^(mid|early|late|post|pre|end)[-–‑](\S+)$/iu
const FISCAL = /^(FY)[-–‑]?(\d{2}|\d{4})$/u
const OF_CENTURY = /^(\S+)[-–‑](century)$/iu
/** Longer words are no part of a time; looking at them would only cost. */
const MAX_WORD_LENGTH = 24

/** The words of a document, in order. */
export const readWords = ({ tokens, sentences, upos, xpos = [] }: TimeInput): readonly TimeWord[] => {
  const sentenceOf = numberSentences(tokens.count, sentences)
  const words: TimeWord[] = []
  for (let token = 0; token < tokens.count; token++) {
    const place = { token, upos: upos[token] ?? '', xpos: xpos[token] ?? '', sentence: sentenceOf[token] ?? -1 }
    for (const form of splitWord(tokens.form[token] ?? '')) joinWord(words, makeWord(form, place))
  }
  return words
}

const numberSentences = (count: number, sentences: EncodedSentences['sentences']): Int32Array => {
  const numbers = new Int32Array(count).fill(-1)
  sentences.forEach(({ first, end }, number) => numbers.fill(number, first, end))
  return numbers
}

const splitWord = (form: string): readonly string[] => {
  if (form.length > MAX_WORD_LENGTH) return [form]
  const found = PREFIXED.exec(form) ?? OF_CENTURY.exec(form) ?? FISCAL.exec(form)
  return found?.[1] !== undefined && found[2] !== undefined ? [found[1], found[2]] : [form]
}

interface WordPlace {
  readonly token: TokenIndex
  readonly upos: string
  readonly xpos: string
  readonly sentence: number
}

const makeWord = (form: string, { token, upos, xpos, sentence }: WordPlace): TimeWord => {
  const lower = form.toLowerCase().replaceAll('’', "'")
  return { first: token, end: token + 1, form, lower, upos, xpos, sentence, classes: classify(form, lower, upos) }
}

const classify = (form: string, lower: string, upos: string): TimeWord['classes'] => {
  if (form.length > MAX_WORD_LENGTH) return NOTHING
  const letters = TIME_WORDS.get(lower.endsWith('.') ? lower.slice(0, -1) : lower)
  if (letters) {
    const isCapital = form.charAt(0) !== lower.charAt(0)
    const meant = letters.filter((entry) => (entry.letterCase === 'any' || isCapital) && !isVerb(upos))
    return meant.length === 0 ? NOTHING : new Map(meant.map((entry) => [entry.name, entry.value]))
  }
  const numbers = /\d/u.test(form) ? readNumber(form) : []
  return numbers.length === 0 ? NOTHING : new Map(numbers)
}

/** `may`, `march`, `sat`, `spring`, `fall`, `start`, `end`, `close` as verbs are no times. */
const isVerb = (upos: string): boolean => upos === 'AUX' || upos === 'VERB'

/** Append a word, or make it one with the words before it. */
const joinWord = (words: TimeWord[], word: TimeWord): void => {
  const last = words.at(-1)
  if (last === undefined || last.sentence !== word.sentence) {
    words.push(word)
    return
  }
  if (word.lower === '.' && isShortened(last)) {
    words[words.length - 1] = { ...last, end: word.end, form: `${last.form}.` }
    return
  }
  const tens = words.at(-2)
  const number = tens && last.classes.has('DASH') ? joinNumber(tens, word) : null
  if (tens === undefined || number === null || tens.sentence !== word.sentence) words.push(word)
  else words.splice(-2, 2, { ...tens, end: word.end, form: `${tens.form}-${word.form}`, classes: number })
}

const isShortened = ({ classes }: TimeWord): boolean =>
  classes.has('SHORTMONTH') || (classes.has('ANYWEEKDAY') && !classes.has('WEEKDAY'))

/** `twenty` - `five` is 25, `twenty` - `first` the 21st. */
const joinNumber = (tens: TimeWord, ones: TimeWord): TimeWord['classes'] | null => {
  const ten = tens.classes.get('COUNT') ?? 0
  if (!/^\p{L}+$/u.test(tens.form) || !/^\p{L}+$/u.test(ones.form) || ten < 20) return null
  for (const name of ['COUNT', 'RANK'] as const) {
    const one = ones.classes.get(name)
    if (one !== undefined && one < 10) return new Map([[name, ten + one]])
  }
  return null
}
