import type { TimeMatch } from './pattern.ts'
import type { Lean } from './recurrence.ts'
import type { TimeWord } from './word-sequence.ts'

const MAX_WORDS_TO_VERB = 20
const MAX_WORDS_OF_GROUP = 6
const FUTURE = new Set(['will', "'ll", 'shall', 'wo'])
const UNSURE = new Set("would could should can may might must is are am be do does 're 'm".split(' '))
/** What is to come is due or set: `the talks due on Friday`, `was set for Friday`. */
const DUE = new Set(['due', 'set', 'scheduled', 'slated', 'planned', 'expected', 'upcoming'])
/** Before an infinitive these make a plan: `agreed to meet on Friday`. */
const PLANNING = new Set(
  'is are going plan plans agreed agree agrees expects intends hopes vowed promised pledged ready bound'.split(' '),
)

/**
 * Whether the words around a time speak of the past or of what is to come, by the nearest verb before it, else the nearest
 * after it, in its sentence: `will` and plans are the future, a finite verb the past, all else says nothing.
 */
export const readLean = (words: readonly TimeWord[], { first, end }: TimeMatch): Lean => {
  const sentence = words[first]?.sentence
  for (let index = first - 1; index >= first - MAX_WORDS_TO_VERB; index--) {
    const word = words[index]
    if (word?.sentence !== sentence || opensClause(word)) break
    if (index >= first - MAX_WORDS_OF_GROUP && isDue(words, index)) return 'future'
    if (isVerb(word)) return readGroup(words, index)
  }
  for (let index = end; index < end + MAX_WORDS_TO_VERB; index++) {
    const word = words[index]
    if (word?.sentence !== sentence) break
    if (isVerb(word)) return readGroup(words, lastOfGroup(words, index))
  }
  return 'nearest'
}

/** What stands before `that` or a quotation mark is another clause: `said that on Friday they will meet`. */
const opensClause = (word: TimeWord | undefined): boolean =>
  word?.upos === 'SCONJ' || (word !== undefined && /^["“«]$/u.test(word.form))

const isVerb = (word: TimeWord | undefined): boolean => word?.upos === 'VERB' || word?.upos === 'AUX'

/** The last verb of `will be held`, from its first. */
const lastOfGroup = (words: readonly TimeWord[], first: number): number => {
  let last = first
  for (let index = first + 1; index <= first + MAX_WORDS_OF_GROUP; index++) {
    const word = words[index]
    if (word?.sentence !== words[first]?.sentence || !isGroupWord(word)) break
    if (isVerb(word)) last = index
  }
  return last
}

const isGroupWord = (word: TimeWord | undefined): boolean =>
  isVerb(word) || word?.upos === 'PART' || word?.upos === 'ADV'

/** Read `will not meet`, `is to be held`, `met` from its last word back. */
const readGroup = (words: readonly TimeWord[], last: number): Lean => {
  let lean: Lean = isFinitePast(words[last]) ? 'past' : 'nearest'
  for (let index = last; index > last - MAX_WORDS_OF_GROUP; index--) {
    const word = words[index]
    if (word === undefined || word.sentence !== words[last]?.sentence || !isGroupWord(word)) break
    if (FUTURE.has(word.lower)) return 'future'
    if (word.lower === 'to') return isPlanned(words[index - 1]) ? 'future' : 'nearest'
    if (word.upos === 'AUX') lean = UNSURE.has(word.lower) ? 'nearest' : 'past'
  }
  return lean
}

const isPlanned = (word: TimeWord | undefined): boolean =>
  word !== undefined && (DUE.has(word.lower) || PLANNING.has(word.lower))

/** `set` is of the future only in `set for` and `set to`. */
const isDue = (words: readonly TimeWord[], index: number): boolean => {
  const [word, next] = [words[index]?.lower ?? '', words[index + 1]?.lower ?? '']
  return DUE.has(word) && (word !== 'set' || next === 'for' || next === 'to')
}

/** Not a participle in -ing, nor the third person of the present. */
const isFinitePast = (word: TimeWord | undefined): boolean => word !== undefined && !/(?:ing|[^s]s)$/u.test(word.lower)
