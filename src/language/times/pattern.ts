import type { SaidTime } from './said-time.ts'
import type { WordClass } from './time-words.ts'
import type { TimeWord } from './word-sequence.ts'

/** Where a rule has matched: words `first … end` of the document. */
export interface Site {
  readonly words: readonly TimeWord[]
  readonly first: number
  readonly end: number
}

/** What the words of a pattern were. `nth` counts the words of one class from 0. */
export interface Captures {
  /** The number of a class that the pattern demands; 0 where it was left out. */
  readonly get: (name: WordClass, nth?: number) => number
  readonly has: (name: WordClass) => boolean
  /** Whether a lower-case word of the pattern was there. */
  readonly hasWord: (lower: string) => boolean
  /** A time that an earlier layer has found. */
  readonly time: (nth?: number) => SaidTime
}

/**
 * A way to say a time. A pattern is a row of words: `lower|case` words, CLASSES of `time-words.ts`, `TIME` for what an
 * earlier layer has found, `x?` and `(x y)?` for what may be left out.
 */
export interface TimeRule {
  readonly rule: string
  readonly patterns: readonly string[]
  /** What must hold around the words. */
  readonly when?: (site: Site) => boolean
  /** Null: not a time after all. */
  readonly read: (found: Captures) => SaidTime | null
  /** Texts, the time in brackets, and what it is in a paper of Wednesday, 2022-03-23. */
  readonly yes: readonly (readonly [text: string, gives: string])[]
  /** Texts in which this rule finds nothing. */
  readonly no: readonly string[]
}

/** A time found: words `first … end`. */
export interface TimeMatch {
  readonly first: number
  readonly end: number
  readonly said: SaidTime
  readonly rule: string
}

interface Element {
  readonly literals: ReadonlySet<string>
  readonly classes: readonly WordClass[]
  readonly takesTime: boolean
}

interface CompiledPattern {
  readonly rule: TimeRule
  readonly elements: readonly Element[]
}

/** Patterns by what their first word can be. */
export type CompiledRules = ReadonlyMap<string, readonly CompiledPattern[]>

const TIME = 'TIME'
/** No time is longer; times within times within times end here. */
const MAX_WORDS_OF_TIME = 24

/** Make rules ready to match. */
export const compileRules = (rules: readonly TimeRule[]): CompiledRules => {
  const index = new Map<string, CompiledPattern[]>()
  for (const rule of rules) {
    for (const row of rule.patterns.flatMap(expandPattern)) {
      const elements = row.map(compileElement)
      for (const key of row[0]?.split('|') ?? []) index.set(key, [...(index.get(key) ?? []), { rule, elements }])
    }
  }
  return index
}

/** All rows of words without question marks that a pattern stands for. */
export const expandPattern = (pattern: string): readonly (readonly string[])[] => {
  const outer: string[][][] = []
  let rows: string[][] = [[]]
  for (const [part] of pattern.matchAll(/\(|\)\?|[^\s()]+/gu)) {
    if (part === '(') {
      outer.push(rows)
      rows = [[]]
    } else if (part === ')?') {
      const inner = rows
      const before = outer.pop() ?? [[]]
      rows = before.flatMap((row) => [...inner.map((more) => [...row, ...more]), row])
    } else {
      const word = part.replace(/\?$/u, '')
      rows = rows.flatMap((row) => (part === word ? [[...row, word]] : [[...row, word], row]))
    }
  }
  return rows
}

const isClass = (option: string): option is WordClass => /^[A-Z]+$/u.test(option) && option !== TIME

const compileElement = (options: string): Element => {
  const list = options.split('|')
  return {
    literals: new Set(list.filter((option) => !/^[A-Z]+$/u.test(option))),
    classes: list.filter(isClass),
    takesTime: list.includes(TIME),
  }
}

/** Every match of the rules that begins with word `first`. `times`: the longest of the layer before, by first word. */
export const matchAt = (
  rules: CompiledRules,
  words: readonly TimeWord[],
  first: number,
  times: readonly (TimeMatch | undefined)[],
): readonly TimeMatch[] => {
  const word = words[first]
  if (word === undefined) return []
  const keys = [word.lower, ...word.classes.keys(), ...(times[first] ? [TIME] : [])]
  const matches: TimeMatch[] = []
  for (const pattern of keys.flatMap((key) => rules.get(key) ?? [])) {
    const match = matchPattern(pattern, words, first, times)
    if (match) matches.push(match)
  }
  return matches
}

const matchPattern = (
  { rule, elements }: CompiledPattern,
  words: readonly TimeWord[],
  first: number,
  times: readonly (TimeMatch | undefined)[],
): TimeMatch | null => {
  const taken: TimeWord[] = []
  const said: SaidTime[] = []
  let next = first
  for (const element of elements) {
    const word = words[next]
    if (word === undefined || word.sentence !== words[first]?.sentence) return null
    const time = element.takesTime ? times[next] : undefined
    if (time) {
      said.push(time.said)
      next = time.end
    } else if (element.literals.has(word.lower) || element.classes.some((name) => word.classes.has(name))) {
      taken.push(word)
      next++
    } else return null
  }
  if (next - first > MAX_WORDS_OF_TIME || rule.when?.({ words, first, end: next }) === false) return null
  const read = rule.read(captures(taken, said))
  return read && { first, end: next, said: read, rule: rule.rule }
}

const captures = (taken: readonly TimeWord[], said: readonly SaidTime[]): Captures => {
  const all = (name: WordClass): readonly number[] => taken.flatMap(({ classes }) => classes.get(name) ?? [])
  return {
    get: (name, nth = 0) => all(name)[nth] ?? 0,
    has: (name) => taken.some(({ classes }) => classes.has(name)),
    hasWord: (lower) => taken.some((word) => word.lower === lower),
    time: (nth = 0) => said[nth] ?? { kind: 'unknown' },
  }
}
